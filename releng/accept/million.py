"""Rows about one archive of a million records and three million digital files: filled through the store's own API, opened in the window, searched in a running Khoso.

KHOSO_MILLION names an archive that `fill` made before (and leaves it), with its truth files beside it; else one is made, which takes most of an hour.
"""
import json, os, random, re, shutil, subprocess, sys, time, unicodedata
from pathlib import Path
from kills import pdf
from kit import TOP, NotYet, Result
from million_words import vocabulary
from screen import DRIVER
from sized import PLACES, WORDS

sys.path.insert(0, str(DRIVER.parent))
PLUGIN = TOP / 'releng/accept/million'
FREQUENT = 'về việc của và quyết định công văn báo cáo tờ trình ủy ban nhân dân tỉnh huyện xã sở hồ sơ năm'.split()
RECORDS_EACH, PARTS = 26, 5
HEAP = '-Xmx1g'
WORDS_MILLIS, FACETS_MILLIS = 50, 200
LETTERS = re.compile(r'[^\W_]+')


def sizes(small):
    """(dossiers, records of the huge one, files of a record, different page texts)"""
    return (600, 4_400, 1, 500) if small else (30_000, 220_000, 3, 20_000)


class Million:
    """The archive, made or found."""

    def __init__(self, kit):
        self.kit = kit
        self.env = {'KHOSO_JAVA_OPTS': HEAP, 'KHOSO_HOME': str(kit.folder('million-home'))}
        done = kit.run(PLUGIN / 'build', kit.folder('million-plug'))
        for jar in sorted((kit.work / 'million-plug/plugins').glob('*.jar')) if not done.code else []:
            done = kit.run(kit.product / 'khoso', 'plugin', 'install', '--yes', jar, env=self.env)
        if done.code:
            raise NotYet('the plug-in of this row: ' + done.err[-300:])
        found = os.environ.get('KHOSO_MILLION')
        self.archive = Path(found) if found and not kit.small else kit.work / 'million'
        if not self.archive.exists():
            self.make()

    def make(self):
        kit, pdfs, words = self.kit, self.kit.folder('million-pdfs'), self.kit.work / 'million-words.txt'
        dossiers, huge, files, pages = sizes(kit.small)
        rng = random.Random(1)
        for n in range(200):
            (pdfs / f'{n:03}.pdf').write_bytes(pdf(f'page {n}', rng.randbytes(2000)))
        words.write_text('\n'.join(vocabulary(WORDS + FREQUENT + [p.lower() for p in PLACES])) + '\n', encoding='utf-8')
        kit.good(self.archive, 'init', '--name', 'Million')
        parts, start = 1 if kit.small else PARTS, time.monotonic()
        for part in range(parts):
            first = part * dossiers // parts + 1
            kit.good(self.archive, 'fill', f'first={first}', f'dossiers={dossiers // parts}', f'records={RECORDS_EACH}', f'files={files}', f'pages={pages}', 'seed=1',
                     f'big={huge if part == parts - 1 else 0}', f'words={words}', f'pdfs={pdfs}', f'truth={self.archive}.truth.{first}', f'texts={self.archive}.texts',
                     env=self.env, timeout=7200)
        took = time.monotonic() - start
        self.said = f'filled in {took:.0f} s'
        start = time.monotonic()
        kit.good(self.archive, 'index', 'rebuild', env=self.env, timeout=7200)
        self.said += f', indexed in {time.monotonic() - start:.0f} s'

    def truth(self):
        """Each dossier and record as the fill wrote it: (identity, words of its title, number of its page text)."""
        for file in sorted(self.archive.parent.glob(self.archive.name + '.truth.*')):
            with open(file, encoding='utf-8') as lines:
                for line in lines:
                    ident, _, title, page = line.rstrip('\n').split('\t')
                    yield ident, words_of(title), int(page)

    def texts(self):
        with open(str(self.archive) + '.texts', encoding='utf-8') as lines:
            return [words_of(line) for line in lines]


def words_of(text):
    """Words without accents, by Unicode's own decomposition: nothing here is shared with the index."""
    plain = ''.join(c for c in unicodedata.normalize('NFD', text.lower().replace('đ', 'd')) if not unicodedata.combining(c))
    return LETTERS.findall(plain)


def window(kit):
    m = Million(kit)
    pictures = TOP / '.tools/window/million'
    shutil.rmtree(pictures, ignore_errors=True)
    delivery = kit.work / 'million-beside'
    done = kit.run(sys.executable, TOP / 'releng/accept/sized.py', delivery, '--dossiers', 20 if kit.small else 200, '--records', 5)
    if done.code:
        raise NotYet('sized.py: ' + done.err[-300:])
    done = kit.run(DRIVER, '--product', kit.product, '--big', '--holdings', m.archive, '--delivery', delivery, '--shots', pictures, *(['--small'] if kit.small else []), timeout=1800, env={'KHOSO_HEAP': HEAP})
    lines = [line for line in done.out.splitlines() if line.startswith(('PASS  ', 'FAIL  ', '      '))]
    bad = [line for line in lines if line.startswith('FAIL')]
    steps = [line for line in lines if not line.startswith(' ')]
    ok = done.code == 0 and not bad and len(steps) > 15
    if not ok and not bad:
        lines.append(f'the driver ended with {done.code}: {(done.err or done.out)[-300:]}')
    frozen = [int(n) for n in re.findall(r'(\d+) ms the window did not answer', done.out)]
    return Result(ok, f'{len(steps) - len(bad)} of {len(steps)} steps, longest wait {max(frozen, default=-1)} ms', 'open 3 s, level 200 ms, page 100 ms, no wait over 100 ms', lines)


class Queries:
    """A thousand questions, drawn from the words of the index by frequency: words, phrases as they stand in a text, two words of one text."""

    def __init__(self, sample, million, many, rng):
        drawn = [w for way in ('rank', 'mass') for decile in sample[way] for w, _ in decile]
        rng.shuffle(drawn)
        drawn = drawn[:many]
        wanted, found = set(drawn), {}
        texts = million.texts()
        for ident, title, page in million.truth():
            for words in (title, texts[page] if page >= 0 else []):
                for i, w in enumerate(words[:-1]):
                    if w in wanted and w not in found:
                        found[w] = words[i:i + 3]
            if len(found) == len(wanted):
                break
        self.asked = []
        for n, w in enumerate(drawn):
            beside = found.get(w, [w])
            self.asked.append([w] if n % 2 == 0 or len(beside) < 2 else beside[:2 + n % 4 // 3])
        self.quoted = [' '.join(q) if len(q) == 1 or n % 4 == 1 else '"' + ' '.join(q) + '"' for n, q in enumerate(self.asked)]
        # one letter is wrong, so that nothing is found as it stands
        self.wrong = [misspelt(q[0], rng) for q in self.asked if len(q[0]) > 3 and q[0].isalpha()][:many // 4]


def misspelt(word, rng):
    at = rng.randrange(len(word))
    return word[:at] + 'w' + word[at:]


class Running:
    """A Khoso with a window that holds the archive, asked over its socket."""

    def __init__(self, million):
        from driver import Window
        self.m, kit = million, million.kit
        self.w = Window(kit.product, kit.work / 'million-run', million.archive, kit.work / 'million-shots')
        self.w.env['KHOSO_JAVA_OPTS'] += ' ' + HEAP
        self.w.plug = [PLUGIN]

    def __enter__(self):
        self.w.display()
        self.w.open()
        return self

    def __exit__(self, *_):
        self.w.close()

    def verb(self, *args):
        said = [line for line in self.w._ask('--format', 'json', *args, seconds=1800).splitlines() if line.startswith('{')]
        return json.loads(said[-1])['result']

    def times(self, queries, facets, fuzzy, ids=0):
        """Milliseconds, total, near or not, and identities of each, asked inside the running Khoso."""
        kit = self.m.kit
        given, out = kit.work / 'queries.txt', kit.work / 'times.txt'
        given.write_text('\n'.join(queries) + '\n', encoding='utf-8')
        self.verb('times', f'queries={given}', f'out={out}', f"facets={','.join(facets) or '-'}", f'fuzzy={str(fuzzy).lower()}', f'ids={ids}')
        rows = [line.split('\t') for line in out.read_text(encoding='utf-8').splitlines()]
        return [(float(r[0]), int(r[1]), r[2] == 'true', set(r[4:])) for r in rows]

    def socket(self, query):
        start = time.monotonic()
        self.verb('search', '--', query) if query.startswith('-') else self.verb('search', query)
        return (time.monotonic() - start) * 1000


def p99(millis):
    s = sorted(millis)
    return s[min(len(s) - 1, int(len(s) * 0.99))]


def told(name, millis, limit):
    s = sorted(millis)
    ok = p99(s) <= limit
    return ok, f"{'ok  ' if ok else 'OVER'} {name}: {len(s)} queries, median {s[len(s) // 2]:.1f} ms, p95 {s[int(len(s) * 0.95)]:.1f}, p99 {p99(s):.1f} (limit {limit}), longest {s[-1]:.1f}"


def recall(queries, answers, million):
    """Whatever holds all words of a query, in its title or on its page, must be among the hits: (asked, missed, said)."""
    wanted = {w for q in queries for w in q}
    page_words = [set(t) & wanted for t in million.texts()]
    expected = [set() for _ in queries]
    by_word = {}
    for n, q in enumerate(queries):
        for w in set(q):
            by_word.setdefault(w, []).append(n)
    for ident, title, page in million.truth():
        here = (set(title) & wanted) | (page_words[page] if page >= 0 else set())
        for n in {n for w in here for n in by_word[w]}:
            if here.issuperset(queries[n]):
                expected[n].add(ident)
    missed, compared = [], 0
    for q, want, (_, total, near, ids) in zip(queries, expected, answers):
        compared += len(want)
        if near or total < len(want) or ids and not want <= ids:
            missed.append(f"{' '.join(q)}: {len(want)} hold it, {total} found{' nearly' if near else ''}, {len(want - ids) if ids else '?'} missing")
    return compared, missed


def search(kit):
    m = Million(kit)
    rng = random.Random(3)
    many, each = (200, 20) if kit.small else (1000, 60)
    with Running(m) as k:
        sample = k.verb('terms', 'fields=tf,df,pf', f'each={each}', 'seed=5')
        q = Queries(sample, m, many, rng)
        facets = facet_fields(m)[:6]
        k.times(q.quoted[:20], facets, True)  # the first few load classes
        plain = k.times(q.quoted, [], False)
        faceted = k.times(q.quoted, facets, False)
        fuzzy = k.times(q.wrong, [], True)
        bare = [' '.join(x) for x in q.asked[:many // 2]]
        listed = k.times(bare, [], False, 3000)
        verb = [k.socket(x) for x in q.quoted[:many // 2]]
    said = [told('in process, words and phrases', [a[0] for a in plain], WORDS_MILLIS), told(f'in process, with {len(facets)} facets', [a[0] for a in faceted], FACETS_MILLIS),
            told('in process, one typing error', [a[0] for a in fuzzy], FACETS_MILLIS), told('verb over the socket, all facets', verb, FACETS_MILLIS)]
    compared, missed = recall(q.asked[:many // 2], listed, m)
    near = sum(a[2] for a in fuzzy)
    lines = [line for _, line in said] + [f"{sample['words']} words in the index, {len(facets)} facets ({', '.join(facets)}), {near} of {len(fuzzy)} misspelt words found nearly",
             f'recall: {compared} objects hold the words of {len(listed)} queries by a scan, {len(missed)} queries miss some', *missed, getattr(m, 'said', '')]
    slow = sorted(zip((a[0] for a in plain), q.quoted, (a[1] for a in plain)), reverse=True)[:5]
    lines += [f'slowest: {ms:.0f} ms {text} ({total} hits)' for ms, text, total in slow]
    ok = all(o for o, _ in said) and not missed and compared > 0 and len(facets) == 6
    figures = ' / '.join(f'{p99([a[0] for a in x]):.0f}' for x in (plain, faceted, fuzzy)) + f' / {p99(verb):.0f} ms'
    return Result(ok, f'p99 words, six facets, near, verb: {figures}; recall {"100 %" if not missed else str(len(missed)) + " queries miss"}', 'p99 50, 200, 200, 200 ms; recall 100 %', lines)


def facet_fields(m):
    """Facets that the records of this archive have values in, as the product says."""
    said = m.kit.good(m.archive, 'search', '*', '--limit', '1').json()[-1]['result']['facets']
    return sorted(said, key=lambda f: -len(said[f]))
