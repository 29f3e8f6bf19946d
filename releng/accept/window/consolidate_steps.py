"""A consolidation in the window, by keyboard alone: sums up a folder, follows a national number down to the list behind an answer, decides what is open.

To wire: in run, `from consolidate_steps import Consolidate`, and in steps() after the survey's: `*Consolidate(thread, folder).steps()`, folder one with exported
responses (or None: the step exports the response of survey_steps with its lists). Every window that shows the job can use down() and about().
"""
import json, time
from steps import hold

LEVELS = 3  # Enter to the units, Enter to the bodies, Enter to the answer: the cursor stands in the list behind it then


def show(w, folder, earlier=None):
    """The job's view of consolidations, with a folder summed up."""
    if not w.find('survey.sums.folder'):
        w.to('survey.sums', back=True)
        w.key('space', pause=1)
    w.until(lambda: w.find('survey.sums.folder'), 'the view of consolidations shows', 10)
    w.to('survey.sums.folder', back=w.focus().get('id') != 'survey.sums.folder')
    w.retype(str(folder))
    if earlier:
        w.to('survey.sums.earlier')
        w.retype(str(earlier))
    w.key('Return', pause=0.5)
    w.idle(300)
    w.until(lambda: w.find('survey.sums.lines') and w.get('survey.sums.lines')['rows'], 'national numbers show', 30)
    hold(w.focus().get('id') == 'survey.sums.lines', f'the cursor is on the numbers, it is in {w.focus().get("id")}')


def to_number(w, at):
    """The cursor on a national number; the keys that it takes to choose one are not those that follow it down."""
    w.key('Home', pause=0.2)
    for _ in range(at):
        w.xdo('key', '--clearmodifiers', 'Down')
    w.until(lambda: w.get('survey.sums.lines')['line'] == at, f'the cursor is on line {at}', 10)


def down(w):
    """From the number that the cursor is on to the list behind the answer. @return keys pressed, and what each brought"""
    seen = [w.get('survey.sums.heading')['text']]
    keys = 0
    while keys < 4:
        heading, about = w.get('survey.sums.heading')['text'], w.get('survey.sums.about')['text']
        w.key('Return', pause=0.3)
        keys += 1
        w.idle()
        w.until(lambda: w.get('survey.sums.heading')['text'] != heading or w.get('survey.sums.about')['text'] != about, f'Enter {keys} leads on', 20)
        seen.append(w.get('survey.sums.heading')['text'])
        if keys == LEVELS:
            break
    time.sleep(0.5)
    return keys, seen


def about(w):
    """What stands about the answer, and the list behind it: rows of code and name; None if there is none."""
    shown = w.find('survey.sums.list')
    return w.get('survey.sums.about')['text'], shown and [tuple(r) for r in shown['rows']]


def up(w):
    """Back to the national numbers."""
    for _ in range(6):
        if w.find('survey.sums.list') and w.focus().get('id') == 'survey.sums.list' or w.get('survey.sums.lines')['rows'] and len(w.get('survey.sums.lines')['rows'][0]) != 5 \
                or '\u203a' in w.get('survey.sums.heading')['text']:
            w.key('Escape', pause=0.6)
        else:
            return
    hold(False, 'Escape leads back to the national numbers')


class Consolidate:
    def __init__(self, thread, folder=None):
        self.t, self.w, self.folder = thread, thread.w, folder

    def steps(self):
        return [('consolidate: an empty view says what to do', self.empty), ('consolidate: sum up a folder', self.sum), ('consolidate: from a number to the list', self.follow),
                ('consolidate: each view', self.views), ('consolidate: decide what is open', self.decide), ('consolidate: back to the response', self.back)]

    def empty(self):
        w = self.w
        self.t.job('survey')
        w.to('survey.sums', back=True)
        w.key('space', pause=1)
        said = w.until(lambda: w.find('survey.sums.empty'), 'the view says what to do', 10)['text']
        hold(len(said) > 40 and w.focus().get('id') == 'survey.sums.folder', f'"{said}", the cursor is in {w.focus().get("id")}')
        w.shot('sums-empty')
        return said[:60]

    def sum(self):
        w = self.w
        if not self.folder:
            self.folder = w.work / 'responses'
            self.folder.mkdir(exist_ok=True)
            unit = self.t.unit if hasattr(self.t, 'unit') else '17'
            w.ask('survey', 'export', unit, '--lists', '--out', self.folder / f'{unit}.json', most=30)
        show(w, self.folder)
        w.shot('sums-numbers')
        return w.get('survey.sums.heading')['text']

    def follow(self):
        w = self.w
        rows = w.get('survey.sums.lines')['rows']
        at = next(i for i, r in enumerate(rows) if r[0] == '1.a' and r[2] not in ('\u2013', '0'))
        to_number(w, at)
        keys, seen = down(w)
        text, listed = about(w)
        hold(keys <= 4 and len(text) > 40, f'{keys} keys: {text[:80]}')
        w.shot('sums-answer')
        up(w)
        return f'{keys} keys, {len(listed or [])} in the list'

    def views(self):
        w = self.w
        w.to('survey.sums.views', back=True)
        w.key('Home', pause=0.5)
        for i in range(1, len(w.get('survey.sums.views')['rows'])):
            before = w.get('survey.sums.heading')['text']
            w.key('Down', pause=0.6)
            w.until(lambda: w.get('survey.sums.heading')['text'] != before, f'view {i} shows', 10)
            w.shot(f'sums-view-{i}')

    def decide(self):
        """What a former unit held goes to one of the new ones, with the grounds; the file says so and the sums follow."""
        w = self.w
        w.to('survey.sums.views', back=True)
        w.key('Home', *['Down'] * 5, pause=0.4)
        before = w.until(lambda: w.find('survey.sums.decide.to') and w.get('survey.sums.lines')['count'], 'what is open shows', 10)
        w.key('Return', pause=0.5)
        former = w.get('survey.sums.lines')['rows'][0][2]
        w.key('Return', pause=0.5)
        hold(w.focus().get('id') == 'survey.sums.decide.to', f'the new unit is asked, the cursor is in {w.focus().get("id")}')
        w.key('Down', pause=0.3)
        w.to('survey.sums.decide.note')
        w.type('Nghi quyet 1')
        w.key('Return', pause=0.6)
        file = (self.folder if self.folder.is_dir() else self.folder.parent) / 'decisions.csv'
        w.until(lambda: file.exists() and any(line.startswith(former + ',') for line in file.read_text().splitlines()), f'the decision about {former} is written', 10)
        w.key('F5', pause=0.5)
        w.idle(300)
        w.until(lambda: w.get('survey.sums.lines')['count'] == before - 1, 'it is open no longer', 20)
        w.shot('sums-decided')
        return f'{former}: {before} open, then {before - 1}'

    def back(self):
        w = self.w
        w.to('survey.sums.back', back=True)
        w.key('space', pause=0.8)
        hold(w.find('survey.items'), 'the items of the response show again')
