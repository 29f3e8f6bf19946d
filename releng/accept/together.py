"""Row two-processes: several processes on one archive, and their owners killed, stopped, or never there. Real processes throughout."""
import contextlib, csv, hashlib, json, os, re, shutil, signal, socket, subprocess, threading, time
from pathlib import Path
from kit import NotYet, Result
import kills
from window_shared import window_shared

NAMED = 1.0  # seconds until a holder that does not answer is named
LONG = 300  # dossiers of an intake that is to be at work for as long as a step takes, however slow the machine; it is killed after
NEXT = 4.5   # seconds that the next verb takes after a kill: its own start, and no waiting


class Together:
    def __init__(self, kit):
        self.kit, self.bad, self.facts = kit, [], []
        self.user = subprocess.run(['id', '-un'], capture_output=True, text=True).stdout.strip()

    def want(self, holds, what):
        if not holds:
            self.bad.append(what)
        return holds

    def line(self, archive, *verb, fmt='json', lang='vi'):
        return [str(x) for x in (self.kit.product / 'khoso', '--archive', archive, '--lang', lang, '--format', fmt, *verb)]

    def start(self, archive, *verb, **kw):
        return subprocess.Popen(self.line(archive, *verb, **kw), env=self.kit.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                start_new_session=True)

    def new(self, name):
        place = self.kit.work / name
        self.kit.good(place, 'init', '--name', name)
        return place

    def owner(self, archive, delivery):
        """An intake that holds the archive. @return process, once it answers others and is doing something"""
        p = self.start(archive, 'intake', '--digitised-on', '09/2025', delivery)
        end = time.monotonic() + 60
        while time.monotonic() < end and p.poll() is None:
            if (archive / '.owner').exists() and 'doing=intake' in holder(archive):
                return p
            time.sleep(0.02)
        raise NotYet(f'intake never held the archive: {p.communicate(timeout=30)[1][-300:]}')

    @staticmethod
    def end(owner):
        """What the owner does has served its purpose. @return whether it was at it until now"""
        alive = owner.poll() is None
        with contextlib.suppress(ProcessLookupError):
            os.killpg(owner.pid, signal.SIGKILL)
        owner.communicate()
        return alive

    def java(self, p):
        """The JVM behind a start script that has replaced itself by it."""
        return p.pid

    def named(self, archive, pid, err):
        """Whether what was said names process, user, host, since when and what is being done, and what to do."""
        return all(x in err for x in (str(pid), self.user, socket.gethostname(), time.strftime('%d/%m/%Y'), 'intake', 'kill -KILL'))

    # ---- steps

    def at_once(self):
        """Lines typed in the same moment: one opens the archive, the others are answered by it or follow it."""
        place = self.new('at-once')
        delivery, codes = kills.delivery(self.kit, 4, 'at-once-delivery')
        lines = [['intake', '--digitised-on', '09/2025', delivery], ['intake', '--digitised-on', '09/2025', delivery], ['journal', 'verify'], ['search', 'quyết định'], ['check'], ['package', '--propose', '--all'], ['journal', 'verify']]
        running = [self.start(place, *l) for l in lines * (1 if self.kit.small else 2)]
        for p, l in zip(running, lines * 2):
            out, err = p.communicate(timeout=300)
            self.want(p.returncode in (0, 1), f"typed at once: {l[0]} ended with {p.returncode}: {err[-200:]}")
        listed = [e['input'] for e in self.kit.khoso(place, 'package', '--propose', '--all').json()]
        self.want(sorted(listed) == codes, f'typed at once: {len(listed)} dossiers, not {len(codes)}')
        self.facts.append(f'{len(running)} lines typed at once, none refused')

    def killed(self):
        """kill -9 of the owner in the middle of its own line and of one that it ran for another."""
        place = self.new('killed')
        first, one = kills.delivery(self.kit, 30 if self.kit.small else 150, 'killed-first')
        second, two = self.other(kills.delivery(self.kit, 10 if self.kit.small else 40, 'killed-second'))
        owner = self.owner(place, first)
        guest = self.start(place, 'intake', '--digitised-on', '09/2025', second)
        self.until(lambda: 'doing=intake' in holder(place) and (place / '.owner').exists() and self.running(place, second), 'the owner runs the line of the other')
        os.kill(self.java(owner), signal.SIGKILL)
        dead = time.monotonic()
        out, err = guest.communicate(timeout=20)
        told = time.monotonic() - dead
        self.want(guest.returncode == 3 and told < 2, f'the line that was broken off ended with {guest.returncode} after {told:.1f} s: {err[-200:]}')
        self.want(str(second) in err and 'Gõ lại' in err, f'a line broken off must say what to type: {err[-300:]}')
        self.want(json.loads(out.splitlines()[-1])['status'] == 'failed', 'a line broken off must leave its document')
        owner.communicate()
        after = self.kit.khoso(place, 'journal', 'verify')
        wrong = [f['rule'] for f in after.findings() if f['rule'] not in kills.TOLD and f['level'] != 'may']
        self.want(after.code in (0, 1) and not wrong, f'after the kill: journal verify {after.code} {wrong}')
        for d in (first, second):
            again = self.kit.khoso(place, 'intake', '--digitised-on', '09/2025', d)
            self.want(again.code in (0, 1), f'the same line again ended with {again.code}: {again.err[-200:]}')
        listed = sorted(e['input'] for e in self.kit.khoso(place, 'package', '--propose', '--all').json())
        self.want(listed == sorted(one + two), f'after kill and re-run {len(listed)} dossiers, {len(set(listed))} different, not {len(one + two)}')
        self.facts.append(f'broken off told after {told:.2f} s')
        self.takes_over(first)

    def takes_over(self, delivery):
        """The next verb after a kill: as fast as one on an archive that nobody held."""
        place = self.new('next')
        alone = min(self.kit.good(place, 'journal', 'verify').seconds for _ in range(3))
        owner = self.owner(place, delivery)
        os.kill(self.java(owner), signal.SIGKILL)
        owner.communicate()
        done = self.kit.khoso(place, 'standard', 'list')
        done = self.kit.khoso(place, 'journal', 'verify')
        self.want(done.code in (0, 1) and done.seconds < max(NEXT, 2 * alone + 1), f'the next verb took {done.seconds:.1f} s (alone {alone:.1f} s), ended with {done.code}')
        self.facts.append(f'next verb {done.seconds:.1f} s (alone {alone:.1f} s)')

    def other(self, made):
        """The same dossiers under codes of their own."""
        to, codes = made
        renamed = []
        for name in ('ho_so.csv', 'van_ban.csv'):
            text = (to / name).read_text(encoding='utf-8')
            for c in codes:
                text = text.replace(c, c[:-3] + '9' + c[-2:])
            (to / name).write_text(text, encoding='utf-8')
        for c in codes:
            n = c[:-3] + '9' + c[-2:]
            (to / c).rename(to / n)
            for f in (to / n).iterdir():
                f.rename(f.with_name(f.name.replace(c, n)))
            renamed.append(n)
        return to, renamed

    def running(self, place, delivery):
        """Whether the journal knows of a run on that delivery."""
        return any(delivery.name.encode() in p.read_bytes() for p in (place / 'journal').glob('*.payload'))

    @staticmethod
    def until(holds, what, seconds=60):
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                raise NotYet(f'not within {seconds} s: {what}')
            time.sleep(0.02)

    def stopped(self):
        """SIGSTOP: the owner is named within a second; a line that was given up never runs; one half-way goes on."""
        place = self.new('stopped')
        delivery, codes = kills.delivery(self.kit, 30 if self.kit.small else 100, 'stopped-delivery')
        owner = self.owner(place, delivery)
        pid = self.java(owner)
        half = self.start(place, 'intake', '--digitised-on', '09/2025', self.other(kills.delivery(self.kit, 20, 'stopped-half'))[0])
        said = self.listen(half)
        self.until(lambda: self.running(place, self.kit.work / 'stopped-half'), 'the owner runs the line of the other')
        os.kill(pid, signal.SIGSTOP)
        then = time.monotonic()
        times = []
        try:
            for lang in ('vi', 'en'):
                p = self.start(place, 'backup', self.kit.work / 'never', lang=lang)
                start = time.monotonic()
                out, err = p.communicate(timeout=60)
                times.append(time.monotonic() - start)
                self.want(p.returncode == 3 and self.named(place, pid, err), f'a stopped owner must be named ({p.returncode}): {err[-400:]}')
                self.want(json.loads(out)['status'] == 'failed', 'a stopped owner: the document is missing')
            self.until(lambda: any(str(pid) in line for _, line in said), 'the line half-way names the owner', 10)
            midway = next(t for t, line in said if str(pid) in line) - then
        finally:
            os.kill(pid, signal.SIGCONT)
        half.wait(300)
        owner.communicate(timeout=300)
        self.want(half.returncode in (0, 1), f'the line half-way ended with {half.returncode} after the owner went on')
        time.sleep(1)
        self.want(not (self.kit.work / 'never').exists(), 'a line that was given up was run later')
        # the start of a JVM on a machine that others use is not ours: what is measured is the waiting beyond an answered line
        answered = min(self.kit.khoso(None, '--help', fmt='text').seconds for _ in range(1))
        self.want(min(times) < NAMED + self.jvm(), f'named after {min(times):.2f} s, limit {NAMED} s and the start of a JVM ({self.jvm():.2f} s)')
        self.want(midway < 2 * NAMED, f'half-way: named after {midway:.2f} s')
        self.facts.append(f'stopped owner named after {min(times):.2f} s ({answered:.1f} s is --help), half-way after {midway:.2f} s')

    def jvm(self):
        """Seconds that a JVM takes here to say its version, the shell script included."""
        start = time.monotonic()
        subprocess.run([Path(self.kit.env['JAVA_HOME']) / 'bin/java', '-Xshare:auto', '-version'], capture_output=True, check=True)
        return time.monotonic() - start

    @staticmethod
    def listen(p):
        """Lines of standard error with the time when they came."""
        said = []

        def read():
            for line in p.stderr:
                said.append((time.monotonic(), line))
        threading.Thread(target=read, daemon=True).start()
        threading.Thread(target=p.stdout.read, daemon=True).start()
        return said

    def stale(self):
        """What a crash left: a port that is somebody else's now, a number that another process has now."""
        place = self.new('stale')
        with socket.create_server(('127.0.0.1', 0)) as deaf:  # takes connections and never says a word
            (place / '.owner').write_text(f'{deaf.getsockname()[1]}\n{"0" * 64}\n1\n{socket.gethostname()}\n')
            (place / '.holder').write_text(f'pid={os.getpid()}\nuser=ai đó\nhost={socket.gethostname()}\nsince=2026-01-01T00\\:00\\:00Z\ndoing=check\n')
            done = self.kit.khoso(place, 'journal', 'verify')
            self.want(done.code == 0, f'stale files: {done.code} {done.err[-200:]}')
        for content in ('', '0\n', 'x\ny\nz\nw\n', '99999999\nt\n1\n' + socket.gethostname()):
            (place / '.owner').write_text(content)
            (place / '.holder').write_bytes(b'\xff\xfe\x00pid')
            done = self.kit.khoso(place, 'journal', 'verify')
            self.want(done.code == 0, f'stale files {content!r}: {done.code} {done.err[-200:]}')
        self.facts.append('stale .owner and .holder do no harm')

    def copied(self):
        """A folder copied while it is open: the copy is another archive, whatever its files say."""
        place = self.new('copied')
        delivery, _ = kills.delivery(self.kit, LONG, 'copied-delivery')
        owner = self.owner(place, delivery)
        copy = self.kit.work / 'bản sao'
        subprocess.run(['cp', '-r', place, copy], check=True)
        self.want((copy / '.owner').exists(), 'the copy has no .owner: nothing was tried')
        small, codes = self.other(kills.delivery(self.kit, 2, 'copied-other'))
        done = self.kit.khoso(copy, 'intake', '--digitised-on', '09/2025', small)
        self.want(done.code in (0, 1), f'intake into the copy: {done.code} {done.err[-200:]}')
        self.want(self.end(owner), 'the owner was not running any more: nothing was tried')
        held = [e['input'] for e in self.kit.khoso(place, 'package', '--propose', '--all').json()]
        self.want(not set(codes) & set(held), 'what was meant for the copy went into the original')
        self.facts.append('a copy is not answered by the original')

    def far(self):
        """A path far longer than a local socket's name may be; the working folder as archive."""
        place = self.kit.work
        for n in range(6):
            place = place / ('thư mục rất dài để thử ' + 'x' * 30)
        place.mkdir(parents=True)
        place = place / 'kho'
        self.kit.good(place, 'init', '--name', 'far')
        delivery, _ = kills.delivery(self.kit, LONG, 'far-delivery')
        owner = self.owner(place, delivery)
        done = self.kit.run(self.kit.product / 'khoso', '--format', 'json', 'journal', 'verify', cwd=place)
        self.want(done.code == 0, f'answered in a folder of {len(str(place))} characters: {done.code} {done.err[-200:]}')
        self.want(self.end(owner), 'far: the owner was not running any more: nothing was tried')
        self.facts.append(f'path of {len(str(place).encode())} bytes')

    def two_users(self):
        """Another person on the machine: is told who holds it, gets no token, and a folder closed to them says so."""
        if os.geteuid() != 0 or not shutil.which('setpriv'):
            self.facts.append('two users: not root, not tried')
            return
        place = self.new('shared')
        top = self.kit.work
        delivery, _ = kills.delivery(self.kit, LONG, 'shared-delivery')
        modes = {p: p.stat().st_mode for p in (top, place)}
        top.chmod(0o755)
        home = top / 'home-other'
        home.mkdir()
        shutil.chown(home, 'nobody')
        other = ['setpriv', '--reuid', 'nobody', '--regid', 'nogroup', '--clear-groups']
        env = {'KHOSO_HOME': home, 'HOME': home}
        if subprocess.run([*other, 'test', '-x', self.kit.product / 'khoso'], capture_output=True).returncode == 0:
            self.kit.run(*other, self.kit.product / 'khoso', '--help', env=env)  # their first start, which takes seconds more
        owner = self.owner(place, delivery)
        self.want((place / '.owner').stat().st_mode & 0o077 == 0, 'the token can be read by others')
        reachable = subprocess.run([*other, 'test', '-x', self.kit.product / 'khoso'], capture_output=True).returncode == 0
        if not reachable:
            self.facts.append('two users: another user cannot reach the product here, not tried')
            self.end(owner)
            return
        held = self.kit.run(*other, *self.line(place, 'journal', 'verify', fmt='text'), env=env)
        self.want(held.code == 3 and str(owner.pid) in held.err and self.user in held.err, f'another user must be told who holds it: {held.code} {held.err[-300:]}')
        self.want(held.seconds < 40, f'another user waited {held.seconds:.0f} s')
        self.want(self.end(owner), 'two users: the owner was not running any more: nothing was tried')
        place.chmod(0o700)
        closed = self.kit.run(*other, *self.line(place, 'journal', 'verify', fmt='text'), env=env)
        self.want(closed.code == 3 and str(place) in closed.err and 'Exception' not in closed.err, f'a closed folder: {closed.code} {closed.err[-300:]}')
        for p, m in modes.items():
            p.chmod(m)
        self.facts.append(f'another user is told who holds it after {held.seconds:.1f} s')


def holder(archive):
    with contextlib.suppress(OSError):
        return (archive / '.holder').read_text(errors='replace')
    return ''


def two_processes(kit):
    t = Together(kit)
    for step in (t.at_once, t.killed, t.stopped, t.stale, t.copied, t.far, t.two_users):
        start = time.monotonic()
        try:
            step()
        except NotYet as e:
            t.bad.append(f'{step.__name__}: {e}')
        print(f'      {step.__name__}: {time.monotonic() - start:.0f} s, {len(t.bad)} bad so far', flush=True)
    t.bad += window_shared(kit, t)
    return Result(not t.bad, '; '.join(t.facts), 'nothing lost, nobody refused, named within a second, the window follows', t.bad)
