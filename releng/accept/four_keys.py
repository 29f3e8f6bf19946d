"""Row `four-keys`: from national numbers, drawn by a seed, down to unit, answer, query and list in the real window by at most four keys, and by one verb.

What the window shows has to be what the verb says, and both what the exported files hold. One folder has responses that were exported with the lists behind their
figures, one of them with a list that somebody has changed since; another a part of a nation without lists. The workbook that the verb writes is read back by this
script alone: columns of amounts add up to the national numbers, numbers are numbers, no text is a formula.
"""
import hashlib, json, random, re, sys, time, unicodedata, uuid, zipfile
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parent / 'window'))
import nation  # noqa: E402
from kit import NotYet, Result  # noqa: E402

DRAWN, DRAWN_SMALL, KEYS = 12, 4, 4
LETTER = 'bnv-2025-05-digitisation'


def archive(kit):
    """A small archive with a response that was counted."""
    delivery, _ = kit.samples(kit.work / 'delivery', '--small', '--dpi', '100', *(['--seed', str(kit.seed)] if kit.seed is not None else []))
    a = kit.work / 'archive'
    kit.good(a, 'init', '--name', 'Kho thu', codes=(0,))
    kit.good(a, 'intake', '--digitised-on', '09/2025', delivery)
    kit.good(a, 'survey', 'new', LETTER, '--unit', '92', '--name', 'UBND thanh pho Can Tho', codes=(0,))
    kit.good(a, 'survey', 'compute', '--response', '92')
    kit.good(a, 'survey', 'export', '92', '--lists', '--out', kit.work / '92.json', codes=(0,))
    return a


def drill(kit, r):
    """The folder of responses with lists: the real one, a copy under another name, one whose list is no longer that which was counted."""
    folder = kit.folder('drill')
    one = json.loads((kit.work / '92.json').read_text())
    one['state'] = 'SENT'
    names = {'92': 'UBND thanh pho Can Tho', '91': 'UBND tinh Kien Giang', '89': 'UBND tinh An Giang'}
    altered = r.choice(sorted(names))
    for code, name in names.items():
        copy = json.loads(json.dumps(one))
        copy['id'] = str(uuid.UUID(int=r.getrandbits(128), version=4))
        copy['respondent'].update(code=code, name=name, level='province')
        copy['issue']['sentOn'] = '2025-05-2%dT03:00:00Z' % r.randint(0, 9)
        if code == altered:
            for listed in copy['lists']:
                if listed['items']:
                    listed['items'].pop(r.randrange(len(listed['items'])))
        (folder / f'{code}.json').write_text(json.dumps(copy, ensure_ascii=False))
    return folder, altered


def plain(text):
    return ' '.join(unicodedata.normalize('NFC', text).split())


def number(text):
    return Decimal(text.replace('.', '').replace(',', '.')) if re.fullmatch(r'[\d.]+(,\d+)?', text) else None


def exported(place):
    """A response as the file holds it. place: FILE or FILE:LINE"""
    file, line = (place.rsplit(':', 1) + [''])[:2] if re.search(r'\.jsonl:\d+$', place) else (place, '')
    text = Path(file).read_text(encoding='utf-8')
    return json.loads(text.splitlines()[int(line) - 1] if line else text)


class Follow:
    def __init__(self, kit, window, folder):
        self.kit, self.w, self.folder, self.wrong, self.keys, self.lists = kit, window, folder, [], 0, 0

    def want(self, ok, what):
        if not ok:
            self.wrong.append(what)

    def verb(self, cells, *more):
        """What the verb says of several totals at once. @return by cell"""
        done = self.kit.good(None, 'survey', 'explain', '--consolidation', self.folder, *cells, *more, codes=(0,))
        return {e['result']['cell']: e['result'] for e in done.json()}

    def by_unit(self, wanted):
        """@param wanted cell to code of a unit @return cell to what the verb says of it there"""
        found = {}
        for code in sorted(set(wanted.values())):
            found |= self.verb([c for c, u in wanted.items() if u == code], '--unit', code)
        return found

    def plan(self, cells):
        """What the verb says of the nation, of the first unit below, of the first body there, for each total."""
        self.nation = self.verb(cells)
        below = self.by_unit({c: self.nation[c]['below'][0]['code'] for c in cells})
        self.first = {c: below[c]['bodies'][0] for c in cells}
        self.answers = self.by_unit({c: self.first[c]['code'] for c in cells})

    def one(self, at, cell):
        """A national number, in the window and by the verb, down to the file."""
        from consolidate_steps import about, down, to_number, up
        w = self.w
        to_number(w, at)
        shown = w.get('survey.sums.lines')['rows'][at]
        keys, seen = down(w)
        self.keys = max(self.keys, keys)
        text, listed = about(w)
        self.same(cell, shown, self.nation[cell], self.first[cell], self.answers[cell], plain(text), listed)
        up(w)
        return keys

    def same(self, cell, shown, nation_wide, first, answer, text, listed):
        value = nation_wide['total']['value']
        if nation_wide['kind'] == 'SUM' and number(shown[2]) is not None:
            self.want(number(shown[2]) == Decimal(value), f'{cell}: the window shows {shown[2]}, the verb {value}')
        self.want(sum(Decimal(b['value']) for b in nation_wide['bodies']) == Decimal(value) or nation_wide['bodiesLeft'] or nation_wide['kind'] == 'PERCENT', f'{cell}: bodies do not add up')
        response = exported(answer['response']['place'])
        self.want(response['respondent']['code'] == first['code'], f'{cell}: {answer["response"]["place"]} is of {response["respondent"]["code"]}')
        self.want(first['code'] in text, f'{cell}: the window is not at {first["code"]}: {text[:100]}')
        self.want(bool(answer['answers']), f'{cell}: the verb has no answer of {first["code"]}')
        for a in answer['answers']:
            item, row, column = a['cell'].split('/')
            given = next(x for x in response['answers'] if (x['item'], x.get('row', ''), x['column']) == (item, row, column))
            for field in ('value', 'origin', 'query', 'listHash', 'who'):
                self.want(a[field] == given.get(field, ''), f'{a["cell"]}: {field} "{a[field]}", the file has "{given.get(field, "")}"')
            for field in ('query', 'listHash', 'who'):
                self.want(plain(a[field]).replace(' ', '') in text.replace(' ', ''), f'{a["cell"]}: the window does not show {field} "{a[field]}"')
            self.list(a, given, response, listed, text, len(answer['answers']) == 1)

    def list(self, a, given, response, listed, text, only):
        there = next((x['items'] for x in response.get('lists', []) if x['hash'] == given.get('listHash')), None)
        said = a['list'] and [(i['code'], i['name']) for i in a['list']['items']]
        self.want(said == (there if there is None else [(i.get('code', ''), i.get('name', '')) for i in there]), f'{a["cell"]}: the verb has another list than the file')
        if there is None:
            return
        whole = hashlib.sha256(''.join(i['id'] + '\n' for i in there).encode()).hexdigest() == given['listHash']
        self.want(a['list']['whole'] == whole, f'{a["cell"]}: the verb says whole {a["list"]["whole"]}, by its hash it is {whole}')
        if only:
            self.want(('KH\u00d4NG' in text) != whole, f'{a["cell"]}: the window says of a list that is whole ({whole}): {text[-200:]}')
            self.want((listed or []) == said[:400], f'{a["cell"]}: the window lists {len(listed or [])}, the file {len(said)}')
            self.lists += bool(said)


def draw(r, lines, shape, most):
    """Lines with a figure: of all kinds, and some with a list behind."""
    usable = [(i, m) for i, (line, m) in enumerate(zip(lines, shape)) if line[4] != '0' and m['kind'] in ('SUM', 'CHOICE', 'ANSWERS')]
    counted = [x for x in usable if x[1]['item'] in ('1.a', '2.a') and x[1]['kind'] == 'SUM' and lines[x[0]][2] != '0']
    return r.sample(counted, min(len(counted), most // 2)) + r.sample(usable, min(len(usable), most - most // 2))


def measure(m):
    return f"{m['item']}/{m['row']}/{m['column']}" + (f"={m['option']}" if m['option'] else '')


# ---- the workbook, read without the product

def sheets(file):
    """Names of sheets to rows: numbers as Decimal, all else as text; and how many cells hold a formula."""
    ns = {'m': 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'}
    with zipfile.ZipFile(file) as z:
        shared = []
        if 'xl/sharedStrings.xml' in z.namelist():
            shared = [''.join(t.text or '' for t in s.iter('{%s}t' % ns['m'])) for s in ElementTree.fromstring(z.read('xl/sharedStrings.xml')).findall('m:si', ns)]
        names = [s.get('name') for s in ElementTree.fromstring(z.read('xl/workbook.xml')).iter('{%s}sheet' % ns['m'])]
        formulas = 0
        found = {}
        for i, name in enumerate(names, 1):
            rows = []
            for _, row in ElementTree.iterparse(z.open(f'xl/worksheets/sheet{i}.xml')):
                if not row.tag.endswith('}row'):
                    continue
                cells = {}
                for c in row:
                    at = re.match(r'[A-Z]+', c.get('r'))[0]
                    formulas += c.find('m:f', ns) is not None
                    v = c.find('m:v', ns)
                    inline = ''.join(t.text or '' for t in c.iter('{%s}t' % ns['m']))
                    kind = c.get('t', 'n')
                    cells[at] = shared[int(v.text)] if kind == 's' else inline if kind == 'inlineStr' else v.text if kind == 'str' else None if v is None else Decimal(v.text)
                rows.append(cells)
                row.clear()
            found[name] = rows
    return found, formulas


def workbook(kit, folder, wrong):
    """@return cells of amounts that were added up"""
    file = kit.work / 'sums.xlsx'
    result = kit.good(None, 'survey', 'consolidate', folder, '--workbook', file, '--dashboard', kit.work / 'sums.html', '--report', kit.work / 'sums.docx',
                      env={'KHOSO_JAVA_OPTS': f'-Xmx{nation.HEAP}m'}).json()[0]['result']
    found, formulas = sheets(file)
    if formulas:
        wrong.append(f'{formulas} cells of the workbook are formulas')
    totals = [t for t in result['units'][0]['totals']]
    items = list(dict.fromkeys(t['item'] for t in totals))
    added = 0
    for item in items:
        name = next((n for n in found if n.endswith('M\u1ee5c ' + item)), None)
        if not name:
            wrong.append(f'the workbook has no sheet of item {item}')
            continue
        rows = found[name][1:]
        for k, t in enumerate([t for t in totals if t['item'] == item]):
            if t['kind'] == 'PERCENT':
                continue
            column = letters(5 + k)
            cells = [c[column] for c in rows if c.get(column) not in (None, '')]
            given = [Decimal(c.replace('.', '').replace(',', '.')) if isinstance(c, str) else c for c in cells]
            exact = all(isinstance(c, Decimal) or len(c) > 15 for c in cells)
            if not exact:
                wrong.append(f'{measure(t)}: a number of the workbook is a text')
            if (sum(given) if given else None) != (None if t['value'] is None else Decimal(t['value'])):
                wrong.append(f'{measure(t)}: the workbook adds up to {sum(given)}, the nation has {t["value"]}')
            added += len(given)
    page = (kit.work / 'sums.html').read_text()
    if '<script' in page or re.search(r'(src|href)\s*=|url\s*\(', page) or page.count('<svg') < 2:
        wrong.append('the page of charts has a script, or fetches something, or has no charts')
    return added


def letters(column):
    return (letters(column // 26 - 1) if column >= 26 else '') + chr(65 + column % 26)


def four_keys(kit):
    """Row four-keys."""
    kit.need('Xvfb', 'openbox', 'xdotool', 'import')
    from consolidate_steps import show
    from driver import Failed, Window
    seed = kit.seed if kit.seed is not None else random.randrange(10 ** 6)
    r = random.Random(seed)
    limit = f'at most {KEYS} keys; window, verb and files agree; workbook adds up'
    a = archive(kit)
    lists, altered = drill(kit, r)
    probe = kit.good(None, 'survey', 'consolidate', lists).json()[0]['result']
    shape = probe['units'][0]['totals']
    nations = kit.folder('nation')
    count, _ = nation.generate(nations, shape, seed, True, probe['version'])
    wrong, keys, listed, followed = [], 0, 0, 0
    window = Window(kit.product, kit.folder('window'), a, kit.folder('shots'), 'vi')
    try:
        window.display()
        window.open()
        window.key('alt+6', pause=2)
        for folder in (lists, nations):
            show(window, folder)
            lines = window.get('survey.sums.lines')['rows']
            follow = Follow(kit, window, folder)
            drawn = draw(r, lines, shape, DRAWN_SMALL if kit.small else DRAWN)
            follow.plan(list(dict.fromkeys(measure(m) for _, m in drawn)))
            for at, m in drawn:
                follow.one(at, measure(m))
                followed += 1
            wrong += follow.wrong
            keys, listed = max(keys, follow.keys), listed + follow.lists
            window.shot('four-keys-' + folder.name)
    except Failed as e:
        window.shot('four-keys-failed')
        wrong.append(f'window: {e}')
    finally:
        window.close()
    added = workbook(kit, nations, wrong)
    ok = not wrong and keys <= KEYS and listed > 0 and followed > 0
    return Result(ok, f'{followed} numbers of {count + 3} responses followed by {keys} keys, {listed} lists compared (that of {altered} altered), {added} cells of the workbook added up: '
                  f'{len(wrong)} differ (seed {seed})', limit, wrong[:40])
