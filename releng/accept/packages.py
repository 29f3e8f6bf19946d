"""Packages: random ones accepted, damaged ones refused, the published schema kept, hostile archives survived."""
import random, re, struct, subprocess, time, zipfile, zlib
import damage
from kit import TOP, NotYet, Result

TESTS = 'org.khoso.packaging.test.'


def quick(kit, properties, *classes):
    options = ' '.join(f'-D{k}={v}' for k, v in properties.items())
    return kit.run(TOP / 'releng/dev/quick', 'org.khoso.packaging', *classes, timeout=3600, env={'JAVA_TOOL_OPTIONS': options, 'QUICK_DIR': str(kit.folder('quick'))})


def packages(kit):
    kit.need('xmllint')
    bad = []
    count, places = (8, 1) if kit.small else (200, 25)
    wanted = {'khoso.packages': count, 'khoso.damage.places': places}
    if kit.seed is not None:
        wanted['khoso.seed'] = kit.seed
    done = quick(kit, wanted, TESTS + 'RoundTripTest', TESTS + 'DamageTest')
    said = re.findall(r'khoso\.seed=\S+.*', done.out)
    kinds = sum(int(k) for k in re.findall(r'kinds=(\d+)', done.out))
    if done.code or kinds < 40:
        bad += [f'{kinds} kinds of damage'] + (done.out + done.err).splitlines()[-12:]
    schemas = next((p for p in (TOP / 'docs/schemas', TOP.parent / 'shared/data/schemas') if (p / 'mets.xsd').exists()), None)
    if schemas is None:
        bad.append('the published schemas are not on this machine (../shared/data/schemas)')
    else:
        lint = quick(kit, {**wanted, 'khoso.schemas': schemas, 'khoso.packages': 3 if kit.small else 200}, TESTS + 'XmllintTest')
        if lint.code or not re.search(r'1 tests successful', lint.out):
            bad += ['xmllint against the published schemas'] + (lint.out + lint.err).splitlines()[-8:]
    accepted, outside, cases, seed = by_the_product(kit, places, bad)
    seconds, most = hostile(kit, bad)
    return Result(not bad, f'{count} random packages and {accepted} of the product accepted, {kinds} + {outside} kinds of damage x {places} ({cases} by check-package, seed {seed}), '
                  f'hostile archives: slowest {seconds:.1f} s, {most} MB; ' + ' '.join(said[:1]),
                  f'200 packages, 40 kinds x 25; hostile: 60 s, 700 MB' if not kit.small else 'none missed; hostile: 60 s, 700 MB', bad)


def by_the_product(kit, places, bad):
    """What the command line packed (both types, text, photos, sound) it accepts; what was damaged then, from outside, it refuses."""
    seed = kit.seed if kit.seed is not None else random.SystemRandom().randrange(1, 10_000_000)
    delivery, _ = kit.samples(kit.work / 'packages-delivery', '--seed', seed, '--small', '--defects', 'none', *(['--dpi', 30] if kit.small else []))
    archive, sound = kit.work / 'packages-archive', []
    kit.good(archive, 'init', '--name', 'Packages')
    kit.good(archive, 'intake', '--digitised-on', '09/2025', delivery)
    for name, options in (('aip', []), ('sip', ['--hand-over'])):
        kit.good(archive, 'package', '--all', *options, '--to', kit.work / name)
        sound += sorted(p for p in (kit.work / name).iterdir() if p.is_dir())
    kit.good(archive, 'package', '--all', '--zip', '--to', kit.work / 'aip')
    sound_and_zips = sound + sorted((kit.work / 'aip').glob('*.zip'))
    checked = kit.good(None, 'check-package', *sound_and_zips, codes=(0, 1, 3)).json()
    bad += [f"sound, but refused: {e['input']}: {e['findings'][:2]}" for e in checked if e['status'] != 'ok']
    if len(checked) < 20:
        bad.append(f'only {len(checked)} packages of the product were checked')
    kinds, cases, missed = damage.damages(kit, sound, places, random.Random(seed))
    bad += missed + ([f'only {kinds} kinds of damage from outside'] if kinds < 40 else [])
    return len(checked), kinds, cases, seed


def hostile(kit, bad):
    """Archives that unpack to 10 GB, climb out of their folder, expand entities: refused, soon, in little memory, nothing written elsewhere."""
    kit.khoso(None, 'standard', 'list')
    place = kit.folder('hostile')
    files = {name: make(place / (name + '.zip')) for name, make in MAKERS.items()}
    before = snapshot(kit)
    slowest, most = 0, 0
    for name, path in files.items():
        start = time.monotonic()
        p = subprocess.Popen([str(kit.product / 'khoso'), '--format', 'json', '--lang', 'vi', 'check-package', str(path)], env={**kit.env, 'KHOSO_JAVA_OPTS': '-Xmx400m'},
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
        peak = watch(p, 60)
        out, err = p.communicate()
        taken = time.monotonic() - start
        slowest, most = max(slowest, taken), max(most, peak)
        kit.outputs.append((name, out + err))
        if p.returncode not in (1, 3) or '"findings":[{' not in out:
            bad.append(f'{name}: ended with {p.returncode} after {taken:.0f} s: {(out + err)[-200:]}')
        if 'PASSWD-CONTENT' in out or 'root:x:0' in out:
            bad.append(f'{name}: an entity was read')
        if taken > 60 or peak > 700:
            bad.append(f'{name}: {taken:.0f} s, {peak} MB')
    bad += [f'written outside: {p}' for p in snapshot(kit) - before]
    return slowest, most


def watch(process, limit):
    """Waits to the end, or to the limit; the most memory in MB that it held."""
    peak, start = 0, time.monotonic()
    while process.poll() is None:
        try:
            with open(f'/proc/{process.pid}/status') as f:
                peak = max(peak, *(int(v) // 1024 for v in re.findall(r'VmHWM:\s+(\d+)', f.read())), 0)
        except OSError:
            pass
        if time.monotonic() - start > limit + 5:
            process.kill()
        time.sleep(0.1)
    return peak


def snapshot(kit):
    """What stands outside the folder of the hostile archives: in the working folder and right above it."""
    inside = {p for p in kit.work.rglob('*') if 'home' not in p.relative_to(kit.work).parts and 'hostile' not in p.relative_to(kit.work).parts}
    return inside | {p for p in kit.work.parent.iterdir() if 'evil' in p.name} | {p for p in kit.work.rglob('*evil*')}


METS = '<?xml version="1.0" encoding="UTF-8"?>{}<mets xmlns="http://www.loc.gov/METS/" OBJID="{}"><metsHdr/></mets>'


def archive(path, entries):
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
        for name, data in entries:
            z.writestr(name, data)
    return path


def climbing(path):
    return archive(path, [('x/METS.xml', METS.format('', 'x')), ('../../evil-1.txt', 'evil'), ('/tmp/khoso-evil-2.txt', 'evil'), ('x\\..\\..\\evil-3.txt', 'evil'), ('x/../../../evil-4', 'e')])


def laughs(path):
    dtd = '<!DOCTYPE m [<!ENTITY a "ha">' + ''.join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(12)) + ']>'
    return archive(path, [('x/METS.xml', METS.format(dtd, 'x').replace('<metsHdr/>', '<metsHdr>&m;</metsHdr>'))])


def outside(path):
    dtd = '<!DOCTYPE m [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    return archive(path, [('x/METS.xml', METS.format(dtd, 'x').replace('<metsHdr/>', '<metsHdr>&f;</metsHdr>'))])


def zeros(size):
    """A deflated stream of so many zero bytes, made from one block again and again, and its checksum."""
    chunk = bytes(1 << 20)
    c = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = c.compress(chunk) + c.flush(zlib.Z_FULL_FLUSH)
    last = zlib.compressobj(9, zlib.DEFLATED, -15).flush()
    return block * (size >> 20) + last


def bomb_of(size, said):
    def make(path):
        data, name = zeros(size), b'x/METS.xml'
        said_size = min(said or size, 0xfffffffe)
        local = struct.pack('<4sHHHHHIIIHH', b'PK\3\4', 20, 0, 8, 0, 33, 0, len(data), said_size, len(name), 0) + name
        central = struct.pack('<4sHHHHHHIIIHHHHHII', b'PK\1\2', 20, 20, 0, 8, 0, 33, 0, len(data), said_size, len(name), 0, 0, 0, 0, 0, 0) + name
        end = struct.pack('<4sHHHHIIH', b'PK\5\6', 0, 0, 1, 1, len(central), len(local) + len(data), 0)
        path.write_bytes(local + data + central + end)
        return path
    return make


def many(path):
    return archive(path, [(f'x/{n}', b'') for n in range(70_000)])


def nested(path):
    inner = path.parent / 'inner.bin'
    bomb_of(1 << 30, None)(inner)
    return archive(path, [('x/METS.xml', METS.format('', 'x')), ('x/representations/rep1/data/a.zip', inner.read_bytes())])


MAKERS = {'bomb of 10 GB': bomb_of(10 << 30, None), 'bomb that says 100 bytes': bomb_of(1 << 30, 100), 'path traversal': climbing, 'entity expansion': laughs,
          'entity from a file': outside, '70,000 entries': many, 'archive in an archive': nested}
