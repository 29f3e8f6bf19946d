"""Bundles that the product makes itself: there, sent back, and there again, with kills while they are made. Part of row `bundles`."""
import json, signal, subprocess, time
import bundle_make as make


class Sender:
    """A unit with a Khoso of its own."""

    def __init__(self, row, unit):
        self.row, self.kit, self.unit = row, row.kit, unit
        self.archive = row.kit.work / f'bundles-sender-{unit}'
        self.party = make.Party(row.keys, f'UBND xã {unit}', 'rsa')
        self.to = row.kit.folder(f'bundle-to-{unit}')
        for p in (row.province, row.ministry):
            (self.to / p.pem.name).write_bytes(p.pem.read_bytes())

    def verb(self, *words, codes=(0, 1)):
        return self.kit.good(self.archive, *words, codes=codes, lang='en').json()

    def begin(self):
        self.verb('init', '--name', self.unit)
        self.verb('survey', 'new', 'bnv-2025-05-digitisation', '--unit', self.unit, '--name', f'UBND xã {self.unit}', '--level', 'commune')
        self.verb('survey', 'signer', 'add', '--unit', '92', '--for', 'returns', self.row.province.pem)
        items = []
        for f in self.verb('survey', 'validate', self.unit)[0]['findings']:
            item = f['place'].split('/')[0]
            if item and item not in items:
                items.append(item)
        self.verb('survey', 'fill', self.unit, *(f'{i}/#none=không có' for i in items if i != '2.c'), '2.c/text=Ghi sổ tay', '1.b/#none=')

    def answer(self, text):
        """Answers and sends."""
        self.verb('survey', 'fill', self.unit, f'1.b/commune/note={text}')
        self.verb('survey', 'submit', self.unit)

    def command(self, file):
        return ['survey', 'export', self.unit, '--out', file, '--to', self.to, *self.party.options()]

    def export(self, name):
        file = self.row.files / f'{self.unit}-own-{name}.khoso-bundle'
        return file, self.verb(*self.command(file))[0]['result']

    def export_killed(self, name):
        """kill -9 while it is made, several times; then it is made as if nothing had been."""
        file = self.row.files / f'{self.unit}-own-{name}.khoso-bundle'
        for _ in range(2 if self.kit.small else 5):
            p = subprocess.Popen([str(x) for x in (self.kit.product / 'khoso', '--archive', self.archive, *self.command(file))], env=self.kit.env, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
            time.sleep(self.row.random.uniform(0.3, 3.5))
            if p.poll() is None:
                p.send_signal(signal.SIGKILL)
                self.row.kills += 1
            p.wait()
        return self.export(name)

    def answers(self):
        return {a['cell']: a['value'] for a in self.verb('survey', 'show', self.unit)[0]['result']['answers']}


def run(row):
    for unit in [f'{40000 + row.random.randrange(900):05}' for _ in range(1 if row.kit.small else 3)]:
        one(row, Sender(row, unit))


def one(row, s):
    archive, kit = row.archive, row.kit
    where = f'sender {s.unit}'

    def expect(what, holds):
        if not holds:
            row.wrong(f'{where}: {what}')

    def take(file):
        return kit.run(*row.command(archive, [file])).json()[0]
    s.begin()
    s.answer('lần một')
    kit.good(archive, 'survey', 'signer', 'add', '--unit', s.unit, s.party.pem)
    file, made = s.export('1')
    expect('number 1', made['bundle']['number'] == 1 and not made['again'])
    again, made = s.export('1-again')
    expect('the same file again', made['again'] and again.read_bytes() == file.read_bytes())
    for reader in (row.province, row.ministry):
        expect(f'{reader.name} opens it by openssl', make.decrypted(file, reader)[:2] == b'PK')
    first = take(file)
    expect(f'comes in as new: {first["status"]} {first["findings"]}', first['result'].get('outcome') == 'new')
    expect('answers equal', held(row, s.unit) == s.answers())
    reason = f'Mục 1.b chưa rõ ({row.random.randrange(1000)})'
    kit.good(archive, 'survey', 'return', s.unit, '--reason', reason)
    note = row.files / f'{s.unit}-return.khoso-bundle'
    kit.good(archive, 'survey', 'export', s.unit, '--out', note, '--to', s.party.pem, '--sender', '92', *row.province.options())
    for outcome in ('returned', 'again'):
        back = s.verb('survey', 'import', *s.party.options(), note)[0]
        expect(f'the note is {outcome}: {back["findings"]}', back['result'].get('outcome') == outcome and back['result']['state'] == 'RETURNED' and back['result']['reason'] == reason)
    s.answer('lần hai')
    file, made = s.export_killed('2')
    expect(f'number 2 after kills, not {made["bundle"]["number"]}', made['bundle']['number'] == 2)
    second = take(file)
    expect(f'comes in after the return: {second["findings"]}', second['result'].get('outcome') == 'filled' and second['result']['state'] == 'SENT')
    expect('answers equal after the return', held(row, s.unit) == s.answers() and s.answers()['1.b/commune/note'] == 'lần hai')
    late = s.verb('survey', 'import', *s.party.options(), note)[0]
    expect('the old note changes nothing', late['result'].get('outcome') == 'again' and late['result']['state'] == 'SENT')
    row.said.append(f'{where}: there, back and there again')


def held(row, unit):
    return {a['cell']: a['value'] for a in row.kit.good(row.archive, 'survey', 'show', unit).json()[0]['result']['answers']}
