"""The field proof in the window: a field that an overlay adds by data alone stands in form, grid, history and facet, is edited, undone and done again;
without the overlay nothing is lost. Then TT 02's record set in the same form. By keyboard, like everything here."""
import json, random, shutil, string, time
from driver import TOP, Failed, Window
from steps import JOBS, hold

GUIDE = TOP / 'examples/province-overlay/delivery'
DOSSIER = 'H98.64.12.1996.001'
OVERLAY = '''id: window-{code}
version: "1"
layer: office
extends: tt05-2025@2025.1
reason: "Acceptance: a field by data alone, in the window"
recordSets:
  - id: tt05.aip_hoso.ead
    fields:
      - code: {code}
        concept: ext:{code}
        label: {{vi: "{label}", en: "{label} (en)"}}
        type: TEXT
        maxLength: 20
        obligation: M
        facet: true
'''


class Field:
    """One archive, opened in the window with the overlay, without it, and with it again."""

    def __init__(self, product, work, shots, lang, seed):
        r = random.Random(seed)
        token = ''.join(r.choice(string.ascii_lowercase) for _ in range(7))
        self.code, self.label, self.value = 'win' + token.capitalize(), f'Ke so {token}', 'Ngan ' + token.upper()
        self.shown = self.label if lang == 'vi' else self.label + ' (en)'
        self.product, self.work, self.shots, self.lang = product, work, shots, lang
        self.archive = work / 'archive'
        self.overlay = self.archive / 'standards/window.yaml'
        self.w = self.window(self.archive, 'field')

    def window(self, archive, name):
        w = Window(self.product, self.work / name, archive, self.shots, self.lang)
        w.number = len(list(self.shots.glob('*.png')))
        return w

    def entry(self):
        return f'form.{self.code}'

    # ---- the steps

    def place(self):
        w = self.w
        w.khoso('init', '--name', 'Field', codes=(0,))
        self.overlay.parent.mkdir(exist_ok=True)
        self.overlay.write_text(OVERLAY.format(code=self.code, label=self.label), encoding='utf-8')
        w.khoso('intake', '--digitised-on', '09/2025', GUIDE)
        w.khoso('check')
        w.display()
        w.open()
        return f'{self.code}, "{self.label}"'

    def open_dossier(self):
        w = self.w
        w.until(lambda: w.find('holdings.tree') and w.get('holdings.tree')['rows'], 'the tree shows', 20)
        w.to('holdings.tree')
        w.key('Home', 'Right', pause=0.8)
        w.key('Down', pause=1.5)
        hold((w.get('holdings.tree')['selected'] or [''])[0].startswith(DOSSIER), f"the dossier is selected: {w.get('holdings.tree')['selected']}")

    def form(self):
        w = self.w
        self.open_dossier()
        w.key('ctrl+1', pause=0.8)
        w.to(self.entry(), most=70)
        time.sleep(0.5)
        w.shot('field-form')
        all_ = w.widgets()['widgets']
        at = next(i for i, x in enumerate(all_) if x['id'] == self.entry())
        label = next((x for x in reversed(all_[:at]) if x['class'] == 'CLabel'), {})
        hold(label.get('text') == self.shown, f'the label stands above the entry: {label}')
        hold(label.get('icon'), 'the mark of the obligation stands before the label')
        near = [x.get('text', '') for x in all_[at:at + 6]]
        hold(any(self.shown in t for t in near), f'the finding at the field: {near}')
        return label['text']

    def edit(self):
        w = self.w
        w.retype(self.value)
        w.key('ctrl+s', pause=0.5)
        w.until(lambda: self.stored() == self.value, 'what was typed is stored', 8)
        w.until(lambda: not any(f['place'] == self.code for e in w.khoso('check') for f in e['findings']), 'the finding goes', 8, 1)
        w.shot('field-edited')

    def stored(self):
        return self.w.khoso('show', DOSSIER)[0]['result']['fields'].get(self.code)

    def undo(self):
        w = self.w
        w.key('ctrl+z', pause=0.5)
        w.until(lambda: self.stored() is None and w.get(self.entry())['text'] == '', 'undo empties storage and form', 8)
        w.key('ctrl+y', pause=0.5)
        w.until(lambda: self.stored() == self.value and w.get(self.entry())['text'] == self.value, 'redo fills them again', 8)

    def history(self):
        w = self.w
        w.key('ctrl+2', pause=1)
        w.until(lambda: any(r[0] == self.shown and r[2] == self.value for r in w.get('history.table')['rows']), 'the history names field and value', 8)
        w.shot('field-history')
        w.key('ctrl+1', pause=0.5)

    def grid(self):
        """A new field is the last column but those that are the same in every row: the cursor goes to the end of the line."""
        w = self.w
        w.to('holdings.tree', back=True, most=90)
        w.key('Home', pause=1.5)
        w.until(lambda: w.find('holdings.grid'), 'the grid of dossiers shows', 8)
        w.key('F6', pause=0.8)
        seen = set()
        for _ in range(60):
            rows = w.get('holdings.grid')['rows']
            seen |= set(rows[0])
            column = next((i for i, h in enumerate(rows[0]) if h == self.shown), None)
            if column is not None:
                break
            w.key('Right', pause=0.15)
        hold(column is not None, f'no column {self.shown} among {sorted(seen)}')
        w.until(lambda: any(self.value in r for r in w.get('holdings.grid')['rows'][1:]), 'the column shows the value', 5)
        w.shot('field-grid')
        return f'column "{self.shown}" of {len(seen)}'

    def facet(self):
        w = self.w
        w.khoso('index', 'rebuild')
        w.key('ctrl+k', pause=0.8)
        w.retype('ho so')
        ident = f'search.facet.{self.code}.{self.value}'
        w.until(lambda: w.find(ident), f'the facet {self.shown} shows', 15)
        hold(self.shown in w.texts(), 'the facet carries the label')
        w.to(ident, most=80)
        w.key('space', pause=1)
        w.shot('field-facet')
        rows = w.get('search.hits')['count']
        hold(rows == 1, f'the facet leaves the one dossier: {rows}')

    def without(self):
        w = self.w
        before = w.khoso('show', '--history', DOSSIER)[0]['result']
        self.quit()
        self.overlay.rename(self.work / 'away.yaml')
        w.open()
        self.open_dossier()
        hold(not w.find(self.entry()), 'without the overlay the form has no such field')
        hold(w.find('form.title')['text'] == before['fields']['title'], 'the other fields stand as before')
        w.to('holdings.tree')
        w.key('Home', pause=1.5)
        w.until(lambda: w.find('holdings.grid'), 'the grid shows', 8)
        w.shot('field-away')
        gone = w.khoso('show', DOSSIER)[0]['result']['fields']
        hold({**gone, self.code: self.value} == before['fields'], 'fields differ without the overlay')
        self.quit()
        (self.work / 'away.yaml').rename(self.overlay)
        w.open()
        self.open_dossier()
        w.until(lambda: (w.find(self.entry()) or {}).get('text') == self.value, 'with the overlay the value is back', 10)
        hold(w.khoso('show', '--history', DOSSIER)[0]['result'] == before, 'history or fields differ')
        w.khoso('journal', 'verify', codes=(0,))
        self.quit()

    def quit(self):
        w = self.w
        w.key('ctrl+q')
        w.ended('Ctrl+Q ends the window')
        hold(w.process.returncode == 0, f'it ended with {w.process.returncode}')

    def other_standard(self):
        """TT 02's record set: the same form, no line of Java between."""
        w = self.window(self.work / 'tt02', 'field-tt02')
        w.env['DISPLAY'] = self.w.env['DISPLAY']
        try:
            w.khoso('init', '--name', 'TT 02', '--profile', 'tt02', codes=(0,))
            w.khoso('intake', '--digitised-on', '09/2020', GUIDE)
            w.open()
            self.w, first = w, self.w
            self.open_dossier()
            shown = w.khoso('show', DOSSIER)[0]['result']
            hold(shown['recordSet'].startswith('tt02.'), f"the record set is {shown['recordSet']}")
            w.key('ctrl+1', pause=1)
            entries = {x['id'][5:]: x.get('text') for x in w.widgets()['widgets'] if x['id'].startswith('form.')}
            missing = [f for f in shown['fields'] if f not in entries]
            hold(len(entries) > 5 and not missing, f'the form has {len(entries)} entries and none for {missing}')
            w.shot('field-tt02')
            self.quit()
            self.w = first
            return f"{shown['recordSet']}: {len(entries)} entries, {len(shown['fields'])} filled"
        finally:
            w.close()

    def steps(self):
        return [('an overlay adds a field', self.place), ('form: label, mark, finding', self.form), ('form: edit', self.edit), ('form: undo, redo', self.undo),
                ('history', self.history), ('grid', self.grid), ('facet', self.facet), ('without the overlay, and back', self.without),
                ("TT 02's record set in the form", self.other_standard)]


def field(args, work, shots):
    """All steps, one line each. @return how many failed"""
    f = Field(args.product, work, shots, args.lang, args.seed)
    bad = 0
    try:
        for name, step in f.steps():
            start = time.monotonic()
            try:
                said, ok = step() or '', True
            except (Failed, AttributeError, LookupError, TypeError, ValueError, StopIteration, OSError) as e:
                said, ok, bad = f'{type(e).__name__ if not isinstance(e, Failed) else ""} {e}'.strip(), False, bad + 1
                f.w.shot('FAIL-' + ''.join(c if c.isalnum() else '-' for c in name)) if 'DISPLAY' in f.w.env else None
            print(f"{'PASS' if ok else 'FAIL'}  {name:38} {time.monotonic() - start:6.1f} s  {said}", flush=True)
            if not ok and step == f.place:
                break
    finally:
        f.w.close()
    return bad
