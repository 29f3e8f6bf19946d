"""Answers to a questionnaire, drawn at random: what a clerk types, and what Khoso is to keep of it."""
import json, re, unicodedata
from dataclasses import dataclass
from decimal import Decimal

GIGA = 10 ** 9
LONG = 'Khối tài liệu “A” & <b>B</b>; mục lục số 02, nhiệm kỳ 1996 – 2001. '
# texts that have hurt somebody somewhere
TEXTS = ['Tự thực hiện', unicodedata.normalize('NFD', 'Số hóa tài liệu ở huyện Phú Vang, phường Đống Đa'), '"trích dẫn" \'đơn\' “cong”', 'dòng 1\ndòng 2\n\ndòng 4',
         '=1+1', '=HYPERLINK("http://vi.du";"bấm")', '+84 24 3 762', '- gạch đầu dòng\n- nữa', '@SUM(A1)', '</script><script>alert(1)</script>', '<!-- x --> &amp; &lt;',
         '_x0041_ và _x005F_', '0123456789', '1e5', '100%', '\U0001F4C1 hồ sơ', '2025-04-01', 'TRUE', "{0} '{1}'", 'không', '1.234', '#REF!', 'a\\b\\n', "'phẩy trên đầu",
         'Nghị quyết số 12/NQ-HĐND; huỷ hoả thuỷ', 'ngắt\u2028dòng']


@dataclass
class Cell:
    item: str
    row: str
    column: str
    kind: str
    label: str
    multiple: bool = False
    options: tuple = ()

    @property
    def name(self):
        return f'{self.item}/{self.row}/{self.column}'


def cells(form, free=3):
    """@return cells that a form asks, in its order; of free rows the first few"""
    for part in form['parts']:
        for item in part['items']:
            for row in [str(n + 1) for n in range(free)] if item['free'] else [r['id'] for r in item['rows']]:
                for c in item['columns']:
                    yield Cell(item['id'], row, c['id'], c['type'], c['label'], c['multiple'], tuple((o['id'], o['label']) for o in c['options']))


def text(rng):
    t = rng.choice(TEXTS) if rng.random() < 0.9 else LONG * rng.randint(20, 60)
    return t if rng.random() < 0.7 else t + ' ' + rng.choice(TEXTS)


def kept_text(t):
    return unicodedata.normalize('NFC', t).strip()


def number(rng, decimals):
    """@return as people of Vietnam write it, and as it is kept"""
    n = Decimal(rng.randrange(0, 10 ** rng.randint(1, 13))).scaleb(-decimals)
    plain = f'{n:f}'
    kept = plain.rstrip('0').rstrip('.') if '.' in plain else plain
    whole, _, rest = plain.partition('.')
    rest = rest.rstrip('0')
    ways = [whole, grouped(whole, ' ')]
    if len(whole) > 6 or rest:
        ways.append(grouped(whole, '.'))
    return rng.choice(ways) + (',' + rest if rest else ''), kept


def grouped(digits, sign):
    return re.sub(r'(?<=\d)(?=(\d{3})+$)', sign, digits)


def unclear(typed):
    """One mark with three digits behind may mean thousands or thousandths: that is asked back, so it is not drawn here."""
    return re.fullmatch(r'\d{1,3}[.,]\d{3}', typed) and not typed.startswith('0')


def draw(rng, cell):
    """@return (typed, kept); of several codes lists"""
    match cell.kind:
        case 'integer':
            typed, kept = number(rng, 0)
        case 'decimal':
            typed, kept = number(rng, rng.randint(0, 4))
        case 'percent':
            kept = f'{Decimal(rng.randrange(0, 10_001)) / 100:f}'.rstrip('0').rstrip('.') if rng.random() < 0.9 else '0'
            kept = kept or '0'
            typed = kept.replace('.', ',') + rng.choice(['', '%', ' %'])
        case 'bytes':
            n = Decimal(rng.randrange(1, 10 ** rng.randint(1, 6))).scaleb(-rng.choice([0, 1, 2]))
            unit, size = rng.choice([('', GIGA), (' GB', GIGA), ('TB', 10 ** 12), (' MB', 10 ** 6), (' GiB', 2 ** 30)])
            if n * size % 1:
                n, unit, size = n.to_integral_value() + 1, ' MB', 10 ** 6
            typed, kept = f'{n:f}'.replace('.', ',') + unit, f'{int(n * size)}'
        case 'date':
            y, m, d = rng.randint(1900, 2099), rng.randint(1, 12), rng.randint(1, 28)
            typed = rng.choice([f'{d}/{m}/{y}', f'{d:02d}/{m:02d}/{y}', f'{d:02d}-{m:02d}-{y}', f'{d}.{m}.{y}', f'{y}-{m:02d}-{d:02d}', f'ngày {d} tháng {m} năm {y}'])
            kept = f'{y:04d}-{m:02d}-{d:02d}'
        case 'yesno':
            typed, kept = rng.choice([('Có', 'YES'), ('Không', 'NO')])
        case 'choice' if cell.multiple:
            codes = [o for o in cell.options if rng.random() < 0.6] or [rng.choice(cell.options)]
            typed, kept = [c for c, _ in codes], ','.join(c for c, _ in codes)
        case 'choice':
            kept, typed = rng.choice(cell.options)
        case _:
            typed = text(rng)
            kept = kept_text(typed)
    return draw(rng, cell) if isinstance(typed, str) and unclear(typed) else (typed, kept)


def form_of(page):
    """@return what a form that Khoso wrote asks"""
    return json.loads(re.search(r'(?s)<script type="application/json" id="khoso-form">(.*?)</script>', page.read_text(encoding='utf-8'))[1])


def items(page):
    return [i['id'] for p in form_of(page)['parts'] for i in p['items']]
