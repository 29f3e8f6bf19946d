"""A questionnaire for a new round, from the copy of an installed one to the version that is in use: by keyboard in the window, looked at through the command line.

To wire: in run, `from designer_steps import Designer`, and in steps(): `*Designer(thread).steps()`. Needs an archive with holdings; leaves a questionnaire in use, a
response to it, and a draft.
"""
from steps import hold

IDENT, UNIT = 'song-hau-2027', '18'
INSTALLED, USED = {'vi': 'C\u00f3 s\u1eb5n', 'en': 'Installed'}, {'vi': 'C\u1ee7a kho', 'en': 'Of this archive'}
DRAFT = {'vi': 'B\u1ea3n nh\u00e1p', 'en': 'Draft'}
WRONG, RIGHT = "[metod] contains 'OTHER'", "[method] contains 'OTHER'"


class Designer:
    def __init__(self, thread):
        self.t, self.w = thread, thread.w

    def steps(self):
        return [('designer: nothing is chosen', self.empty), ('designer: installed ones are not changed', self.installed), ('designer: a copy', self.copy),
                ('designer: a condition that is wrong', self.wrong), ('designer: undo, redo', self.undo), ('designer: a new item', self.add),
                ('designer: faults keep it from use', self.refused), ('designer: a choice with options', self.options), ('designer: move, copy, remove', self.move),
                ('designer: the preview asks by conditions', self.preview), ('designer: the preview counts', self.count), ('designer: the file', self.file),
                ('designer: in use', self.use), ('designer: answered, so a new version', self.version), ('designer: back to the responses', self.back)]

    # ---- hands and eyes

    def press(self, ident, back=False):
        self.w.to(ident, most=90, back=back)
        self.w.key('space', pause=0.8)

    def part(self, begins):
        """Puts the cursor on the first part whose line begins so, by typing nothing: with the arrows."""
        w = self.w
        w.to('survey.design.parts', most=90)
        rows = [r.strip() for r in w.get('survey.design.parts')['rows']]
        at = next((i for i, r in enumerate(rows) if r.startswith(begins)), None)
        hold(at is not None, f'no part {begins} among {rows[:30]}')
        w.key('Home', *['Down'] * at, pause=0.06)
        w.until(lambda: self.shown(), 'its fields show', 10)

    def shown(self):
        return (self.w.find('survey.design.part') or {}).get('text', '')

    def faults(self, must):
        """Waits until so many faults are to be mended."""
        w = self.w
        w.until(lambda: (w.get('survey.design.count')['text'] or '').startswith(f'{must} ') or must == 0 and not w.find('survey.design.problems'),
                f'{must} faults; it says {w.get("survey.design.count")["text"]}', 15)
        return w.get('survey.design.count')['text']

    def draft(self):
        """The draft as it is kept."""
        files = sorted((self.w.archive / 'surveys/drafts').glob('*.yaml'))
        return files[0].read_text(encoding='utf-8') if files else ''

    def kept(self, words, what):
        self.w.until(lambda: words in self.draft(), f'the draft keeps {what}', 15)

    def choose(self, begins, has=''):
        w = self.w
        w.to('survey.design.choice', most=90, back=True)
        lines = w.get('survey.design.choice')['items']
        at = next(i for i, s in enumerate(lines) if s.startswith(begins) and has in s)
        w.key('Home', *['Down'] * at, pause=0.25)
        w.until(lambda: w.get('survey.design.choice')['text'].startswith(begins) and self.shown(), 'it shows', 15)

    # ---- the steps

    def empty(self):
        w = self.w
        self.t.job('survey')
        self.press('survey.design', back=True)
        text = w.until(lambda: (w.find('survey.design.empty') or {}).get('text'), 'the designer says what to do first', 15)
        w.shot('designer-empty')
        return text[:60]

    def installed(self):
        w = self.w
        self.choose(INSTALLED[w.lang], 'bnv-2025-05')
        hold(len(w.get('survey.design.state')['text']) > 30, 'it says why it is not changed')
        hold(not w.find('survey.design.tool.items'), 'there is nothing to change it with')
        w.to('survey.design.field.issuer', most=90)
        w.type('x')
        w.key('Tab', pause=1)
        hold('x' not in w.get('survey.design.field.issuer')['text'], 'an installed questionnaire was changed')
        w.shot('designer-installed')

    def copy(self):
        w = self.w
        self.press('survey.design.new', back=True)
        hold(w.focus().get('id') == 'survey.design.ask.id', f'the identity is asked, the cursor is in {w.focus().get("id")}')
        w.retype(IDENT)
        w.key('Return', pause=1)
        w.until(lambda: w.get('survey.design.choice')['text'].startswith(DRAFT[w.lang]), 'the draft shows', 20)
        self.faults(0)
        self.kept(f'id: {IDENT}\n', 'its identity')
        w.shot('designer-copy')
        return w.get('survey.design.choice')['text'][:50]

    def wrong(self):
        w = self.w
        self.part('1.c ')
        w.key('Right', pause=0.5)
        w.key('Down', 'Down', pause=0.5)
        w.until(lambda: 'other' in self.shown(), 'the column shows', 5)
        w.to('survey.design.field.visibleWhen')
        w.retype(WRONG)
        said = self.faults(1)
        note = w.get('survey.design.note.visibleWhen')['text']
        hold('metod' in note, f'the field says what is wrong: {note}')
        w.shot('designer-wrong')
        w.key('shift+F6', pause=0.5)
        hold(w.focus().get('id') == 'survey.design.problems', f'F6 goes to what is wrong, the cursor is in {w.focus().get("id")}')
        w.key('Return', pause=0.6)
        hold(w.focus().get('id') == 'survey.design.field.visibleWhen', f'Enter goes to the field, the cursor is in {w.focus().get("id")}')
        self.kept('metod', 'what is wrong, too')
        return said

    def undo(self):
        w = self.w
        w.key('ctrl+z', pause=0.6)
        self.faults(0)
        hold(w.get('survey.design.field.visibleWhen')['text'] == RIGHT, 'undo brings the condition back')
        w.key('ctrl+y', pause=0.6)
        self.faults(1)
        w.key('ctrl+z', pause=0.6)
        self.faults(0)
        w.until(lambda: 'metod' not in self.draft(), 'the draft follows', 15)

    def add(self):
        w = self.w
        self.part('4.b ')
        w.key('Insert', pause=1)
        w.until(lambda: '4.c' in self.shown(), f'a new item 4.c, it shows {self.shown()}', 10)
        hold(w.focus().get('id') == 'survey.design.field.id', f'the cursor is in its fields: {w.focus().get("id")}')
        w.to('survey.design.field.heading.vi')
        w.type('De nghi khac cua tinh')
        w.key('Tab', pause=0.5)
        self.kept('De nghi khac cua tinh', 'the new item')
        said = self.faults(1)
        w.shot('designer-item')
        return said

    def refused(self):
        w = self.w
        self.press('survey.design.use', back=True)
        w.idle()
        said = w.until(lambda: (w.find('survey.design.problem') or {}).get('text'), 'it says why it is not put in use', 20)
        hold(not list((w.archive / 'surveys').glob('*.yaml')), 'a questionnaire with faults was put in use')
        w.shot('designer-refused')
        return said[:70]

    def options(self):
        w = self.w
        self.part('4.c ')
        self.press('survey.design.tool.columns')
        w.until(lambda: 'column1' in self.shown(), f'a new column, it shows {self.shown()}', 10)
        w.retype('hinhthuc')
        w.to('survey.design.field.label.vi')
        w.type('Hinh thuc ho tro')
        w.to('survey.design.field.type')
        w.key('End', pause=0.2)
        w.key('Up', pause=1)  # from yes/no to the choice above it
        w.until(lambda: w.find('survey.design.field.multiple'), 'a choice can have several', 10)
        self.faults(1)
        self.press('survey.design.tool.options', back=True)
        w.until(lambda: 'CODE1' in self.shown(), f'a new option, it shows {self.shown()}', 10)
        w.retype('VON')
        w.to('survey.design.field.label.vi')
        w.type('Kinh phi')
        w.key('Tab', pause=0.5)
        self.kept('Kinh phi', 'the option')
        said = self.faults(0)
        w.shot('designer-options')
        return said

    def move(self):
        w = self.w
        order = lambda: [r.strip() for r in w.get('survey.design.parts')['rows'] if r.strip().startswith('4.')]
        self.part('4.c ')
        w.key('alt+Up', pause=1)
        w.until(lambda: [r[:3] for r in order()] == ['4.a', '4.c', '4.b'], f'the item goes up: {order()}', 10)
        w.key('alt+Down', pause=1)
        w.until(lambda: [r[:3] for r in order()] == ['4.a', '4.b', '4.c'], 'and down', 10)
        w.key('ctrl+d', pause=1)
        w.until(lambda: any(r.startswith('4.c-2') for r in order()), f'it is copied: {order()}', 10)
        w.key('Delete', pause=1)
        w.until(lambda: not any(r.startswith('4.c-2') for r in order()), f'the copy is removed: {order()}', 10)
        self.faults(0)

    def preview(self):
        w = self.w
        self.part('4.c ')
        w.until(lambda: w.find('survey.field.hinhthuc'), 'the preview shows the new item', 10)
        w.to('survey.field.hinhthuc', most=90)
        w.key('Down', pause=1.5)
        hold('Kinh phi' in w.get('survey.field.hinhthuc')['text'], 'the option can be chosen')
        self.part('1.c ')
        w.until(lambda: (w.find('survey.answers') or {}).get('columns') == 1 or w.find('survey.answers'), 'the grid shows', 10)
        w.to('survey.answers', most=90)
        w.shot('designer-preview')

    def count(self):
        w = self.w
        said = w.ask('survey', 'compute', '1.a')[0]['result']
        self.part('1.a ')
        self.press('survey.design.preview.count')
        w.idle()
        w.until(lambda: 'SHA' in (w.find('survey.design.preview.note') or {}).get('text', '')
                or any(c.isdigit() for c in (w.find('survey.design.preview.note') or {}).get('text', '')), 'values are counted', 30)
        w.shot('designer-count')
        hold(said['figures'], 'the command line counts, too')
        return w.get('survey.design.preview.note')['text'][:60]

    def file(self):
        w = self.w
        file = sorted((w.archive / 'surveys/drafts').glob('*.yaml'))[0]
        said = w.khoso('survey', 'design', 'check', file)[0]['result']
        hold(said['usable'] and said['id'] == IDENT, f'survey design check finds it usable: {said}')
        return f"{said['items']} items, {said['rules']} rules"

    def use(self):
        w = self.w
        self.press('survey.design.use', back=True)
        w.idle()
        w.until(lambda: w.get('survey.design.choice')['text'].startswith(USED[w.lang]), 'it is in use', 20)
        hold(not self.draft(), 'it is no draft any more')
        hold(IDENT in [s['id'] for s in w.ask('survey', 'list')[0]['result']['surveys']], 'survey list knows it')
        w.shot('designer-used')
        return w.get('survey.design.state')['text'][:60]

    def version(self):
        w = self.w
        w.ask('survey', 'new', IDENT, '--unit', UNIT)
        w.until(lambda: w.get('survey.design.choice')['text'].rstrip().endswith(('1 phi\u1ebfu tr\u1ea3 l\u1eddi', '1 responses')), 'the window hears of the response', 20)
        self.press('survey.design.revise', back=True)
        w.idle()
        w.until(lambda: w.get('survey.design.choice')['text'].startswith(DRAFT[w.lang]), 'a draft of the next version', 20)
        hold('version: "2"' in self.draft(), 'it is version 2')
        hold(w.ask('survey', 'show', UNIT)[0]['result']['version'] == '1', 'the response is one of version 1')
        w.shot('designer-version')
        return w.get('survey.design.choice')['text'][:50]

    def back(self):
        w = self.w
        self.press('survey.design.back', back=True)
        w.until(lambda: w.find('survey.items'), 'the responses show', 10)
