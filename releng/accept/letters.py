"""Row letters: documents held against decree 30/2020, annex I. The boxes are written here from the decree, not from the layout."""
import json, random, re, shutil, subprocess, time, zipfile
from collections import Counter
from pathlib import Path

from kit import TOP, NotYet, Result

HERE = Path(__file__).resolve().parent / 'letters'
# what the decree says of all documents: A4, margins in millimetres
PAPER, TOP_EDGE, LEFT, RIGHT, BOTTOM = (210, 297), (20, 25), (30, 35), (15, 20), (20, 25)
NATION, MOTTO = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'
SUPERIORS = ['Ủy ban nhân dân tỉnh Sông Hậu', 'Sở Nội vụ', 'Ủy ban nhân dân thành phố Cửa Việt']
AGENCIES = ['Trung tâm Lưu trữ lịch sử', 'Chi cục Văn thư - Lưu trữ tỉnh Sông Hậu', 'Lưu trữ lịch sử']
PLACES = ['Sông Hậu', 'Cửa Việt', 'Thành phố Hồng Lĩnh']
WORDS = ('thực hiện kế hoạch số hóa tài liệu lưu trữ của tỉnh đề nghị các cơ quan đơn vị giao nộp hồ sơ theo đúng thời hạn nghị quyết quyền lợi ưu tiên '
         'rà soát chỉnh lý bảo quản đường Nguyễn Huệ phường Đống Đa xã Yên Nghĩa huỷ hoả thuỷ').split()


class Page:
    """What the checker printed of one PDF."""

    def __init__(self, lines):
        self.sizes, self.runs, self.strokes = {}, [], []
        for r in map(json.loads, lines):
            if 'width' in r:
                self.sizes[r['page']] = (r['width'], r['height'])
            elif 'line' in r:
                self.strokes.append((r['page'], *r['line']))
            else:
                self.runs.append(r)

    def find(self, text, page=1):
        return next((r for r in self.runs if r['page'] == page and r['text'] == text), None) or next(
            (r for r in self.runs if r['page'] == page and text in r['text']), None)

    def on(self, page):
        return [r for r in self.runs if r['page'] == page]

    def rule(self, below, page=1):
        """The line drawn nearest below a text: (length, middle, distance)."""
        near = [(y1 - below['base'], abs(x2 - x1), (x1 + x2) / 2) for p, x1, y1, x2, y2 in self.strokes
                if p == page and abs(y1 - y2) < 0.05 and 0 < y1 - below['base'] < 5 and min(x1, x2) < below['right'] and max(x1, x2) > below['x']]
        return min(near, default=None)


class Checks:
    def __init__(self, name):
        self.name, self.wrong, self.count = name, [], 0

    def that(self, ok, what):
        self.count += 1
        if not ok:
            self.wrong.append(f'{self.name}: {what}')

    def text(self, run, what, size, bold=False, italic=False):
        """Size in points and style of a text."""
        self.that(run, f'{what} is missing')
        if not run:
            return False
        self.that(size[0] - 0.05 <= run['size'] <= size[1] + 0.05, f"{what}: {run['size']} pt, not {size}")
        self.that(('Bold' in run['font']) == bold and ('Italic' in run['font']) == italic, f"{what}: {run['font']}, bold {bold}, italic {italic} wanted")
        return True

    def middle(self, run, at, what, off=1.0):
        self.that(abs(middle(run) - at) <= off, f'{what}: middle at {middle(run):.1f} mm, not {at:.1f}')

    def rule(self, page, run, share, what, number=1, widest=None):
        r = page.rule(run, number)
        self.that(r, f'{what}: no line below')
        if r:
            width = widest or run['right'] - run['x']
            self.that(share[0] - 0.02 <= r[1] / width <= share[1] + 0.02, f'{what}: line of {r[1]:.1f} mm below {width:.1f} mm of text')
            self.that(abs(r[2] - middle(run)) <= 1, f'{what}: line not in the middle')


def middle(run):
    return (run['x'] + run['right']) / 2


def sentence(rng, words):
    s = ' '.join(rng.choice(WORDS) for _ in range(words))
    return s[0].upper() + s[1:]


def letter(rng, long):
    body = [sentence(rng, rng.randint(40, 120)) for _ in range(14 if long else 2)]
    return {'superior': rng.choice(SUPERIORS), 'agency': rng.choice(AGENCIES), 'sign': 'LTLS-NV', 'number': str(rng.randint(1, 9)), 'place': rng.choice(PLACES),
            'date': f'{rng.randint(1, 9)}/{rng.randint(1, 2)}/2026', 'subject': sentence(rng, 14).lower(), 'addressees': [f'Sở Nội vụ {rng.choice(PLACES)}', 'Văn phòng tỉnh ủy', 'Các xã, phường'],
            'recipients': ['Như trên', 'Ban Giám đốc', 'Lưu: VT, NV'], 'authority': 'KT. GIÁM ĐỐC', 'signerRole': 'Phó Giám đốc', 'signer': 'Trần Quốc Đạt',
            'body': body, 'basis': ['Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024', 'Căn cứ Nghị định số 30/2020/NĐ-CP'], 'typeName': 'Thông báo'}


def head(c, p, v):
    """Boxes 1 to 4: nation, body, number, place and date."""
    nation, motto = p.find(NATION), p.find(MOTTO)
    if not (c.text(nation, 'box 1, first line', (12, 13), bold=True) and c.text(motto, 'box 1, second line', (13, 14), bold=True)):
        return
    c.that(TOP_EDGE[0] <= nation['base'] - nation['size'] * 0.9 * 25.4 / 72 + 0.6 and nation['base'] <= TOP_EDGE[1] + 6, f"box 1 begins at {nation['base']:.1f} mm")
    c.that(nation['x'] >= 85 and nation['right'] <= PAPER[0] - RIGHT[0] + 0.1, 'box 1 is not in the right half')
    c.middle(motto, middle(nation), 'box 1, second line')
    c.that(4 <= motto['base'] - nation['base'] <= 8, 'box 1: lines not at single distance')
    c.rule(p, motto, (1, 1), 'box 1')
    left = [r for r in p.on(1) if r['right'] < nation['x'] and r['base'] < motto['base'] + 20 and r['text'].isupper()]
    light = [r for r in left if 'Bold' not in r['font']]
    bold = [r for r in left if 'Bold' in r['font']]
    c.that(' '.join(r['text'] for r in light) == v['superior'].upper(), f'box 2, superior body: {[r["text"] for r in light]}')
    c.that(' '.join(r['text'] for r in bold) == v['agency'].upper(), f'box 2, issuing body: {[r["text"] for r in bold]}')
    for r in left:
        c.text(r, 'box 2', (12, 13), bold='Bold' in r['font'])
        c.that(r['x'] >= LEFT[0] - 0.1, 'box 2 juts into the margin')
        c.middle(r, middle(bold[-1]), 'box 2')
    c.rule(p, bold[-1], (1 / 3, 1 / 2), 'box 2', widest=max(r['right'] - r['x'] for r in bold))
    number = p.find(f"Số: 0{v['number']}/{v['sign']}")
    day, month, year = v['date'].split('/')
    date = p.find(f"{v['place']}, ngày 0{day} tháng 0{month} năm {year}")
    if c.text(number, 'box 3', (13, 13)) and c.text(date, 'box 4', (13, 14), italic=True):
        c.middle(number, middle(bold[-1]), 'box 3')
        c.middle(date, middle(nation), 'box 4')
        c.that(abs(number['base'] - date['base']) <= 1, 'boxes 3 and 4 are not on one line')


def body(c, p, v):
    """Box 6: paragraphs; page numbers; nothing outside the margins."""
    for n, (w, h) in p.sizes.items():
        c.that(abs(w - PAPER[0]) < 0.3 and abs(h - PAPER[1]) < 0.3, f'page {n}: {w} x {h} mm')
        texts = [r for r in p.on(n) if r['base'] > TOP_EDGE[0]]
        c.that(all(r['x'] >= LEFT[0] - 0.1 and r['right'] <= w - RIGHT[0] + 0.3 and r['base'] <= h - BOTTOM[0] + 0.1 for r in texts), f'page {n}: text in the margin')
        above = [r for r in p.on(n) if r['base'] <= TOP_EDGE[0]]
        if n == 1:
            c.that(not above, 'page 1 has a number')
        else:
            c.that(len(above) == 1 and above[0]['text'] == str(n), f'page {n}: number {[a["text"] for a in above]}')
            for a in above:
                c.text(a, f'number of page {n}', (13, 14))
                c.middle(a, (LEFT[0] + w - RIGHT[0]) / 2, f'number of page {n}')
    firsts = {b[:12] for b in v['body']}
    lines = [r for r in p.runs if r['size'] >= 12.9 and 'Bold' not in r['font'] and 'Italic' not in r['font'] and r['base'] > TOP_EDGE[0] and len(r['text']) > 40]
    c.that(len(lines) > 4, 'box 6: no lines')
    for r in lines:
        c.text(r, 'box 6', (13, 14))
        begins = any(r['text'].startswith(f) for f in firsts)
        indent = r['x'] - LEFT[0]
        c.that(min(abs(indent - 10), abs(indent - 12.7)) < 0.4 if begins else abs(indent) < 0.4, f"box 6: indent of {indent:.1f} mm: {r['text'][:30]}")
    full = [r for r in lines if any(n['page'] == r['page'] and 3 < n['base'] - r['base'] < 8 and abs(n['x'] - LEFT[0]) < 0.4 for n in lines)]
    c.that(full and all(abs(r['right'] - (PAPER[0] - RIGHT[0])) < 0.6 for r in full), 'box 6 is not justified')
    for a, b in zip(lines, lines[1:]):
        pitch = (b['base'] - a['base']) * 72 / 25.4
        if a['page'] != b['page'] or pitch > 60:
            continue
        new = any(b['text'].startswith(f) for f in firsts)
        least, most = b['size'] * 1.1, b['size'] * 1.5 * 1.16
        c.that(pitch >= least + (6 if new else 0) - 0.3 and (new or pitch <= most), f'box 6: {pitch:.1f} pt from line to line, paragraph {new}')


def foot(c, p, v):
    """Boxes 7 and 9b: signature, recipients."""
    last = max(p.sizes)
    authority, role, name = p.find(v['authority'], last), p.find(v['signerRole'].upper(), last), p.find(v['signer'], last)
    if c.text(authority, 'box 7a', (13, 14), bold=True) and c.text(role, 'box 7a', (13, 14), bold=True) and c.text(name, 'box 7b', (13, 14), bold=True):
        c.that(authority['x'] > PAPER[0] / 2 - 10, 'box 7 is not in the right half')
        c.middle(role, middle(authority), 'box 7a')
        c.middle(name, middle(authority), 'box 7b')
        c.that(name['base'] - role['base'] >= 20, 'box 7c: no room for signature and seal')
    start = p.find('Nơi nhận:', last)
    if c.text(start, 'box 9b, first line', (12, 12), bold=True, italic=True):
        c.that(abs(start['x'] - LEFT[0]) < 0.4, 'box 9b is not at the left margin')
        c.that(authority and abs(start['base'] - authority['base']) <= 1.5, 'box 9b is not as high as box 7a')
    for i, r in enumerate(v['recipients']):
        run = p.find(f"- {r}{'.' if i == len(v['recipients']) - 1 else ';'}", last)
        if c.text(run, f'box 9b, {r}', (11, 11)):
            c.that(abs(run['x'] - LEFT[0]) < 0.4, 'box 9b, list is not at the left margin')


def addressees(c, p, v):
    """Box 9a."""
    to = p.find('Kính gửi:')
    if not c.text(to, 'box 9a', (13, 14)):
        return
    for i, a in enumerate(v['addressees']):
        run = p.find(f"- {a}{'.' if i == len(v['addressees']) - 1 else ';'}")
        if c.text(run, f'box 9a, {a}', (13, 14)):
            c.that(abs(run['x'] - to['right']) <= 2 and run['base'] > to['base'], 'box 9a: dashes are not below the colon')


def letter_of_no_type(p, v):
    c = Checks('letter')
    head(c, p, v)
    matter = next((r for r in p.runs if r['text'].startswith('V/v ')), None)
    number = p.find(f"Số: 0{v['number']}")
    if c.text(matter, 'box 5b', (12, 13)) and number:
        c.middle(matter, middle(number), 'box 5b')
        c.that((matter['base'] - number['base']) * 72 / 25.4 >= matter['size'] + 6, 'box 5b is not 6 pt below box 3')
    for part in (addressees, body, foot):
        part(c, p, v)
    return c


def document_of_a_type(p, v):
    c = Checks('titled')
    head(c, p, v)
    kind = p.find(v['typeName'].upper())
    if c.text(kind, 'box 5a, type', (13, 14), bold=True):
        c.middle(kind, (LEFT[0] + PAPER[0] - RIGHT[0]) / 2, 'box 5a')
        title = [r for r in p.on(1) if 2 < r['base'] - kind['base'] < 30 and 'Bold' in r['font'] and r['x'] > LEFT[0] - 1 and r['base'] < p.find('Kính gửi:')['base']]
        c.that(' '.join(r['text'] for r in title) == v['subject'], f'box 5a, subject: {[r["text"] for r in title]}')
        for r in title:
            c.text(r, 'box 5a, subject', (13, 14), bold=True)
            c.middle(r, middle(kind), 'box 5a, subject')
        if title:
            c.rule(p, title[-1], (1 / 3, 1 / 2), 'box 5a', widest=max(r['right'] - r['x'] for r in title))
    for i, b in enumerate(v['basis']):
        run = p.find(b[:20])
        c.text(run, 'basis', (13, 14), italic=True)
        c.that(any(r['text'].endswith(b[-12:] + (';' if i < len(v['basis']) - 1 else '.')) for r in p.runs), f'basis does not end as it must: {b}')
    for part in (addressees, body, foot):
        part(c, p, v)
    return c


def annex(p):
    c = Checks('annex')
    first = min((n for n, (w, h) in p.sizes.items() if w > h), default=None)
    c.that(first, 'no annex across')
    if first:
        name, title = p.find('Phụ lục', first), p.find('DANH SÁCH NỘI DUNG PHẢI XEM XÉT', first)
        c.text(name, 'name of the annex', (14, 14), bold=True)
        c.text(title, 'title of the annex', (13, 14), bold=True)
        note = next((r for r in p.on(first) if r['text'].startswith('(Kèm theo')), None)
        c.text(note, 'note of the annex', (13, 14), italic=True)
        for n in range(first + 1, max(p.sizes) + 1):
            above = [r['text'] for r in p.on(n) if r['base'] <= TOP_EDGE[0]]
            c.that(above == [str(n - first + 1)], f'annex, page {n - first + 1}: number {above}')
        c.that(not [r for r in p.on(first) if r['base'] <= TOP_EDGE[0]], 'first page of the annex has a number')
    return c


def table(p, rows):
    """All rows once, in order, none torn; each page has the head above its first row."""
    c = Checks('table')
    seen = []
    for n in sorted(p.sizes):
        begun = [(int(m[1]), r['base']) for r in p.on(n) if (m := re.fullmatch(r'B(\d{5})', r['text']))]
        ended = [int(m[1]) for r in p.on(n) if (m := re.search(r'E(\d{5})$', r['text']))]
        c.that([i for i, _ in begun] == ended, f'page {n}: rows are torn')
        seen += [i for i, _ in begun]
        if begun:
            heads = [r['base'] for r in p.on(n) if r['text'] == 'Đầu bảng']
            c.that(len(heads) == 1 and heads[0] < min(b for _, b in begun), f'page {n}: {len(heads)} heads')
    c.that(seen == list(range(1, rows + 1)), f'{len(seen)} rows of {rows}')
    return c


LAYOUT = '''id: row-of-acceptance
version: "1"
layer: office
extends: nd30-2020@2020.1
reason: "table of rows that the row gives"
reports:
  - id: rows
    title: {vi: "Bảng thử"}
    form: titled
    source: given
    values: {typeName: "Bảng kê"}
    parts:
      - id: rows
        rows: rows
        head: cellHead
        columns:
          - {id: code, title: {vi: "Đầu bảng"}, width: 30, style: cell, text: "{code}"}
          - {id: text, title: {vi: "Nội dung"}, width: 135, style: cell, text: "{text}"}
'''


class Letters:
    def __init__(self, kit):
        self.kit, self.out, self.rng = kit, kit.folder('letters'), random.Random(kit.seed)
        self.archive = kit.folder('a') / 'kho'
        self.jars = ':'.join(map(str, sorted((kit.product / 'plugins').glob('*.jar'))))

    def make(self, report, formats, *args, values=None):
        """Files that the verb wrote, by format."""
        if values:
            (self.out / f'{report}.json').write_text(json.dumps(values), encoding='utf-8')
            args = (*args, '--values', self.out / f'{report}.json')
        done = self.kit.good(self.archive, 'report', 'make', report, *args, '--as', ','.join(formats), '--out', self.out / report, codes=(0,))
        return {Path(f['file']).suffix[1:]: f for f in done.json()[0]['result']['files']}

    def boxes(self, pdf):
        java = Path(self.kit.env['JAVA_HOME']) / 'bin/java'
        done = self.kit.run(java, '-Djava.util.logging.config.file=/dev/null', '-cp', self.jars, HERE / 'Boxes.java', pdf)
        if done.code:
            raise NotYet('Boxes.java: ' + done.err[-300:])
        return Page(done.out.splitlines())

    def archive_with_holdings(self):
        self.kit.good(self.archive, 'init', '--name', 'Kho lưu trữ số tỉnh Sông Hậu')
        delivery, _ = self.kit.samples(self.kit.work / 'delivery', '--small', '--seed', str(self.rng.randint(1, 999)), '--dpi', '30')
        self.kit.good(self.archive, 'intake', delivery)
        self.kit.good(self.archive, 'check')
        self.kit.good(self.archive, 'backup', self.kit.work / 'backups')
        (self.archive / 'layouts').mkdir()
        (self.archive / 'layouts/rows.yaml').write_text(LAYOUT, encoding='utf-8')


def rows(rng, count):
    # no letter of a row can be taken for a row's first or last
    return [{'code': f'B{i:05}', 'text': sentence(rng, rng.randint(1, 60)).lower() + f' E{i:05}'} for i in range(1, count + 1)]


def fonts(kit, pdf):
    done = kit.run('pdffonts', pdf)
    lines = done.out.splitlines()[2:]
    return bool(lines) and all(re.search(r' yes +(yes|no) +(yes|no) ', line) and 'LiberationSerif' in line for line in lines), lines


def verapdf(kit, pdfs):
    lib = TOP / '.tools/verapdf'
    if not list(lib.glob('validation-model*.jar')):
        done = kit.run(TOP / 'releng/maven', '-B', '-q', '-f', HERE / 'verapdf.xml', 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies',
                       f'-DoutputDirectory={lib}')
        if done.code:
            raise NotYet('veraPDF could not be fetched: ' + done.out[-300:])
    java = Path(kit.env['JAVA_HOME']) / 'bin/java'
    done = kit.run(java, '-Xmx1g', '-cp', f'{lib}/*', HERE / 'Verify.java', *pdfs)
    verdicts = [line for line in done.out.splitlines() if line.startswith(('ok ', 'bad '))]
    if len(verdicts) != len(pdfs):
        raise NotYet(f'veraPDF gave {len(verdicts)} verdicts on {len(pdfs)} files: {done.err[-300:]}')
    return verdicts


def words_of_docx(docx):
    xml = zipfile.ZipFile(docx).read('word/document.xml').decode()
    text = ' '.join(re.findall(r'<w:t [^>]*>([^<]*)</w:t>', xml))
    return re.sub(r'\s+', '', text.replace('&lt;', '<').replace('&gt;', '>').replace('&quot;', '"').replace('&amp;', '&'))


def office(kit, docs):
    """Text that LibreOffice reads out of each DOCX, held against what was written; None where LibreOffice is missing."""
    soffice = shutil.which('soffice')
    if not soffice:
        return None
    out = kit.folder('office')
    done = kit.run(soffice, '--headless', f'-env:UserInstallation=file://{kit.folder("office-home")}', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', out, *docs)
    wrong = []
    for d in docs:
        txt = out / (d.stem + '.txt')
        read = re.sub(r'\s+', '', txt.read_text(encoding='utf-8-sig')) if txt.exists() else ''
        if read != words_of_docx(d) or len(read) < 100:
            wrong.append(f'{d.name}: LibreOffice returns other text ({len(read)} of {len(words_of_docx(d))} letters) {done.err[-100:]}')
    return wrong


# the face of letters lacks most raised digits: a PDF writes 10^9
RAISED = {**{ord(raised): str(n) for n, raised in enumerate('⁰¹²³⁴⁵⁶⁷⁸⁹')}, ord('^'): None}


def same_text(pdf):
    """PDF and DOCX say the same, letter by letter; the PDF says page numbers and repeated heads besides."""
    read = subprocess.run(['pdftotext', '-layout', pdf, '-'], capture_output=True, text=True).stdout
    tables = zipfile.ZipFile(pdf.with_suffix('.docx')).read('word/document.xml').count(b'<w:tblHeader')
    if not tables:
        read = re.sub(r'(?m)^\f? *\d+$', '', read)
    in_pdf, in_word = Counter(re.sub(r'\s', '', read).translate(RAISED)), Counter(words_of_docx(pdf.with_suffix('.docx')).translate(RAISED))
    lost, more = in_word - in_pdf, in_pdf - in_word
    return [f'{pdf.name}: the PDF lacks {dict(lost)}' if lost else f'{pdf.name}: only the PDF says {dict(more)}'] if lost or (more and not tables) else []


def some_fonds(kit, row):
    """Code of a fonds: named by the refusal if there are several; empty if there is just one."""
    done = kit.khoso(row.archive, 'report', 'make', 'dossier-inventory', '--out', row.out / 'x.pdf')
    if done.code == 0:
        return ''
    said = done.json()[0]['findings'][0]['remedy']
    return said.split(': ')[-1].rstrip('.').split(', ')[0]


def letters(kit):
    kit.need('pdffonts', 'pdftotext')
    kit.need_verb('report')
    if not kit.small and not shutil.which('soffice'):
        raise NotYet('LibreOffice is missing on this machine (libreoffice-writer-nogui)')
    row = Letters(kit)
    row.archive_with_holdings()
    count = 200
    many, said_of_many = 0 if kit.small else 30_000, ''
    checks, pdfs, docs, wrong = [], [], [], []
    v = letter(row.rng, long=True)
    given = {'rows': {'rows': rows(row.rng, count)}, 'agency': v['agency']}
    dossier = kit.khoso(row.archive, 'package', '--propose', '--all').json()[0]['input']
    fonds = some_fonds(kit, row)
    wanted = [('letter', (), v), ('titled-document', (), v), ('minutes', (), {**v, 'party1Role': 'Bên giao', 'party1': 'Lê A', 'party2Role': 'Bên nhận', 'party2': 'Lê B'}),
              ('rows', (), given), ('check-report', (), None), ('dossier-inventory', (fonds,) if fonds else (), None), ('record-inventory', (dossier,), None), ('backup-minutes', (), None)]
    for report, args, values in wanted:
        made = row.make(report, ('pdf', 'docx', 'html', 'xlsx'), *args, values=values)
        pdfs.append(Path(made['pdf']['file']))
        docs.append(Path(made['docx']['file']))
        wrong += [f'{report}: {f} is too small' for f, m in made.items() if m['bytes'] < 3000] + [f'{report}: {m["replaced"]}' for m in made.values() if m['replaced']]
    for name, check in (('letter', lambda p: letter_of_no_type(p, v)), ('titled-document', lambda p: document_of_a_type(p, v)), ('check-report', annex),
                        ('rows', lambda p: table(p, count))):
        checks.append(check(row.boxes(row.out / f'{name}.pdf')))
    if many:
        # an inventory as large as a fonds gets: all rows there, none torn
        shutil.copytree(row.out, row.out.with_name('letters-200'))
        done = {'rows': {'rows': rows(row.rng, many)}, 'agency': v['agency']}
        start = time.monotonic()
        made = row.make('rows', ('pdf',), values=done)['pdf']
        said_of_many = f"; {many} rows in {made['pages']} pages, {time.monotonic() - start:.0f} s"
        checks.append(table(row.boxes(made['file']), many))
        shutil.copy(row.out.with_name('letters-200') / 'rows.pdf', made['file'])
    wrong += [w for c in checks for w in c.wrong]
    for f in pdfs:
        ok, lines = fonts(kit, f)
        wrong += [] if ok else [f'{f.name}: fonts {lines}']
        wrong += same_text(f)
    verdicts = verapdf(kit, pdfs)
    wrong += [line for line in verdicts if not line.startswith('ok ')]
    read = office(kit, docs)
    wrong += read or []
    measures = sum(c.count for c in checks)
    said = 'not asked, LibreOffice is missing' if read is None else f'{len(docs)} DOCX read back'
    return Result(not wrong, f'{measures} measures, {len(wrong)} wrong; PDF/A-2b {sum(x.startswith("ok ") for x in verdicts)} of {len(pdfs)}; {count} rows{said_of_many}; {said}',
                  'all boxes of annex I, fonts embedded, PDF/A-2b, head on each page, equal text', wrong[:60])
