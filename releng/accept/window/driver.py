"""A window that only a keyboard drives: its display, its process, its keys; what it shows is asked for, never touched."""
import contextlib, json, os, re, signal, socket, struct, subprocess, sys, time
from pathlib import Path

TOP = Path(__file__).resolve().parents[3]
BUILT = TOP / 'releng/org.khoso.product/target/products/org.khoso.product/linux/gtk/x86_64'


class Failed(Exception):
    """A step did not hold."""


class Window:
    screen = '1366x768'

    def __init__(self, product, work, archive, shots, lang='vi'):
        self.product, self.work, self.archive, self.shots, self.lang = Path(product).resolve(), Path(work), Path(archive), Path(shots), lang
        self.processes, self.number, self.slowest, self.frozen, self.frozen_at, self.cuts = [], 0, 0.0, 0, 0, {}
        self.shots.mkdir(parents=True, exist_ok=True)
        home = self.work / 'home'
        home.mkdir(parents=True, exist_ok=True)
        java = os.environ.get('JAVA_HOME') or subprocess.run([TOP / 'releng/find-jdk'], capture_output=True, text=True).stdout.strip()
        self.env = {**os.environ, 'JAVA_HOME': java, 'HOME': str(home), 'KHOSO_HOME': str(home / '.khoso'), 'KHOSO_PRODUCT': str(self.product), 'LC_ALL': 'C.UTF-8',
                    'GDK_BACKEND': 'x11', 'NO_AT_BRIDGE': '1', 'XMODIFIERS': '', 'GTK_IM_MODULE': 'gtk-im-context-simple'}
        for name in ('KHOSO_ARCHIVE', 'KHOSO_LANG', 'WAYLAND_DISPLAY'):
            self.env.pop(name, None)
        # Java takes user.home from the system's list of users, not from HOME
        self.env['KHOSO_JAVA_OPTS'] = ' '.join(filter(None, [f'-Duser.home={home}', os.environ.get('KHOSO_HEAP')]))
        self.plug = []

    # ---- life

    def display(self):
        n = next(n for n in range(150, 999) if not Path(f'/tmp/.X{n}-lock').exists())
        self.env['DISPLAY'] = f':{n}'
        self._start(['Xvfb', f':{n}', '-screen', '0', self.screen + 'x24', '-nolisten', 'tcp'])
        self.until(lambda: Path(f'/tmp/.X{n}-lock').exists(), 'Xvfb', 10)
        time.sleep(0.5)
        self._start(['openbox'])

    def _start(self, cmd, env=None, out=subprocess.DEVNULL):
        p = subprocess.Popen([str(c) for c in cmd], env=env or self.env, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, start_new_session=True)
        self.processes.append(p)
        return p

    def start(self, *options):
        """Starts the window with the probe of this test as a plug-in."""
        if not Path(self.env['KHOSO_HOME'], 'plugins').exists():
            for plug in [Path(__file__).parent / 'probe', *self.plug]:
                subprocess.run([plug / 'build', self.work / 'probe'], env=self.env, check=True)
            for jar in sorted((self.work / 'probe/plugins').glob('*.jar')):
                done = subprocess.run([self.product / 'khoso', 'plugin', 'install', '--yes', jar], env=self.env, capture_output=True, text=True)
                if done.returncode:
                    raise Failed(f'{jar.name} is no plug-in: ' + done.stderr[-300:])
        env = {**self.env, 'KHOSO_LANG': self.lang}
        self.log = open(self.work / 'window.log', 'ab')
        self.process = self._start([self.product / 'khoso', *options], env, self.log)

    def open(self, *options):
        """Starts the window on the archive and waits until it answers."""
        start = time.monotonic()
        self.start('--archive', self.archive, *options)
        self.answers(240)
        took = time.monotonic() - start
        self.settle()
        self.frozen = 0
        return took

    def answers(self, seconds):
        self.until(lambda: self.process.poll() is not None or self.widgets(quiet=True), 'the window answers', seconds, 0.05)
        if self.process.poll() is not None:
            raise Failed('the window ended at its start: ' + (self.work / 'window.log').read_text(errors='replace')[-300:])
        self.until(lambda: self.xdo('getactivewindow', check=False), 'the window is the active one', 20)

    def restarted(self, action):
        """Does what makes the window start again, and waits until another process of it answers; what a start takes is no wait."""
        waited = self.frozen, self.frozen_at
        before = (self.archive / '.owner').read_text()
        action()
        self.until(lambda: self.process.poll() is not None or (self.archive / '.owner').exists() and (self.archive / '.owner').read_text() != before
                   and self.widgets(quiet=True), 'the window starts again', 90)
        if self.process.poll() is not None:
            raise Failed(f'the window ended with {self.process.returncode} instead of starting again')
        self.until(lambda: self.xdo('getactivewindow', check=False), 'the window is the active one', 20)
        self.settle()
        self.frozen, self.frozen_at = waited

    def settle(self):
        """Until the start is over: what it builds in the background is no wait of the user's."""
        time.sleep(2)
        self.until(lambda: (self.widgets(quiet=True) or {'waited': 100})['waited'] < 100, 'the window has settled', 30, 0.5)

    def close(self):
        for p in reversed(self.processes):
            if p.poll() is None:
                p.terminate()
        for p in reversed(self.processes):
            try:
                p.wait(10)
            except subprocess.TimeoutExpired:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(p.pid, signal.SIGKILL)  # the start script, and the JVM behind it

    # ---- hands

    def xdo(self, *args, check=True):
        done = subprocess.run(['xdotool', *map(str, args)], env=self.env, capture_output=True, text=True, timeout=60)
        if check and done.returncode:
            raise Failed('xdotool: ' + done.stderr.strip())
        return done.stdout.strip()

    def key(self, *keys, pause=0.15):
        for k in keys:
            self.xdo('key', '--clearmodifiers', k)
            time.sleep(pause)

    def type(self, text):
        self.xdo('type', '--clearmodifiers', '--delay', '25', text)
        time.sleep(0.2)

    def retype(self, text):
        self.key('ctrl+a')
        self.type(text)

    def to(self, ident, most=60, back=False):
        """Tab until the cursor is on the widget."""
        been = []
        for _ in range(most):
            now = self.focus()
            if now.get('id') == ident:
                return now
            been.append(now.get('id') or now.get('class', '?'))
            self.key('shift+Tab' if back else 'Tab', pause=0.08)
        raise Failed(f'Tab never reaches {ident}; it went {" > ".join(been[:14])}')

    # ---- eyes

    def shot(self, name):
        """A picture; and whatever is cut off in it is remembered."""
        self.widgets(quiet=True)
        self.number += 1
        file = self.shots / f'{self.number:02}-{name}.png'
        subprocess.run(['import', '-window', 'root', file], env=self.env, check=True, timeout=60)
        return file

    def peek(self):
        """A picture that is not kept."""
        file = self.work / 'peek.png'
        subprocess.run(['import', '-window', 'root', file], env=self.env, check=True, timeout=60)
        return file

    def widgets(self, quiet=False, ask=()):
        """What shows; with plant or throw asked for, the probe does that first (see Widgets.java)."""
        try:
            answer = self._ask('--format', 'json', 'widgets', *ask)
        except (OSError, ValueError, struct.error):
            if quiet:
                return None
            raise Failed('the window does not answer')
        lines = [x for x in answer.splitlines() if x.startswith('{')]
        if not lines:
            if quiet:
                return None
            raise Failed('the window says: ' + answer[-300:])
        result = json.loads(lines[-1])['result'] or {}
        if 'waited' not in result:  # an archive that is just being closed can't say what shows
            if quiet:
                return None
            raise Failed('the window says: ' + lines[-1][-300:])
        if result['waited'] > self.frozen:
            self.frozen, self.frozen_at = result['waited'], self.number
        for w in result['widgets']:
            if 'cut' in w:
                self.cuts.setdefault((w['class'], w.get('text', '')[:60], w['id']), (w['cut'], self.number + 1))
        return result

    def _ask(self, *args, seconds=60):
        """The same exchange as the command line's own client, without the start of a JVM: used for looking only."""
        port, token = (self.archive / '.owner').read_text().split()[:2]
        out = b''
        with socket.create_connection(('127.0.0.1', int(port)), seconds) as s:
            utf = lambda t: struct.pack('>H', len(t.encode())) + t.encode()
            args = ('--archive', str(self.archive), *args)
            s.sendall(utf(token) + utf(str(self.work)) + struct.pack('>i', len(args)) + b''.join(struct.pack('>i', len(a.encode())) + a.encode() for a in args))
            f = s.makefile('rb')
            if f.read(1) != b'K':
                raise ValueError('refused')
            s.sendall(b'G')
            while True:
                kind, size = struct.unpack('>bi', f.read(5))
                data = f.read(size)
                if kind == 3:
                    return out.decode()
                if kind != 4:  # it lives
                    out += data

    def focus(self):
        return next((w for w in self.widgets()['widgets'] if w['focus']), {})

    def find(self, ident):
        return next((w for w in self.widgets()['widgets'] if w['id'] == ident), None)

    def get(self, ident):
        w = self.find(ident)
        if not w:
            raise Failed(f'{ident} does not show')
        return w

    def texts(self):
        return '\n'.join(str(w.get('text') or '') for w in self.widgets()['widgets'])

    def read(self, file, box=None):
        """OCR of a screenshot, or of one box (x, y, width, height) of it."""
        part = self.work / 'part.png'
        crop = ['-crop', '{2}x{3}+{0}+{1}'.format(*box), '+repage'] if box else []
        subprocess.run(['convert', file, *crop, '-colorspace', 'gray', '-resize', '250%', part], check=True)
        return subprocess.run(['tesseract', part, '-', '-l', 'vie', '--psm', '6'], capture_output=True, text=True).stdout

    # ---- the command line, as a person in another terminal would use it

    def khoso(self, *verb, codes=(0, 1)):
        start = time.monotonic()
        p = subprocess.run([self.product / 'khoso', '--archive', self.archive, '--lang', self.lang, '--format', 'json', *map(str, verb)], env=self.env, capture_output=True,
                           text=True, timeout=1800, stdin=subprocess.DEVNULL)
        self.took = time.monotonic() - start
        if p.returncode not in codes:
            raise Failed(f"khoso {' '.join(map(str, verb))} ended with {p.returncode}: {(p.stderr or p.stdout)[-300:]}")
        return [json.loads(line) for line in p.stdout.splitlines() if line.strip()]

    def ask(self, *verb, codes=(0, 1), most=3.5):
        """A verb that the running window answers. Its limit of one second is the row "timing", measured there by itself; here a wait is only reported."""
        said = self.khoso(*verb, codes=codes)
        self.slowest = max(self.slowest, self.took)
        if self.took > most:
            raise Failed(f"khoso {' '.join(map(str, verb))} took {self.took:.2f} s, limit {most} s")
        return said

    # ---- patience

    @staticmethod
    def until(holds, what, seconds=15, every=0.25):
        end = time.monotonic() + seconds
        while True:
            value = holds()
            if value:
                return value
            if time.monotonic() > end:
                raise Failed(f'not within {seconds} s: {what}')
            time.sleep(every)

    def ended(self, what, seconds=20):
        """The process ends; one that does not is asked what its threads are at."""
        try:
            self.until(lambda: self.process.poll() is not None, what, seconds)
        except Failed:
            for line in subprocess.run(['pgrep', '-P', str(self.process.pid), 'java'], capture_output=True, text=True).stdout.split():
                with open(self.shots / 'threads.txt', 'w') as f:
                    subprocess.run([Path(self.env['JAVA_HOME']) / 'bin/jstack', '-l', line], stdout=f, stderr=subprocess.STDOUT, timeout=30)
            raise

    def idle(self, seconds=120):
        """Waits until no work shows in the status line (and has not for half a second)."""
        def quiet():
            return not self.find('frame.cancel')
        self.until(lambda: quiet() and (time.sleep(0.5) or quiet()), 'work ends', seconds)
