"""Rows of size: ten times the work, a hundred thousand files, one file of 4 GB, one package of 300,000 files, each in a small heap."""
import json, random, shutil
import sized
from floors import Lab
from kit import NotYet, Result, median

PARTS = ('intake', 'check', 'index', 'aip')
HEAP = '-Dkhoso.bench.heap=true'


def work(kit, lab, name, dossiers, heap=False):
    """All parts on a new archive, after a small one in the same process; for the heap after one that fills the caches of fixed size (rows of
    the database, buffers of the index), for what they take says nothing of what grows. @return figures by part"""
    warm = kit.work / ('tenfold-full' if heap else 'tenfold-warm')
    tree, archive, to = kit.work / f'tenfold-{dossiers}', kit.work / f'tenfold-archive-{name}', kit.work / f'tenfold-packages-{name}'
    if not tree.exists():
        sized.make(tree, dossiers, 20, True, low=10, high=60, seed=dossiers)
    figures = lab.run(archive, f'intake={warm}', 'check', 'index', f'aip={to}/warm', f'intake={tree}', 'check', 'index', f'aip={to}/all',
                      options=[HEAP] if heap else [], timeout=7200)[-4:]
    shutil.rmtree(archive)
    shutil.rmtree(to)
    if figures[0]['failed'] or figures[0]['records'] != dossiers * 20:
        raise NotYet(f'not all was taken in: {figures[0]}')
    return {f['part']: f for f in figures}


def tenfold(kit):
    """The warm-up stays in the archive: both sizes carry the same."""
    lab, small = Lab(kit, '512m'), 6 if kit.small else 100
    sized.make(kit.work / 'tenfold-warm', 10 if kit.small else 60, 20, True, low=10, high=60, seed=7, start=500_000)
    sized.make(kit.work / 'tenfold-full', 60 if kit.small else 2000, 20, True, low=10, high=20 if kit.small else 60, seed=11, start=600_000)
    rounds = 1 if kit.small else 3
    one = [work(kit, lab, f'one-{n}', small) for n in range(rounds)]
    ten = [work(kit, lab, f'ten-{n}', small * 10) for n in range(1 if kit.small else 2)]
    lean = work(kit, lab, 'one-heap', small, True), work(kit, lab, 'ten-heap', small * 10, True)
    ok, told = True, []
    for part in PARTS:
        times = median([f[part]['seconds'] for f in ten]) / median([f[part]['seconds'] for f in one])
        heaps = lean[1][part]['liveMB'] / lean[0][part]['liveMB']
        ok &= times <= 10.5 and heaps <= 1.2
        told.append(f"{part} {times:.1f} times, heap {lean[0][part]['liveMB']:.0f} to {lean[1][part]['liveMB']:.0f} MB ({heaps:.2f})")
    return Result(ok, f'{small * 20} to {small * 200} records: ' + '; '.join(told), 'at most 10.5 times as long, heap at most 1.2 times',
                  ['seconds within a warmed process, JVM start not counted; heap: most that is live after a collection, sampled twice a second in runs of their own', *lab.lines])


def hundred_thousand(kit):
    lab, files = Lab(kit, '512m'), 1_500 if kit.small else 100_000
    tree, archive = kit.work / 'hundred-delivery', kit.work / 'hundred-archive'
    total = sized.make(tree, files // 20, 20, True, low=2 if kit.small else 20, high=20 if kit.small else 200, seed=9)
    sized.make(kit.work / 'hundred-warm', 5 if kit.small else 50, 20, True, low=2, high=20, seed=8, start=900_000)
    figures = lab.run(archive, f"intake={kit.work / 'hundred-warm'}", f'intake={tree}', timeout=24 * 3600)[-1]
    t = [0, *figures['tenths']]
    first, last = files / 10 / (t[1] - t[0]), files / 10 / (t[10] - t[9])
    good = figures['records'] == files and figures['failed'] == 0
    if not kit.keep:
        shutil.rmtree(tree)
    # a tenth of the small size takes a second: other work of the machine counts more than the product's
    least = 0.5 if kit.small else 0.9
    return Result(good and last >= least * first, f"{figures['records']} PDFs, {total / 1e9:.2f} GB in {figures['seconds']:.0f} s at -Xmx512m: {first:.1f} items a second in the first tenth, "
                  f'{last:.1f} in the last ({last / first:.2f})', f'at least {least:g} of the first tenth, all taken in',
                  ['tenths end at: ' + ', '.join(f'{x:.1f}' for x in figures['tenths']) + ' s', *lab.lines])


def big_pdf(path, size):
    """One page and a stream that no page shows, of bytes that don't pack."""
    stream = b'BT /F1 12 Tf 72 720 Td (one big file) Tj ET'
    objects = [b'<</Type/Catalog/Pages 2 0 R>>', b'<</Type/Pages/Kids[3 0 R]/Count 1>>',
               b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
               b'<</Length %d>>stream\n%s\nendstream' % (len(stream), stream), b'<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>']
    piece = random.Random(4).randbytes(4 << 20)
    with open(path, 'wb') as f:
        at = [0]
        f.write(b'%PDF-1.4\n')
        for n, o in enumerate(objects, 1):
            at.append(f.tell())
            f.write(b'%d 0 obj' % n + o + b'endobj\n')
        at.append(f.tell())
        f.write(b'6 0 obj<</Length %d>>stream\n' % size)
        left = size
        while left:
            part = piece[:min(left, len(piece))]
            f.write(part)
            left -= len(part)
        f.write(b'\nendstreamendobj\n')
        table = f.tell()
        f.write(b'xref\n0 7\n0000000000 65535 f \n' + b''.join(b'%010d 00000 n \n' % a for a in at[1:]) + b'trailer<</Size 7/Root 1 0 R>>startxref\n%d\n%%%%EOF' % table)


def four_gigabytes(kit):
    lab, tree, archive, to = Lab(kit, '256m'), kit.work / 'big-delivery', kit.work / 'big-archive', kit.work / 'big-packages'
    size = (48 << 20) if kit.small else (4 << 30) + 4096
    sized.make(tree, 1, 1, True)
    file = next(tree.rglob('*.pdf'))
    big_pdf(file, size)
    bytes_of = file.stat().st_size
    figures = lab.run(archive, f'intake={tree}', f'aip={to}/zip', f'folder={to}/folder', timeout=7200)
    file.unlink()
    made = {x['part']: x for x in figures}
    verdicts = [lab.run(archive, f"verify={made[part]['last']}", timeout=7200)[-1] for part in ('aip', 'folder')]
    ok = made['intake']['bytes'] == bytes_of and made['intake']['failed'] == 0 and made['intake']['findings'] == 0 and all(v['findings'] == 0 for v in verdicts)
    seconds = [made[p]['seconds'] for p in ('intake', 'aip', 'folder')] + [v['seconds'] for v in verdicts]
    return Result(ok, f'{bytes_of} bytes at -Xmx256m: intake {seconds[0]:.0f} s, ZIP {seconds[1]:.0f} s, folder {seconds[2]:.0f} s, verified in {seconds[3]:.0f} and {seconds[4]:.0f} s',
                  'taken in, packed and verified without a finding', [json.dumps(x) for x in figures + verdicts] + lab.lines)


def package_300k(kit):
    """Written as folder and as ZIP, and verified; the same with a tenth of the files, for the heap. Before both a dossier that fills the
    caches of fixed size, as in "tenfold"."""
    files, lab = 3_000 if kit.small else 300_000, Lab(kit, '512m')
    warm = 20_000 if kit.small else 60_000
    live, told, ok = {}, [], True
    for number in (files // 10, files):
        archive, to = kit.work / f'many-archive-{number}', kit.work / f'many-{number}'
        made = {x['part']: x for x in lab.run(archive, f'many={warm}:2', f'folder={to}/warm', f'aip={to}/warm-zip', f'many={number}', f'folder={to}/folder:-1',
                                                   f'aip={to}/zip:-1', options=[HEAP], timeout=4 * 3600)}
        for part in ('folder', 'aip'):
            # whoever verifies a package has no use for the archive it came from: an empty one
            verdict = lab.run(kit.work / 'many-none', f"verify={made[part]['last']}", options=[HEAP], timeout=4 * 3600)[-1]
            live[part, number], live['verify ' + part, number] = made[part]['liveMB'], verdict['liveMB']
            ok &= verdict['findings'] == 0 and verdict['files'] >= number
            told.append(f"{part} of {number}: {made[part]['seconds']:.0f} s, verified {verdict['files']} files in {verdict['seconds']:.0f} s, {verdict['findings']} findings")
        shutil.rmtree(archive)
        shutil.rmtree(to)
    growth = {part: live[part, files] / live[part, files // 10] for part, n in live if n == files}
    ok &= all(g <= 1.2 for g in growth.values())
    return Result(ok, '; '.join(f'{part} {live[part, files // 10]:.0f} to {live[part, files]:.0f} MB live ({g:.2f})' for part, g in growth.items()),
                  'no finding; heap at most 1.2 times that of a tenth', told + lab.lines)
