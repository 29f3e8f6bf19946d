"""Damage done from outside, to packages that the product itself wrote, judged by `khoso check-package` alone: it shares nothing with the
tests of the packaging bundle, neither the packages nor the ways to break them."""
import os, random, re, shutil, struct, zipfile
from pathlib import Path

REP = 'representations/rep1/'
# each kind of file that a package has, by how its path looks; every one of them is broken in every way
FILES = {'data': REP + 'data/.+', 'EAD': 'metadata/descriptive/EAD[.]xml', 'description': REP + 'metadata/descriptive/.+', 'PREMIS': 'metadata/preservation/.+',
         'rep1 PREMIS': REP + 'metadata/preservation/.+', 'rep1 METS': REP + 'METS[.]xml', 'schema': 'schemas/.+', 'METS': 'METS[.]xml'}


class Copy:
    """A copy of a sound package, by hard links: a file is new before it changes."""

    def __init__(self, sound, to, draw):
        self.root, self.draw = to / sound.name, draw
        shutil.copytree(sound, self.root, copy_function=os.link)

    def all(self, kind):
        paths = sorted(p.relative_to(self.root).as_posix() for p in self.root.rglob('*') if p.is_file())
        return [p for p in paths if re.fullmatch(FILES[kind], p)]

    def read(self, path):
        return (self.root / path).read_bytes()

    def write(self, path, data):
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        target.write_bytes(data)
        return path

    def change(self, path, edit):
        before = self.read(path)
        after = edit(before)
        return self.write(path, after) if after != before else None


def flip(c, path):
    def edit(b):
        b, at = bytearray(b), c.draw.randrange(len(b))
        b[at] ^= 1 << c.draw.randrange(8)
        return bytes(b)
    return c.change(path, edit)


def cut(c, path):
    # not only the blank at the end of a document
    return c.change(path, lambda b: b[:c.draw.randrange(max(1, len(b.rstrip()) - 1))])


def zero_block(c, path):
    def edit(b):
        at = c.draw.randrange(len(b))
        n = min(len(b) - at, c.draw.randrange(1, 513))
        return b[:at] + bytes(n) + b[at + n:]
    return c.change(path, edit)


def grow(c, path):
    return c.change(path, lambda b: b + c.draw.randbytes(c.draw.randrange(1, 100)))


def noise(c, path):
    return c.change(path, lambda b: c.draw.randbytes(len(b)))


def vanish(c, path):
    (c.root / path).unlink()
    return path


def other_name(c, path):
    stem, dot, ending = path.rpartition('.')
    (c.root / path).rename(c.root / f'{stem}_{c.draw.randrange(10)}{dot}{ending}')
    return path


def folder_instead(c, path):
    (c.root / path).unlink()
    (c.root / path).mkdir()
    return path


def link_instead(c, path):
    target = c.root.parent / f'linked-{c.draw.randrange(10 ** 9)}'
    (c.root / path).rename(target)
    (c.root / path).symlink_to(target)
    return path


WAYS = {'bit flipped': flip, 'cut short': cut, 'block of zeros': zero_block, 'bytes added': grow, 'noise': noise, 'deleted': vanish, 'renamed': other_name,
        'folder in its place': folder_instead, 'link in its place': link_instead}


def extra(folder):
    return lambda c, _: c.write(f'{folder}la-{c.draw.randrange(10 ** 6)}.{c.draw.choice(["pdf", "xml", "txt", "xsd"])}', b'%PDF-1.4 la')


def attribute(name, new):
    """Another value of one attribute in the root METS; the file whose entry it is, or METS.xml, must be named."""
    def way(c, _):
        text = c.read('METS.xml').decode()
        found = c.draw.choice(list(re.finditer(rf'<mets:(?:mdRef|file)\b.*?(?:</mets:file>|/>|</mets:mdRef>)', text, re.S)))
        href = re.search(r'xlink:href="([^"]*)"', found[0])[1]
        entry = re.sub(rf'\b{name}="([^"]*)"', lambda m: f'{name}="{new(m[1], c.draw)}"', found[0], count=1)
        if entry == found[0]:
            return None
        c.write('METS.xml', (text[:found.start()] + entry + text[found.end():]).encode())
        return href, 'METS.xml'
    return way


def entry_gone(c, _):
    text = c.read('METS.xml').decode()
    found = c.draw.choice(list(re.finditer(r'<mets:file\b.*?</mets:file>\s*', text, re.S)))
    c.write('METS.xml', (text[:found.start()] + text[found.end():]).encode())
    return re.search(r'xlink:href="([^"]*)"', found[0])[1], 'METS.xml'


def entry_for_nothing(c, _):
    text = c.read('METS.xml').decode()
    found = c.draw.choice(list(re.finditer(r'<mets:file\b.*?</mets:file>\s*', text, re.S)))
    ghost = f'schemas/ghost-{c.draw.randrange(10 ** 6)}.xsd'
    entry = re.sub(r'xlink:href="[^"]*"', f'xlink:href="{ghost}"', re.sub(r'\bID="[^"]*"', f'ID="ID-{c.draw.randrange(10 ** 9)}"', found[0], count=1))
    c.write('METS.xml', (text[:found.end()] + entry + text[found.end():]).encode())
    return ghost, 'METS.xml'


def exchanged(c, _):
    listed = c.all('data') + c.all('description')
    pairs = [(a, b) for a in listed for b in listed if a < b and c.read(a) != c.read(b)]
    if not pairs:
        return None
    a, b = c.draw.choice(pairs)
    first, second = c.read(a), c.read(b)
    c.write(a, second)
    c.write(b, first)
    return a, b


def renamed_package(c, _):
    to = c.root.with_name(c.root.name[:-1] + ('0' if c.root.name[-1] != '0' else '1'))
    c.root = c.root.rename(to)
    return 'METS.xml'


def digit(v, draw):
    at = draw.randrange(len(v))
    return v[:at] + draw.choice([d for d in '0123456789' if d != v[at]]) + v[at + 1:]


WHOLE = {'extra file in data': extra(REP + 'data/'), 'extra file beside METS': extra(''), 'extra description': extra(REP + 'metadata/descriptive/'),
         'extra schema': extra('schemas/'), 'extra folder of metadata': extra('metadata/other/'), 'extra representation': extra('representations/rep2/data/'),
         'METS: another checksum': attribute('CHECKSUM', digit), 'METS: another size': attribute('SIZE', digit), 'METS: another kind of checksum': attribute('CHECKSUMTYPE', lambda v, d: 'MD5'),
         'METS: another path': attribute('xlink:href', lambda v, d: v + 'x'), 'METS: entry gone': entry_gone, 'METS: entry for nothing': entry_for_nothing,
         'two files exchanged': exchanged, 'folder of the package renamed': renamed_package}


def zipped(c):
    path = c.root.with_name(c.root.name + '.zip')
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
        for p in sorted(p for p in c.root.rglob('*') if p.is_file()):
            z.write(p, f'{c.root.name}/{p.relative_to(c.root).as_posix()}')
    shutil.rmtree(c.root)
    return path


def zip_entries(path):
    with zipfile.ZipFile(path) as z:
        return z.infolist()


def packed(path, edit, draw):
    """Bytes in the packed data of a random entry."""
    raw, info = bytearray(path.read_bytes()), draw.choice([i for i in zip_entries(path) if i.compress_size > 8])
    name, more = struct.unpack('<HH', raw[info.header_offset + 26:info.header_offset + 30])
    start = info.header_offset + 30 + name + more
    edit(raw, start, info.compress_size - 1)  # the last byte may hold bits that nobody reads
    path.write_bytes(raw)
    return info.filename.partition('/')[2]


def zip_flip(path, draw):
    def edit(raw, start, size):
        raw[start + draw.randrange(size)] ^= 1 << draw.randrange(8)
    return packed(path, edit, draw)


def zip_zeros(path, draw):
    def edit(raw, start, size):
        n = min(size, 64)
        raw[start:start + n] = bytes(n) if any(raw[start:start + n]) else b'\1' * n
    return packed(path, edit, draw)


def zip_cut(path, draw):
    raw = path.read_bytes()
    path.write_bytes(raw[:draw.randrange(len(raw) - 22)])
    return ''


def zip_swap(path, change):
    with zipfile.ZipFile(path) as z:
        items = change([(i.filename, z.read(i)) for i in z.infolist()])
    import warnings
    with warnings.catch_warnings(), zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
        warnings.simplefilter('ignore')  # an entry twice is what we want
        for name, data in items:
            z.writestr(name, data)


def zip_without(path, draw):
    gone = draw.choice(zip_entries(path)).filename
    zip_swap(path, lambda items: [i for i in items if i[0] != gone])
    return gone.partition('/')[2]


def zip_twice(path, draw):
    twice = draw.choice(zip_entries(path)).filename
    zip_swap(path, lambda items: items + [(twice, b'other')])
    return twice.partition('/')[2]


def zip_more(path, draw):
    top = zip_entries(path)[0].filename.partition('/')[0]
    name = f'{REP}data/la-{draw.randrange(10 ** 6)}.pdf'
    zip_swap(path, lambda items: items + [(f'{top}/{name}', b'%PDF-1.4')])
    return name


def zip_outside(path, draw):
    name = draw.choice(['../evil.txt', '/evil.txt', 'x/../../evil.txt'])
    zip_swap(path, lambda items: items + [(name, b'evil')])
    return name


ZIPS = {'ZIP: bit flipped': zip_flip, 'ZIP: zeros': zip_zeros, 'ZIP: cut short': zip_cut, 'ZIP: entry gone': zip_without, 'ZIP: entry twice': zip_twice, 'ZIP: entry more': zip_more,
        'ZIP: way out': zip_outside}


def kinds():
    """Every way to break one, for each kind of file."""
    named = {f'{file}: {way}': (file, act) for file in FILES for way, act in WAYS.items()}
    return {**named, **{name: (None, act) for name, act in WHOLE.items()}, **{name: ('zip', act) for name, act in ZIPS.items()}}


def break_one(sound, to, file, act, draw):
    """(path of the broken package, names one of which must be said), None where this package has no place for it."""
    c = Copy(sound, to, draw)
    if file == 'zip':
        path = zipped(c)
        said = act(path, draw)
        return path, (said,)
    places = c.all(file) if file else [None]
    places = [p for p in places if p is None or c.read(p)]
    if not places:
        return None
    said = act(c, draw.choice(places))
    return None if said is None else (c.root, said if isinstance(said, tuple) else (said,))


def damages(kit, sound, places, draw):
    """Every kind at so many places: (kinds, cases, what was not refused or not named)."""
    bad, cases, lacking = [], {}, []
    top = kit.folder('damage')
    for name, (file, act) in kinds().items():
        made = 0
        # one after another, so that one that has a place for it is met wherever there is one
        order = draw.sample(sound, len(sound))
        for attempt in range(max(places * 8, len(sound))):
            if made == places:
                break
            to = top / f'{len(cases)}-{attempt}-{abs(hash(name)) % 10 ** 6}'
            to.mkdir()
            one = break_one(order[attempt % len(order)], to, file, act, draw)
            if one:
                cases[str(one[0])] = (name, one[1])
                made += 1
        if made < places:
            lacking.append(f'{name}: only {made} places')
    inputs = list(cases)
    for at in range(0, len(inputs), 400):
        bad += judge(kit, {i: cases[i] for i in inputs[at:at + 400]})
    shutil.rmtree(top)
    return len(kinds()), len(cases), lacking + bad


def judge(kit, cases):
    done = kit.good(None, 'check-package', *cases, codes=(1, 3))
    lines = done.json()
    if len(lines) != len(cases):
        yield f'{len(cases)} packages were given, {len(lines)} answered'
    for path, e in zip(cases, lines):
        name, said = cases[path]
        must = [f for f in e['findings'] if f['level'] == 'must']
        if not must:
            yield f'{name}: {said[0]} was not refused'
        elif not any(f['place'] in said for f in must):
            yield f"{name}: {said[0]} was not named, but {[(f['rule'], f['place']) for f in must][:3]}"
