"""Row flip: a byte changed anywhere in the vault or its second copy is found, reported with file and hashes, and repaired; a file that is sound nowhere is said as lost and left alone."""
import hashlib, os, random, shutil, signal, subprocess, time
from kit import NotYet, Result

KINDS = ('flip', 'flip', 'flip', 'flip', 'truncate', 'empty', 'remove', 'swap', 'append', 'zeros')


def sha(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Flips:
    def __init__(self, kit):
        self.kit, self.bad, self.files_restored, self.kills = kit, [], set(), 0
        self.seed = kit.seed if kit.seed is not None else random.SystemRandom().randrange(1, 10 ** 7)
        self.rng = random.Random(self.seed)
        self.archive, self.copy = kit.work / 'flip-archive', kit.work / 'flip-copy'

    def prepare(self):
        delivery, _ = self.kit.samples(self.kit.work / 'flip-delivery', '--seed', self.seed, '--small', '--defects', 'none', '--dpi', '30')
        self.kit.good(self.archive, 'init', '--name', 'Flip')
        self.kit.good(self.archive, 'intake', '--digitised-on', '09/2025', delivery)
        self.say('copy', 'fixity', 'copy', self.copy)
        self.vault = self.files(self.archive / 'vault')
        if self.vault != self.files(self.copy) or len(self.vault) < 12:
            raise NotYet(f'{len(self.vault)} objects in the vault, {len(self.files(self.copy))} in the copy')
        self.keep = self.kit.folder('flip-kept')
        for i in self.vault:
            shutil.copy(self.place(self.archive / 'vault', i), self.keep / i)

    @staticmethod
    def files(top):
        return {p.name for p in (top / 'sha256').rglob('*') if p.is_file()}

    @staticmethod
    def place(top, i):
        return top / 'sha256' / i[:2] / i[2:4] / i

    def say(self, what, *verb, codes=(0,)):
        done = self.kit.khoso(self.archive, *verb)
        if done.code not in codes:
            self.bad.append(f'{what}: ended with {done.code}: {(done.err or done.out)[-300:]}')
        envelopes = done.json()
        return envelopes[-1] if envelopes else {'findings': [], 'result': {}, 'counts': {}}

    def killed(self, *verb):
        """Runs a verb some times and kills it at a random moment; perhaps it has ended before."""
        if self.rng.random() < 0.6:
            return False
        for _ in range(self.rng.randrange(1, 4)):
            p = subprocess.Popen([str(self.kit.product / 'khoso'), '--archive', str(self.archive), *map(str, verb)], env=self.kit.env, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
            time.sleep(self.rng.uniform(0.5, 8))
            self.kills += p.poll() is None
            os.killpg(p.pid, signal.SIGKILL) if p.poll() is None else None
            p.wait()
        return True

    def damage(self, top, ids):
        """@return id: how it was damaged; a swap takes two of them"""
        done, ids = {}, list(ids)
        while ids:
            i = ids.pop()
            f, kind = self.place(top, i), self.rng.choice(KINDS)
            data = bytearray(f.read_bytes())
            if kind == 'swap' and not ids or not data:
                kind = 'append' if not data else 'flip'
            os.chmod(f, 0o640)
            if kind == 'swap':
                o = ids.pop()
                g = self.place(top, o)
                os.chmod(g, 0o640)
                other = g.read_bytes()
                g.write_bytes(data)
                f.write_bytes(other)
                done[o] = kind
            elif kind == 'remove':
                f.unlink()
            else:
                at = self.rng.randrange(len(data)) if data else 0
                f.write_bytes({'flip': lambda: bytes(data[:at]) + bytes([data[at] ^ 1 << self.rng.randrange(8)]) + bytes(data[at + 1:]), 'truncate': lambda: bytes(data[:at]),
                               'empty': lambda: b'', 'append': lambda: bytes(data) + bytes([self.rng.randrange(256)]), 'zeros': lambda: self.zeros(data, at)}[kind]())
            done[i] = kind
        return {i: k for i, k in done.items() if not self.place(top, i).exists() or sha(self.place(top, i)) != i}

    @staticmethod
    def zeros(data, at):
        return bytes(data[:at]) + bytes(min(4096, len(data) - at)) + bytes(data[at + 4096:])

    def told(self, what, envelope, top, damaged, rules):
        """Each damaged object is told with its hash and the one that it has now, and nothing else is."""
        said = {}
        for f in envelope['findings']:
            if f['rule'] in rules:
                said.setdefault(f['place'].rsplit('/', 1)[-1], []).append(f)
        for i in damaged:
            if i not in said:
                self.bad.append(f'{what}: {damaged[i]} of {i} is not told')
            elif not all(i in f['message'] and f['subject'] in f['message'] and self.actual[i] in f['message'] for f in said[i]):
                self.bad.append(f'{what}: {damaged[i]} of {i}: file, hash or actual hash is missing: {said[i][0]["message"]}')
        self.bad += [f'{what}: {i} is sound, but told' for i in said if i not in damaged]

    def look(self, top, damaged):
        self.actual = {i: sha(self.place(top, i)) if self.place(top, i).exists() else '' for i in damaged}

    def whole(self, what, top, but=()):
        for i in self.vault:
            p = self.place(top, i)
            if i not in but and (not p.exists() or p.read_bytes() != (self.keep / i).read_bytes()):
                self.bad.append(f'{what}: {i} is not as it was')

    def in_vault(self, ids):
        damaged = self.damage(self.archive / 'vault', ids)
        self.look(self.archive / 'vault', damaged)
        states = dict(self.actual)
        self.told('run', self.say('run', 'fixity', 'run', codes=(3,)), self.archive, damaged, ('fixity/changed', 'fixity/missing', 'fixity/unreadable'))
        found = self.rng.choice([[], ['--found']])
        source = self.rng.choice([[], ['--from', self.copy]])
        killed = self.killed('fixity', 'repair', *source, *found)
        e = self.say('repair', 'fixity', 'repair', *source, *found)
        if not killed:
            self.told('repair', e, self.archive, damaged, ('fixity/restored',))
        if not killed and e['result'].get('restored') != len(damaged):
            self.bad.append(f"repair: {e['result']} for {len(damaged)} damaged")
        self.files_restored |= damaged.keys() if killed else set()  # what the killed one brought back has its event, too
        self.files_restored |= {f['place'].rsplit('/', 1)[-1] for f in e['findings'] if f['rule'] == 'fixity/restored'}
        self.whole('repair', self.archive / 'vault')
        aside = [sha(p) for p in (self.archive / 'vault/damaged').iterdir()] if (self.archive / 'vault/damaged').exists() else []
        self.bad += [f'repair: damaged bytes of {i} are not kept' for i, a in states.items() if a and a not in aside]
        return damaged

    def in_copy(self, ids):
        damaged = self.damage(self.copy, ids)
        self.look(self.copy, damaged)
        killed = self.killed('fixity', 'copy', self.copy)
        e = self.say('copy', 'fixity', 'copy', self.copy)
        there = {i: k for i, k in damaged.items() if k != 'remove'}
        if not killed:
            self.told('copy', e, self.copy, there, ('fixity/copy-renewed',))
        if not killed and (e['result'].get('renewed'), e['result'].get('copied')) != (len(there), len(damaged) - len(there)):
            self.bad.append(f"copy: {e['result']} for {len(there)} damaged, {len(damaged) - len(there)} removed")
        self.whole('copy', self.copy)
        return damaged

    def in_both(self, ids):
        """What is sound nowhere is said, and both stay as they are; then somebody finds the file and lays it there."""
        tops = (self.archive / 'vault', self.copy)
        damaged = [self.damage(t, ids) for t in tops]
        both = {i: k for i, k in damaged[0].items() if i in damaged[1]}
        states = [{i: sha(self.place(t, i)) if self.place(t, i).exists() else None for i in both} for t in tops]
        self.look(tops[0], both)
        for what, verb in (('repair of lost', ('fixity', 'repair', '--from', self.copy)), ('copy of lost', ('fixity', 'copy', self.copy))):
            e = self.say(what, *verb, codes=(3,))
            self.told(what, e, self.archive, both, ('fixity/lost',))
            for t, s in zip(tops, states):
                for i, was in s.items():
                    now = sha(self.place(t, i)) if self.place(t, i).exists() else None
                    if now != was:
                        self.bad.append(f'{what}: {both[i]} of {i} was touched in {t.name}')
        for t in tops:
            for i in both:
                p = self.place(t, i)
                if p.exists():
                    os.chmod(p, 0o640)
                p.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(self.keep / i, p)
        for t in tops:
            self.whole('after lost', t)
        return both


    def events(self):
        """@return how many PREMIS events tell in packages of what was brought back; the packages are sound"""
        self.kit.good(self.archive, 'package', '--all', '--to', self.kit.work / 'flip-packages')
        folders = sorted(p for p in (self.kit.work / 'flip-packages').iterdir() if p.is_dir())
        for e in self.kit.good(None, 'check-package', *folders, codes=(0, 1, 3)).json():
            if e['status'] != 'ok':
                self.bad.append(f"package with events: {e['input']}: {e['findings'][:1]}")
        texts = [p.read_text(encoding='utf-8') for p in (self.kit.work / 'flip-packages').rglob('PREMIS*.xml')]
        found = {i for i in self.vault if any('>recovery<' in t and 'expected SHA-256 ' + i in t for t in texts)}
        if self.files_restored - found:
            self.bad.append(f'no PREMIS event for {sorted(self.files_restored - found)[:3]}')
        return len(found)


def flip(kit):
    kit.need_verb('fixity')
    f = Flips(kit)
    f.prepare()
    wanted, changes, rounds, kinds = 12 if kit.small else 200, 0, 0, set()
    while changes < wanted and len(f.bad) < 20:
        work = (f.in_vault, f.in_copy, f.in_both)[rounds % 3]
        some = f.rng.sample(sorted(f.vault), min(len(f.vault), 4 if kit.small else f.rng.randrange(5, 25)))
        damaged = work(some)
        changes += len(damaged)
        kinds |= set(damaged.values())
        rounds += 1
    sound = f.say('end', 'fixity', 'run')
    verify = kit.khoso(f.archive, 'journal', 'verify')
    if verify.code:
        f.bad.append(f'journal verify: {verify.out[-300:]}')
    events = f.events()
    return Result(not f.bad, f"{changes} files damaged in {rounds} rounds ({', '.join(sorted(kinds))}), seed {f.seed}, {f.kills} kills; {sound['result'].get('objects')} objects sound at the end, {events} PREMIS events in packages",
                  f'{wanted}; each found, told with file and both hashes, repaired; lost ones told and left alone', f.bad)
