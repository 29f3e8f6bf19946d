"""Row explain: every counted answer of a sample province comes out again on the holdings of then; what changed since is told; what somebody altered is found."""
import hashlib, json, random, re
from pathlib import Path

import safe
from kit import NotYet, Result

LETTER = 'bnv-2025-05-digitisation'
NOT_REPRODUCED, STALE = 'survey/not-reproduced', 'survey/stale'


class Province:
    """An archive with deliveries, a campaign, a backup; its answers kept as files and in a response."""

    def __init__(self, kit, seed):
        self.kit, self.seed, self.bad, self.place = kit, seed, [], kit.work / 'explain'
        self.deliveries, self.checked = 0, 0
        kit.good(self.place, 'init', '--name', 'Kho lưu trữ tỉnh Sông Hậu')
        self.take_in()
        self.good('campaign', 'new', 'Số hóa tài liệu vĩnh viễn', '--code', 'SH-1', '--from', '01/04/2025', '--to', '31/12/2026', '--method', 'SELF,SERVICE',
                  '--contractor', 'Công ty A', '--legal-basis', 'Kế hoạch số 1/KH-UBND', '--software', 'Phần mềm B | Công ty A | Quét',
                  '--equipment', 'Máy quét C | 2 | Công ty A')
        plan = kit.work / 'plan.csv'
        plan.write_text('lô,cấp,hồ sơ,trang\n1,tỉnh,60,900\n2,xã,,700\n', encoding='utf-8')
        self.good('campaign', 'plan', 'SH-1', plan)
        self.keep_safe()

    def good(self, *verb):
        return self.kit.good(self.place, *verb)

    def take_in(self):
        self.deliveries += 1
        small = ['--small'] if self.kit.small or self.deliveries > 1 else []
        folder, _ = self.kit.samples(self.kit.work / f'delivery-{self.deliveries}', '--seed', self.seed + self.deliveries, '--dpi', 30, *small)
        self.good('intake', '--digitised-on', '09/2025', '--level', 'province', folder)

    def keep_safe(self):
        """What answers may rest on beside the holdings: a check of the files, a backup."""
        self.good('fixity')
        self.good('backup', self.kit.folder('backups'))

    def count(self):
        self.files = [Path(e['result']['file']) for e in self.good('survey', 'compute').json()]
        self.good('survey', 'new', LETTER, '--unit', '92', '--name', 'UBND thành phố Cần Thơ')
        self.good('survey', 'compute', '--response', '92')
        answers = self.good('survey', 'show', '92').json()[0]['result']['answers']
        self.cells = {a['cell']: a for a in answers if a['snapshot']}

    def explain(self, when):
        """@return what the files and the cells of the response are explained by"""
        files = {e['input']: e for e in self.good('survey', 'explain', *self.files).json()}
        cells = {e['input']: e for e in self.good('survey', 'explain', '--response', '92').json()}
        if set(cells) != set(self.cells):
            self.bad.append(f'{when}: explained {len(cells)} cells, {len(self.cells)} were counted')
        return files, cells

    def proven(self, when):
        """Whatever happened since: then, the same number and the same hash."""
        files, cells = self.explain(when)
        for name, e in files.items():
            s = e['result'].get('snapshot', {})
            self.that(s.get('same') and not s['differences'], f"{when}: {Path(name).name}: not as it was: {s.get('differences', 'no snapshot')}")
            for f in json.loads(Path(name).read_text(encoding='utf-8'))['figures']:
                self.that(len(f['list']) > 0 and sha(f['list']) == f['listHash'] or not f['list'], f"{when}: {name} {f['row']}/{f['column']}: hash is not that of the list")
                if re.match('(count|sum) (fonds|dossier|record) ', f['query']) and f['value'] is not None:
                    self.that(len(f['list']) == int(f['value']), f"{when}: {f['row']}/{f['column']}: {f['value']} are {len(f['list'])} objects")
        for name, e in cells.items():
            r, kept = e['result'], self.cells[name]
            self.that(r['proven'] and r['then'] == kept['value'] and r['listHash'] == kept['listHash'] and r['position'] > 0,
                      f"{when}: {name}: kept {kept['value']!r}, then {r.get('then')!r}, position {r['position']}")
            self.that(NOT_REPRODUCED not in rules(e), f'{when}: {name}: called altered')
        return files, cells

    def that(self, ok, what):
        self.checked += 1
        if not ok:
            self.bad.append(what)


def sha(ids):
    return hashlib.sha256(''.join(i + '\n' for i in ids).encode()).hexdigest()


def rules(e):
    return {f['rule'] for f in e['findings']}


def explain(kit):
    seed = random.SystemRandom().randrange(1, 1 << 40) if kit.seed is None else kit.seed
    rng = random.Random(seed)
    p = Province(kit, seed)
    p.count()
    if len(p.files) < 9 or len(p.cells) < 25:
        raise NotYet(f'only {len(p.files)} items and {len(p.cells)} cells were counted')
    fresh(p)
    removed = change(p, rng)
    altered = alter(p, rng)
    return Result(not p.bad, f'{len(p.files)} items and {len(p.cells)} cells of a response: same number and hash before and after changes ({p.checked} checks); {removed}; '
                  f'{altered} alterations; seed {seed}', 'all come out again; what went is named; all alterations found', p.bad)


def fresh(p):
    files, cells = p.proven('at once')
    for name, e in {**files, **cells}.items():
        p.that(e['status'] == 'ok' and not e['findings'], f'at once: {Path(name).name}: {rules(e)}')


def change(p, rng):
    """A dossier goes, a delivery comes, files are checked and backed up again: stale is what counts them, and it is told by which objects."""
    changes = p.good('undo', '--list', '--limit', '1000').json()[0]['result']['changes']
    dossier, taken = rng.choice([(m[0], c['change']) for c in changes if (m := re.search(r'H98\.\S+\.\d{4}\.\d{3}$', c['label'])) and c['objects'] > 3])
    p.good('undo', taken)
    told = gone(p, dossier, 'after a dossier went')
    if not p.kit.small:
        p.take_in()
    p.keep_safe()
    files, cells = p.proven('after a new backup')
    came = [o for e in cells.values() for o in e['result'].get('moved', {}).get('objects', []) if o['came']]
    p.that(came or p.kit.small, 'after a delivery came: no cell names what came')
    # the same day and the same number of objects say the same: only a delivery makes a backup another one
    p.that(p.kit.small or any(c.startswith('3.b/') and not e['result']['holds'] for c, e in cells.items()), 'a new backup and check make no answer of 3.b stale')
    return told


def gone(p, dossier, when):
    files, cells = p.proven(when)
    stale = {n for n, e in {**files, **cells}.items() if rules(e) == {STALE}}
    p.that(stale, f'{when}: nothing is stale')
    dossiers = [e['result'] for c, e in cells.items() if re.fullmatch('1.a/[^/]*/dossiers', c) and not e['result']['holds']]
    p.that(len(dossiers) == 1, f'{when}: {len(dossiers)} rows of 1.a lost a dossier')
    for r in dossiers:
        p.that(int(r['then']) - int(r['now']) == 1 and r['moved']['went'] == 1 and r['moved']['came'] == 0, f"{when}: {r['then']} to {r['now']}, moved {r['moved']}")
        p.that([o['code'] for o in r['moved']['objects']] == [dossier], f"{when}: {r['moved']['objects']} went, not {dossier}")
    for cell, e in cells.items():
        r = e['result']
        p.that(r['holds'] == (cell not in stale), f'{when}: {cell}: holds {r["holds"]}')
        named = r.get('moved', {}).get('objects', [])
        p.that(all(o['code'].startswith(dossier) for o in named if o['kind'] in ('dossier', 'record', 'file')), f'{when}: {cell}: {named}')
    for name, e in files.items():
        if e['result']['differences'] and Path(name).name.startswith('1.a-'):
            moved = {d['column']: d.get('moved') for d in e['result']['differences']}
            p.that(moved.get('dossiers') and moved['dossiers']['objects'][0]['code'] == dossier, f'{when}: {name}: {moved}')
    return f'{dossier} removed: {len(stale)} stale'


def alter(p, rng):
    """A hand in what is kept: in the file of an answer, in the database's rows of a response, in the history. @return how many were found"""
    first = next(f for f in p.files if f.name.startswith('1.a-'))
    names = {}
    for n, (name, bad) in enumerate(hands(json.loads(first.read_text(encoding='utf-8')), rng).items()):
        file = p.kit.folder('hands') / f'{n}.json'
        file.write_text(json.dumps(bad), encoding='utf-8')
        names[str(file)] = name
    said = {e['input']: rules(e) for e in p.good('survey', 'explain', first, *names).json()}
    p.that(NOT_REPRODUCED not in said[str(first)], 'the file as it was kept is called altered')
    for file, name in names.items():
        p.that(NOT_REPRODUCED in said[file], f'{name}: not found: {said[file]}')
    one, other = rng.sample([c for c, a in p.cells.items() if a['value'].isdigit() and a['value'] != '0' and c.startswith('1.a/')], 2)
    value, listed = p.cells[one]['value'], p.cells[other]['listHash']
    hits = in_database(p, f"UPDATE h_survey_answer SET f_value='{int(value) + 1}' WHERE {where(one)}; UPDATE h_survey_answer SET f_list_hash='{sha(['x'])}' WHERE {where(other)}")
    p.that(hits == {one, other}, f'number of {one}, hash of {other} in the database: found {hits}')
    history = in_database(p, f"UPDATE h_survey_answer SET f_value='{value}' WHERE {where(one)}; UPDATE h_survey_answer SET f_list_hash='{listed}' WHERE {where(other)}; "
                             "DELETE FROM k_change_item WHERE op='D' AND kind='RECORD'")
    p.that(any(c.startswith('1.a/') for c in history), f'history of what went: found {history}')
    return len(names) + 3


def where(cell):
    item, row, column = cell.split('/')
    return f"f_item='{item}' AND f_row='{row}' AND f_column='{column}'"


def in_database(p, sql):
    """Changes rows behind Khoso. @return cells of the response of which that is told"""
    safe.sql(p.kit, p.place, sql)
    return {e['input'] for e in p.good('survey', 'explain', '--response', '92').json() if NOT_REPRODUCED in rules(e)}


def hands(kept, rng):
    """@return by name: an answer as it would look if somebody had a hand in it"""
    def one(change, pick=lambda f: len(f['list']) > 2):
        doc = json.loads(json.dumps(kept))
        change(rng.choice([f for f in doc['figures'] if pick(f)]))
        return doc

    def swap(f):
        f['list'][rng.randrange(len(f['list']))] = '01a00000-0000-7000-8000-000000000000'
        f['list'].sort()

    def drop(f):
        del f['list'][rng.randrange(len(f['list']))]

    def drop_with_hash(f):
        drop(f)
        f['listHash'] = sha(f['list'])

    def more(f):
        f['value'] = str(int(f['value']) + 1)
    number = lambda f: (f['value'] or '').isdigit()
    return {'object put in for another': one(swap), 'object left out': one(drop), 'object left out, hash made anew': one(drop_with_hash), 'number': one(more, number),
            'hash': one(lambda f: f.update(listHash=sha(['x']))), 'query': one(lambda f: f.update(query=f['query'] + ' or so')),
            'list out of order': one(lambda f: f['list'].reverse())}
