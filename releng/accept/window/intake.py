"""Intake in the window: a folder, a sheet, a mapping that is corrected, a run that is cancelled and goes on."""
import time
from driver import Failed

DONE = {'vi': 'Xong', 'en': 'Done'}
HEADER, OTHER = 'Ghi chú', 'Bút tích'
# the column of notes written on the paper gives its field up (Delete); the remarks go there instead: an effect that can be told from any other
TYPED, FIELD = {'vi': 'but tich', 'en': 'autograph'}, 'autograph'


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
        for i, row in enumerate(sheets):
            if HEADER in self.headers():
                w.shot('sheet')
                return f'{len(sheets)} sheets, {row[0]} chosen with {row[1]} rows'
            w.key('Down', pause=0.5)
        raise Failed(f'no sheet with a column {HEADER}')

    def headers(self):
        return [r[1] for r in (self.w.find('intake.mapping') or {}).get('rows', [])]

    def mapping(self):
        w = self.w
        w.key('ctrl+2', pause=0.5)
        w.to('intake.mapping', most=8)
        other = next(i for i, h in enumerate(self.headers()) if h.endswith(OTHER))
        w.key('Home', *['Down'] * other, pause=0.15)
        w.key('Delete', pause=0.4)
        row = self.headers().index(HEADER)
        w.key('Home', *['Down'] * row, pause=0.15)
        before = w.get('intake.mapping')['rows'][row][3]
        w.key('F2', pause=0.5)
        w.retype(TYPED[w.lang])
        w.shot('choosing')
        w.key('Return', pause=0.7)
        after = w.get('intake.mapping')['rows'][row]
        w.shot('mapping')
        if before == after[3] or w.focus().get('id') != 'intake.mapping':
            raise Failed(f'{HEADER} stays {before}; the cursor is in {w.focus().get("id")}')
        return f'{HEADER}: {before} > {after[3]} ({after[4]})'

    def runs(self):
        return (self.w.find('intake.runs') or {}).get('rows', [])

    def cancel(self):
        w = self.w
        w.key('F5', pause=0.3)
        w.until(lambda: w.get('intake.cancel')['enabled'], 'the run starts', 10)
        w.until(lambda: w.focus().get('id') == 'intake.cancel', 'the cursor is on what stops the run', 5)
        w.shot('running')
        w.until(lambda: any((x.get('text') or '').startswith(('1/', '2/', '3/')) for x in w.widgets()['widgets']), 'a dossier is in', 60)
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
        hits = w.ask('search', 'ban chinh', '--limit', '20')[0]['result']['hits']
        fields = [self.t.show(h['code'])['fields'] for h in hits if h['kind'] == 'RECORD' and h['code']][:5]
        if not any(FIELD in f for f in fields):
            raise Failed(f'the corrected mapping is not in what came in: {fields[:1]}')
        return f'in {came} = accepted {taken} + refused {kept}'
