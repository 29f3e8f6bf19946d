"""Row `bundles`: survey bundles of many units, most of them made by openssl, imported twice, out of order, replayed, altered, signed by who may not,
and with kill -9 at random moments. What has to come in is reckoned here from what was sent, and held against what the archive then holds."""
import json, random, shutil, signal, subprocess, threading, time
import bundle_hostile
import bundle_make as make
import bundle_there_and_back
import nation
from kit import Result

SURVEY = nation.SURVEY
BATCH = 40
TOLD = {'storage/journal-rebuilt', 'storage/journal-repaired'}


class Sent:
    """A bundle that somebody handed over. @answers by cell"""

    def __init__(self, unit, number, file, digest, answers):
        self.unit, self.number, self.file, self.digest, self.answers = unit, number, file, digest, answers


class Book:
    """What must come of bundles, in the order in which they come."""

    def __init__(self):
        self.taken, self.answers = {}, {}

    def take(self, s):
        of = self.taken.setdefault(s.unit, {})
        if s.number in of:
            return 'again' if of[s.number] == s.digest else 'other-content'
        if of and max(of) > s.number:
            return 'older'
        gap = s.number > max(of, default=0) + 1
        outcome = 'filled' if of else 'new'
        of[s.number] = s.digest
        self.answers[s.unit] = s.answers
        return outcome + ('+gap' if gap else '')


class Row:
    def __init__(self, kit):
        kit.need('openssl')
        kit.need_verb('survey')
        self.kit, self.bad, self.said = kit, [], []
        self.seed = kit.seed if kit.seed is not None else random.SystemRandom().randrange(10 ** 9)
        self.random = random.Random(self.seed)
        self.keys, self.files = kit.folder('bundle-keys'), kit.folder('bundle-files')
        self.units = [f'{31000 + 3 * i:05}' for i in self.random.sample(range(300), 4 if kit.small else 40)]
        self.archive, self.other = kit.work / 'bundles-receiver', kit.work / 'bundles-killed'
        self.refused, self.kills, self.acknowledged = {}, 0, 0

    def wrong(self, text):
        self.bad.append(text[:300])

    def prepare(self):
        """Keys, the receiving archive with its register, and what each unit says."""
        kit = self.kit
        self.province, self.ministry = make.Party(self.keys, 'Sở Nội vụ', 'rsa'), make.Party(self.keys, 'Bộ Nội vụ')
        self.party = {u: make.Party(self.keys, f'Xã {u}', self.random.choice(['ec', 'ec', 'ec', 'rsa'])) for u in self.units}
        kit.good(self.archive, 'init', '--name', 'Sở Nội vụ')
        for u, p in self.party.items():
            kit.good(self.archive, 'survey', 'signer', 'add', '--unit', u, '--from', '2025-01-01', p.pem)
        shutil.copytree(self.archive, self.other)  # the same register, for the kills
        probe = kit.folder('bundle-probe')
        (probe / 'p.json').write_text(json.dumps({'document': 'khoso-survey-response', 'version': 1, 'id': '00000000-0000-0000-0000-000000000001', 'survey': SURVEY,
                                                  'surveyVersion': '?', 'state': 'SENT', 'respondent': {'code': '01', 'name': 'x', 'level': 'province'}, 'answers': []}))
        about = nation.consolidate(kit, probe, 'old')[1]
        self.version = about['version']
        shape = [{k: t[k] for k in ('item', 'row', 'column', 'option', 'kind', 'type')} for t in about['units'][0]['totals']]
        self.draw = nation.Draw(shape, self.seed, self.version)

    def response(self, unit, answers, **head):
        return self.draw.text(unit, 'commune', f'UBND xã {unit}', answers, **head).encode()

    def bundle(self, unit, number, name=None, answers=None, previous=''):
        """A sound one."""
        answers = answers or self.draw.answers('commune')
        parts = [('response.json', self.response(unit, answers))]
        if self.random.random() < 0.2:
            parts.append(('attachments/Báo cáo.pdf', self.random.randbytes(self.random.randrange(20000))))
        m = make.manifest(SURVEY, self.version, unit, number, parts, previous)
        file = self.files / f'{name or f"{unit}-{number}"}.khoso-bundle'
        file.write_bytes(make.encrypted(make.packed(self.party[unit].sign(m), parts), *self.random.sample([self.province, self.ministry], 2)))
        return Sent(unit, number, file, make.sha(m), answers)

    def draw_all(self):
        self.sent = []
        for u in self.units:
            previous, number = '', 0
            for _ in range(self.random.randint(2, 4 if self.kit.small else 6)):
                number += self.random.choice([1, 1, 1, 1, 2])
                s = self.bundle(u, number, previous=previous)
                previous = s.digest
                self.sent.append(s)

    def command(self, archive, files):
        return [str(x) for x in (self.kit.product / 'khoso', '--archive', archive, '--lang', 'en', '--format', 'json', 'survey', 'import', *self.province.options(), *files)]

    def take(self, archive, sent, book, where):
        """Imports in this order and holds each document against the book."""
        start, code = time.monotonic(), 0
        for i in range(0, len(sent), BATCH):
            some = sent[i:i + BATCH]
            done = self.kit.run(*self.command(archive, [s.file for s in some]))
            documents = {}
            for d in done.json():
                documents.setdefault(d['input'], []).append(d)
            code = 0
            for s in some:
                expect = book.take(s)
                got = documents.get(str(s.file), [])
                code = max(code, 3 if expect in ('older', 'other-content') else 0)
                if not got:
                    self.wrong(f'{where}: {s.file.name} has no document: {done.err[-200:]}')
                else:
                    self.judge(where, s, expect, got.pop(0))
            if done.code != code:
                self.wrong(f'{where}: ended with {done.code}, not {code}')
        return time.monotonic() - start

    def judge(self, where, s, expect, d):
        rules = [f['rule'] for f in d['findings']]
        if expect in ('older', 'other-content'):
            text = ' '.join(f['message'] for f in d['findings'])
            fragment = 'is newer and was taken in' if expect == 'older' else 'with that number and other content'
            if d['status'] != 'failed' or s.file.name not in text or fragment not in text or not all(f.get('remedy') for f in d['findings']):
                self.wrong(f'{where}: {s.file.name} should be refused as {expect}: {d["status"]} {text}')
            self.refused[expect] = self.refused.get(expect, 0) + 1
            return
        outcome, _, gap = expect.partition('+')
        if d['status'] == 'failed' or d['result'].get('outcome') != outcome or d['result']['bundle']['digest'] != s.digest:
            self.wrong(f'{where}: {s.file.name} should be {expect}: {d["status"]} {d["result"].get("outcome")} {d["findings"][:1]}')
        elif bool(gap) != any(r in ('survey/bundle-gap', 'survey/bundle-gaps') for r in rules) or (outcome == 'again') != ('survey/bundle-again' in rules):
            self.wrong(f'{where}: {s.file.name} should be {expect}, notes are {rules}')

    def bundles(self, archive):
        """Numbers that the archive says it has taken in: unit to number to digest."""
        found = {}
        for b in self.kit.good(archive, 'survey', 'bundle', 'list').json()[0]['result']['bundles']:
            of = found.setdefault(b['respondent'], {})
            if b['way'] == 'in' and b['kind'] == 'response':
                if b['number'] in of:
                    self.wrong(f'{b["respondent"]}: number {b["number"]} is kept twice')
                of[b['number']] = b['digest']
        return found

    def answers(self, archive, units):
        """What the archive holds: unit to cell to value, by the JSON of survey show."""
        heads = [r['respondent'] for r in self.kit.good(archive, 'survey', 'list').json()[0]['result']['responses']]
        for u in set(heads):
            if heads.count(u) > 1:
                self.wrong(f'{u} has {heads.count(u)} responses')
        found = {}
        known = [u for u in units if u in heads]
        for e in self.kit.good(archive, 'survey', 'show', *known).json() if known else []:
            cells = [(a['cell'], a['value']) for a in e['result']['answers']]
            if len(cells) != len(dict(cells)):
                self.wrong(f'{e["input"]}: an answer stands twice')
            found[e['result']['respondent']] = dict(cells)
        if set(heads) - set(units):
            self.wrong(f'responses of nobody: {sorted(set(heads) - set(units))}')
        return found

    def compare(self, archive, taken, answers, where, is_taken=None):
        """Nothing lost, nothing doubled: the numbers, and each answer to the last sign."""
        is_taken = is_taken or self.bundles(archive)
        if is_taken != {u: t for u, t in taken.items() if t}:
            self.wrong(f'{where}: numbers differ: {[u for u in self.units if is_taken.get(u, {}) != taken.get(u, {})][:5]}')
        holds = self.answers(archive, self.units)
        for u in self.units:
            want = None if u not in answers else {'/'.join(c): v for c, v in answers[u].items()}
            if holds.get(u) != want:
                have = holds.get(u) or {}
                odd = [c for c in set(have) | set(want or {}) if have.get(c) != (want or {}).get(c)]
                self.wrong(f'{where}: {u}: {len(odd)} answers differ, e.g. {odd[:3]}')
        done = self.kit.khoso(archive, 'journal', 'verify')
        odd = [f for f in done.findings() if f['rule'] not in TOLD]
        if done.code not in (0, 1) or odd:
            self.wrong(f'{where}: journal verify ended with {done.code}: {odd[:1]}')

    def orders(self):
        """Twice and out of order, then all of it again; at last another bundle under a number that was used."""
        self.book = Book()
        first = self.sent + self.random.sample(self.sent, len(self.sent) // 3)
        self.random.shuffle(first)
        self.seconds = self.take(self.archive, first, self.book, 'shuffled') / len(first)
        self.compare(self.archive, self.book.taken, self.book.answers, 'shuffled')
        replay = list(self.sent)
        self.random.shuffle(replay)
        self.take(self.archive, replay, self.book, 'replayed')
        self.compare(self.archive, self.book.taken, self.book.answers, 'replayed')
        others = [self.bundle(u, self.random.choice(sorted(self.book.taken[u])), f'{u}-other') for u in self.random.sample(self.units, len(self.units) // 2)]
        self.take(self.archive, others, self.book, 'same number')

    def hostile(self):
        """Each kind of what may not come in: refused, said why, and nothing has changed."""
        kinds = bundle_hostile.Hostile(self).all()
        self.random.shuffle(kinds)
        for i in range(0, len(kinds), BATCH):
            some = kinds[i:i + BATCH]
            done = self.kit.run(*self.command(self.archive, [k.file for k in some]))
            documents = {d['input']: d for d in done.json()}
            for k in some:
                d = documents.get(str(k.file))
                text = ' '.join(f['message'] for f in d['findings']) if d else done.err[-300:]
                remedies = bool(d) and all(f.get('remedy') for f in d['findings'])
                if k.may_pass and d and d['status'] != 'failed' and d['result']['outcome'] == 'again':
                    self.refused[k.kind + ' (harmless)'] = self.refused.get(k.kind + ' (harmless)', 0) + 1
                elif not d or d['status'] != 'failed' or k.file.name not in text or not any(s in text for s in k.says) or not remedies:
                    self.wrong(f'{k.kind}: {k.file.name} should be refused with {k.says}: {d and d["status"]} {text}')
                else:
                    self.refused[k.kind] = self.refused.get(k.kind, 0) + 1
            if done.code != 3:
                self.wrong(f'hostile bundles ended with {done.code}')
        self.compare(self.archive, self.book.taken, self.book.answers, 'after hostile ones')

    def killed(self):
        """kill -9 while all come in; whatever moment it is, numbers and answers belong together, and what was said to be taken in is."""
        archive, order = self.other, list(self.sent)
        self.random.shuffle(order)
        command = self.command(archive, [s.file for s in order])
        wanted, said = 3 if self.kit.small else 25, set()
        for attempt in range(3 * wanted):
            if self.kills == wanted:
                break
            said |= self.kill(command, attempt)
            taken = self.bundles(archive)
            self.acknowledged = len(said)
            lost = [(u, n) for u, n in said if n not in taken.get(u, {})]
            if lost:
                self.wrong(f'kill {self.kills}: said to be taken in, and is not: {lost[:3]}')
            newest = {u: max(t) for u, t in taken.items() if t}
            expect = {}
            for o in order:
                if o.number in taken.get(o.unit, {}):
                    expect.setdefault(o.unit, {})[o.number] = o.digest
            self.compare(archive, expect, {o.unit: o.answers for o in order if newest.get(o.unit) == o.number}, f'kill {self.kills}', taken)
        if self.kills < wanted:
            self.wrong(f'only {self.kills} of {wanted} kills hit a running import')
        book = Book()
        for u, t in self.bundles(archive).items():
            book.taken[u] = t
        self.take(archive, order, book, 're-run')
        self.compare(archive, book.taken, {s.unit: s.answers for s in order if s.number == max(book.taken[s.unit])}, 're-run')
        if {u: max(t) for u, t in book.taken.items()} != {u: max(s.number for s in self.sent if s.unit == u) for u in self.units}:
            self.wrong('re-run: a unit is not at its newest')

    def kill(self, command, attempt):
        """@return (unit, number) that the verb said to have taken in before it was killed"""
        p = subprocess.Popen(command, env=self.kit.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        lines, first = [], threading.Event()

        def read():
            for line in p.stdout:
                lines.append(line)
                first.set()
        reader = threading.Thread(target=read)
        reader.start()
        if attempt % 4:
            while p.poll() is None and not first.wait(0.02):
                pass
            time.sleep(self.random.uniform(0, max(0.05, self.seconds * len(self.sent) / 3)))
        else:
            time.sleep(self.random.uniform(0.2, 3))
        if p.poll() is None:
            p.send_signal(signal.SIGKILL)
            self.kills += 1
        p.wait()
        reader.join()
        said = set()
        for line in lines:
            try:
                d = json.loads(line)
            except ValueError:  # the last line, cut off
                continue
            if d['status'] != 'failed':
                said.add((d['result']['respondent'], d['result']['bundle']['number']))
        return said


def bundles(kit):
    row = Row(kit)
    row.prepare()
    row.draw_all()
    row.orders()
    row.hostile()
    row.killed()
    bundle_there_and_back.run(row)
    answers = sum(len(a) for a in row.book.answers.values())
    figure = (f'{len(row.units)} units, {len(row.sent)} bundles, {answers} answers that count; {sum(row.refused.values())} refusals of {len(row.refused)} kinds, {row.kills} kills, '
              f'{row.acknowledged} acknowledged; {len(row.bad)} wrong (seed {row.seed})')
    return Result(not row.bad, figure, 'no answer lost or doubled, each refused one explained', row.bad[:60] + ['refused: ' + ', '.join(f'{k} {n}' for k, n in sorted(row.refused.items()))] + row.said)
