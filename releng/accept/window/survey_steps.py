"""A response to the letter, from the first cell to the issued report: by keyboard in the window, looked at through the command line.

To wire: in run, `from survey_steps import Survey`, and in steps() after the list behind 1.a: `*Survey(thread).steps()`. What three items do not answer is
declared to have none on the command line, which the running window shows as it comes.
"""
from steps import hold

UNIT, NAME, SIGNER, NUMBER = '17', 'UBND tinh Song Hau', 'Tran Thi Binh', '45/BC-UBND'
REASON = 'Thieu thoi gian thuc hien o muc 1'
NONE = 'Chua co gi de tra loi'
# what the holdings can't say, by column
MISSING = {'level': 'province', 'storage': 'Luu tren may chu cua Trung tam', 'meets': 'NO', 'base': '10^3', 'reason': 'Chua doi chieu duoc voi nguyen van'}
FAULTY = {'vi': 'C\u00f3 l\u1ed7i', 'en': 'At fault'}
# item 1 is a form of five fields, 1.a and 1.c are grids of one row for each level
FORM = [('overview', 'Da so hoa tai lieu cua cac so, nganh'), ('scope', 'Toan tinh'), ('place', 'Trung tam Luu tru lich su tinh'), ('from', '01/04/2025'), ('to', '31/12/2025')]


class Survey:
    def __init__(self, thread):
        self.t, self.w = thread, thread.w

    def steps(self):
        return [('survey: a new response', self.new), ('survey: count all items', self.count), ('survey: a form, item 1', self.form), ('survey: a grid, item 1.a', self.grid),
                ('survey: a list to tick, item 1.c', self.ticks), ('survey: what is no number stays', self.wrong), ('survey: replace a number, undo, redo', self.replace),
                ('survey: where a number comes from', self.rerun), ('survey: check', self.check), ('survey: from a fault to its cell', self.fault),
                ('survey: faults keep it from being sent', self.refused), ('survey: an item has none', self.none), ('survey: submit', self.submit),
                ('survey: frozen', self.frozen), ('survey: return', self.give_back), ('survey: fill again', self.again), ('survey: for signature', self.present),
                ('survey: issue', self.issue), ('survey: dispatched', self.dispatch)]

    # ---- hands and eyes

    def response(self):
        return self.w.ask('survey', 'show', UNIT)[0]['result']

    def value(self, cell):
        return next((a for a in self.response()['answers'] if a['cell'] == cell), {'value': None, 'origin': None})

    def stored(self, cell, value):
        self.w.until(lambda: self.value(cell)['value'] == value, f'{cell} is "{value}", it is {self.value(cell)}', 10)

    def state(self, state):
        self.w.until(lambda: self.response()['state'] == state, f'the response is {state}; the window says: {(self.w.find("survey.step.problem") or {}).get("text")}', 15)

    def checked(self):
        return self.w.ask('survey', 'validate', UNIT)[0]

    def item(self, ident):
        w = self.w
        w.to('survey.items')
        line = [r[0] for r in w.get('survey.items')['rows']].index(ident)
        w.key('Home', *['Down'] * line, pause=0.15)
        w.until(lambda: w.get('survey.items')['line'] == line, f'the cursor is on item {ident}', 5)

    def answers(self, ident, row, column):
        """Puts the cursor on a cell of a grid."""
        w = self.w
        self.item(ident)
        w.to('survey.answers')
        w.key('ctrl+Home', *['Down'] * row, *['Right'] * column, pause=0.15)

    def press(self, ident):
        w = self.w
        w.to(ident, back=True)
        w.key('space', pause=0.6)

    def mark(self, ident):
        return next(r[1] for r in self.w.get('survey.items')['rows'] if r[0] == ident).split(' \u00b7 ')[0]

    # ---- filling in

    def new(self):
        w = self.w
        self.t.job('survey')
        w.until(lambda: w.find('survey.response.new'), 'a response can be begun', 10)
        w.to('survey.response.new', back=True)
        w.key('space', pause=1)
        hold(w.focus().get('id') == 'survey.new.code', f'the dialog asks for the code, the cursor is in {w.focus().get("id")}')
        w.type(UNIT)
        w.key('Tab')
        w.type(NAME)
        w.shot('survey-new')
        w.key('Return', pause=1)
        w.until(lambda: NAME in w.get('survey.response')['text'], 'the new response is chosen', 15)
        self.state('DRAFT')
        w.until(lambda: w.find('survey.progress'), 'the progress shows', 5)
        w.shot('survey-draft')
        return w.get('survey.progress')['text']

    def count(self):
        w = self.w
        self.press('survey.count')
        w.idle()
        w.until(lambda: [a for a in self.response()['answers'] if a['origin'] == 'COMPUTED'], 'numbers are counted into the response', 60)
        computed = len([a for a in self.response()['answers'] if a['origin'] in ('COMPUTED', 'SUGGESTED')])
        self.item('1.a')
        w.shot('survey-counted')
        return f'{computed} values; {w.get("survey.progress")["text"]}'

    def form(self):
        w = self.w
        self.item('1')
        before = self.mark('1')
        for column, typed in FORM:
            w.to(f'survey.field.{column}')
            w.retype(typed)
        w.key('Tab', pause=0.5)
        self.stored('1//place', FORM[2][1])
        self.stored('1//from', '2025-04-01')
        self.stored('1//to', '2025-12-31')
        w.until(lambda: self.mark('1') != before, 'the mark of the item changes', 10)
        w.shot('survey-form')
        return f'{before} > {self.mark("1")}'

    def grid(self):
        """The last column of 1.a is a text of several lines; Enter opens the cell and goes down."""
        w = self.w
        self.answers('1.a', 0, 0)
        w.key('End', 'Return', pause=0.4)
        hold(w.focus().get('id') == 'survey.cell', f'Enter opens the cell, the cursor is in {w.focus().get("id")}')
        w.retype('Nghi quyet, quyet dinh cua UBND tinh')
        w.shot('survey-cell')
        w.key('Return', pause=0.4)
        hold(w.focus().get('id') == 'survey.answers', 'Enter leads back to the grid')
        w.key('F2', pause=0.4)
        w.type('Tai lieu cap huyen')
        w.key('Escape', pause=0.4)
        self.stored('1.a/province/content', 'Nghi quyet, quyet dinh cua UBND tinh')
        hold(self.value('1.a/district/content')['value'] != 'Tai lieu cap huyen', 'Escape leaves the cell as it was')

    def ticks(self):
        w = self.w
        self.answers('1.c', 0, 0)
        w.key('Return', pause=0.4)
        w.key('Home', 'space', 'Return', pause=0.3)
        self.stored('1.c/province/method', 'SELF')
        w.shot('survey-ticks')

    def wrong(self):
        """What is no number stays in its cell, with what is wrong below it; Escape takes it away."""
        w = self.w
        self.answers('1.b', 0, 0)
        w.key('Return', pause=0.4)
        w.retype('nhieu')
        w.key('Return', pause=0.5)
        hold(w.focus().get('id') == 'survey.cell' and w.focus()['text'] == 'nhieu', 'the cell stays open with what was typed')
        hold('nhieu' in w.texts(), 'what is wrong is said')
        w.shot('survey-wrong')
        w.key('Escape', pause=0.4)
        hold(w.focus().get('id') == 'survey.answers', 'Escape leads back to the grid')
        hold(self.value('1.b/province/percent')['value'] != 'nhieu', 'nothing wrong was stored')

    def replace(self):
        w = self.w
        cell = next(a for a in self.response()['answers'] if a['cell'].startswith('1.a/province/') and a['origin'] == 'COMPUTED')
        column = cell['cell'].rsplit('/', 1)[1]
        self.answers('1.a', 0, ['orgs', 'fonds', 'metres', 'dossiers', 'documents', 'pages'].index(column))
        w.key('Return', pause=0.4)
        w.retype('123456')
        w.key('Return', pause=0.5)
        hold(w.focus().get('id') == 'survey.cell.reason', f'a counted number asks why, the cursor is in {w.focus().get("id")}')
        w.type('Dem lai bang tay')
        w.shot('survey-reason')
        w.key('Return', pause=0.5)
        self.stored(cell['cell'], '123456')
        now = self.value(cell['cell'])
        hold(now['origin'] == 'OVERRIDDEN' and now['replaced'] == cell['value'] and now['reason'], f'the counted number stays beside it: {now}')
        w.key('ctrl+z', pause=0.5)
        self.stored(cell['cell'], cell['value'])
        w.key('ctrl+y', pause=0.5)
        self.stored(cell['cell'], '123456')
        self.answers('1.a', 0, ['orgs', 'fonds', 'metres', 'dossiers', 'documents', 'pages'].index(column))
        w.key('Delete', pause=0.5)
        self.stored(cell['cell'], cell['value'])
        now = self.value(cell['cell'])
        hold(now['origin'] == 'COMPUTED' and not now['reason'], f'Delete lets the counted number stand again: {now}')
        return f'{cell["cell"]}: {cell["value"]} > 123456 > {cell["value"]}'

    def rerun(self):
        w = self.w
        self.answers('1.a', 0, 1)
        w.until(lambda: 'SHA-256' in w.get('survey.provenance')['text'], 'where the number comes from shows', 10)
        w.to('survey.recheck')
        w.key('space', pause=0.6)
        w.idle()
        w.until(lambda: w.find('survey.list'), 'the list behind the number shows', 20)
        w.shot('survey-rerun')

    # ---- checking

    def check(self):
        w = self.w
        w.key('F5', pause=1)
        w.idle()
        rows = w.until(lambda: w.find('survey.faults') and w.get('survey.faults')['rows'], 'faults show', 20)
        w.shot('survey-faults')
        said = self.checked()['result']['faults']
        hold(said == len(rows), f'the window shows {len(rows)} faults, the command line {said}')
        return f'{len(rows)} faults; {w.get("survey.faults.count")["text"]}'

    def fault(self):
        w = self.w
        hold(w.focus().get('id') == 'survey.faults', 'the cursor is in the faults')
        w.key('Down', pause=0.4)
        text = w.get('survey.provenance')['text']
        hold(len(text) > 40, f'the fault says what to do: {text}')
        w.key('Return', pause=0.8)
        now = w.focus().get('id', '')
        hold(now == 'survey.answers' or now.startswith('survey.field.') or now == 'survey.none', f'Enter goes to the cell, the cursor is in {now}')
        w.shot('survey-fault-cell')
        return now

    def refused(self):
        w = self.w
        self.press('survey.step.sent')
        w.idle()
        said = w.until(lambda: (w.find('survey.step.problem') or {}).get('text'), 'the window says why it is not sent', 20)
        hold(self.response()['state'] == 'DRAFT', 'a response with faults was sent')
        w.shot('survey-refused')
        return said

    def none(self):
        """One item by keyboard; the others that are open on the command line."""
        w = self.w
        ident = next(r[0] for r in reversed(w.get('survey.items')['rows']) if not [a for a in self.response()['answers'] if a['cell'].startswith(r[0] + '/')])
        self.item(ident)
        w.to('survey.none')
        w.key('space', pause=0.5)
        hold(w.focus().get('id') == 'survey.none.reason', f'the reason is asked, the cursor is in {w.focus().get("id")}')
        w.type(NONE)
        w.key('Return', pause=0.5)
        self.stored(f'{ident}//#none', NONE)
        w.shot('survey-none')
        return ident

    def rest(self):
        """Items without any answer are declared to have none. @return them"""
        there = {a['cell'].split('/')[0] for a in self.response()['answers']}
        open_ = [r[0] for r in self.w.get('survey.items')['rows'] if r[0] not in there]
        if open_:
            self.w.ask('survey', 'fill', UNIT, *[f'{i}/#none={NONE}' for i in open_])
        for _ in range(3):
            open_cells = {f['place']: MISSING[f['place'].rsplit('/', 1)[1]] for f in self.checked()['findings'] if f['place'].rsplit('/', 1)[-1] in MISSING}
            if open_cells:
                self.w.ask('survey', 'fill', UNIT, *[f'{cell}={value}' for cell, value in open_cells.items()], '--reason', 'Nguoi dien khai')
        said = self.checked()
        hold(not said['result']['errors'], f"still {said['result']['errors']} faults: {[(f['rule'], f['place']) for f in said['findings']][:6]}")
        return open_

    # ---- moving on

    def submit(self):
        w = self.w
        by_verb = self.rest()
        w.until(lambda: not [r for r in w.get('survey.items')['rows'] if r[1].startswith(FAULTY[w.lang])], 'the window hears of it', 10)
        self.press('survey.step.sent')
        w.idle()
        self.state('SENT')
        w.shot('survey-sent')
        return f'{len(by_verb)} items declared on the command line'

    def frozen(self):
        w = self.w
        self.item('1')
        hold(len(w.get('survey.answer.state')['text']) > 20, 'the item says why it can not be changed')
        w.to('survey.field.scope')
        w.type('x')
        w.key('Tab', pause=0.5)
        self.stored('1//scope', FORM[1][1])
        w.shot('survey-frozen')

    def give_back(self):
        w = self.w
        self.press('survey.step.returned')
        hold(w.focus().get('id') == 'survey.step.reason', f'the reason is asked, the cursor is in {w.focus().get("id")}')
        w.type(REASON)
        w.shot('survey-return')
        w.key('Return', pause=0.6)
        self.state('RETURNED')
        w.until(lambda: REASON in w.get('survey.answer.state')['text'], 'who fills it in sees the reason', 10)
        w.shot('survey-returned')

    def again(self):
        w = self.w
        self.item('1')
        w.to('survey.field.scope')
        w.retype('Toan tinh, ca cap xa')
        w.key('Tab', pause=0.5)
        self.stored('1//scope', 'Toan tinh, ca cap xa')

    def present(self):
        self.press('survey.step.in_approval')
        self.w.idle()
        self.state('IN_APPROVAL')
        self.w.shot('survey-approval')

    def second(self):
        """Another person takes the desk: entered in the window, and chosen there."""
        w = self.w
        w.key('ctrl+shift+p', pause=1)
        hold(w.focus().get('id') == 'person.list', f'the window asks who works, the cursor is in {w.focus().get("id")}')
        w.to('person.name')
        w.type(SIGNER)
        w.to('person.position')
        w.type('Pho Chu tich')
        w.key('Return', pause=1)
        w.until(lambda: any(SIGNER in r[0] for r in w.get('person.list')['rows']), f'the person is on the list; it says {(w.find("person.problem") or {}).get("text")}', 15)
        hold(w.focus().get('id') == 'person.list', 'the cursor is on the new person')
        w.shot('survey-second')
        w.key('Return', pause=1.5)
        people = w.ask('person', 'list')[0]['result']['people']
        hold([p['name'] for p in people] == [SIGNER], f'the archive knows the person: {people}')
        w.until(lambda: w.find('survey.step.issued'), 'the response shows again', 15)

    def issue(self):
        w = self.w
        self.press('survey.step.issued')
        hold(w.focus().get('id') == 'survey.step.number', f'number and date are asked, the cursor is in {w.focus().get("id")}')
        w.key('Return', pause=0.5)
        hold(w.find('survey.step.problem')['text'], 'without a number it says so')
        w.type(NUMBER)
        w.to('survey.step.signer')
        w.type(SIGNER)
        w.key('Return', pause=1)
        w.idle()
        said = w.until(lambda: (w.find('survey.step.problem') or {}).get('text'), 'who filled in is refused', 15)
        hold(self.response()['state'] == 'IN_APPROVAL', 'who filled in issued, under the name of another')
        w.shot('survey-issue-refused')
        w.key('Escape', pause=0.5)
        self.second()
        self.press('survey.step.issued')
        w.type(NUMBER)
        w.shot('survey-issue')
        w.key('Return', pause=0.6)
        self.state('ISSUED')
        said = self.response()
        hold(said['number'] == NUMBER and said['issuedOn'], f'number and date are kept: {said["number"]} {said["issuedOn"]}')
        w.shot('survey-issued')
        return f"{said['number']}, {said['issuedOn']}, by {SIGNER}"

    def dispatch(self):
        self.press('survey.step.dispatched')
        self.w.idle()
        self.state('DISPATCHED')
        self.w.shot('survey-dispatched')
        hold(not [x for x in self.w.widgets()['widgets'] if x['id'].startswith('survey.step.')], 'there is no step after the last')
