"""Intake in the window: a folder, a sheet, a mapping that is corrected, a run that is cancelled and goes on; then a second delivery."""
import re, subprocess, time, unicodedata
from driver import TOP, Failed

DONE = {'vi': 'Xong', 'en': 'Done'}
# the column of notes written on the paper gives its field up (Delete); the remarks go there instead: an effect that can be told from any other
REMARKS, NOTES = 'ghi chu', 'but tich'
TYPED, FIELD = {'vi': 'but tich', 'en': 'autograph'}, 'autograph'


def fold(text):
    """Catalogues write their headers with and without accents."""
    plain = unicodedata.normalize('NFD', text.lower()).replace('\u0111', 'd')
    return ''.join(c for c in plain if not unicodedata.combining(c)).strip()


class Intake:
    def __init__(self, thread):
        self.t, self.w = thread, thread.w

    def source(self):
        w = self.w
        self.t.job('intake')
        if not w.find('intake.path'):
            w.khoso('intake', self.t.delivery)
            raise Failed('the window has no intake job: taken in by the command line')
        w.key('ctrl+1', pause=0.5)
        if w.focus().get('id') != 'intake.path':
            raise Failed(f"Ctrl+1 leads to {w.focus().get('id')}, not to the path")
        w.retype(str(self.t.delivery))
        w.key('Return', pause=1)
        sheets = w.until(lambda: (w.find('intake.sheets') or {}).get('rows'), 'the sheets of the delivery show', 30)
        w.shot('source')
        w.to('intake.sheets')
        w.key('End', pause=0.3)
        w.key('Home', pause=0.5)
        for row in sheets:
            # examples come from the first rows: without one nothing tells later where the remarks went
            if self.column(REMARKS) is not None and self.column(NOTES) is not None and self.rows_of_mapping()[self.column(REMARKS)][2].strip():
                w.shot('sheet')
                return f'{len(sheets)} sheets, {row[0]} chosen with {row[1]} rows'
            w.key('Down', pause=0.5)
        raise Failed(f'no sheet with the columns {REMARKS}, with examples, and {NOTES}')

    def rows_of_mapping(self):
        return (self.w.find('intake.mapping') or {}).get('rows', [])

    def column(self, header):
        return next((i for i, r in enumerate(self.rows_of_mapping()) if fold(r[1]).endswith(header)), None)

    def mapping(self):
        w = self.w
        w.key('ctrl+2', pause=0.5)
        w.to('intake.mapping', most=8)
        row = self.column(REMARKS)
        w.key('Home', *['Down'] * self.column(NOTES), pause=0.15)
        w.key('Delete', pause=0.4)
        w.key('Home', *['Down'] * row, pause=0.15)
        before = self.rows_of_mapping()[row]
        self.remarks = [x.strip() for x in before[2].split(' · ') if x.strip()]
        w.key('F2', pause=0.5)
        w.retype(TYPED[w.lang])
        w.shot('choosing')
        w.key('Return', pause=0.7)
        after = w.get('intake.mapping')['rows'][row]
        w.shot('mapping')
        if before[3] == after[3] or w.focus().get('id') != 'intake.mapping':
            raise Failed(f'{before[1]} stays {before[3]}; the cursor is in {w.focus().get("id")}')
        return f'{before[1]}: {before[3]} > {after[3]} ({after[4]})'

    def runs(self):
        return (self.w.find('intake.runs') or {}).get('rows', [])

    def cancel(self):
        w = self.w
        w.key('F5', pause=0.3)
        w.until(lambda: w.get('intake.cancel')['enabled'], 'the run starts', 10)
        w.until(lambda: w.focus().get('id') == 'intake.cancel', 'the cursor is on what stops the run', 5)
        w.shot('running')
        w.until(lambda: any(re.match(r'[1-9]\d*/\d', x.get('text') or '') for x in w.widgets()['widgets']), 'a dossier is in', 60)
        w.key('space')
        w.until(lambda: w.find('intake.resume'), 'after it was cancelled it can go on', 60)
        w.shot('cancelled')
        row = self.runs()[0]
        if row[-1] == DONE[w.lang]:
            raise Failed('it was over before it was cancelled')
        said = w.ask('search', 'ubnd')[0]
        return f"{' · '.join(row[2:])}; the command line answers meanwhile: {said['status']}"

    def resume(self):
        w = self.w
        w.to('intake.resume', back=True)
        w.key('space', pause=1)
        w.until(lambda: self.runs() and self.runs()[0][-1] == DONE[w.lang] and not w.find('intake.resume'), 'the run goes on to its end', 240, 0.5)
        w.idle()
        w.shot('result')
        row = self.runs()[0]
        came, taken, kept = (int(x.replace('.', '').replace(',', '')) for x in row[2:5])
        if came != taken + kept:
            raise Failed(f'in {came}, accepted {taken}, refused {kept}: the sum is wrong')
        hits = [h for r in self.remarks for h in w.khoso('search', r, '--limit', '200')[0]['result']['hits']]
        codes = list(dict.fromkeys(h['code'] for h in hits if h['kind'] == 'record' and h['code']))
        fields = [self.t.show(c)['fields'] for c in codes[:60]]
        # the remark of a row stands where the corrected mapping says, and no longer where the proposal would have put it
        if not any(f.get(FIELD) in self.remarks for f in fields):
            raise Failed(f'the corrected mapping is not in what came in: {self.remarks} in none of {len(fields)} records')
        return f'in {came} = accepted {taken} + refused {kept}'

    def dossiers(self):
        return {e['input'] for e in self.w.khoso('package', '--propose', '--all')}

    def second(self):
        """A second delivery, of which nothing is wrong: what a package is made of later. Folder, date of digitising, F5."""
        w = self.w
        to = self.t.delivery.parent / 'sound'
        subprocess.run([TOP / 'samples/generate', '--seed', str(self.t.seed + 1), '--defects', 'none', '--dossiers', '3', '--records', '12', '--out', to],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        there = self.dossiers()
        w.key('ctrl+1', pause=0.5)
        w.retype(str(to))
        w.key('Return', pause=1)
        w.until(lambda: (w.find('intake.path') or {}).get('text') == str(to) and (w.find('intake.sheets') or {}).get('focus'), 'the second delivery shows', 30)
        w.to('intake.digitised-on')
        w.retype('09/2025')
        w.shot('second')
        before = len(self.runs())
        w.key('F5', pause=1)
        w.until(lambda: len(self.runs()) > before and self.runs()[0][-1] == DONE[w.lang], 'the second delivery is in', 120, 0.5)
        w.idle()
        w.shot('second-result')
        # folders of a delivery have the codes of their dossiers in some layouts only
        codes = sorted(self.dossiers() - there)
        must = {f['subject'] for e in w.khoso('check') for f in e['findings'] if f['level'] == 'must'}
        sound = [c for c in codes if not any(m == c or m.startswith(c + '.') for m in must)]
        if not sound:
            raise Failed(f'no sound dossier among {codes}: {sorted(must)[:5]}')
        self.t.sound = sound[0]
        return f'{len(codes)} dossiers, {len(sound)} sound'
