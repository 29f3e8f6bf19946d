"""Rows on what must not get in, and what must not stop a run: secret rows, hostile files."""
import gzip, json, unicodedata, zipfile, zlib
from kit import Result


def quarantine(kit):
    """Neither title nor text of a secret row in any byte of the archive directory: plain, compressed, in each Unicode form and encoding."""
    bad, looked, searched, places = [], 0, 0, 0
    for seed in ([11] if kit.small else [11, 12, 13]) if kit.seed is None else [kit.seed]:
        delivery, truth = kit.samples(kit.work / f'secret-{seed}', '--seed', seed, *(['--small', '--dpi', 30] if kit.small else []))
        archive = kit.work / f'secret-archive-{seed}'
        kit.good(archive, 'init', '--name', 'Secrets')
        kit.good(archive, 'intake', '--digitised-on', '09/2025', delivery)
        kit.good(archive, 'check', '--html', archive / 'reports' / 'c.html', '--xlsx', archive / 'reports' / 'c.xlsx')
        dossiers = [e['input'] for e in kit.good(archive, 'package', '--propose', '--all').json()]
        kit.khoso(archive, 'package', '--to', archive / 'packages', *dossiers[:3])
        kit.khoso(archive, 'index', 'rebuild')
        rows = json.loads(truth.read_text(encoding='utf-8'))
        secrets = [t for t in rows if t['rule'] == 'intake/secret']
        wanted = {t['note'] for t in secrets if len(t['note']) > 10}
        forms = {f: w for w in wanted for f in spellings(w)}
        places += len(secrets)
        searched += len(wanted)
        for path in sorted(p for p in archive.rglob('*') if p.is_file()):
            looked += 1
            for what in contents(path):
                for form, word in forms.items():
                    if form in what:
                        bad.append(f'seed {seed}: "{word}" in {path.relative_to(archive)}')
        for title in wanted:
            hits = kit.good(archive, 'search', title).json()[0]['result']['hits']
            bad += [f'seed {seed}: search found {h["code"]}' for h in hits if title.lower() in json.dumps(h, ensure_ascii=False).lower()]
    return Result(not bad and searched > 0, f'{searched} titles of {places} secret rows, {looked} files: {len(bad)} finds', '0 finds', bad)


def spellings(title):
    """The title as bytes, and its last words alone: a text layer breaks lines, an index keeps single words in lower case."""
    for text in {title, title.lower(), title.upper()}:
        for form in ('NFC', 'NFD'):
            t = unicodedata.normalize(form, text)
            for encoding in ('utf-8', 'utf-16-le', 'utf-16-be'):
                yield t.encode(encoding)
    escaped = title.encode('ascii', 'backslashreplace').replace(b'\\x', b'\\u00')
    yield escaped
    yield escaped.lower()


def contents(path):
    raw = path.read_bytes()
    yield raw
    if raw[:2] == b'\x1f\x8b':
        yield gzip.decompress(raw)
    elif raw[:2] == b'PK':
        with zipfile.ZipFile(path) as z:
            for n in z.namelist():
                yield n.encode()
                yield z.read(n)
    elif path.suffix == '.db' or b'%PDF' in raw[:1024]:
        yield from streams(raw)


def streams(raw):
    """Whatever unpacks inside a PDF or a database file."""
    for head in (b'\x78\x9c', b'\x78\xda', b'\x78\x01', b'\x78\x5e'):
        at = raw.find(head)
        while at >= 0:
            try:
                yield zlib.decompressobj().decompress(raw[at:], 50_000_000)
            except zlib.error:
                pass
            at = raw.find(head, at + 2)


def hostile_pdfs(kit):
    """The files that try to hurt: each gives a finding, the run ends, no file that is sound is lost."""
    delivery, truth = kit.samples(kit.work / 'hostile-samples', '--hostile')
    bad, seconds, told = [], 0.0, 0
    archive = kit.work / 'hostile-archive'
    kit.good(archive, 'init', '--name', 'Hostile')
    expected = [t for t in json.loads(truth.read_text(encoding='utf-8'))]
    for folder in sorted(p for p in delivery.iterdir() if p.is_dir()):
        done = kit.khoso(archive, 'intake', '--digitised-on', '09/2025', folder, timeout=900)
        seconds = max(seconds, done.seconds)
        lines = done.json() if done.out.lstrip().startswith('{') else []
        if not lines or done.code not in (0, 1, 3):
            bad.append(f'{folder.name}: ended with {done.code} after {done.seconds:.0f} s: {(done.err or done.out)[-200:]}')
            continue
        counts = lines[0]['counts']
        if counts['in'] != counts['ok'] + counts['findings'] + counts['failed']:
            bad.append(f'{folder.name}: counts do not add up: {counts}')
        found = {(f['rule'], f['subject']) for f in lines[0]['findings']}
        for t in expected:
            top, _, rest = t['subject'].partition('/')
            if t['rule'] and top == folder.name:
                told += 1
                if not found & {(t['rule'], t['subject']), (t['rule'], rest)}:
                    bad.append(f"{folder.name}: {t['rule']} of {rest or top} was not reported ({t['note'][:80]})")
    after = kit.khoso(archive, 'journal', 'verify')
    if after.code:
        bad.append('journal verify after it: ' + (after.out + after.err)[-200:])
    return Result(not bad and told > 2, f'{told} hostile files told of, longest run {seconds:.0f} s', 'each a finding, every run completes', bad)
