"""Scanning: SANE's test backend through a saned of our own; a Vietnamese page read by OCR and found at the right word."""
import contextlib, html, os, re, signal, socket, subprocess, time
from pathlib import Path
from kit import NotYet, Result

FEEDER = 'source=Automatic Document Feeder'
PLAIN = 'mode=Gray,resolution=75'
FAULTS = {'SANE_STATUS_JAMMED': 'jam', 'SANE_STATUS_COVER_OPEN': 'cover open', 'SANE_STATUS_NO_DOCS': 'out of paper'}


@contextlib.contextmanager
def saned(kit):
    program = next((p for p in ('/usr/sbin/saned', '/usr/bin/saned', '/usr/local/sbin/saned') if os.access(p, os.X_OK)), None)
    if program is None:
        raise NotYet('missing on this machine: saned (package sane-utils)')
    conf = kit.folder('sane')
    (conf / 'dll.conf').write_text('test\n')
    (conf / 'saned.conf').write_text('127.0.0.1\nlocalhost\n')
    (conf / 'test.conf').write_text('number_of_devices 1\ngeometry_max 300.0\ngeometry_quant 0.0\n')
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    p = subprocess.Popen([program, '-l', '-b', '127.0.0.1', '-p', str(port), '-e'], env={**os.environ, 'SANE_CONFIG_DIR': str(conf)}, stdout=subprocess.DEVNULL,
                         stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(('127.0.0.1', port), 1):
                break
            time.sleep(0.05)
        yield {'KHOSO_SANE': f'127.0.0.1:{port}'}
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(p.pid, signal.SIGTERM)  # with what it forked for a line that still stands
        p.wait(10)


def result(done):
    lines = done.json() if done.out.lstrip().startswith('{') else []
    return lines[0] if lines else {'status': '?', 'result': {}, 'findings': [], 'counts': {}}


def scans(kit):
    kit.need_verb('scan')
    kit.need('tesseract', 'pdftotext', 'pdftoppm')
    archive, bad, said = kit.work / 'scans', [], []
    delivery, _ = kit.samples(kit.work / 'scan-delivery', '--small', '--seed', '5', '--defects', 'none')
    kit.good(archive, 'init', '--name', 'Scans')
    kit.good(archive, 'intake', '--digitised-on', '09/2025', delivery)
    dossiers = [e['input'] for e in kit.good(archive, 'package', '--propose', '--all').json()]
    with saned(kit) as env:
        devices = result(kit.khoso(archive, 'scan', '--list', env=env))['result'].get('devices', [])
        if not devices:
            raise NotYet('scan --list names no device of the test backend')
        ten(kit, archive, dossiers[0], env, bad)
        for fault, meaning in FAULTS.items():
            one_fault(kit, archive, dossiers[0], env, fault, meaning, bad, said)
    if len(set(said)) != len(said):
        bad.append(f'faults are said in the same words: {said}')
    where = found(kit, archive, dossiers[1], delivery, bad)
    return Result(not bad, f'ten pages from the feeder, {len(said)} faults, {where}', '10 pages, each fault said plainly, word found in its place', bad + said)


def ten(kit, archive, dossier, env, bad):
    done = kit.khoso(archive, 'scan', dossier, '--title', 'Ten pages', '--option', f'{FEEDER},{PLAIN}', env=env)
    r = result(done)
    if done.code or r['counts'].get('in') != 10 or r['counts'].get('failed') or r['result'].get('end') != 'out_of_paper':
        bad.append(f"ten pages: ended with {done.code}: {r['counts']} {r['result']} {done.err[-300:]}")
        return
    files = result(kit.khoso(archive, 'show', r['result']['record']))['result'].get('children', [])
    pages = [f for f in files if f['kind'] == 'file']
    if len(pages) != 11:
        bad.append(f'ten pages: the record has {len(pages)} files, not 10 images and one PDF')


def one_fault(kit, archive, dossier, env, fault, meaning, bad, said):
    before = children(kit, archive, dossier)
    done = kit.khoso(archive, 'scan', dossier, '--option', f'{FEEDER},{PLAIN},read-return-value={fault}', env=env, fmt='text')
    text = ' '.join((done.out + done.err).split())
    after = children(kit, archive, dossier)
    if done.code != 3:
        bad.append(f'{meaning}: ended with {done.code}')
    if after != before:
        bad.append(f'{meaning}: an empty record came of it')
    if 'SANE_STATUS' in text or 'Exception' in text or len(text) < 10:
        bad.append(f'{meaning}: not said plainly: {text[:200]}')
    said.append(f'{meaning}: {text[:140]}')


def children(kit, archive, dossier):
    return sorted(c['id'] for c in result(kit.khoso(archive, 'show', dossier))['result'].get('children', []))


def boxes(kit, pdf):
    """Words of the first page with their boxes, as parts of the page."""
    out = kit.run('pdftotext', '-bbox', '-f', '1', '-l', '1', pdf, '-').out
    page = re.search(r'<page width="([\d.]+)" height="([\d.]+)"', out)
    if not page:
        return []
    w, h = float(page[1]), float(page[2])
    return [(html.unescape(m[5]), float(m[1]) / w, float(m[2]) / h, float(m[3]) / w, float(m[4]) / h)
            for m in re.finditer(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</word>', out)]


def found(kit, archive, dossier, delivery, bad):
    """A page of the samples as an image, read again; its rarest long Vietnamese word is searched, and lies where the page has it."""
    source = sorted(delivery.rglob('*.pdf'))[-1]
    image = kit.work / 'page'
    kit.run('pdftoppm', '-r', '200', '-png', '-f', '1', '-l', '1', '-singlefile', source, image)
    words = boxes(kit, source)
    plain = [w for w, *_ in words]
    title = 'Trang quét thử'
    done = kit.khoso(archive, 'scan', '--images', '--title', title, dossier, image.with_suffix('.png'))
    r = result(done)
    if done.code or not r['result'].get('record'):
        bad.append(f'rendered page: ended with {done.code}: {(done.err or done.out)[-300:]}')
        return 'no page'
    shown = result(kit.khoso(archive, 'show', r['result']['record']))['result']
    pdfs = [f for f in shown.get('children', []) if f.get('pages') == 1 and f.get('textLayer')] or [f for f in shown.get('children', []) if f['code'].endswith('.pdf')]
    images = [f for f in shown.get('children', []) if f['code'].endswith('.png')]
    if not pdfs or not images:
        bad.append(f'rendered page: no two-layer PDF or no image among {shown.get("children")}')
        return 'no PDF'
    if vault(archive, images[0]['object']).read_bytes() != image.with_suffix('.png').read_bytes():
        bad.append('the image was changed')
    read = boxes(kit, vault(archive, pdfs[0]['object']))
    right = [w for w in plain if w in {x for x, *_ in read}]
    share = len(right) / max(1, len(plain))
    rare = [w for w in right if len(w) >= 3 and w.isalpha() and not w.isascii() and plain.count(w) == 1 and [x for x, *_ in read].count(w) == 1]
    if not rare:
        bad.append(f'OCR read {share:.0%} of the words, none to search for: {[x for x, *_ in read][:20]}')
        return 'nothing read'
    near = 0
    for word in rare[:3]:
        at, seen = (next(b for b in listed if b[0] == word) for listed in (words, read))
        off = max(abs((at[1] + at[3]) - (seen[1] + seen[3])) / 2, abs((at[2] + at[4]) - (seen[2] + seen[4])) / 2)
        hits = result(kit.khoso(archive, 'search', word, title))['result'].get('hits', [])
        mine = [h for h in hits if h['id'] == r['result']['record']]
        marked = [x for h in mine for x in h['highlights'] if x.get('page') == 1 and word.lower() in {t.lower() for t in x.get('terms', [])}]
        if not marked or off > 0.02:
            bad.append(f'"{word}": {len(hits)} hits, {len(marked)} marks on its page, {off:.1%} of the page off')
        else:
            near += 1
    return f'{share:.0%} of {len(plain)} words read, {near} searched words in their place'


def vault(archive, ident):
    return archive / 'vault/sha256' / ident[:2] / ident[2:4] / ident
