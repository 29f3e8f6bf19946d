"""Sums of exported responses, made from the files alone: an own reading of the rule in org.khoso.api.survey.Consolidation, to hold the product's against.

nation_sums.py FOLDER SHAPE RESULT...   compares results of the verb (its JSON) with the sums; exit 1 if they differ
"""
import csv, json, re, sys, unicodedata
from collections import defaultdict
from decimal import Decimal, getcontext
from pathlib import Path

getcontext().prec = 60
LEVEL = {2: 'province', 3: 'district', 5: 'commune'}
RANK = {'national': 0, 'province': 1, 'district': 2, 'commune': 3}
NUMBER = re.compile(r'-?\d{1,40}(\.\d{1,20})?', re.ASCII)
MERGER = '2025-07-01'


def plain(text):
    return Decimal(text)


def rows(folder, name):
    with open(Path(folder) / name, encoding='utf-8', newline='') as f:
        return list(csv.DictReader(f))


def former(folder):
    """Units of 30/06/2025 by code."""
    return {u['code']: {**u, 'level': LEVEL[len(u['code'])]} for u in rows(folder, 'units.csv') if not u['from']}


def latter(folder):
    """Units of 01/07/2025 by code."""
    return {u['code']: {**u, 'level': LEVEL[len(u['code'])]} for u in rows(folder, 'units.csv') if u['from'] == MERGER}


def went(folder):
    """New codes by former one, with the corrections: (code, whole)."""
    mend = [(c['old'], c['given'], c['right']) for c in rows(folder, 'corrections.csv')]
    to = defaultdict(list)
    for s in rows(folder, 'successors.csv'):
        new = next((r for o, g, r in mend if g == s['new'] and o in ('', s['old'])), s['new'])
        if new:
            to[s['old']].append((new, s['extent'] == 'full'))
    return to


def words(name):
    """A name without case and without where tone marks stand."""
    out = []
    for w in re.findall(r'[\w\u0300-\u036f]+', unicodedata.normalize('NFD', name.lower())):
        tones = [c for c in w if c in '\u0300\u0301\u0303\u0309\u0323']
        out.append(''.join(c for c in w if c not in tones) + ''.join(tones))
    return ' ' + ' '.join(out) + ' '


class Sums:
    def __init__(self, folder, units_folder, shape, survey, version):
        self.old, self.new, self.to = former(units_folder), latter(units_folder), went(units_folder)
        self.shape, self.survey, self.version = shape, survey, version
        self.kinds, self.free = {}, set()
        for m in shape:
            self.kinds.setdefault((m['item'], m['row'], m['column']), (m['kind'], m['type'], []))[2].append(m['option'])
            if m['row'] == '*':
                self.free.add(m['item'])
        self.bad = self.left = 0
        self.conflicts, self.repeated = 0, 0
        self.read(folder)
        self.said = {code: self.values(r) for code, r in self.responses.items()}
        self.below = defaultdict(list)
        for u in self.old.values():
            if u['parent']:
                self.below[u['parent']].append(u['code'])
        self.taken_out()
        self.homes = {c: self.home(c) for c in self.old}
        self.members = {g: self.count_where(g, self.said) for g in ('old', 'new')}
        self.expected = {g: self.count_where(g, self.old) for g in ('old', 'new')}

    def counts(self):
        return {'conflicts': self.conflicts, 'repeated': self.repeated, 'left': self.left, 'bad': self.bad}

    # reading

    def read(self, folder):
        self.responses, disputed = {}, set()
        for f in sorted(Path(folder).rglob('*.json*')):
            text = f.read_text(encoding='utf-8')
            for line in text.splitlines() if f.suffix == '.jsonl' else [text]:
                self.one(json.loads(line), disputed)

    def one(self, r, disputed):
        unit, level, name = r['respondent']['code'], r['respondent']['level'], r['respondent']['name']
        known = self.old.get(unit)
        fits = known and known['level'] == level and (words(known['name']) in words(name) or unit not in self.new
                                                      or words(self.new[unit]['name']) not in words(name))
        if r['survey'] != self.survey or r['surveyVersion'] != self.version or r['state'] in ('DRAFT', 'RETURNED') or not fits:
            self.left += 1
            return
        first = self.responses.get(unit)
        if unit in disputed:
            self.conflicts += 1
        elif first is None:
            self.responses[unit] = r
        elif first['id'] == r['id'] and first['issue']['sequence'] != r['issue']['sequence']:
            self.left += 1
            if r['issue']['sequence'] > first['issue']['sequence']:
                self.responses[unit] = r
        elif self.plainly(first) == self.plainly(r):
            self.left += 1
        else:
            self.conflicts += 1
            disputed.add(unit)
            del self.responses[unit]

    @staticmethod
    def plainly(r):
        return {(a['item'], a['row'], a['column']): a['value'] for a in r['answers'] if a['value'].strip()}

    def values(self, r):
        """(item, row, column) to a number, or to how often each code was chosen, or to True."""
        said = {}
        for (item, row, column), text in self.plainly(r).items():
            if column == '#none':
                said[item, '', column] = True
                continue
            key = item, '*' if item in self.free else row, column
            kind, number, options = self.kinds.get(key, ('', '', []))
            if kind == 'SUM':
                if not NUMBER.fullmatch(text) or plain(text) < 0 or number != 'decimal' and plain(text) % 1:
                    self.bad += 1
                else:
                    said[key] = said.get(key, Decimal(0)) + plain(text)
            elif kind == 'CHOICE':
                if set(text.split(',')) - set(options):
                    self.bad += 1
                else:
                    for code in set(text.split(',')):
                        said.setdefault(key, defaultdict(Decimal))[code] += 1
            elif kind:
                said[key] = True
            else:
                self.bad += 1
        return said

    # totals of superiors

    def under(self, code):
        for c in self.below[code]:
            yield c
            yield from self.under(c)

    def taken_out(self):
        order = sorted(self.said, key=lambda c: -RANK[self.old[c]['level']])
        groups = defaultdict(list)
        for key, (kind, _, _) in self.kinds.items():
            if kind == 'SUM':
                groups[key[:2]].append(key)
        for code in order:
            if not self.below[code]:
                continue
            inside = [self.said[c] for c in self.under(code) if c in self.said]
            pairs = {}
            for keys in groups.values():
                for k in keys:
                    theirs = [s[k] for s in inside if k in s]
                    if k in self.said[code] and theirs:
                        pairs[k] = self.said[code][k], sum(theirs)
            self.take(code, groups, pairs)

    def take(self, code, groups, pairs):
        out, report, rank = set(), False, RANK[self.old[code]['level']]
        for keys in groups.values():
            telling = [pairs[k] for k in keys if k in pairs and pairs[k] != (0, 0)]
            lower = RANK.get(keys[0][1], 0) > rank
            if lower and len(telling) >= 3 and all(abs(a - b) * 10 <= b for a, b in telling):
                report = True
                out |= {k for k in keys if k in pairs}
                continue
            equal = [a for a, b in telling if a == b]
            if not equal or 2 * len(equal) < len(telling):
                continue
            product = Decimal(1)
            for a in equal:
                product *= a
            report |= product >= 10 ** 6
            if product >= 10 ** 6 or len(equal) == len(telling) and (len(equal) > 1 or equal[0] >= 100):
                out |= {k for k in keys if k in pairs}
        if report:
            out |= {k for k in pairs if RANK.get(k[1], 9) > rank}
        self.repeated += len(out | {k for k in pairs if RANK.get(k[1], 0) > rank})
        for k in out:
            self.said[code]['out', k] = self.said[code].pop(k)

    # geographies

    def province(self, code):
        u = self.old[code]
        return code if u['level'] == 'province' else self.province(u['parent'])

    def home(self, code, decided=None):
        """Where a former unit counts: (level, code), inside which province."""
        to = self.to[code]
        if decided and code in decided:
            new = self.new[decided[code]]
            return new['level'], new['code'], new['parent'] or new['code']
        if self.old[code]['level'] == 'province':
            return 'province', to[0][0], to[0][0]
        if len(to) == 1 and to[0][1]:
            return 'commune', to[0][0], self.new[to[0][0]]['parent']
        inside = {self.new[c]['parent'] for c, _ in to} or {self.to[self.province(code)][0][0]}
        p = inside.pop() if len(inside) == 1 else ''
        return 'open', p, p

    def decide(self, decided):
        """Former units that were given to a new one."""
        self.homes = {c: self.home(c, decided) for c in self.old}
        self.members['new'] = self.count_where('new', self.said)
        self.expected['new'] = self.count_where('new', self.old)

    def shared(self):
        """Former communes that several share, with them."""
        return {c: [n for n, _ in self.to[c]] for c in self.said if len(self.to[c]) > 1 and self.old[c]['level'] == 'commune'}

    def count_where(self, geography, codes):
        """Members by unit: nation, provinces."""
        where = defaultdict(list)
        for c in codes:
            where['national', ''].append(c)
            where['province', self.province(c) if geography == 'old' else self.homes[c][2]].append(c)
        return where

    def units(self, geography):
        all_units = self.old if geography == 'old' else self.new
        return {('national', '')} | {('province', u['code']) for u in all_units.values() if u['level'] == 'province'}

    def silent(self, geography, unit):
        return len(self.expected[geography][unit]) - len(self.members[geography][unit])

    def amount(self, code, key, kind):
        """What a member adds to a total, or None."""
        item, row, column, option = key
        v = self.said[code].get((item, row, column))
        if v is None:
            return None
        return v[option] if kind == 'CHOICE' else v if kind == 'SUM' else Decimal(1)

    def total(self, geography, unit, key, kind):
        """(value, how many gave it, what is open)"""
        members = self.members[geography][unit]
        if kind == 'PERCENT':
            return self.percent(members, key)
        amounts = [(c, a) for c in members if (a := self.amount(c, key, kind)) is not None]
        waiting = [a for c, a in amounts if geography == 'new' and self.homes[c][0] == 'open']
        return (sum(a for _, a in amounts) if amounts else None, Decimal(len(amounts)), sum(waiting) if waiting and kind != 'NONE' else None)

    def percent(self, members, key):
        value, given = None, set()
        for done, plan in (('pages', 'planPages'), ('dossiers', 'planDossiers')):
            d, p = ('1.a', key[1], done), ('1.a', key[1], plan)
            both = [self.said[c] for c in members if d in self.said[c] and p in self.said[c]]
            given |= {id(s) for s in both}
            planned = sum(s[p] for s in both)
            if value is None and planned > 0:
                value = (sum(s[d] for s in both) * 100 / planned).quantize(Decimal('0.01'), 'ROUND_HALF_UP')
        return value, Decimal(len(given)), None


if __name__ == '__main__':
    import nation
    sums = Sums(sys.argv[1], nation.UNITS, json.loads(Path(sys.argv[2]).read_text()), nation.SURVEY, '1')
    bad = [w for f in sys.argv[3:] for r in [json.loads(Path(f).read_text())] for w in nation.compare(r, sums, r['geography'])]
    print('\n'.join(bad[:40]) or f'{sums.counts()}: nothing differs')
    sys.exit(1 if bad else 0)
