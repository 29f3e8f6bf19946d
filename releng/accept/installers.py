"""Row installers: Debian package and app image are made, unpacked into a fresh folder and started from there; the archives for Windows and macOS are looked at."""
import os, re, shutil, stat, subprocess, tarfile, time, zipfile
from pathlib import Path
from kit import NotYet, Result, TOP
from screen import display

PRODUCTS = TOP / 'releng/org.khoso.product/target/products'
LONGEST = 180
# names that Windows can't hold, whatever their ending
RESERVED = re.compile(r'(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)')
FRAGMENTS = {'win32': 'org.eclipse.swt.win32.win32.x86_64_', 'macosx': 'org.eclipse.swt.cocoa.macosx.aarch64_', 'linux': 'org.eclipse.swt.gtk.linux.x86_64_'}


def entries(file):
    """(name, mode, bytes of small text files) of an archive."""
    wanted = re.compile(r'(^|/)(khoso|khoso\.bat|bundles\.info|config\.ini|logging\.properties)$')
    if file.suffix == '.zip':
        with zipfile.ZipFile(file) as z:
            return [(i.filename, i.external_attr >> 16, z.read(i) if wanted.search(i.filename) else b'') for i in z.infolist()]
    with tarfile.open(file) as t:
        return [(m.name.removeprefix('./'), m.mode | (stat.S_IFLNK if m.issym() or m.islnk() else 0), t.extractfile(m).read() if m.isfile() and wanted.search(m.name) else b'')
                for m in t.getmembers()]


def variables(text):
    """Environment variables that a start script reads and that are Khoso's or Java's."""
    return set(re.findall(r'\b(KHOSO_[A-Z_]+|JAVA_HOME)\b', text))


def static(system, file):
    """What is wrong with the archive of a system, as far as can be seen without it."""
    bad, all = [], entries(file)
    names = [n for n, _, _ in all]
    text = {Path(n).name: b for n, _, b in all if b}
    for fragment_of, fragment in FRAGMENTS.items():
        there = [n for n in names if Path(n).name.startswith(fragment)]
        if bool(there) != (fragment_of == system):
            bad.append(f'{fragment}: {there or "missing"}')
        if (fragment.rstrip('_') in text['bundles.info'].decode()) != (fragment_of == system):
            bad.append(f'bundles.info and {fragment} do not fit')
    bad += [f'symbolic link: {n}' for n, mode, _ in all if stat.S_ISLNK(mode)][:5]
    bad += [f'{len(n)} characters: {n}' for n in names if len(n) > LONGEST]
    bad += [f'Windows cannot hold: {n}' for n in names if any(RESERVED.match(p) or re.search(r'[<>:"|?*\x00-\x1f]|[. ]$', p) for p in n.rstrip('/').split('/'))]
    folded = {}
    for n in names:
        if folded.setdefault(n.rstrip('/').lower(), n.rstrip('/')) != n.rstrip('/'):
            bad.append(f'the same name but for case: {n}')
    info = {line.split(',')[2].rstrip('/').split('/')[-1] for line in text['bundles.info'].decode().splitlines() if line and not line.startswith('#')}
    missing = sorted(i for i in info if not any(n.rstrip('/').split('/')[-1] == i for n in names))
    if missing:
        bad.append(f'bundles.info names what is not there: {missing[:3]}')
    bad += script(system, all, text)
    return bad, f"{system}: {len(names)} entries, longest path {max(map(len, names))}, {file.stat().st_size >> 20} MB"


def script(system, all, text):
    unix = (TOP / 'features/org.khoso.core.feature/rootfiles/unix/khoso').read_text()
    name = 'khoso.bat' if system == 'win32' else 'khoso'
    if name not in text:
        return [f'the start script {name} is missing']
    own, bad = text[name].decode(), []
    if variables(unix) != variables(own):
        bad.append(f'environment variables of {name} differ: {sorted(variables(unix) ^ variables(own))}')
    if 'org.khoso.cli.client.Client' not in own or '.owner' not in own:
        bad.append(f'{name} does not ask a running Khoso')
    if system == 'win32':
        lines = text[name].split(b'\n')
        if any(not line.endswith(b'\r') for line in lines[:-1]):
            bad.append('khoso.bat: lines must end with CR LF, or cmd misses labels')
        if any(c > 126 for c in text[name]):
            bad.append('khoso.bat: letters beyond ASCII depend on the code page')
        if r'%HERE%jre\bin\java.exe' not in own:
            bad.append(r'khoso.bat does not look for jre\bin\java.exe')
        bad += batch(own)
    else:
        mode = next(m for n, m, _ in all if Path(n).name == 'khoso' and m)
        if not mode & 0o111:
            bad.append('khoso is not executable')
        if '$here/jre/bin/java' not in own:
            bad.append('khoso does not look for jre/bin/java')
        if system == 'macosx' and '-XstartOnFirstThread' not in own:
            bad.append('macOS wants -XstartOnFirstThread')
    return bad


def batch(text):
    """What cmd would stumble over: a label that is not there, a block (parentheses) in which a variable is read that the block sets."""
    labels = {m[1].lower() for m in re.finditer(r'(?m)^:(\w+)', text)}
    wanted = {m[1].lower() for m in re.finditer(r'(?im)^(?!rem).*\b(?:goto|call) :?(\w+)', text) if not text[:m.start()].endswith('rem ')}
    bad = [f'khoso.bat: no label {w}' for w in wanted - labels - {'eof'}]
    if re.search(r'\((?:\s*)$', text, re.M):
        bad.append('khoso.bat: variables in a block are read before it runs; use goto')
    return bad


def platforms():
    bad, facts = [], []
    for system, name in (('win32', 'org.khoso.product-win32.win32.x86_64.zip'), ('macosx', 'org.khoso.product-macosx.cocoa.aarch64.tar.gz'), ('linux', 'org.khoso.product-linux.gtk.x86_64.tar.gz')):
        file = PRODUCTS / name
        if not file.exists():  # ./test builds without them
            subprocess.run([TOP / 'releng/maven', '-q', '-B', '-Pfast', '-Dmaven.test.skip=true', 'verify'], check=False, stdout=subprocess.DEVNULL)
        if not file.exists():
            raise NotYet(f'{file} is not built')
        wrong, fact = static(system, file)
        bad += [f'{system}: {w}' for w in wrong]
        facts.append(fact)
    return bad, facts


class Installed:
    """What was unpacked, in a folder that nothing else of this machine is needed for."""

    def __init__(self, kit, what, command, runtime):
        self.kit, self.what, self.command, self.runtime, self.bad = kit, what, command, Path(runtime).resolve(), []
        self.home = kit.folder('home-' + what)
        self.env = {'PATH': '/usr/bin:/bin', 'HOME': str(self.home), 'KHOSO_HOME': str(self.home / 'khoso'), 'LC_ALL': 'C.UTF-8'}

    def run(self, *args, env=None, timeout=600, before=()):
        p = subprocess.run([*map(str, before), str(self.command), *map(str, args)], capture_output=True, text=True, env={**self.env, **(env or {})}, timeout=timeout, stdin=subprocess.DEVNULL)
        return p

    def want(self, holds, why):
        if not holds:
            self.bad.append(f'{self.what}: {why}')
        return holds

    def verbs(self, delivery):
        p = self.run('--lang', 'en', '--help', env={'KHOSO_JAVA_OPTS': '-XshowSettings:properties'})
        self.want(p.returncode == 0 and 'intake' in p.stdout, f'--help ended with {p.returncode}: {p.stderr[-200:]}')
        home = re.search(r'java\.home = (.*)', p.stderr + p.stdout)
        self.want(home and Path(home[1].strip()).resolve() == self.runtime, f'--help ran on {home and home[1]}, not on its own Java')
        start = time.monotonic()
        to = self.kit.work / ('demo-' + self.what)
        p = self.run('demo', '--delivery', delivery, '--to', to, timeout=1200)
        pages = list(to.rglob('*.html'))
        self.want(p.returncode == 0 and pages, f'demo ended with {p.returncode}: {p.stderr[-300:]}')
        archives = [f.parent for f in to.rglob('archive.xmi')]
        self.want(archives, 'demo left no archive')
        return (archives or [None])[0], time.monotonic() - start

    def other_user(self):
        """Somebody who may not write to the install."""
        if os.geteuid() != 0 or not shutil.which('setpriv'):
            return 'not root: no other user tried'
        self.kit.work.chmod(0o755)
        home = self.kit.folder('home-other')
        shutil.chown(home, 'nobody')
        p = self.run('--lang', 'en', 'standard', 'list', env={'HOME': str(home), 'KHOSO_HOME': str(home / 'k')}, before=('setpriv', '--reuid', 'nobody', '--regid', 'nogroup', '--clear-groups'))
        self.want(p.returncode == 0 and 'tt05' in p.stdout, f'another user: ended with {p.returncode}: {p.stderr[-300:]}')
        return 'another user runs it'

    def window(self, archive):
        with display(self.kit) as env:
            log = open(self.kit.work / 'installed-window.log', 'ab')
            app = subprocess.Popen([str(self.command), '--archive', str(archive)], env={**self.env, **env}, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
            try:
                start = time.monotonic()
                while not (archive / '.owner').exists() and app.poll() is None and time.monotonic() - start < 120:
                    time.sleep(0.2)
                took = time.monotonic() - start
                if not self.want((archive / '.owner').exists(), f'the window did not open the archive: {Path(log.name).read_text()[-300:]}'):
                    return took
                java = Path(f"/proc/{(archive / '.owner').read_text().split()[2]}/exe").resolve()
                self.want(java.is_relative_to(self.runtime), f'the window runs on {java}')
                p = self.run('--archive', archive, '--format', 'json', 'journal', 'verify')
                self.want(p.returncode == 0, f'a verb beside the window ended with {p.returncode}: {p.stderr[-200:]}')
                self.looks(env)
                return took
            finally:
                app.terminate()
                try:
                    app.wait(30)
                except subprocess.TimeoutExpired:
                    app.kill()

    def looks(self, env):
        """A window that drew nothing has a handful of colours."""
        shots = TOP / '.tools/window/installed'
        shots.mkdir(parents=True, exist_ok=True)
        file, colours = shots / f'{self.what}.png', 0
        for _ in range(40):
            time.sleep(1)
            subprocess.run(['import', '-window', 'root', str(file)], env={**self.kit.env, **env}, check=True, timeout=60)
            colours = int(subprocess.run(['identify', '-format', '%k', str(file)], capture_output=True, text=True).stdout or 0)
            if colours > 100:
                return
        self.want(False, f'the window shows {colours} colours: nothing was drawn ({file})')


def installers(kit):
    kit.need('dpkg-deb', 'fakeroot', 'Xvfb', 'import', 'identify')
    bad, facts = platforms()
    out = kit.work / 'installers'
    start = time.monotonic()
    done = kit.run(TOP / 'releng/installers/build', env={'OUT': str(out), 'COMPRESS': 'none' if kit.small else 'xz'}, timeout=1800)
    if done.code:
        raise NotYet('releng/installers/build: ' + (done.err or done.out)[-400:])
    facts.append(f'built in {time.monotonic() - start:.0f} s: ' + ', '.join(re.findall(r'installers: \S*/(\S+\.deb, \d+ MB|image/\S+ \d+ MB.*)', done.out)))
    deb = next(out.glob('*.deb'))
    fields = subprocess.run(['dpkg-deb', '-f', str(deb), 'Package', 'Version', 'Depends', 'Architecture'], capture_output=True, text=True).stdout
    if not all(x in fields for x in ('khoso', 'libgtk-3-0', 'amd64')):
        bad.append(f'deb: {fields}')
    root = kit.work / 'root'
    subprocess.run(['dpkg', '-x', str(deb), str(root)], check=True)
    image = kit.work / 'ảnh ứng dụng'
    image.mkdir()
    with tarfile.open(next(out.glob('*.tar.gz'))) as t:
        t.extractall(image, filter='fully_trusted')
    delivery, _ = kit.samples(kit.work / 'delivery', '--seed', '9', '--small')
    made = [Installed(kit, 'deb', root / 'usr/bin/khoso', root / 'opt/khoso/lib/runtime'), Installed(kit, 'image', image / 'khoso/bin/khoso', image / 'khoso/lib/runtime')]
    for i in made:
        archive, seconds = i.verbs(delivery)
        opened = i.window(archive) if archive and (i.what == 'deb' or not kit.small) else -1
        facts.append(f'{i.what}: demo {seconds:.0f} s, window {opened:.1f} s')
        bad += i.bad
    facts.append(made[0].other_user())
    bad += [b for b in made[0].bad if b not in bad]
    return Result(not bad, '; '.join(facts), 'starts from a fresh folder on its own Java; archives of other systems whole', bad)
