"""kill -9 at random moments of receive, package, transfer and fixity: nothing half-accepted, the same line again completes. Row `kills` of issue 5."""
import os, random, re, signal, subprocess, time
from pathlib import Path
import kills as intake
from kit import NotYet, Result
from transfer import Pair, Wrong, expect

STEPS = ['package', 'send', 'receive', 'accept', 'receipt', 'resend', 'reaccept', 'copy', 'fixity']
PER = 3  # dossiers of a hand-over


class Row:
    def __init__(self, kit):
        self.kit, self.bad, self.kills, self.missed, self.by = kit, [], 0, 0, {}
        self.seed = kit.seed if kit.seed is not None else random.SystemRandom().randrange(1, 10_000_000)
        self.random = random.Random(self.seed)
        self.span = {}

    def run(self, archive, step, *words, wanted=True):
        """One line, killed at a random moment; then the archive is looked at; then the same line as often as it takes, the last time to its end. @return its envelope"""
        command = [str(self.kit.product / 'khoso'), '--archive', str(archive), '--lang', 'vi', '--format', 'json', *map(str, words)]
        span = self.span.setdefault(step, 2.5)
        while wanted and self.kills < self.most and self.by.get(step, 0) < self.share:
            moment = self.random.uniform(0.35 * span, 1.05 * span)
            p = subprocess.Popen(command, env=self.kit.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
            try:
                p.wait(moment)
                self.missed += 1
                self.span[step] = max(0.6, moment)
                break
            except subprocess.TimeoutExpired:
                p.send_signal(signal.SIGKILL)
                p.wait()
            self.kills += 1
            self.by[step] = self.by.get(step, 0) + 1
            self.look(archive, f'{step}, kill {self.kills} after {moment:.2f} s')
            if self.random.random() < 0.5:
                break
        start = time.monotonic()
        done = self.kit.khoso(archive, *words)
        if not self.by.get(step):
            self.span[step] = time.monotonic() - start
        expect(f"{step}: the same line again ended with {done.code}: {(done.err or done.out)[-300:]}", done.code in (0, 1))
        return done.json()[-1]

    def look(self, archive, where):
        """What a kill leaves: a journal that verifies; each dossier of a hand-over is in the holdings with all its records, or not at all, and the register says which."""
        done = self.kit.khoso(archive, 'journal', 'verify')
        wrong = [f for f in (done.findings() if done.out.strip() else [{'rule': done.err[-200:]}]) if f['rule'] not in intake.TOLD]
        if done.code not in (0, 1) or wrong:
            self.bad.append(f'{where}: journal verify ended with {done.code}: {wrong[:2]}')
        if archive.name == 'receiver':
            self.half(archive, where)

    def half(self, archive, where):
        listed = [e['input'] for e in self.kit.khoso(archive, 'package', '--propose', '--all').json()]
        if len(listed) != len(set(listed)):
            self.bad.append(f'{where}: dossiers are doubled: {listed}')
        said = []
        for t in self.kit.khoso(archive, 'transfer', 'list').json()[-1]['result']['transfers']:
            for i in self.kit.khoso(archive, 'transfer', 'show', t['code']).json()[-1]['result']['packages']:
                if i['state'] == 'accepted':
                    said.append(i['code'])
        if sorted(said) != sorted(listed):
            self.bad.append(f'{where}: the register says that {sorted(said)} are accepted, the holdings have {sorted(listed)}')
        for e in self.kit.khoso(archive, 'show', *listed).json() if listed else []:
            children = [c['code'] for c in e['result'].get('children', [])]
            if len(children) != intake.PER_DOSSIER or len(set(children)) != len(children):
                self.bad.append(f"{where}: {e['input']} is half there: {len(children)} records")

    def round(self, n):
        """A hand-over from beginning to end, with a return and a delta, killed on the way."""
        pair = Pair(self.kit, f'kills-{n}', PER)
        s, r, out = pair.sender, pair.receiver, pair.home / 'out'
        packages = pair.home / 'packages'
        self.run(s, 'package', 'package', '--all', '--zip', '--to', packages)
        self.whole(packages)
        code = pair.new(pair.codes)
        sent = self.run(s, 'send', 'transfer', 'send', code, '--out', out)['result']
        expect(f'{n}: submission {sent["transfer"]["submission"]} after kills', sent['transfer']['submission'] == 1 and len(sent['packages']) == PER)
        self.once(out, f'{code}-01', [p['file'] for p in sent['packages']])
        self.run(r, 'receive', 'receive', out / f'{code}-01')
        expect(f'{n}: received', pair.state(r, code)['transfer']['state'] == 'received')
        mended = pair.codes[1]
        first = pair.home / 'receipt-1.json'
        self.run(r, 'accept', 'transfer', 'accept', code, '--except', f'{mended}.0000002=Mờ', '--receipt', first)
        pair.holds([c for c in pair.codes if c != mended])
        self.run(s, 'receipt', 'transfer', 'receipt', first)
        pair.both(code, 'partly', {c: 'returned' if c == mended else 'accepted' for c in pair.codes})
        pair.verb(s, 'edit', f'{mended}.0000002', 'subject=Bản rõ')
        self.run(s, 'resend', 'transfer', 'send', code, '--out', out)
        self.run(r, 'receive', 'receive', out / f'{code}-02')
        second = pair.home / 'receipt-2.json'
        self.run(r, 'reaccept', 'transfer', 'accept', code, '--receipt', second)
        self.run(s, 'receipt', 'transfer', 'receipt', second)
        pair.both(code, 'accepted', {c: 'accepted' for c in pair.codes})
        pair.holds(pair.codes)
        self.run(r, 'copy', 'fixity', 'copy', pair.home / 'copy')
        self.run(r, 'fixity', 'fixity', 'run')
        for archive in (s, r):
            self.look(archive, f'{n}: at the end')
            for number in ('01', '02'):
                pair.verb(archive, 'transfer', 'verify', out / f'{code}-{number}')
            pair.verb(archive, 'transfer', 'close', code)
            left = list((archive / 'transfers').rglob('*')) if (archive / 'transfers').exists() else []
            expect(f'{n}: {archive.name} has left {left[:3]}', not [p for p in left if p.is_file()])
        preserved = [i['preserved'] for i in pair.state(r, code)['packages']]
        expect(f'{n}: preservation packages', len(set(preserved)) == PER and set(preserved) <= pair.vault(r))

    def whole(self, folder):
        """Under its name a package is whole; what was killed has a hidden name or none."""
        for p in folder.glob('*.zip'):
            done = self.kit.khoso(None, 'check-package', p)
            expect(f'{p.name} is under its name and is not whole', done.code in (0, 1) and not any('damaged' in f['rule'] or 'checksum' in f['rule'] for f in done.findings()))

    def once(self, out, name, files):
        there = sorted(p.name for p in out.iterdir())
        expect(f'{out} has {there}', name in there)
        expect(f'{name} has other packages than the manifest', sorted(p.name for p in (out / name / 'packages').iterdir()) == sorted(files))


def kills(kit):
    kit.need_verb('receive')
    row = Row(kit)
    print('  seed', row.seed, flush=True)
    row.most = 6 if kit.small else 100
    n = 0
    while row.kills < row.most and n < 3 * row.most:
        row.share = -(-(n + 1) * row.most // (len(STEPS) * 2)) if not kit.small else 1
        if kit.small and n:
            row.share = n + 1
        try:
            row.round(n)
        except Wrong as e:
            row.bad.append(f'round {n}: {e}')
            if len(row.bad) > 20:
                break
        n += 1
        print(f'  round {n}: {row.kills} kills, {len(row.bad)} faults', flush=True)
    trace = order_of_writes(kit, row)
    by = ', '.join(f'{k} {v}' for k, v in sorted(row.by.items()))
    return Result(not row.bad and not trace and row.kills >= row.most, f'{row.kills} kills ({by}) in {n} hand-overs, seed {row.seed}', 'nothing half-accepted, all complete on re-run',
                  row.bad + trace)


def order_of_writes(kit, row):
    """strace of an acceptance: each package of a submission is on disk under its name before the journal says that it is received; the vault before the line that accepts."""
    kit.need('strace')
    pair = Pair(kit, 'kills-traced', 2)
    code = pair.new(pair.codes)
    pair.verb(pair.sender, 'transfer', 'send', code, '--out', pair.home / 'out')
    wrong = []
    for step, words in (('receive', ('receive', pair.home / 'out' / f'{code}-01')), ('accept', ('transfer', 'accept', code))):
        out = pair.home / f'{step}.strace'
        kit.run('strace', '-f', '-y', '-qq', '-o', out, '-e', 'trace=fsync,fdatasync,rename,renameat,renameat2,write,pwrite64', kit.product / 'khoso', '--archive', pair.receiver, *words)
        wrong += [f'{step}: {w}' for w in order(out.read_text(errors='replace').splitlines(), str(pair.receiver), 'transfers' if step == 'receive' else 'vault')]
    return wrong


def order(lines, archive, folder):
    synced, pending, named = set(), [], 0
    for line in lines:
        if m := re.search(r'(?:fsync|fdatasync)\(\d+<([^>]*)>', line):
            synced.add(m[1])
            pending = [p for p in pending if os.path.dirname(p) != m[1]]
        elif m := re.search(r'rename\w*\((?:AT_FDCWD[^,]*, )?"([^"]*)", (?:AT_FDCWD[^,]*, )?"([^"]*)"', line):
            if f'{archive}/{folder}/' in m[2]:
                named += 1
                pending.append(m[2])
                if m[1] not in synced:
                    yield f'{Path(m[2]).name} got its name before its bytes were on disk'
        elif (m := re.search(r'p?write(?:64)?\(\d+<([^>]*/journal/[^>]*[.]chain)>', line)) and pending:
            yield f'the journal was written while the folder of {Path(pending[0]).name} was not on disk'
            pending = []
    if not named:
        yield f'nothing got a name below {folder}: nothing was looked at'
