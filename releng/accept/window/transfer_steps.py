"""A hand-over between two archives by keyboard alone, each in a window of its own: what a person does, step by step, and what the window shows of it."""
import time
from steps import JOBS, hold

WAYS = ['folder', 'medium', 'sftp']
SENDER, RECEIVER = 'H98.64', 'LTLS'
BASIS = 'Ke hoach 12/KH-SNV'
REASON = 'Thieu trang 3'


class Side:
    """One archive at its window."""

    def __init__(self, window, party, shown):
        self.w, self.party, self.shown = window, party, shown  # shown: what the engine says of a hand-over, by verb

    # ---- hands

    def open(self):
        self.w.display()
        took = self.w.open()
        self.w.key(JOBS['packaging'], pause=1)
        self.w.key('F8', pause=1.2)
        self.w.until(lambda: self.w.find('handover.next') or self.lanes(), 'the board shows', 15)
        return took

    def lanes(self):
        return [x for x in self.w.widgets()['widgets'] if x['id'].startswith('handover.lane.')]

    def lane_of(self, code):
        return next((x['id'] for x in self.lanes() if any(r[0].startswith(code + ' ') for r in x['rows'])), None)

    def card(self, code):
        """The cursor on a hand-over, from wherever it was."""
        w = self.w
        lane = w.until(lambda: self.lane_of(code), f'{code} is on the board', 15)
        w.to(lane)
        line = [r[0].startswith(code + ' ') for r in w.get(lane)['rows']].index(True)
        w.key('Home', *['Down'] * line, pause=0.25)
        w.until(lambda: w.get(lane)['line'] == line, f'the cursor is on {code}', 5)
        time.sleep(0.5)

    def fill(self, **values):
        for name, value in values.items():
            self.w.to('handover.' + name.replace('_', '-'))
            self.w.retype(str(value))

    def choose(self, name, number):
        self.w.to('handover.' + name)
        self.w.key('Home', *['Down'] * number, pause=0.3)

    def tick(self, name):
        box = self.w.to('handover.' + name)
        if not box['on']:
            self.w.key('space', pause=0.4)
        hold(self.w.focus()['on'], f'Space ticks {name}')

    def sign(self):
        self.tick('sign')
        self.key()

    def key(self):
        self.fill(key=self.party.p12, password=self.party.password.read_text().strip())

    def ok(self, shot=None):
        if shot:
            self.w.shot(shot)
        self.w.to('handover.ok')
        self.w.key('space', pause=1)

    def press(self, step):
        self.w.to('handover.step.' + step)
        self.w.key('space', pause=0.8)
        self.form()

    def next(self, code):
        """Enter on a hand-over: the step that comes next."""
        self.card(code)
        self.w.key('Return', pause=0.8)
        self.form()

    def form(self):
        self.w.until(lambda: self.w.find('handover.ok'), 'the step asks for what it needs', 8)

    # ---- eyes

    def problem(self):
        return (self.w.find('handover.problem') or {}).get('text', '')

    def state(self, code, state, items=None):
        """The engine says so, and the window shows it."""
        def there():
            r = self.shown(code)
            return r['transfer']['state'] == state and (items is None or {i['code']: i['state'] for i in r['packages']} == items)
        self.w.until(there, f'{code} is {state}; the window says: {self.problem()}', 90, 0.8)
        self.w.until(lambda: self.lane_of(code) == 'handover.lane.' + LANES[state], f'{code} is in column {LANES[state]}, not in {self.lane_of(code)}', 10)

    def facts(self, *words, seconds=15):
        def there():
            text = (self.w.find('handover.facts') or {}).get('text', '')
            return all(x in text for x in words)
        self.w.until(there, f"the protocol says {words}: {(self.w.find('handover.facts') or {}).get('text', '')[:300]}", seconds)

    # ---- the side that hands over

    def register(self, title):
        w = self.w
        w.key('F6', pause=0.8)
        self.form()
        hold(w.focus().get('id') == 'handover.called', f"the cursor is in the name, it is in {w.focus().get('id')}")
        self.ok()  # nothing typed: it says what is missing, and stays
        hold(w.get('handover.form.problem')['text'] and w.focus().get('id') == 'handover.called', 'an empty form says what is missing')
        self.fill(called=title, **{'from': SENDER}, to=RECEIVER, basis=BASIS)
        self.ok('register')
        w.until(lambda: self.lanes() and any(title in r[0] for x in self.lanes() for r in x['rows']), 'the new hand-over is on the board', 15)
        row = next(r[0] for x in self.lanes() for r in x['rows'] if title in r[0])
        return row.split()[0]

    def add(self, code, dossiers):
        w = self.w
        self.next(code)
        w.to('handover.dossiers')
        rows = [r[0] for r in w.get('handover.dossiers')['rows']]
        w.key('Home', pause=0.3)
        for n, row in enumerate(rows):
            if row in dossiers:
                w.key('space', pause=0.3)
            if n + 1 < len(rows):
                w.key('Down', pause=0.2)
        hold(w.get('handover.dossiers')['ticked'] == len(dossiers), f"{w.get('handover.dossiers')['ticked']} of {len(dossiers)} are ticked")
        self.ok('add')
        self.state(code, 'registered', {d: 'added' for d in dossiers})

    def send(self, code, way, signed=True, shot=None, **values):
        self.next(code)
        self.choose('way', WAYS.index(way))
        self.fill(**values)
        if signed:
            self.sign()
        self.ok(shot)

    def receipt(self, code, file, shot=None):
        self.card(code)
        self.press('receipt')
        self.fill(file=file)
        self.ok(shot)

    # ---- the side that takes over

    def receive(self, place, receipt, sealed=False, shot=None, **values):
        self.w.key('F9', pause=0.8)
        self.form()
        self.fill(place=place, receiver=RECEIVER, **values, receipt=receipt)
        if sealed:
            self.tick('sealed')
        self.sign()
        self.ok(shot)

    def mark(self, dossier, record):
        w = self.w
        w.to('handover.items')
        line = [r[0] for r in w.get('handover.items')['rows']].index(dossier)
        w.key('Home', *['Down'] * line, 'space', pause=0.5)
        self.form()
        self.fill(record=record, reason=REASON)
        self.ok('mark')
        w.until(lambda: REASON in w.get('handover.items')['rows'][line][4], 'the mark shows beside the dossier', 5)

    def decide(self, code, receipt, shot):
        self.card(code)
        self.press('decide')
        self.fill(receipt=receipt)
        self.sign()
        self.ok(shot)

    # ---- both

    def verify(self, place, witness, sealed=False, **values):
        self.w.key('F5', pause=0.8)
        self.form()
        self.fill(place=place, witness=witness, **values)
        if sealed:
            self.tick('sealed')
            self.key()
        self.ok()

    def close(self, code):
        self.card(code)
        self.press('close')
        self.ok('close')
        self.state(code, 'closed')

    def minutes(self):
        """What was made after the decision, in a piece of work of its own: the board may show the decision before."""
        return self.w.until(lambda: sorted((self.w.archive / 'reports').glob('transfer-minutes-*.docx')), 'minutes are made', 60)

    def whole(self):
        cuts = self.w.cuts
        hold(not cuts, '; '.join(f'{k[0]} {k[2]} "{k[1]}" {v[0]} (picture {v[1]})' for k, v in list(cuts.items())[:8]))

    def quit(self):
        self.w.key('ctrl+q')
        self.w.ended('Ctrl+Q ends the window')
        log = (self.w.work / 'window.log').read_text(errors='replace').splitlines()
        bugs = [log[i + 1] if i + 1 < len(log) else '' for i, line in enumerate(log) if line.startswith('SEVERE')]
        hold(not bugs, f'{len(bugs)} bugs in the log: {bugs[:3]}')


LANES = {'registered': 'draft', 'packed': 'draft', 'sent': 'under-way', 'resubmitted': 'under-way', 'received': 'to-decide', 'partly': 'returned', 'returned': 'returned',
         'accepted': 'done', 'closed': 'done'}
