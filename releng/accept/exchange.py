"""Row exchange: workbook and form filled in by real programs come back whole; what is broken, foreign or hostile is refused by name of the cell."""
import json, os, random, re, zipfile
from pathlib import Path

import appendix, office
from browser import Browser
from kit import Result

SURVEYS = ['bnv-2025-05-digitisation', 'bnv-2026']
WHO = 'Nguyễn Thị "Hoà" & cộng sự'
REASON = 'Đếm lại: thiếu một hộp'


class Round:
    """One archive with one response to one survey; some figures of it are counted."""

    def __init__(self, kit, name, survey, seed):
        self.kit, self.place, self.survey, self.bad, self.checked = kit, kit.work / name, survey, [], 0
        self.rng, self.name = random.Random(f'{seed} {name}'), name
        kit.good(self.place, 'init', '--name', 'Kho thử')
        folder, _ = kit.samples(kit.work / (name + '-delivery'), '--seed', seed % 1000 + 1, '--small', '--dpi', 30, '--defects', 'none')
        kit.good(self.place, 'intake', '--digitised-on', '09/2025', folder)
        kit.good(self.place, 'survey', 'new', survey, '--unit', '92', '--name', 'UBND thành phố Cần Thơ', '--level', 'province')
        kit.good(self.place, 'survey', 'compute', '--response', '92')
        self.counted = self.answers()

    def that(self, ok, what):
        self.checked += 1
        if not ok:
            self.bad.append(f'{self.name}: {what}')

    def answers(self):
        self.head = self.kit.good(self.place, 'survey', 'show', '92').json()[0]['result']
        return {a['cell']: a for a in self.head['answers']}

    def export(self, ending):
        self.exports = getattr(self, 'exports', 0) + 1
        file = self.kit.folder('exchange') / f'{self.name}-{self.exports}.{ending}'
        self.kit.good(self.place, 'survey', 'export', '92', '--out', file, codes=(0,))
        return file

    def form(self):
        return appendix.form_of(self.export('html'))

    def whole(self, form):
        """The form asks every item of the survey, as the survey itself has them."""
        asked = {i['id'] for p in form['parts'] for i in p['items']}
        listed = {s['id']: s['items'] for s in self.kit.good(self.place, 'survey', 'list').json()[0]['result']['surveys']}
        self.that(len(asked) == listed[self.survey] == len(form['types']), f'{len(asked)} of {listed[self.survey]} items are asked')

    def read(self, file):
        return self.kit.khoso(self.place, 'survey', 'import', file)

    def compare(self, wanted, how):
        """@param wanted name of the cell to what is to be kept; what is not named stays as it was counted"""
        now = self.answers()
        for cell in {*wanted, *now, *self.counted}:
            before, a = self.counted.get(cell, {}), now.get(cell, {})
            value = wanted.get(cell, before.get('value', ''))
            self.that(a.get('value', '') == value, f'{how}: {cell}: {value!r} became {a.get("value", "")!r}')
            if not a or a['value'] != value:
                continue
            if value == before.get('value'):
                self.that({k: v for k, v in a.items()} == before, f'{how}: {cell}: not as it was counted: {a}')
            else:
                self.that(a['origin'] == 'IMPORTED' and a['who'] == WHO, f'{how}: {cell}: {a}')
            if before.get('origin') == 'COMPUTED' and value != before['value'] and value:
                self.that(a['replaced'] == before['value'] and a['reason'] == REASON and a['listHash'] == before['listHash'], f'{how}: {cell}: what was counted is lost: {a}')

    def again(self, file, how):
        """Saved once more by the program, nothing typed: nothing changes."""
        before = self.answers()
        done = self.read(file)
        self.that(done.code == 0 and done.json()[0]['result']['changed'] == 0, f'{how}, saved again: {done.out[-300:]}')
        self.that(self.answers() == before, f'{how}, saved again: answers are not the same')

    def refused(self, files):
        """@param files by file: what is wrong with it, what must be named. @return how many"""
        before = self.answers()
        done = self.kit.khoso(self.place, 'survey', 'import', *files, timeout=3600)
        said = {Path(e['input']).name: e for e in done.json()}
        self.that(done.code == 3 and len(said) == len(files), f'{len(said)} of {len(files)} files answered, code {done.code}: {done.err[-300:]}')
        for file, (what, names) in files.items():
            e = said.get(Path(file).name, {'status': 'nothing', 'findings': []})
            told = ' '.join(f['message'] for f in e['findings'])
            self.that(e['status'] == 'failed' and told, f'{what}: not refused: {e}')
            self.that(all(n in told for n in names), f'{what}: {names} is not named: {told[:500]}')
        self.that(self.answers() == before, 'files were refused, but answers changed')
        return len(files)


def exchange(kit):
    kit.need('soffice', 'chromium')
    seed = random.SystemRandom().randrange(1, 1 << 40) if kit.seed is None else kit.seed
    rounds, refused = [], 0
    calc = office.Office(kit, kit.folder('office'))
    for n, survey in enumerate(SURVEYS[:1] if kit.small else SURVEYS * 2):
        book, page = Round(kit, f'workbook-{n}', survey, seed + n), Round(kit, f'form-{n}', survey, seed + n)
        rounds += [book, page]
        form = page.form()
        book.whole(form)
        filled = [workbook(book, calc, form), html(page, kit.folder(f'browser-{n}'))]
        if n == 0:
            refused = books_refused(book, calc) + pages_refused(page, kit.folder('browser-refused'))
    bad = [b for r in rounds for b in r.bad]
    return Result(not bad, f'{len(rounds)} responses filled in, the last with {filled[0]} and {filled[1]} cells, {sum(r.checked for r in rounds)} checks; {refused} files refused; seed {seed}',
                  'all read back as typed, all refused by name', bad)


def drawn(r, form):
    """@return by name of the cell: what is typed, what is to be kept. A counted figure is replaced by another, or left."""
    all = {}
    for c in appendix.cells(form):
        typed, kept = appendix.draw(r.rng, c)
        before = r.counted.get(c.name, {}).get('value')
        if before is not None and (kept == before or r.rng.random() < 0.5):
            continue
        if before is not None or r.rng.random() < 0.85:
            all[c.name] = (c, typed, kept)
    return all


def reasons(r, wanted):
    """@return items of which a counted figure is replaced"""
    return {name.split('/')[0] for name in wanted if r.counted.get(name, {}).get('origin') == 'COMPUTED'}


def workbook(r, calc, form):
    file, to = r.export('xlsx'), r.kit.folder('exchange') / f'{r.name}-filled.xlsx'
    places, wanted = office.inputs(file), drawn(r, form)
    typed, texts = [('open', file)], []
    for name, (c, words, kept) in wanted.items():
        if c.multiple:
            for code, _ in c.options:
                typed.append(('type', *places[c.item, c.row, c.column, code], 'x' if code in words else ''))
            continue
        at = places.get((c.item, c.row, c.column, ''))
        r.that(at, f'the workbook has no cell for {name}')
        typed.append(('type', *at, words))
        if c.kind == 'text':
            texts.append((at, words))
            typed.append(('get', *at))
    typed.append(('type', *places['', '', '#who', ''], WHO))
    typed += [('type', *places[item, '', '#reason', ''], REASON) for item in reasons(r, wanted)]
    said = calc.do([*typed, ('save', to, office.XLSX), ('close',)])
    for (at, words), (sheet, ref, kind, formula, text) in zip(texts, said):
        r.that(kind != '3' and text == words, f'LibreOffice has {kind} {formula!r} where {words!r} was typed')
    done = r.read(to)
    r.that(done.code == 0, f'the workbook is refused: {done.out[-500:]}{done.err[-300:]}')
    r.compare({name: kept for name, (_, _, kept) in wanted.items()}, 'workbook')
    again, saved = r.export('xlsx'), r.kit.folder('exchange') / f'{r.name}-again.xlsx'
    formulas = calc.do([('open', again), *[('get', *at) for at, _ in texts], ('save', saved, office.XLSX), ('close',)])
    r.that(all(kind != '3' for _, _, kind, _, _ in formulas), 'a text has become a formula on the way out')
    r.again(saved, 'workbook')
    return len(wanted)


def html(r, folder):
    form = r.form()
    wanted = drawn(r, form)
    with Browser(r.kit, folder) as b:
        b.open(r.export('html'))
        fill(b, {name: (c, typed) for name, (c, typed, _) in sorted(wanted.items(), key=lambda w: w[1][0].kind not in ('choice', 'yesno'))})
        for item in reasons(r, wanted):
            put(b, f'{item}//#reason', REASON)
        b.run('document.querySelector("#khoso-who").focus()')
        b.type(WHO)
        hidden = set(b.run('[...document.querySelectorAll("[data-cell]")].filter(e => e.closest("[hidden]")).map(e => e.dataset.cell)'))
        wrong = b.run('[...document.querySelectorAll("[aria-invalid=true]")].map(e => e.dataset.cell + ": " + e.value)')
        r.that(not wrong, f'the form finds fault with {wrong}')
        b.click('#khoso-save')
        done = r.read(b.downloaded())
        r.that(done.code == 0, f'the form is refused: {done.out[-500:]}{done.err[-300:]}')
        # what the form does not ask, given what was answered, has no answer: a proposal of Khoso's neither
        r.compare({**{name: kept for name, (_, _, kept) in wanted.items() if name not in hidden}, **{name: '' for name in hidden if name in wanted or name in r.counted}}, 'form')
        b.open(r.export('html'))
        b.click('#khoso-save')
        r.again(b.downloaded(), 'form')
    return sum(name not in hidden for name in wanted)


def found(attribute):
    """@return the script that finds what has this attribute"""
    return f'document.querySelector({json.dumps("[" + attribute + "]")})'


def cell(name):
    return found('data-cell=' + json.dumps(name, ensure_ascii=False))


def put(b, name, text):
    """What is hidden takes no cursor: nobody can type there."""
    if b.run(f'(e => {{ e.focus(); e.select(); return document.activeElement === e; }})({cell(name)})'):
        b.type(text)


def fill(b, wanted):
    for name, (c, typed) in wanted.items():
        while not b.run(f'Boolean({cell(name)})'):  # a free row that is not there yet
            of = found('data-cell^=' + json.dumps(c.item + '/', ensure_ascii=False))
            b.run(f'{of}.closest("article").querySelector("div > button").click()')
        if c.multiple:
            want = json.dumps([o in typed for o, _ in c.options])
            b.run(f'[...{cell(name)}.querySelectorAll("input")].forEach((e, i) => {{ if (e.checked !== {want}[i]) e.click(); }})')
        elif c.kind in ('choice', 'yesno'):
            b.run(f'(e => {{ e.focus(); e.value = [...e.options].find(o => o.text === {json.dumps(typed)}).value; e.dispatchEvent(new Event("change", {{ bubbles: true }})); }})({cell(name)})')
        else:
            put(b, name, typed)


def books_refused(r, calc):
    """Workbooks that a hand or a program has spoiled. @return how many"""
    file, folder = r.export('xlsx'), r.kit.folder('refused')
    places = office.inputs(file)
    sheet, ref = places['1.a', 'province', 'fonds', '']
    day, text = places['1.b', 'province', 'from', ''], places['1', '', 'overview', '']
    at = f"'{sheet}'!{ref}"
    spoiled = [  # what, how it is done, what must be named
        ('formula in a number', [('type', sheet, ref, '=1+1')], [at, '=1+1']),
        ('link as formula', [('formula', *text, '=HYPERLINK("http://vi.du")')], [f"'{text[0]}'!{text[1]}", 'HYPERLINK']),
        ('error', [('type', sheet, ref, '=1/0')], [at]),
        ('words for a number', [('type', sheet, ref, 'mười hai')], [at, 'mười hai']),
        ('half a fonds', [('type', sheet, ref, '1,5')], [at]),
        ('no such day', [('set', *day, '31/02/2025')], [f"'{day[0]}'!{day[1]}", '31/02/2025']),
        ('a year for a day', [('type', *day, '2025')], [f"'{day[0]}'!{day[1]}"]),
        ('row put in', [('unprotect', sheet), ('insert', sheet, 5)], [f"'{sheet}'!"]),
        ('label changed', [('unprotect', sheet), ('set', sheet, 'A' + re.sub(r'\D', '', ref), 'Tổng cộng')], [f"'{sheet}'!A{re.sub(r'[^0-9]', '', ref)}"]),
        ('note beside', [('unprotect', sheet), ('set', sheet, 'AZ3', 'ghi chú')], [f"'{sheet}'!AZ3"]),
        ('another version of the form', [('unprotect', '_khoso'), ('set', '_khoso', 'B1', '2')], ['2']),
        ('map changed', [('unprotect', '_khoso'), ('set', '_khoso', 'H8', 'TB')], []),
        ('other survey', [('unprotect', '_khoso'), ('set', '_khoso', 'B2', 'khac')], []),
    ]
    jobs = []
    for n, (_, how, _) in enumerate(spoiled):
        jobs += [('open', file), *how, ('save', folder / f'book-{n}.xlsx', office.XLSX), ('close',)]
    calc.do(jobs)
    files = {folder / f'book-{n}.xlsx': (what, names) for n, (what, _, names) in enumerate(spoiled)}
    evil = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    parts = {'entity': lambda t: evil.encode() + re.sub(rb'^<\?xml[^>]*>', b'', t), 'cut off': lambda t: t[:len(t) // 2], 'deep': lambda t: b'<a>' * 400,
             'bomb': lambda t: t + b'<!-- ' + b'>' * (150 << 20)}
    for what, change in parts.items():
        for part in ('xl/worksheets/sheet2.xml', 'xl/workbook.xml'):
            target = folder / f'part-{what}-{Path(part).stem}.xlsx'
            with zipfile.ZipFile(file) as z, zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED) as out:
                for i in z.infolist():
                    out.writestr(i.filename, change(z.read(i)) if i.filename == part else z.read(i))
            files[target] = f'{what} {part}', [target.name]
    whole = file.read_bytes()
    torn = {'half.xlsx': whole[:len(whole) // 2], 'empty.xlsx': b'', 'words.xlsx': 'STT;Tên'.encode(), 'random.xlsx': b'PK\3\4' + r.rng.randbytes(5000)}
    for name, data in torn.items():
        (folder / name).write_bytes(data)
        files[folder / name] = name, [name]
    return r.refused(files)


def block(page, name, change):
    """@return the page with one of its blocks of JSON changed"""
    found = re.search(rf'(?s)(<script type="application/json" id="{name}">)(.*?)(</script>)', page)
    return page[:found.start(2)] + change(found[2]) + page[found.end(2):]


def pages_refused(r, folder):
    file, to = r.export('html'), r.kit.folder('refused')
    page = file.read_text(encoding='utf-8')
    files = {}
    with Browser(r.kit, folder) as b:  # typed by a person who goes on although the form finds fault
        for name, typed in (('1.a/province/fonds', 'mười hai'), ('1.b/province/from', '31/02/2025'), ('1.a/province/metres', '1.234')):
            b.open(file)
            b.run('localStorage.clear()')
            b.open(file)
            put(b, name, typed)
            r.that(b.run(f'{cell(name)}.getAttribute("aria-invalid")') == 'true', f'the form takes {typed!r} for {name}')
            b.click('#khoso-save')
            saved = to / f'typed-{len(files)}.html'
            saved.write_bytes(b.downloaded().read_bytes())
            files[saved] = f'{typed} in {name}', [name, typed]
    answers = lambda cells: lambda old: json.dumps({**json.loads(old), 'cells': cells}).replace('<', '\\u003c')
    one = {'item': '1.a', 'row': 'province', 'column': 'fonds', 'value': '3'}
    spoiled = {
        'version.html': (block(page, 'khoso-form', lambda t: t.replace('"version":1', '"version":2', 1)), ['2']),
        'survey.html': (block(page, 'khoso-form', lambda t: t.replace(r.survey, 'khac')), ['khac']),
        'unknown.html': (block(page, 'khoso-answers', answers([{**one, 'column': 'khong-co'}])), ['1.a/province/khong-co']),
        'type.html': (block(page, 'khoso-answers', answers([{**one, 'value': 'ba'}])), ['1.a/province/fonds']),
        'twice.html': (block(page, 'khoso-answers', answers([one, {**one, 'value': '4'}])), ['1.a/province/fonds']),
        'choice.html': (block(page, 'khoso-answers', answers([{'item': '4.a', 'row': '', 'column': 'mode', 'value': 'BAN'}])), ['4.a//mode']),
        'deep.html': (block(page, 'khoso-answers', lambda t: '[' * 50_000), ['deep.html']),
        'cut.html': (page[:page.index('khoso-answers') + 40], ['cut.html']),
        'other.html': ('<html><body>Kính gửi</body></html>', ['other.html']),
        'large.html': (block(page, 'khoso-answers', answers([{**one, 'column': 'content', 'value': 'x' * (70 << 20)}])), ['large.html']),
    }
    for name, (text, names) in spoiled.items():
        (to / name).write_text(text, encoding='utf-8')
        files[to / name] = name, names
    return r.refused(files)
