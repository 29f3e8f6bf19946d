"""A product without one of its capabilities, or without all: starts clean, opens the same archive, and nothing tells that something is not there."""
import contextlib, os, re, shutil, subprocess, sys
from dataclasses import dataclass, field
from pathlib import Path
from kit import TOP, Done, NotYet, Result

sys.path.insert(0, str(TOP / 'releng/accept/window'))
SURVEY = ('accept compute consolidate design dispatch explain export fill import issue list new present return show submit validate').split()
# written from what each capability is for, not from what the product happens to do
ALL = {'intake': ({'intake', 'demo'}, True), 'capture': ({'scan'}, False), 'compliance': ({'check', 'check --list', 'check-file', 'demo'}, True),
       'packaging': ({'package', 'check-package', 'receive', 'return', 'demo'}, True), 'search': ({'search', 'index rebuild', 'demo'}, True),
       'survey': ({'campaign', 'demo', *('survey ' + v for v in SURVEY)}, True)}
JOBS = ['holdings', 'intake', 'compliance', 'packaging', 'search', 'survey']
# what a log says when something is wrong; the last: a bundle that is not there is spoken of
TROUBLE = re.compile(r'SEVERE|WARNING|ERROR|Exception|Unresolved|cannot ', re.I)
# what every window of GTK says at times, and the watchdog of the window, which has a row of its own where the machine is quiet
NOISE = re.compile(r'Gtk-WARNING .*Negative content (width|height)|the window answered after \d+ ms')
GROUPS = ('admin', 'index', 'journal', 'plugin', 'report', 'sign', 'standard', 'survey')


@dataclass
class Variant:
    """A copy of the product without some bundles."""
    kit: object
    gone: tuple
    product: Path
    removed: list = field(default_factory=list)

    @property
    def name(self):
        return '+'.join(self.gone) or 'whole'


def copy(kit, gone):
    to = kit.work / ('product-' + ('-'.join(gone) or 'whole'))
    to.mkdir()
    for f in kit.product.iterdir():
        if f.name not in ('plugins', 'configuration'):
            shutil.copytree(f, to / f.name) if f.is_dir() else shutil.copy2(f, to / f.name)
    names = {n for g in gone for n in ('org.khoso.' + g, f'org.khoso.{g}.ui')}
    removed = [f for f in (kit.product / 'plugins').iterdir() if f.name.split('_')[0] in names]
    (to / 'plugins').mkdir()
    for f in (kit.product / 'plugins').iterdir():
        if f not in removed:
            same(f, to / 'plugins' / f.name)
    lists = 'configuration/org.eclipse.equinox.simpleconfigurator'
    (to / lists).mkdir(parents=True)
    shutil.copy2(kit.product / 'configuration/config.ini', to / 'configuration')
    lines = (kit.product / lists / 'bundles.info').read_text().splitlines(True)
    (to / lists / 'bundles.info').write_text(''.join(l for l in lines if l.split(',')[0] not in names))
    v = Variant(kit, gone, to, [f.name for f in removed])
    no_first_start(v)
    if gone and not removed:
        raise NotYet(f'no bundle of {gone} in {kit.product}')
    return v


def same(f, to):
    """The file itself under a second name where the file system can, else a copy. No symbolic link: Equinox would follow it to the whole product."""
    if f.is_dir():
        shutil.copytree(f, to)
        return
    try:
        os.link(f, to)
    except OSError:
        shutil.copy2(f, to)


def no_first_start(v):
    """The start script's class data archive takes seconds to make and says nothing here: an empty one is as if it could not be made."""
    key = subprocess.run(['sh', '-c', '{ cat "$0/configuration/org.eclipse.equinox.simpleconfigurator/bundles.info" "$1/release"; echo "$0 $1/bin/java"; } | cksum | tr " " -',
                          str(v.product), v.kit.env['JAVA_HOME']], capture_output=True, text=True).stdout.strip()
    (v.product / f'configuration/classes-{key}.jsa').touch()


def khoso(v, archive, *verb, fmt='json'):
    options = (['--archive', archive] if archive else []) + ['--lang', 'en', '--format', fmt]
    return v.kit.run(v.product / 'khoso', *options, *verb, env={'KHOSO_HOME': str(v.kit.folder('home-' + v.name))})


def verbs(v, bad):
    """All verbs, those in groups with both words."""
    found = set()
    done = khoso(v, None, '--help', fmt='text')
    for name in listed(done):
        if name in GROUPS:
            found |= {f'{name} {sub}' for sub in listed(khoso(v, None, name, '--help', fmt='text'))}
        else:
            found.add(name)
    clean(v, '--help', done, bad)
    return found


def listed(done):
    """Verbs of a help text. A JSON line has no help text on standard output."""
    text = (done.out + done.err).split('Verbs:')[-1]
    return [m.group(1) for m in re.finditer(r'^  (\S+)(?=  )', text, re.M)]


def clean(v, what, done, bad):
    wrong = [l for l in (done.out + '\n' + done.err).splitlines() if TROUBLE.search(l) and not NOISE.search(l) and not l.startswith('{')]
    wrong += [l for l in done.err.splitlines() if any('org.khoso.' + g in l for g in v.gone)]
    bad += [f'{v.name}: {what}: {l[:200]}' for l in wrong[:3]]


def archive(kit):
    """Made by the whole product: taken in, checked, indexed, packed."""
    a = kit.work / 'removal-archive'
    kit.good(a, 'init', '--name', 'Removal')
    delivery, _ = kit.samples(kit.work / 'removal-delivery', '--small', '--seed', '3', '--dpi', '30')
    kit.good(a, 'intake', '--digitised-on', '09/2025', delivery)
    kit.good(a, 'check')
    dossier = kit.good(a, 'package', '--propose', '--all').json()[0]['input']
    shown = kit.good(a, 'show', dossier).json()[0]['result']
    return a, dossier, shown


def lines(v, a, dossier, small):
    """What the product that is left can do with the archive: each verb with its arguments."""
    yield ('show', dossier)
    yield ('journal', 'verify')
    if small:
        return
    for g, line in (('search', ('search', 'ubnd')), ('compliance', ('check', dossier)), ('packaging', ('package', '--propose', dossier)), ('survey', ('survey', 'compute', '1.a')),
                    ('search', ('index', 'rebuild')), ('intake', ('intake', '--show-mapping', v.kit.work / 'removal-delivery'))):
        if g not in v.gone:
            yield line
    yield ('standard', 'list')
    yield ('backup', v.kit.work / ('backup-' + v.name))


def command_line(v, a, dossier, shown, whole, bad):
    expected = whole - {x for g in v.gone for x in ALL[g][0]}
    found = verbs(v, bad)
    if found != expected:
        bad.append(f'{v.name}: verbs there that should not be: {sorted(found - expected)}, missing: {sorted(expected - found)}')
    for line in lines(v, a, dossier, v.kit.small):
        done = khoso(v, a, *line)
        if done.code not in (0, 1):
            bad.append(f"{v.name}: {' '.join(map(str, line))} ended with {done.code}: {done.err[-200:]}")
        clean(v, line[0], done, bad)
        if line[0] == 'show' and done.code == 0 and done.json()[0]['result'] != shown:
            bad.append(f'{v.name}: show says something else than the whole product')
    for name in sorted({x.split()[0] for g in v.gone for x in ALL[g][0]})[:1 if v.kit.small else None]:
        done = khoso(v, a, name)
        if done.code != 2:
            bad.append(f'{v.name}: the verb {name}, which is not there, ended with {done.code}')
        clean(v, name, done, bad)
    return len(found)


def window(v, a, whole_jobs, bad):
    """The window of the product that is left: its jobs, its menu, its log. Returns the names of the jobs."""
    from driver import Failed, Window
    w = Window(v.product, v.kit.folder('window-' + v.name), a, TOP / '.tools/removal' / v.name, 'en')
    try:
        w.display()
        w.open()
        jobs = next(x['tools'] for x in w.widgets()['widgets'] if x.get('tools'))
        texts = []
        for n in range(len(jobs)):
            w.key(f'alt+{n + 1}', pause=1.2)
            w.shot(f'job-{n + 1}')
            texts.append(w.texts())
        w.key('alt+1', pause=0.8)
        w.key('F10', pause=1.2)
        menu = w.read(w.shot('menu'), (900, 0, 466, 420))
        w.key('Escape', pause=0.5)
        check_window(v, jobs, '\n'.join(texts), menu, whole_jobs, bad)
        w.key('ctrl+q')
        w.until(lambda: w.process.poll() is not None, 'Ctrl+Q ends the window', 30)
        if w.process.returncode:
            bad.append(f'{v.name}: the window ended with {w.process.returncode}')
        log = (w.work / 'window.log').read_text(errors='replace')
        clean(v, 'window', Done(0, log, '', 0), bad)
        return jobs
    except (Failed, StopIteration) as e:
        bad.append(f'{v.name}: window: {e}')
        return []
    finally:
        w.close()


def check_window(v, jobs, texts, menu, whole_jobs, bad):
    if whole_jobs is None:
        if len(jobs) != len(JOBS) or 'Ctrl+K' not in menu.replace(' ', ''):
            bad.append(f'the whole product shows {jobs}, menu {menu!r}: nothing to compare with')
        return
    hidden = {whole_jobs[JOBS.index(g)] for g in v.gone if g in JOBS}
    if jobs != [j for j in whole_jobs if j not in hidden]:
        bad.append(f'{v.name}: jobs of the window: {jobs}')
    if 'search' in v.gone and 'Ctrl+K' in menu.replace(' ', ''):
        bad.append(f'{v.name}: the menu still has Ctrl+K')
    bad += [f'{v.name}: "{word}" shows in the window' for word in ('Go to Intake', 'Intake') if 'intake' in v.gone and word in texts.splitlines()]


def logs(v, bad):
    """What the framework writes only when something went wrong."""
    found = [f for f in (v.product / 'configuration').glob('*.log')] + list(v.kit.work.glob(f'window-{v.name}/home/.khoso/workspace/.metadata/.log'))
    for f in found:
        wrong = [l for l in f.read_text(errors='replace').splitlines() if l.startswith('!MESSAGE')]
        bad += [f'{v.name}: {f.name}: {l[:200]}' for l in wrong[:3]]


def removal(kit):
    kit.need('Xvfb', 'openbox', 'xdotool', 'import', 'tesseract')
    bad = []
    shutil.rmtree(TOP / '.tools/removal', ignore_errors=True)
    a, dossier, shown = archive(kit)
    whole = copy(kit, ())
    everything = verbs(whole, bad)
    jobs = window(whole, a, None, bad)
    if len(everything) < 15 or not jobs:
        return Result(False, f'whole product: {sorted(everything)}, jobs {jobs}', '-', bad)
    cases = [(g,) for g in (('compliance', 'search') if kit.small else ALL)] + ([] if kit.small else [tuple(ALL)])
    said = []
    for gone in cases:
        v = copy(kit, gone)
        left = command_line(v, a, dossier, shown, everything, bad)
        seen = window(v, a, jobs, bad)
        logs(v, bad)
        said.append(f'without {v.name if len(gone) < 6 else "all six"}: {left} verbs, {len(seen)} jobs')
        with contextlib.suppress(OSError):
            shutil.rmtree(v.product)
    return Result(not bad, '; '.join(said) + f'; whole: {len(everything)} verbs, {len(jobs)} jobs', 'no trace in verbs, help, jobs, menu, logs; the same archive', bad)
