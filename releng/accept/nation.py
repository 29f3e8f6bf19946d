"""Row `nation`: a nation's exported responses, drawn by a seed, summed up by the product in both geographies and by nation_sums.py, which
reads the exported files and the lists of units only. What the product says has to be equal to the last digit, within time and memory.

nation.py OUT [--seed N] [--small]   only draws the files (needs SHAPE, a file with a JSON list of measures, as the verb's result has them)
"""
import json, random, sys, uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import nation_sums  # noqa: E402
from kit import NotYet, Result, TOP  # noqa: E402

UNITS = TOP / 'bundles/org.khoso.survey/KHOSO-INF/units'
SMALL = {'01', '24', '27', '31', '89'}  # with merged ones, a code used again, islands, shared communes
SURVEY = 'bnv-2025-05-digitisation'
SECONDS, HEAP = 5, 512
WORDS = ('Đã số hóa tài liệu của Hội đồng nhân dân, Ủy ban nhân dân giai đoạn 1976 - 2004; khối hồ sơ địa chính và hộ tịch đang làm', 'Chưa triển khai',
         'Quét 300 dpi, PDF/A hai lớp, kiểm tra từng trang, lưu hai bản', 'Công ty cổ phần công nghệ lưu trữ số', 'Phòng máy chủ của tỉnh, sao lưu hằng tuần')


class Draw:
    """What bodies say; the same seed says the same."""

    def __init__(self, shape, seed, version):
        self.r, self.version = random.Random(seed), version
        self.columns = {}
        for m in shape:
            if m['column'] != '#none':
                key = m['item'], m['row'], m['column']
                self.columns.setdefault(key, (m['kind'], m['type'], []))[2].append(m['option'])

    def value(self, kind, kind_of_number, options):
        r = self.r
        if kind == 'CHOICE':
            return r.choice(options)
        if kind == 'ANSWERS':
            return f'2025-{r.randint(4, 6):02}-{r.randint(1, 28):02}' if kind_of_number == 'date' else r.choice(WORDS)
        if kind == 'PERCENT':
            return str(r.randint(0, 100))
        if kind_of_number == 'bytes':
            return str(int(10 ** r.uniform(6, 13)))
        if kind_of_number == 'decimal':
            return f'{10 ** r.uniform(0, 4):.{r.randint(0, 3)}f}'
        return str(int(10 ** r.uniform(0, 6)))

    def answers(self, level):
        """Every item: the row of the own level, all other rows that are not by level, three rows where they are free."""
        found = {}
        for (item, row, column), (kind, number, options) in self.columns.items():
            if row in ('province', 'district', 'commune', 'unassigned') and row != level and self.r.random() < 0.98:
                continue
            for one in ('1', '2', '3') if row == '*' else (row,):
                found[item, one, column] = self.value(kind, number, options)
        for item in {i for i, _, _ in found}:
            if self.r.random() < 0.01:
                found = {c: v for c, v in found.items() if c[0] != item}
                found[item, '', '#none'] = 'không có'
        return found

    def text(self, unit, level, name, answers, state='SENT', **head):
        ident = head.get('id') or str(uuid.UUID(int=self.r.getrandbits(128), version=4))
        q = json.dumps
        lines = []
        for (item, row, column), value in sorted(answers.items()):
            more = f', "origin": "COMPUTED", "query": "kind={column}; level={row}; digitised", "snapshot": "2025-05-20T02:00:00Z", "listHash": "{"ab" * 32}"' \
                if item == '1.a' and column != 'content' else f', "origin": "ENTERED", "who": "Nguyễn Thị An", "when": "2025-05-21T03:04:05Z"'
            lines.append(f'{{"item": "{item}", "row": "{row}", "column": "{column}", "value": {q(value, ensure_ascii=False)}{more}}}')
        return (f'{{"document": "khoso-survey-response", "version": 1, "id": "{ident}", "survey": "{SURVEY}", "surveyVersion": "{self.version}", '
                f'"respondent": {{"code": "{unit}", "name": {q(name, ensure_ascii=False)}, "level": "{level}"}}, "state": "{state}", '
                f'"issue": {{"origin": "bundle", "sequence": {head.get("sequence", 1)}}}, "answers": [' + ', '.join(lines) + ']}')


def numbers(shape):
    return {(m['item'], m['row'], m['column']) for m in shape if m['kind'] == 'SUM'}


def total_of(draw, below, level, shape):
    """A superior that repeats what those below say: rows of their level, in all columns."""
    sums = {}
    for answers in below:
        for c, v in answers.items():
            if c[1] == level and c in numbers(shape) and nation_sums.NUMBER.fullmatch(v) and not v.startswith('-'):
                sums[c] = sums.get(c, 0) + nation_sums.plain(v)
    return {c: format(v, 'f') for c, v in sums.items()}


def generate(out, shape, seed, small, version):
    """Files by province: a folder with a file each, or one file with a line each. Says how many of what was planted."""
    draw = Draw(shape, seed, version)
    r = draw.r
    units = nation_sums.former(UNITS)
    planted = dict.fromkeys('silent conflict twice draft unknown other-time bad total newer'.split(), 0)
    count = 0
    for province in [u for u in units.values() if u['level'] == 'province' and (not small or u['code'] in SMALL)]:
        texts = []
        districts = [d for d in units.values() if d['parent'] == province['code'] and d['level'] == 'district']
        for d in districts:
            said = []
            for c in [c for c in units.values() if c['parent'] == d['code'] and c['level'] == 'commune']:
                dice = r.random()
                answers = draw.answers('commune')
                if dice < 0.02:
                    planted['silent'] += 1
                    continue
                if dice < 0.025:
                    planted['bad'] += 1
                    answers[next(x for x in sorted(numbers(shape)) if x[1] == 'commune')] = r.choice(['nhiều', '-3', '1.234,5', '1e9'])
                if dice > 0.995:
                    planted['draft'] += 1
                    texts.append(draw.text(c['code'], 'commune', c['name'], answers, state=r.choice(['DRAFT', 'RETURNED'])))
                    continue
                text = draw.text(c['code'], 'commune', 'UBND ' + c['name'], answers, id=str(uuid.UUID(int=r.getrandbits(128), version=4)))
                texts.append(text)
                if dice > 0.992:
                    planted['conflict'] += 1
                    texts.append(draw.text(c['code'], 'commune', c['name'], draw.answers('commune')))
                elif dice > 0.989:
                    planted['twice'] += 1
                    texts.append(text)
                elif dice > 0.986:
                    planted['newer'] += 1
                    answers = draw.answers('commune')
                    texts.append(draw.text(c['code'], 'commune', c['name'], answers, id=json.loads(text)['id'], sequence=2))
                    said.append(answers)
                else:
                    said.append(answers)
            answers = draw.answers('district')
            if r.random() < 0.1:
                planted['total'] += 1
                answers |= total_of(draw, said[1:] if r.random() < 0.3 else said, 'commune', shape)
            texts.append(draw.text(d['code'], 'district', 'UBND ' + d['name'], answers))
        texts.append(draw.text(province['code'], 'province', 'UBND ' + province['name'], draw.answers('province')))
        if r.random() < 0.2:
            planted['unknown'] += 1
            texts.append(draw.text('99999', 'commune', 'UBND xã không rõ', draw.answers('commune')))
        if province['code'] in ('24', '15'):
            planted['other-time'] += 1
            name = nation_sums.latter(UNITS)[province['code']]['name']
            texts.append(draw.text(province['code'], 'province', 'UBND ' + name, draw.answers('province')))
        r.shuffle(texts)
        count += len(texts)
        write(out, province['code'], texts, lines=r.random() < 0.2)
    return count, planted


def write(out, code, texts, lines):
    if lines:
        (out / f'{code}.jsonl').write_text('\n'.join(texts) + '\n', encoding='utf-8')
        return
    folder = out / code
    folder.mkdir()
    for i, t in enumerate(texts):
        (folder / f'{i:05}.json').write_text(t + '\n', encoding='utf-8')


def compare(result, sums, geography):
    """@return what is not equal"""
    wrong = []
    seen = {(t['level'], t['code']): t for t in result['units']}
    want = sums.units(geography)
    if set(seen) != set(want):
        wrong.append(f'{geography}: units {sorted(set(seen) ^ set(want))[:5]}')
    for unit in set(seen) & set(want):
        if seen[unit]['silent'] != sums.silent(geography, unit):
            wrong.append(f'{geography} {unit}: {seen[unit]["silent"]} silent, should be {sums.silent(geography, unit)}')
        for t in seen[unit]['totals']:
            key = t['item'], t['row'], t['column'], t['option']
            expect = sums.total(geography, unit, key, t['kind'])
            got = tuple(None if t[k] is None else nation_sums.plain(str(t[k])) for k in ('value', 'given', 'open'))
            if got != expect:
                wrong.append(f'{geography} {unit} {key}: {got}, should be {expect}')
    for what in ('conflicts', 'repeated', 'left', 'bad'):
        if len(result[what]) != sums.counts()[what]:
            wrong.append(f'{geography}: {what} {len(result[what])}, should be {sums.counts()[what]}')
    return wrong


def consolidate(kit, folder, geography, *more):
    """One run of the built product with little memory."""
    done = kit.khoso(None, 'survey', 'consolidate', folder, '--survey', SURVEY, '--geography', geography, *more, env={'KHOSO_JAVA_OPTS': f'-Xmx{HEAP}m'})
    if done.code not in (0, 1) or not done.json():
        raise NotYet(f'survey consolidate ended with {done.code}: {(done.err or done.out).strip()[-300:]}')
    return done, done.json()[0]['result']


def nation(kit):
    """Row nation."""
    seed = kit.seed if kit.seed is not None else random.randrange(10 ** 6)
    probe = kit.folder('probe')
    first = {'document': 'khoso-survey-response', 'version': 1, 'id': str(uuid.UUID(int=1)), 'survey': SURVEY, 'surveyVersion': '?', 'state': 'SENT',
             'respondent': {'code': '01', 'name': 'x', 'level': 'province'}, 'answers': []}
    (probe / 'p.json').write_text(json.dumps(first))
    about = consolidate(kit, probe, 'old')[1]
    shape = [{k: t[k] for k in ('item', 'row', 'column', 'option', 'kind', 'type')} for t in about['units'][0]['totals']]
    folder = kit.folder('nation')
    count, planted = generate(folder, shape, seed, kit.small, about['version'])
    sums = nation_sums.Sums(folder, UNITS, shape, SURVEY, about['version'])
    wrong, seconds = [], []

    def run(geography, *more):
        done, result = consolidate(kit, folder, geography, *more)
        seconds.append(done.seconds)
        wrong.extend(compare(result, sums, geography))
        if sums.counts()['conflicts'] and done.code != 1:
            wrong.append(f'{geography}: ended with {done.code}')

    run('old')
    run('new')
    decided = {c: random.Random(seed).choice(shared) for c, shared in sums.shared().items()}
    (kit.work / 'decisions.csv').write_text('old,new\n' + ''.join(f'{c},{n}\n' for c, n in decided.items()))
    sums.decide(decided)
    run('new', '--decisions', kit.work / 'decisions.csv')
    size = sum(f.stat().st_size for f in folder.rglob('*.json*')) >> 20
    slow = max(seconds) > (2 * SECONDS if kit.small else SECONDS)
    return Result(not wrong and not slow, f'{count} responses, {size} MB, {len(shape)} totals a unit: {len(wrong)} differ; {max(seconds):.1f} s (seed {seed})',
                  f'none differs in old and new units; {SECONDS} s, {HEAP} MB heap', [str(planted)] + wrong[:50])


if __name__ == '__main__':
    target = Path(sys.argv[1])
    target.mkdir()
    given = json.loads(Path(sys.argv[2]).read_text())
    print(generate(target, given, int(sys.argv[sys.argv.index('--seed') + 1]) if '--seed' in sys.argv else 1, '--small' in sys.argv, '1'))
