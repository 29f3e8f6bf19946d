"""Row reply: the report of a province as it goes out: boxes of decree 30/2020 in millimetres, PDF/A-2b, DOCX as LibreOffice has it, numbers, signatures."""
import json, random, re, shutil, zipfile
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from xml.etree import ElementTree

import appendix, complete, letters
from kit import NotYet, Result
from letters import BOTTOM, LEFT, PAPER, RIGHT, TOP_EDGE, Checks, Page, middle

W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
UNITS = [('92', 'thành phố Cần Thơ'), ('31', 'thành phố Hải Phòng'), ('45', 'tỉnh Quảng Trị'), ('08', 'tỉnh Tuyên Quang')]
TITLE = 'Tình hình số hóa tài liệu lưu trữ, hạ tầng công nghệ quản lý tài liệu lưu trữ số hóa và nhu cầu hỗ trợ chuyển giao công nghệ'
TO = 'Bộ Nội vụ (Cục Văn thư và Lưu trữ nhà nước)'


class Word:
    """What a DOCX says: paragraphs and tables in their order."""

    def __init__(self, file):
        with zipfile.ZipFile(file) as z:
            self.root = ElementTree.fromstring(z.read('word/document.xml'))
        self.paragraphs = [said(p) for p in self.root.find(W + 'body') if p.tag == W + 'p']
        self.tables = [t for t in self.root.iter(W + 'tbl') if t.find(f'{W}tr/{W}trPr/{W}tblHeader') is not None]

    def rows(self, table):
        return [[' '.join(said(p) for p in cell.iter(W + 'p')) for cell in row.findall(W + 'tc')] for row in table.findall(W + 'tr')]


def said(p):
    return ''.join('\n' if e.tag == W + 'br' else e.text or '' for e in p.iter() if e.tag in (W + 't', W + 'br'))


class Reply:
    def __init__(self, kit, seed):
        self.kit, self.rng, self.letters = kit, random.Random(seed), letters.Letters(kit)
        self.province = complete.Province(kit, self.rng, 'reply')
        self.place, self.wrong, self.checks, self.pdfs, self.docs = self.province.place, [], 0, [], []
        self.out = kit.folder('replies')

    def that(self, ok, what):
        self.checks += 1
        if not ok:
            self.wrong.append(what)

    def good(self, *verb):
        return self.kit.good(self.place, *verb, codes=(0,))

    def make(self, code, name, formats, *options):
        done = self.good('survey', 'report', code, '--as', ','.join(formats), '--out', self.out / name, *options).json()[0]
        for f in done['result']['files']:
            self.that(not f['replaced'], f"{name}: {f['replaced']}")
        return {Path(f['file']).suffix[1:]: Path(f['file']) for f in done['result']['files']}

    def one(self, code, unit, more):
        """A response from its beginning to its report."""
        self.province.respond(code, 'UBND ' + unit, more)
        draft = self.letters.boxes(self.make(code, f'draft-{code}', ['pdf'])['pdf'])
        self.that(draft.find('DỰ THẢO'), f'{code}: a report that is not issued is no draft')
        v = {'superior': '', 'agency': 'ủy ban nhân dân ' + unit, 'sign': 'BC-UBND', 'number': str(self.rng.randint(1, 9)), 'place': unit.removeprefix('thành phố ').removeprefix('tỉnh '),
             'date': f'{self.rng.randint(1, 9)}/{self.rng.randint(1, 2)}/2026', 'signer': 'Trần Quốc Đạt', 'authority': 'TM. ỦY BAN NHÂN DÂN', 'signerRole': 'Chủ tịch',
             'recipients': ['Như trên', 'TTTU, TT HĐND ' + unit.split(' Q')[0].rsplit(' ', 0)[0], 'Sở Nội vụ', 'Lưu: VT']}
        d, m, y = v['date'].split('/')
        if not any(p.get('name') == v['signer'] for p in self.good('person', 'list').json()[0]['result']['people']):
            self.good('person', 'add', v['signer'], '--position', v['signerRole'], '--may', 'read,survey,approve')
        for step in (['submit'], ['accept'], ['present'], ['issue', '--number', f"0{v['number']}/{v['sign']}", '--date', f'{y}-0{m}-0{d}', '--signer', v['signer']]):
            self.good(*(['--person', v['signer']] if step[0] == 'issue' else []), 'survey', step[0], code, *step[1:])
        files = self.make(code, f'bao-cao-{code}', ['pdf', 'docx', 'html', 'xlsx'])
        word, page = Word(files['docx']), self.letters.boxes(files['pdf'])
        self.pdfs.append(files['pdf']), self.docs.append(files['docx'])
        self.report(code, page, word, v)
        self.drawn(code, files['docx'], word, v)
        self.figures(code, files, word, page)
        return files

    def report(self, code, page, word, v):
        first = min((n for n, (w, h) in page.sizes.items() if w > h), default=None)
        self.that(first, f'{code}: no annex across the page')
        if not first:
            return
        text, tables = part(page, 1, first - 1), part(page, first, max(page.sizes))
        c = Checks(f'report {code}')
        letters.head(c, text, v)
        titled(c, text)
        c.that(not page.find('DỰ THẢO'), 'an issued report is marked as a draft')
        v['body'] = [p for block in word.paragraphs for p in block.split('\n') if len(p) > 12]
        to = text.find('Kính gửi: ')
        text.runs = [run for run in text.runs if run is not to]  # is asked by itself
        letters.body(c, text, v)
        foot(c, text, v)
        annex(c, tables, first, v)
        heads(c, tables, word)
        self.checks += c.count
        self.wrong += c.wrong

    def drawn(self, code, docx, word, v):
        """The DOCX as LibreOffice draws it: the same boxes at the same places, heads on each page of a table."""
        out = self.kit.folder('drawn')
        self.kit.run('soffice', f'-env:UserInstallation={(self.kit.work / "office-drawn").as_uri()}', '--headless', '--convert-to', 'pdf', '--outdir', out, docx)
        if not (out / (docx.stem + '.pdf')).exists():
            return self.that(False, f'{code}: LibreOffice draws nothing of the DOCX')
        page = self.letters.boxes(out / (docx.stem + '.pdf'))
        first = min((n for n, (w, h) in page.sizes.items() if w > h), default=0)
        c = Checks(f'DOCX {code}')
        c.that(first > 1, 'no annex across the page')
        letters.head(c, part(page, 1, 1), v)
        titled(c, part(page, 1, 1))
        foot(c, part(page, 1, first - 1), v)
        annex(c, part(page, first, max(page.sizes)), first, v)
        heads(c, part(page, first, max(page.sizes)), word)
        self.checks += c.count
        self.wrong += c.wrong

    def figures(self, code, files, word, page):
        """The numbers of annex, workbook and PDF are those of the response, as JSON has them."""
        exported = self.out / f'{code}.json'
        self.good('survey', 'export', code, '--out', exported)
        answers = {(a['item'], a['row'], a['column']): a['value'] for a in json.loads(exported.read_text(encoding='utf-8'))['answers']}
        shown = {f"{a['cell']}": a['value'] for a in self.province.answers(code)}
        self.that({'/'.join(k): v for k, v in answers.items()} == shown, f'{code}: JSON says something else than the response')
        form = self.out / f'{code}.html'
        self.good('survey', 'export', code, '--out', form)
        gib = answers.get(('2.a', '', 'base')) == '2^30'
        asked = {i['id']: i for p in appendix.form_of(form)['parts'] for i in p['items']}
        book = tables_of(files['xlsx'])
        captions = [p for p in word.paragraphs if re.match(r'Bảng \d+\. Mục ', p)]
        self.that(len(captions) == len(word.tables) == len(book) >= 3, f'{code}: {len(captions)} captions, {len(word.tables)} tables in DOCX, {len(book)} in XLSX')
        for caption, table, lines in zip(captions, word.tables, book):
            item = asked[re.match(r'Bảng \d+\. Mục ([^:]+):', caption)[1]]
            self.table(f"{code} {item['id']}", item, answers, gib, word.rows(table), lines, page)

    def table(self, name, item, answers, gib, rows, lines, page):
        columns = [c for c in item['columns'] if item['free'] or c['type'] != 'text']
        there = sorted({r for i, r, c in answers if i == item['id'] and r}, key=lambda r: (len(r), r)) if item['free'] else [
            r['id'] for r in item['rows'] if any((item['id'], r['id'], c['id']) in answers for c in item['columns'])]
        wanted = [[number(c, answers.get((item['id'], r, c['id']), ''), gib) for c in columns] for r in there]
        body, total = rows[1:], None
        if len(body) == len(wanted) + 1 and body[-1][0] == 'Tổng cộng':
            total = body.pop()
        self.that(len(body) == len(wanted), f'{name}: {len(body)} rows for {len(wanted)}')
        for row, line, values in zip(body, lines[1:], wanted):
            for c, text, cell, value in zip(columns, row[1:], line[1:], values):
                if value is None:
                    continue
                self.that(text == vietnamese(value), f"{name} {row[0]}/{c['id']}: DOCX has {text!r}, not {vietnamese(value)!r}")
                self.that(cell is not None and abs(Decimal(cell) - value) < Decimal('1e-9'), f"{name} {row[0]}/{c['id']}: XLSX has {cell!r}, not {value}")
                # what stands close beside another cell may be one run with it
                self.that(any(re.search(r'(?<![\d.,])' + re.escape(text) + r'(?![\d.,]*\d)', r['text']) for r in page.runs), f"{name} {row[0]}/{c['id']}: the PDF does not say {text}")
        if total:
            for c, text, *column in zip(columns, total[1:], *wanted):
                if text:
                    self.that(text == vietnamese(sum(column)), f"{name} {c['id']}: total {text}, not {sum(column)}")


def part(page, first, last):
    """Some pages of a document, as a document of their own."""
    p = Page([])
    p.sizes = {n - first + 1: s for n, s in page.sizes.items() if first <= n <= last}
    p.runs = [{**r, 'page': r['page'] - first + 1} for r in page.runs if first <= r['page'] <= last]
    p.strokes = [(s[0] - first + 1, *s[1:]) for s in page.strokes if first <= s[0] <= last]
    return p


def titled(c, p):
    """Boxes 5a and 9a."""
    kind, to = p.find('BÁO CÁO'), p.find('Kính gửi: ')
    if not (c.text(kind, 'box 5a, type', (13, 14), bold=True) and c.text(to, 'box 9a', (13, 14))):
        return
    axis = (LEFT[0] + PAPER[0] - RIGHT[0]) / 2
    c.middle(kind, axis, 'box 5a')
    title = [r for r in p.on(1) if kind['base'] < r['base'] < to['base'] and 'Bold' in r['font'] and r['x'] > LEFT[0] - 1]
    c.that(' '.join(r['text'] for r in title) == TITLE, f'box 5a, subject: {[r["text"] for r in title]}')
    for r in title:
        c.text(r, 'box 5a, subject', (13, 14), bold=True)
        c.middle(r, axis, 'box 5a, subject')
    if title:
        c.rule(p, title[-1], (1 / 3, 1 / 2), 'box 5a', widest=max(r['right'] - r['x'] for r in title))
    c.that(to['text'] == f'Kính gửi: {TO}.', f"box 9a: {to['text']}")
    c.middle(to, axis, 'box 9a')


def foot(c, p, v):
    """Boxes 7 and 9b, and what ends the text."""
    last = max(p.sizes)
    authority, role, name = (p.find(t, last) for t in (v['authority'], v['signerRole'].upper(), v['signer']))
    if c.text(authority, 'box 7a', (13, 14), bold=True) and c.text(role, 'box 7a', (13, 14), bold=True) and c.text(name, 'box 7b', (13, 14), bold=True):
        c.that(authority['x'] > PAPER[0] / 2 - 10, 'box 7 is not in the right half')
        c.middle(role, middle(authority), 'box 7a')
        c.middle(name, middle(authority), 'box 7b')
        c.that(name['base'] - role['base'] >= 20, 'box 7c: no room for signature and seal')
        ends = [r for r in p.on(last) if r['base'] < authority['base'] and r['base'] > TOP_EDGE[0]] or p.on(last - 1)
        c.that(any(r['text'].endswith('./.') for r in ends), 'the text does not end with ./.')
    start = p.find('Nơi nhận:', last)
    if c.text(start, 'box 9b, first line', (12, 12), bold=True, italic=True):
        c.that(abs(start['x'] - LEFT[0]) < 0.4, 'box 9b is not at the left margin')
        c.that(authority and abs(start['base'] - authority['base']) <= 1.5, 'box 9b is not as high as box 7a')
        lines = [r for r in p.on(last) if r['base'] > start['base'] and r['right'] < PAPER[0] / 2 and r['text'].startswith('- ')]
        c.that(len(lines) >= 3 and lines[0]['text'] == '- Như trên;' and lines[-1]['text'].startswith('- Lưu: VT') and lines[-1]['text'].endswith('.'), f"box 9b: {[r['text'] for r in lines]}")
        for r in lines:
            c.text(r, 'box 9b', (11, 11))


def annex(c, p, first, v):
    name, title = p.find('Phụ lục'), p.find('SỐ LIỆU CHI TIẾT')
    d, m, y = v['date'].split('/')
    note = p.find(f"(Kèm theo Báo cáo số 0{v['number']}/{v['sign']} ngày 0{d} tháng 0{m} năm {y}")
    axis = (LEFT[0] + PAPER[1] - RIGHT[0]) / 2
    for run, what, style in ((name, 'name', {'bold': True}), (title, 'title', {'bold': True}), (note, 'note', {'italic': True})):
        if c.text(run, f'annex, {what}', (13, 14), **style):
            c.middle(run, axis, f'annex, {what}', off=1.5)
    for n, (w, h) in p.sizes.items():
        c.that(abs(w - PAPER[1]) < 0.3 and abs(h - PAPER[0]) < 0.3, f'annex, page {n}: {w} x {h} mm')
        above = [r for r in p.on(n) if r['base'] <= TOP_EDGE[0]]
        c.that([r['text'] for r in above] == ([] if n == 1 else [str(n)]), f"annex, page {n}: number {[r['text'] for r in above]}")
        inside = [r for r in p.on(n) if r['base'] > TOP_EDGE[0]]
        c.that(inside and all(r['x'] >= LEFT[0] - 0.3 and r['right'] <= w - RIGHT[0] + 0.6 and r['base'] <= h - BOTTOM[0] + 0.1 for r in inside), f'annex, page {n}: text in the margin')


def heads(c, p, word):
    """Each page that a table goes on to has its head above the first row; rows are there once, in order; smallest letters 11 pt."""
    c.that(min(r['size'] for r in p.runs) >= 10.95, f"annex: letters of {min(r['size'] for r in p.runs)} pt")
    for n in sorted(p.sizes):
        texts = sorted((r for r in p.on(n) if r['base'] > TOP_EDGE[0]), key=lambda r: r['base'])
        top = [r for r in texts if r['base'] - texts[0]['base'] < 1]
        c.that(all('Bold' in r['font'] for r in top), f"annex, page {n} begins with no head: {[r['text'] for r in top]}")
    longest = max(word.tables, key=lambda t: len(t.findall(W + 'tr')))
    rows = word.rows(longest)
    if rows[0][0] != 'STT':
        return
    place = next(r for r in p.runs if r['text'] == 'STT')
    # the first cell of a row and what stands close beside it may be one run
    numbers = [(r['page'], r['base'], int(m[0])) for r in p.runs if (m := re.match(r'\d{1,3}', r['text'])) and place['x'] - 2 < r['x'] < place['right'] and 'Bold' not in r['font'] and r['base'] > TOP_EDGE[0]]
    wanted = [n for t in word.tables if word.rows(t)[0][0] == 'STT' for n in range(1, len(word.rows(t)))]
    c.that([n for _, _, n in sorted(numbers)] == wanted, f'annex: rows {[n for _, _, n in sorted(numbers)]}, not {wanted}')
    pages = {page for page, _, _ in numbers}
    with_head = {r['page'] for r in p.runs if r['text'] == 'STT'}
    c.that(pages <= with_head and len(pages) > 1, f'annex: rows on pages {pages}, head on {with_head}')


def number(column, value, gib):
    """@return a number as tables show it; None for what is none. Volumes in GB of the base that the response names, to three decimals."""
    if column['type'] not in ('integer', 'decimal', 'percent', 'bytes') or not value:
        return None
    n = Decimal(value)
    return (n / (Decimal(2) ** 30 if gib else 10 ** 9)).quantize(Decimal('0.001'), ROUND_HALF_UP) if column['type'] == 'bytes' else n


def vietnamese(n):
    whole, _, rest = f'{n:f}'.partition('.')
    rest = rest.rstrip('0')
    return appendix.grouped(whole, '.') + (',' + rest if rest else '')


def tables_of(file):
    """@return tables of a report as workbook: lines of cells, numbers as they are kept; each begins behind a line that names it"""
    tables = []
    with zipfile.ZipFile(file) as z:
        shared = [''.join(t.text or '' for t in si.iter(MAIN + 't')) for si in ElementTree.fromstring(z.read('xl/sharedStrings.xml'))] if 'xl/sharedStrings.xml' in z.namelist() else []
        for sheet in sorted((n for n in z.namelist() if re.match(r'xl/worksheets/sheet\d+\.xml', n)), key=lambda n: int(re.sub(r'\D', '', n))):
            inside = False
            for row in ElementTree.fromstring(z.read(sheet)).iter(MAIN + 'row'):
                cells = [value(c, shared) for c in row]
                first = next((c for c in cells if c), '')
                if re.match(r'Bảng \d+\. Mục ', str(first)):
                    tables.append([])
                    inside = True
                elif inside and first:
                    tables[-1].append(cells)
                elif not first and tables and tables[-1]:
                    inside = False
    return tables


def value(cell, shared):
    v = cell.find(MAIN + 'v')
    if cell.get('t') == 's':
        return shared[int(v.text)]
    if cell.get('t') == 'inlineStr':
        return ''.join(t.text or '' for t in cell.iter(MAIN + 't'))
    return None if v is None else v.text


def signed(r, files):
    """Signed and verified; a single byte that is not as it was is found."""
    kit, key = r.kit, r.kit.work / 'van-thu.p12'
    (kit.work / 'password').write_text(random.randbytes(12).hex() + '\n')
    tool, trust, store = Path(kit.env['JAVA_HOME']) / 'bin/keytool', kit.folder('trust'), ('-storetype', 'PKCS12', '-storepass:file', kit.work / 'password', '-alias', 'me')
    made = kit.run(tool, '-genkeypair', '-keyalg', 'RSA', '-keysize', '3072', '-validity', '9', '-dname', 'CN=Van thu', '-ext', 'ku=digitalSignature', '-keystore', key, *store)
    shown = kit.run(tool, '-exportcert', '-rfc', '-keystore', key, *store)
    if made.code or shown.code:
        raise NotYet('keytool: ' + made.err[-200:] + shown.err[-200:])
    (trust / 'me.pem').write_text(shown.out)
    done = kit.khoso(None, 'sign', *files, '--key', key, '--password-file', kit.work / 'password')
    r.that(done.code == 0 and all(Path(f'{f}.p7s').exists() for f in files), f'not signed: {done.out[-300:]}{done.err[-300:]}')
    good = kit.khoso(None, 'verify-signature', *files, '--trust', trust)
    r.that(good.code == 0 and all(e['status'] == 'ok' for e in good.json()), f'signatures do not verify: {good.out[-500:]}')
    for f in files:
        bad = kit.folder('altered') / f.name
        data = bytearray(f.read_bytes())
        data[r.rng.randrange(len(data))] ^= 1
        bad.write_bytes(data)
        shutil.copy(f'{f}.p7s', f'{bad}.p7s')
    found = kit.khoso(None, 'verify-signature', *(kit.folder('altered') / f.name for f in files), '--trust', trust)
    r.that(found.code != 0 and all(e['status'] != 'ok' for e in found.json()), f'an altered file verifies: {found.out[-500:]}')


def reply(kit):
    kit.need('soffice', 'fc-list', 'pdffonts', 'pdftotext')
    kit.need_times()
    seed = random.SystemRandom().randrange(1, 1 << 40) if kit.seed is None else kit.seed
    r = Reply(kit, seed)
    for code, unit in UNITS[:1] if kit.small else UNITS:
        files = r.one(code, unit, more=r.rng.randint(25, 45))
    for pdf in r.pdfs:
        ok, lines = letters.fonts(kit, pdf)
        r.that(ok, f'{pdf.name}: fonts {lines}')
        r.wrong += letters.same_text(pdf)
    verdicts = letters.verapdf(kit, r.pdfs)
    r.wrong += [line for line in verdicts if not line.startswith('ok ')]
    r.wrong += letters.office(kit, r.docs) or []
    signed(r, [files['pdf'], files['docx'], files['xlsx']])
    return Result(not r.wrong, f'{len(r.pdfs)} reports of random complete responses, {r.checks} measures, {len(r.wrong)} wrong; PDF/A-2b {sum(v.startswith("ok ") for v in verdicts)} of {len(r.pdfs)}; '
                  f'{len(r.docs)} DOCX read back; signed and verified; seed {seed}', 'boxes of annex I, fonts embedded, PDF/A-2b, equal text and numbers, heads repeated', r.wrong[:60])
