"""Rows of throughput: parts of the product, in one process without OSGi (releng/bench), against named rivals on the same bytes, in turns, command lines printed."""
import csv, json, math, os, random, resource, shutil, subprocess, threading, time
from pathlib import Path
import sheet
import sized
from kit import TOP, NotYet, Result, median

BENCH = TOP / 'releng/bench'


class Lab:
    """The built product's bundles on a plain class path, with the measuring classes compiled against them."""

    def __init__(self, kit, heap='1g'):
        self.kit, self.heap, self.lines = kit, heap, []
        self.classes = kit.folder('bench-classes')
        self.path = os.environ.get('KHOSO_CLASSPATH') or ':'.join(map(str, sorted((kit.product / 'plugins').glob('*.jar'))))
        self.java = Path(kit.env['JAVA_HOME']) / 'bin/java'
        if not any(self.classes.iterdir()):
            self.compile(self.classes, self.path, BENCH / 'src')

    def compile(self, to, path, src):
        done = self.kit.run(self.java.with_name('javac'), '--release', '21', '-nowarn', '-d', to, '-cp', path, *sorted(src.rglob('*.java')))
        if done.code:
            raise NotYet('javac: ' + (done.out + done.err)[-500:])

    def command(self, archive, *parts, options=()):
        return [self.java, f'-Xmx{self.heap}', '--enable-native-access=ALL-UNNAMED', *options, '-cp', f'{self.classes}:{self.path}', 'org.khoso.bench.Bench', archive, *parts]

    def run(self, archive, *parts, options=(), timeout=3600):
        """@return figures of each part"""
        command = self.command(archive, *parts, options=options)
        done = self.kit.run(*command, timeout=timeout)
        if done.code:
            raise NotYet(f"{' '.join(map(str, parts))} ended with {done.code}: {(done.err or done.out)[-400:]}")
        self.said(command)
        return [json.loads(line) for line in done.out.splitlines() if line.startswith('{')]

    def said(self, command):
        shown = ' '.join(map(str, command)).replace(str(self.path), '$PRODUCT/plugins/*').replace(str(self.classes), '$BENCH')
        if len(self.lines) < 12 and shown not in self.lines:
            self.lines.append(shown)

    def shell(self, line, timeout=3600):
        """@return seconds that a shell command took, and of its processes"""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.said(['sh', '-c', f'"{line}"'])
        done = self.kit.run('sh', '-c', line, timeout=timeout)
        if done.code:
            raise NotYet(f'{line} ended with {done.code}: {done.err[-300:]}')
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return done.seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def scan(rng):
    """Bytes of a scanned file: 20 kB to 2 MB, many small, few large."""
    return int(math.exp(rng.uniform(math.log(20 << 10), math.log(2 << 20))))


def hash_and_copy(tree, copy):
    return f"find '{tree}' -type f -print0 | xargs -0 openssl dgst -sha256 > '{copy}.sha256' && cp -a '{tree}' '{copy}' && sync -f '{copy}'"


def turns(rounds, ours, theirs):
    """Both in turns, who begins changes; each gives seconds, and seconds of the processors. @return of both"""
    a, b = [], []
    for n in range(rounds):
        for which in (0, 1) if n % 2 == 0 else (1, 0):
            os.sync()  # what the other one threw away is its own: a disk told of freed blocks takes seconds over gigabytes, and keeps who syncs waiting
            (a, b)[which].append((ours, theirs)[which](n))
    return a, b


def seconds(rounds):
    return median([r[0] for r in rounds])


def spread(rounds):
    """Processor time says the same on a machine that does other work beside."""
    values = [r[0] for r in rounds]
    return f'{median(values):.2f} s ({min(values):.2f} to {max(values):.2f}; processors {median([r[1] for r in rounds]):.2f} s)'


def floor(kit, full):
    """Small sizes run beside other work and hold less of it: half of the floor is asked for there."""
    return full / 2 if kit.small else full


def store(kit):
    kit.need('openssl', 'cp', 'find', 'sync')
    lab, tree, warm = Lab(kit), kit.work / 'store-tree', kit.work / 'store-warm'
    count = [0]

    def size(rng):
        count[0] += 1
        return (10 if kit.small else 150) << 20 if count[0] % 700 == 150 else scan(rng)
    total = sized.make(tree, 10 if kit.small else 100, 20, True, size=size)
    sized.make(warm, 10 if kit.small else 20, 20, True, size=scan, seed=2)
    files = sum(1 for p in tree.rglob('*') if p.is_file())

    def ours(n):
        archive = kit.work / f'store-{n}'
        figures = lab.run(archive, f'store={warm}', f'store={tree}')[-1]
        shutil.rmtree(archive)
        if figures['identified'] != figures['files'] or figures['files'] != files:
            raise NotYet(f'not all files were identified: {figures}')
        return figures['seconds'], figures['cpu']

    def theirs(n):
        copy = kit.work / f'store-copy-{n}'
        took = lab.shell(hash_and_copy(tree, copy))
        shutil.rmtree(copy)
        return took
    a, b = turns(3 if kit.small else 5, ours, theirs)
    whole = lab.run(kit.work / 'store-intake', f'intake={tree}')[-1]
    ratio, least = seconds(b) / seconds(a), floor(kit, 0.8)
    return Result(ratio >= least, f'{files} files, {total / 1e6:.0f} MB: khoso {spread(a)}, openssl dgst + cp {spread(b)}, {ratio:.2f} of the rival', f'at least {least:g}',
                  ['hashed, identified by PRONOM and stored as intake does, in a running process (helpers up, a smaller tree before); sync: both end when all bytes and names are on disk '
                   '(khoso syncs each file and folder, the rival the file system once)', f"for comparison, not part of the floor: a whole intake of the same tree, with facts and texts of each file, "
                   f"descriptions, database and journal, from a cold start: {whole['seconds']:.1f} s", *lab.lines])


def catalogue(kit, rows):
    """A delivery of rows alone; the same once more with its lists as XLSX."""
    csv_tree, xlsx_tree = kit.work / 'rows-csv', kit.folder('rows-xlsx')
    sized.make(csv_tree, rows // 20, 20)
    for name in ('ho_so', 'van_ban'):
        with open(csv_tree / f'{name}.csv', encoding='utf-8', newline='') as f:
            sheet.write(xlsx_tree / f'{name}.xlsx', list(csv.reader(f, delimiter=';')), name)
    return {'csv': csv_tree, 'xlsx': xlsx_tree}


def peak(command, env, timeout):
    """@return seconds, exit code, output, most memory of the process in MB"""
    start = time.monotonic()
    with open(os.devnull) as none:
        p = subprocess.Popen([str(c) for c in command], env=env, stdin=none, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        out, most = [], 0
        reader = threading.Thread(target=lambda: out.append(p.stdout.read()))
        reader.start()
        while p.poll() is None and time.monotonic() - start < timeout:
            try:
                most = max(most, *(int(line.split()[1]) for line in Path(f'/proc/{p.pid}/status').read_text().splitlines() if line.startswith('VmHWM')))
            except (OSError, TypeError, ValueError):
                pass
            time.sleep(0.05)
        if p.poll() is None:
            p.kill()
        p.wait()
        reader.join()
    return time.monotonic() - start, p.returncode, ''.join(out), most / 1024


def rows(kit):
    wanted = 4_000 if kit.small else 80_000
    found, ok = [], True
    for kind, tree in catalogue(kit, wanted).items():
        archive = kit.work / f'rows-{kind}-archive'
        kit.good(archive, 'init', '--name', 'Rows')
        command = [kit.product / 'khoso', '--archive', archive, '--format', 'json', 'intake', tree]
        took, code, out, memory = peak(command, {**kit.env, 'KHOSO_JAVA_OPTS': '-Xmx512m'}, 600)
        taken = sum(json.loads(line)['result'].get('records', 0) for line in out.splitlines() if line.startswith('{'))
        ok &= code in (0, 1) and taken == wanted and took < 60
        found.append(f'{kind} {taken} rows in {took:.1f} s, most memory {memory:.0f} MB at -Xmx512m')
    return Result(ok, '; '.join(found), f'{wanted} rows each under 60 s, with start, database, journal and index', [f'KHOSO_JAVA_OPTS=-Xmx512m khoso --archive A intake DELIVERY (CSV, then XLSX)'])


def text_pdf(rng, words):
    """One page with lines of text, as a recognised scan has."""
    lines = [' '.join(rng.choices(['Ho', 'so', 'van', 'ban', 'quyet', 'dinh', 'nam', 'xa', 'huyen', 'tinh', *map(str, range(100))], k=12)) for _ in range(words // 12)]
    stream = ('BT /F1 9 Tf 11 TL 40 800 Td ' + ' '.join(f'({line}) Tj T*' for line in lines) + ' ET').encode('ascii')
    objects = [b'<</Type/Catalog/Pages 2 0 R>>', b'<</Type/Pages/Kids[3 0 R]/Count 1>>',
               b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
               b'<</Length %d>>stream\n%s\nendstream' % (len(stream), stream), b'<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>']
    out, at = b'%PDF-1.4\n', []
    for n, o in enumerate(objects, 1):
        at.append(len(out))
        out += b'%d 0 obj' % n + o + b'endobj\n'
    return out + b'xref\n0 6\n0000000000 65535 f \n' + b''.join(b'%010d 00000 n \n' % a for a in at) + b'trailer<</Size 6/Root 1 0 R>>startxref\n%d\n%%%%EOF' % len(out)


def index(kit):
    lab, tree, archive = Lab(kit, '2g'), kit.work / 'index-delivery', kit.work / 'index-archive'
    pages, rest = (10, 50) if kit.small else (100, 1_000)
    sized.make(tree, pages, 20, True, low=1, high=1)
    rng = random.Random(3)
    for p in sorted(tree.rglob('*.pdf')):
        p.write_bytes(text_pdf(rng, 360))
    sized.make(kit.work / 'index-rows', rest, 20, seed=4, start=1_001)
    lab.run(archive, f'intake={tree}')
    rounds = 3 if kit.small else 5
    lab.run(archive, f"intake={kit.work / 'index-rows'}")
    lines = [x for x in lab.run(archive, f"lucene={kit.folder('index-bare')}", options=[f'-Dkhoso.bench.rounds={rounds}'], timeout=7200) if x['round'] != 'warm-up']
    a, b = ([(x['seconds'], x['cpu']) for x in lines if x['part'] == part] for part in ('khoso', 'lucene'))
    ratio, least = seconds(b) / seconds(a), floor(kit, 0.85)
    return Result(ratio >= least, f"{lines[0]['documents']} documents, {pages * 20} of them with a page of text: khoso {spread(a)}, bare loop {spread(b)}, {ratio:.2f} of it", f'at least {least:g}',
                  ['the bare loop (releng/bench/src/org/khoso/search/internal/Bare.java) has its documents in memory; khoso reads them from archive and vault', *lab.lines])


def rival(kit, lab):
    """commons-ip2 from Maven Central, fetched once and for this measurement only."""
    jars, classes = TOP / '.tools/commons-ip2-2.10.0', kit.folder('rival-classes')
    if not jars.exists():
        fetched = kit.folder('rival-jars')
        done = kit.run(TOP / 'releng/maven', '-B', '-q', '-f', BENCH / 'rival/pom.xml', 'dependency:copy-dependencies', f'-DoutputDirectory={fetched}', '-DincludeScope=runtime', timeout=900)
        if done.code:
            raise NotYet('commons-ip2 could not be fetched: ' + (done.out + done.err)[-300:])
        jars.parent.mkdir(exist_ok=True)
        shutil.copytree(fetched, jars)
    path = ':'.join(map(str, sorted(jars.glob('*.jar'))))
    lab.compile(classes, path, BENCH / 'rival/src')
    return f'{classes}:{path}'


def dossiers_for_rival(folders, to):
    """What Khoso would pack, ready on disk: the rival need not compose a single description."""
    for package in sorted(folders.iterdir()):
        d, rep = to / package.name[-40:], package / 'representations/rep1'
        (d / 'descriptions').mkdir(parents=True)
        shutil.copy(package / 'metadata/descriptive/EAD.xml', d / 'EAD.xml')
        for f in (rep / 'metadata/descriptive').iterdir():
            shutil.copy(f, d / 'descriptions' / f.name)
        shutil.copytree(rep / 'data', d / 'data')


def package(kit):
    kit.need('openssl', 'cp', 'find', 'sync')
    lab, archive, tree = Lab(kit), kit.work / 'package-archive', kit.work / 'package-delivery'
    dossiers, rounds, warm = (6, 3, 6) if kit.small else (60, 5, 60)
    sized.make(tree, dossiers, 20, True, size=scan, seed=5)
    lab.run(archive, f'intake={tree}', f"folder={kit.work / 'package-folders'}")
    ready = kit.folder('package-ready')
    dossiers_for_rival(kit.work / 'package-folders', ready)
    their_path = rival(kit, lab)
    size = sum(p.stat().st_size for p in ready.rglob('*') if p.is_file())

    def ours(n):
        to = kit.work / f'package-{n}'
        figures = lab.run(archive, f'sip={to}/warm:{warm}', f'sip={to}')
        shutil.rmtree(to)
        return figures[-1]['seconds'], figures[-1]['cpu']

    def theirs(n):
        to = kit.folder(f'package-rival-{n}')
        command = [lab.java, f'-Xmx{lab.heap}', '-cp', their_path, 'CommonsIp', ready, to, warm]
        done = kit.run(*command, timeout=3600, cwd=kit.work)  # it leaves a log where it runs
        if done.code:
            raise NotYet('commons-ip2 ended with ' + str(done.code) + ': ' + (done.err or done.out)[-300:])
        lab.lines.append(' '.join(map(str, command)).replace(their_path, '$RIVAL')) if n == 0 else None
        shutil.rmtree(to)
        figures = json.loads(done.out.splitlines()[-1])
        return figures['seconds'], figures['cpu']
    a, b = turns(rounds, ours, theirs)
    plain = []
    for n in range(rounds):
        copy = kit.work / f'package-copy-{n}'
        plain.append(lab.shell(hash_and_copy(ready, copy)))
        shutil.rmtree(copy)
    faster, slower = seconds(b) / seconds(a), seconds(a) / seconds(plain)
    least, most = (1.5, 2.6) if kit.small else (3, 1.3)
    return Result(faster >= least and slower <= most, f'{dossiers} dossiers, {size / 1e6:.0f} MB: khoso {spread(a)}, commons-ip2 {spread(b)}, hash and copy {spread(plain)}: '
                  f'{faster:.1f} times as fast, {slower:.2f} of hash and copy', f'at least {least:g} times; at most {most:g}',
                  ['SIP as ZIP, SHA-256, data not compressed (commons-ip2: its level 0; its descriptions are ready files), each ZIP synced, khoso with its name and journal entry; both JVMs warmed by the same packages, once all of them', *lab.lines])
