"""The thread of issue 2, step by step, each looked at through the command line that the running window answers."""
import re, shutil, subprocess, time
from driver import Failed

JOBS = {'holdings': 'alt+1', 'intake': 'alt+2', 'compliance': 'alt+3', 'packaging': 'alt+4', 'search': 'alt+5', 'survey': 'alt+6'}

KIND = 'doc'
MENDED = [('issuedDate', '05/05/1996'), ('subject', 'V/v kinh phi sua cau'), ('organName', 'UBND tinh Song Hau'), ('numberOfPage', '1')]
ACCEPTED = {'vi': '\u0110\u1ea1t', 'en': 'Accepted'}


def hold(condition, why):
    if not condition:
        raise Failed(why)


class Thread:
    """What the steps hand on to each other: the window, and what was found so far."""

    def __init__(self, window, delivery, seed):
        self.w, self.delivery, self.seed = window, delivery, seed
        self.finding = self.word = self.package = self.sound = None

    def job(self, name):
        self.w.key(JOBS[name], pause=0.6)

    def show(self, code):
        return self.w.ask('show', code)[0]['result']

    # ---- from an empty archive

    def start(self):
        w = self.w
        took = w.open()
        w.until(lambda: w.find('holdings.go-intake'), 'an empty archive names the next step', 20)
        w.shot('start')
        return f'window after {took:.1f} s'

    def check(self):
        w = self.w
        self.job('compliance')
        w.key('F5', pause=1)
        w.idle()
        rows = w.until(lambda: [r for r in self.rows() if r[2]], 'findings show', 20)
        w.shot('check')
        said = w.khoso('check')
        must = sum(f['level'] == 'must' for e in said for f in e['findings'])
        w.until(lambda: str(must) in w.get('compliance.level.must')['text'], f'the window counts {must} at must, as the command line does', 20)
        return f'{len(rows)} findings in the list, {must} at must'

    def rows(self):
        found = self.w.find('compliance.findings')
        return found['rows'] if found else []

    def open_finding(self):
        """Of the findings about a record in the archive whose field is empty: a date first, so that what is typed is certain to be read."""
        w = self.w
        found = [f for e in w.khoso('check') for f in e['findings'] if f['level'] == 'must' and f['subject'].count('.') > 4]
        rules = [(field, typed) for field, typed in MENDED for f in found if f['rule'].endswith(f'.{KIND}/{field}/required')]
        hold(rules, 'nothing is missing in any record: no finding to mend')
        self.field, self.typed = rules[0]
        self.rule = f'{self.field}/required'
        w.key('ctrl+f')
        w.retype(self.rule)
        w.until(lambda: self.rows() and len({r[3] for r in self.rows() if r[3]}) == 1, 'the filter leaves one field alone', 10)
        w.key('Escape', pause=0.5)
        hold(w.focus().get('id') == 'compliance.findings', 'Escape leads from the filter to the list')
        wanted = {f['subject'] for f in found if f['rule'].endswith(self.rule)}
        for _ in self.rows():
            row = self.rows()[w.get('compliance.findings')['line']]
            if row[2] in wanted:
                break
            w.key('Down', pause=0.3)
        hold(row[2] in wanted, f'the cursor never stands on one of {sorted(wanted)[:3]}')
        self.finding, self.label = row[2], row[3]
        w.shot('finding')
        w.key('Return', pause=1)
        w.until(lambda: w.focus().get('id') == f'form.{self.field}', 'Enter puts the cursor into the field', 10)
        hold(w.focus()['text'] == '', 'the field is empty')
        w.shot('field')
        return f'{self.finding}: {self.field}'

    def mend(self):
        w = self.w
        before = self.show(self.finding)['version']
        w.type(self.typed)
        w.key('ctrl+s', pause=0.5)
        w.until(lambda: self.show(self.finding)['fields'].get(self.field) == self.typed, 'what was typed is stored', 8)
        w.shot('mended')
        return f'version {before} > {self.show(self.finding)["version"]}'

    def open_still(self):
        return [f for e in self.w.khoso('check') for f in e['findings'] if f['subject'] == self.finding and f['rule'].endswith(self.rule)]

    def gone(self):
        w = self.w
        self.job('compliance')
        w.until(lambda: not any(r[2] == self.finding and r[3] == self.label for r in self.rows()), 'the finding leaves the list', 10)
        w.shot('gone')
        hold(not self.open_still(), 'the command line still finds it')

    def undo(self):
        w = self.w
        w.key('ctrl+z', pause=0.5)
        w.until(lambda: self.field not in self.show(self.finding)['fields'], 'undo takes the value back', 8)
        w.shot('undo')

    def redo(self):
        w = self.w
        w.key('ctrl+y', pause=0.5)
        w.until(lambda: self.show(self.finding)['fields'].get(self.field) == self.typed, 'redo brings it again', 8)
        w.shot('redo')

    # ---- search

    def search(self):
        w = self.w
        self.word = 'uy ban nhan dan tinh song hau'
        w.key('ctrl+k', pause=0.8)
        hold(w.focus().get('id') == 'search.text', f"Ctrl+K puts the cursor into the search line, it is in {w.focus().get('id')}")
        w.retype(self.word)
        table = w.until(lambda: (w.find('search.hits') or {}).get('count') and w.find('search.hits'), 'hits show', 15)
        time.sleep(1)
        table = w.get('search.hits')
        w.key('Down', pause=0.5)
        hold(w.focus().get('id') == 'search.hits', 'Down leads to the hits')
        # dossiers may come first: their first page shows, but it is a record's page that holds the words
        for _ in range(40):
            table = w.get('search.hits')
            if re.match(r'\S+\.\d{7}\b', table['rows'][table['line']][0]):
                break
            w.key('Down', pause=0.7)
        w.until(lambda: w.find('page.view'), 'the page at a hit shows', 5)
        table = w.get('search.hits')
        time.sleep(1.5)
        w.shot('search')
        said = w.ask('search', self.word)[0]['result']
        hold(said['total'] == table['count'], f"the window shows {table['count']} hits, the command line {said['total']}")
        return f"{said['total']} hits"

    def page(self):
        w = self.w
        w.key('Return', pause=1)
        w.until(lambda: w.focus().get('id') == 'page.view' and w.find('holdings.tree'), 'Enter opens the page in the holdings', 15)
        time.sleep(1.5)
        picture = w.shot('page')
        hold(w.find('holdings.tree')['selected'], 'the record is selected in the tree')
        read = w.read(picture, w.get('page.view')['at'])
        hold(len(read.split()) > 20, 'the page is readable on the screen: ' + read[:80])
        return f'{len(read.split())} words read from the screen'

    # ---- packages

    def write_package(self):
        w = self.w
        self.job('packaging')
        w.key('F6', pause=1)
        w.to('packaging.dossiers')
        line = [r[0] for r in w.get('packaging.dossiers')['rows']].index(self.sound)
        w.key('Down', 'Home', *['Down'] * line, pause=0.2)
        w.until(lambda: w.get('packaging.dossiers')['line'] == line, f'the cursor is on {self.sound}', 5)
        w.key('space', pause=0.5)
        hold(w.get('packaging.dossiers')['ticked'] == 1, 'Space ticks the dossier')
        w.shot('package-chosen')
        w.key('ctrl+Return', pause=1)
        w.idle()
        table = w.until(lambda: w.get('packaging.packages')['count'] and w.get('packaging.packages'), 'the package is in the list', 20)
        w.shot('package')
        found = [p for p in (w.archive / 'packages').iterdir() if p.is_dir() or p.suffix == '.zip']
        found = [p for p in found if not p.name.startswith('.')]
        hold(len(found) == 1, f'one package lies in the archive: {found}')
        self.package = found[0]
        return ' · '.join(table['rows'][0])

    def verify_package(self):
        w = self.w
        w.key('Escape', pause=0.8)
        w.key('F5', pause=1)
        w.idle()
        w.until(lambda: (w.find('packaging.finding') or {}).get('text') and w.get('packaging.packages')['rows'], 'the verdict shows', 15)
        time.sleep(1)
        w.shot('verified')
        said = w.khoso('check-package', self.package, codes=(0,))
        findings = [f for e in said for f in e['findings']]
        # where nothing was found there is a sentence in place of the list
        shown = (w.find('packaging.findings') or {'count': 0})['count']
        hold(shown == len(findings), f'the window shows {shown} findings, the command line {len(findings)}')
        verdict = w.get('packaging.packages')['rows'][0]
        hold(verdict[-1].startswith(ACCEPTED[w.lang]), f'a sound dossier makes a package that is accepted: {verdict}')
        return f"{' · '.join(verdict)}; {len(findings)} findings, as the command line says"

    # ---- survey

    def survey(self):
        w = self.w
        self.job('survey')
        w.until(lambda: w.find('survey.items'), 'the items show', 10)
        w.key('Home', pause=0.5)
        for _ in range([r[0] for r in w.get('survey.items')['rows']].index('1.a')):
            w.key('Down', pause=0.4)
        w.until(lambda: w.find('survey.compute'), 'item 1.a can be counted', 5)
        w.to('survey.compute')
        w.key('space', pause=1)
        w.idle()
        w.until(lambda: len((w.find('survey.provenance') or {}).get('text', '')) > 40, 'the number says where it comes from', 20)
        w.shot('survey')
        said = w.khoso('survey', 'explain', '1.a')
        hold(said[0]['status'] == 'ok', 'survey explain: ' + str(said)[:200])

    def list_behind(self):
        w = self.w
        w.to('survey.figures')
        w.key('Home', pause=0.4)
        count = 0
        for _ in range(6):
            count = (w.find('survey.list') or {}).get('count', 0)
            if count:
                break
            w.key('Right', pause=0.6)
        hold(count, 'no number of 1.a has a list behind it')
        w.key('Return', pause=0.6)
        hold(w.focus().get('id') == 'survey.list', f"Enter opens the list, the cursor is in {w.focus().get('id')}")
        w.key('Home', pause=0.4)
        w.shot('list')
        first = w.get('survey.list')['rows'][0]
        w.key('Return', pause=1)
        w.until(lambda: w.find('holdings.tree') and w.find('holdings.tree')['selected'], 'Enter goes from the list to the object', 10)
        w.shot('object')
        return f'{count} behind it, first {first[0]}'

    # ---- the end

    def texts(self):
        cuts = self.w.cuts
        hold(not cuts, '; '.join(f'{k[0]} {k[2]} "{k[1]}" {v[0]} (picture {v[1]})' for k, v in list(cuts.items())[:12]))
        return f'no text is cut off in {self.w.number} pictures'

    def quick(self):
        hold(self.w.frozen < 1000, f'the window did not answer for {self.w.frozen} ms (after picture {self.w.frozen_at})')
        return f'slowest verb {self.w.slowest:.2f} s, longest wait for the window {self.w.frozen} ms'

    def quit(self):
        w = self.w
        w.key('ctrl+q')
        w.ended('Ctrl+Q ends the window')
        hold(w.process.returncode == 0, f'it ended with {w.process.returncode}')

    def left(self):
        w = self.w
        chain = w.khoso('journal', 'verify', codes=(0,))
        said = w.khoso('check')
        hold(said[0]['counts']['failed'] == 0, 'check failed')
        hold(not self.open_still(), 'the mended finding is back')
        shown = w.khoso('show', self.finding)[0]['result']['fields']
        hold(shown.get(self.field) == self.typed, 'the mended field is not there')
        return f"journal {chain[0]['status']}, {chain[0]['counts']['in']} entries; {said[0]['counts']['in']} dossiers checked"
