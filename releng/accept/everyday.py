"""Rows about everyday use: the demo, the guides, how fast verbs answer, what is never said."""
import re, shutil, subprocess, time
from pathlib import Path
from urllib.parse import unquote
import stranger
from kit import TOP, BUILT, NotYet, Result, median

SAID = re.compile(r'đáp\s+ứng', re.I)


def demo(kit):
    """First run with everything included (full size: in a clean clone), second into a new empty archive."""
    if kit.small or kit.product != BUILT.resolve():
        khoso = [TOP / 'khoso'] if kit.product == BUILT.resolve() else [kit.product / 'khoso']
        cwd = kit.folder('demo-small')
    else:
        cwd = kit.work / 'clone'
        if kit.run('git', 'clone', '-q', TOP, cwd).code:
            raise NotYet('git clone failed')
        khoso = [cwd / 'khoso']
    delivery, env = [], {'HOME': str(kit.folder('demo-home'))}
    if kit.small:
        env = {'KHOSO_DEMO': str(kit.work / 'demo'), 'KHOSO_DEMO_SAMPLE': '--small --dpi 60'}
    if khoso[0] == kit.product / 'khoso':
        delivery = ['--delivery', kit.samples(kit.work / 'demo-delivery', '--small', '--dpi', 30)[0]]
    seconds, bad, pages = [], [], []
    for n in (1, 2):
        to = kit.work / f'demo-{n}'
        args = delivery + (['--to', to] if delivery else [])
        done = kit.run(*khoso, '--lang', 'vi', 'demo', *args, timeout=3600, cwd=cwd, env=env)
        kit.outputs.append(('demo', done.out + done.err))
        seconds.append(done.seconds)
        if done.code:
            bad.append(f'run {n} ended with {done.code}: {(done.err or done.out)[-400:]}')
            break
        page = result_page(done.out + done.err, cwd)
        if page is None or page in pages:
            bad.append(f'run {n} named no results page of its own')
        else:
            pages.append(page)
            bad += [f'run {n}: {line}' for line in broken_links(page)]
    limit = 60
    ok = not bad and len(seconds) == 2 and seconds[1] < limit and len(pages) == 2
    return Result(ok, 'first ' + ', second '.join(f'{s:.1f} s' for s in seconds), f'second < {limit} s, no broken link', bad)


def result_page(said, cwd):
    for m in re.findall(r'(?:file://)?(/[^\s"<>]+\.html)', said)[::-1] + re.findall(r'([^\s"<>]+\.html)', said)[::-1]:
        page = Path(cwd, unquote(m))
        if page.exists():
            return page.resolve()
    return None


def broken_links(page):
    text = page.read_text(encoding='utf-8')
    links = [l for l in re.findall(r'(?:href|src)="([^"#]+)', text) if not l.startswith(('data:', 'mailto:'))]
    if not links:
        yield 'the page has no links'
    for link in links:
        if re.match(r'https?:', link):
            yield 'link out of the archive: ' + link
        elif not (page.parent / unquote(link.removeprefix('file://'))).exists():
            yield 'broken link: ' + link
    if SAID.search(text) and '903' in text:
        yield 'the page says that CV 903 is met'


def guides(kit):
    """The shell blocks of both guides, in order, as a reader would paste them."""
    bad, seconds = [], []
    vendor = stranger.lines()
    if vendor >= 50:
        bad.append(f'the vendor example has {vendor} lines')
    if list((TOP / 'examples/province-overlay').rglob('*.java')):
        bad.append('the province overlay has Java')
    start = time.monotonic()
    said, fresh, wrong = stranger.guide(kit, False)
    bad += wrong + list(stranger.claims(said, fresh, False))
    shutil.rmtree(fresh, ignore_errors=True)
    seconds.append(f'vendor.md {time.monotonic() - start:.0f} s')
    script = kit.work / 'province.md.sh'
    script.write_text(stranger.script(TOP / 'docs/province.md'), encoding='utf-8')
    done = kit.run('bash', script, cwd=TOP, timeout=900, env={'TMPDIR': str(kit.folder('tmp'))})
    kit.outputs.append(('province.md', done.out + done.err))
    seconds.append(f'province.md {done.seconds:.0f} s')
    if done.code:
        bad.append(f'province.md: ended with {done.code}; {(done.out + done.err)[-500:]}')
    return Result(not bad, f"{', '.join(seconds)}, vendor example {vendor} lines", 'both guides run, < 50 lines', bad)


def timing(kit):
    """A verb alone, and one that a running Khoso answers."""
    archive = kit.work / 'timing'
    kit.good(archive, 'init', '--name', 'Timing')
    delivery, _ = kit.samples(kit.work / 'timing-delivery', '--small', '--seed', '5', '--defects', 'none')
    kit.good(archive, 'intake', '--digitised-on', '09/2025', delivery)
    dossier = kit.good(archive, 'package', '--propose', '--all').json()[0]['input']
    verbs = [['show', dossier], ['search', 'ủy ban'], ['check', dossier], ['standard', 'list'], ['journal', 'verify']]
    alone = {v[0]: [kit.good(archive, *v).seconds for _ in range(5)] for v in verbs}
    details = [f'alone: {v} min {min(t):.2f} median {median(t):.2f} max {max(t):.2f} s' for v, t in alone.items()]
    held = while_held(kit, archive, verbs)
    if held is None:
        raise NotYet('no running Khoso to answer: the window did not open the archive; ' + '; '.join(details))
    details += [f'answered by a running Khoso: {v} min {min(t):.2f} median {median(t):.2f} max {max(t):.2f} s' for v, t in held.items()]
    a, h = max(max(t) for t in alone.values()), max(max(t) for t in held.values())
    return Result(a <= 3.5 and h <= 1.0, f'alone at most {a:.2f} s, answered by a running Khoso at most {h:.2f} s', '3.5 s, 1 s', details)


def while_held(kit, archive, verbs):
    kit.need('Xvfb')
    from screen import display
    with display(kit) as env:
        app = subprocess.Popen([str(kit.product / 'khoso'), '--archive', str(archive)], env={**kit.env, **env}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            for _ in range(240):
                if (archive / '.owner').exists() or app.poll() is not None:
                    break
                time.sleep(0.25)
            if not (archive / '.owner').exists():
                return None
            kit.good(archive, 'show', verbs[0][1])
            return {v[0]: [kit.good(archive, *v).seconds for _ in range(5)] for v in verbs}
        finally:
            app.terminate()
            try:
                app.wait(20)
            except subprocess.TimeoutExpired:
                app.kill()


def never_said(kit):
    """Everything that every verb prints and every report holds, for an archive with defects and for a clean one, also when CV 903 is asked for."""
    said = []
    for name, defects in (('broken', 'all'), ('clean', 'none')):
        archive = kit.work / f'cv903-{name}'
        delivery, _ = kit.samples(kit.work / f'cv903-delivery-{name}', '--defects', defects, '--seed', '5', *(['--small'] if kit.small else []))
        profile = ['--profile', 'cv903'] if any('cv903' in str(o) for o in profiles(kit)) else []
        kit.good(archive, 'init', '--name', 'CV 903', *profile)
        kit.good(archive, 'intake', '--digitised-on', '09/2025', delivery)
        first = kit.good(archive, 'package', '--propose', '--all').json()[0]['input']
        for fmt in ('json', 'text'):
            for lang in ('vi', 'en'):
                for verb in (['check'], ['check', '--list'], ['show', '--history', first], ['search', 'đáp ứng'], ['standard', 'list'], ['standard', 'show', 'cv903-2023', '--effective'],
                             ['package', '--propose', '--all'], ['journal', 'verify'], ['survey', 'compute', '1.a'], ['survey', 'explain', '1.a']):
                    kit.khoso(archive, *verb, fmt=fmt, lang=lang)
        kit.khoso(archive, 'check', '--html', archive / 'check.html', '--xlsx', archive / 'check.xlsx')
        kit.khoso(archive, 'package', '--zip', first)
        said += [(p.name, plain(p)) for p in (archive / 'check.html', archive / 'check.xlsx')]
    said += kit.outputs
    # "đáp ứng" may stand in a document's title or in our question; near 903 it never may
    bad = [f'{name}: {around(text, m)}' for name, text in said for m in SAID.finditer(text) if re.search(r'903', text[max(0, m.start() - 200):m.end() + 200])]
    return Result(not bad and len(said) > 40, f'{len(said)} outputs, {sum(len(t) for _, t in said):,} characters, {len(bad)} times', '0 times', bad[:20])


def profiles(kit):
    return [p for e in kit.good(None, 'standard', 'list').json() for s in (e['result'] or {}).get('standards', []) for p in s.get('profiles', [])]


def around(text, m):
    return ' '.join(text[max(0, m.start() - 80):m.end() + 80].split())


def plain(path):
    if not path.exists():
        return ''
    if path.suffix == '.xlsx':
        import zipfile
        with zipfile.ZipFile(path) as z:
            return ' '.join(re.sub('<[^>]*>', ' ', z.read(n).decode('utf-8', 'replace')) for n in z.namelist() if n.endswith('.xml'))
    return path.read_text(encoding='utf-8')
