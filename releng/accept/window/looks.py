"""What is looked at beside the thread: every job empty and full, dialogs, the other language, a bug that must not end the window."""
import time
from driver import TOP, Failed, Window
from intake import fold
from steps import JOBS, hold

OTHER = {'vi': 'en', 'en': 'vi'}
FIRST_JOB = {'vi': 'T\u00e0i li\u1ec7u', 'en': 'Holdings'}
UNEXPECTED = {'vi': 'C\u00f3 l\u1ed7i ngo\u00e0i d\u1ef1 ki\u1ebfn', 'en': 'Something unexpected went wrong'}
FIRST_MILLIS = 2000
SAMPLE = {'vi': 'mo kho mau', 'en': 'open the sample archive'}


class Looks:
    def __init__(self, thread):
        self.t, self.w = thread, thread.w

    def measure(self):
        """The measure of cut texts must be able to fail: cramped controls are all found, roomy ones none."""
        cramped, roomy, there = self.w.widgets(ask=('plant',))['planted']
        hold((cramped, roomy) == (there, 0), f'of {there} cramped controls {cramped} were found, of the roomy ones {roomy}')
        return f'{cramped} of {there} planted cuts found, none where there is room'

    def empty(self):
        """Each job of an empty archive says what to do next."""
        w = self.w
        before, first = (w.frozen, w.frozen_at), 0
        for name, key in JOBS.items():
            w.frozen = 0
            w.key(key, pause=1)
            shown = w.shot('empty-' + name)
            words = len([x for x in w.widgets()['widgets'] if len(str(x.get('text') or '')) > 30])
            hold(words or len(w.read(shown).split()) > 12, f'{name}: an empty archive leaves the person without a word')
            first = max(first, w.frozen)
        w.key(JOBS['holdings'], pause=0.6)
        # a job is built when it is first shown: once, and measured by itself
        w.frozen, w.frozen_at = before
        hold(first < FIRST_MILLIS, f'the first showing of a job took {first} ms')
        return f'{len(JOBS)} jobs, the slowest first showing {first} ms'

    def round(self):
        """What the thread passes by: the grid, the tabs beside the form, the lists in other orders, the scanner, dialogs."""
        w = self.w
        w.key(JOBS['holdings'], pause=1)
        w.key('ctrl+1', pause=0.5)
        w.key('F6', pause=0.3)
        w.until(lambda: w.find('holdings.tree'), 'the tree shows', 10)
        w.to('holdings.tree')
        w.key('Home', pause=1.5)
        hold(w.find('holdings.grid'), 'a fonds shows its dossiers as a grid')
        w.shot('grid')
        w.key('Right', 'Down', pause=0.7)
        time.sleep(1)
        w.shot('grid-records')
        for n, name in ((2, 'history'), (3, 'files'), (1, 'form')):
            w.key(f'ctrl+{n}', pause=1)
            w.shot('tab-' + name)
        w.key('F1', pause=1)
        hold(len(self.shells()) > 1, 'F1 shows the keys')
        w.shot('keys')
        w.key('Escape', pause=0.7)
        w.key('F10', pause=1)
        w.shot('menu')
        w.key('Escape', pause=0.5)
        w.key(JOBS['intake'], pause=1)
        w.to('intake.from-folder', back=True)
        w.key('Right', pause=0.5)
        w.until(lambda: w.find('intake.scan.device'), 'the scanner shows', 5)
        w.shot('scanner')
        w.key('Left', pause=0.5)
        w.until(lambda: w.find('intake.path'), 'the folder shows again', 5)
        w.key(JOBS['compliance'], pause=1)
        w.key('ctrl+f', 'ctrl+a', 'Delete', pause=0.7)
        w.shot('all-findings')
        return f'{w.number} pictures so far'

    def shells(self):
        return [x for x in self.w.widgets()['widgets'] if x['class'] == 'Shell']

    def bug(self):
        """An exception that nobody expected is said in the status line, in the person's language; the window goes on."""
        w = self.w
        shells = len(self.shells())
        w.key(JOBS['holdings'], pause=1)
        w.widgets(ask=('throw',))
        w.until(lambda: UNEXPECTED[w.lang] in w.texts(), 'the status line says it', 8)
        w.shot('bug')
        hold(len(self.shells()) == shells, 'a dialog came up')
        w.until(lambda: UNEXPECTED[w.lang] not in w.texts(), 'what was said goes away', 40, 1)

    def bugs(self):
        """Nothing unexpected was logged but what this test planted."""
        log = (self.w.work / 'window.log').read_text(errors='replace').splitlines()
        found = [log[i + 1] if i + 1 < len(log) else '' for i, line in enumerate(log) if line.startswith('SEVERE')]
        found = [f for f in found if 'planted by the test' not in f]
        where = [line.strip() for line in log if line.strip().startswith('at org.khoso')]
        hold(not found, f'{len(found)} in the log: {found[:3]} {where[:6]}')

    def language(self):
        """Ctrl+Shift+L starts the window again in the other language, and again in the first."""
        w = self.w
        for lang in (OTHER[w.lang], w.lang):
            w.restarted(lambda: w.key('ctrl+shift+l'))
            tools = next(x['tools'] for x in w.widgets()['widgets'] if x.get('tools'))
            hold(tools[0] == FIRST_JOB[lang], f'the window speaks {lang}: {tools}')
            w.until(lambda: w.find('holdings.tree'), 'the archive is open again', 20)
            time.sleep(1)
            w.shot('language-' + lang)
        return f'{OTHER[w.lang]} and back'

    def first_start(self):
        """A home that never saw Khoso: the window offers the sample archive; the first key takes the offer."""
        old = self.w
        w = Window(old.product, old.work / 'first', old.work / 'first/home/.khoso/sample/archive', old.shots, old.lang)
        w.env |= {'DISPLAY': old.env['DISPLAY'], 'KHOSO_SAMPLES': str(TOP / 'samples')}
        w.number = old.number
        try:
            w.start()
            w.until(lambda: w.xdo('getactivewindow', check=False), 'the window comes up', 240)
            w.until(lambda: SAMPLE[w.lang] in fold(w.read(w.peek())), 'the sample archive is offered', 180, 3)
            w.shot('first-start')
            w.key('space')
            w.answers(300)
            w.until(lambda: len((w.find('holdings.tree') or {}).get('rows', [])) > 1, 'the sample archive shows', 240, 1)
            w.idle(240)
            w.shot('sample')
            w.key('ctrl+q')
            w.ended('Ctrl+Q ends the window')
            old.number = w.number
            return f"sample archive with {w.khoso('check')[0]['counts']['in']} dossiers"
        finally:
            w.close()
