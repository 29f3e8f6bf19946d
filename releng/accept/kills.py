"""kill -9 at random moments of an intake: what was acknowledged is there, nothing doubled, the journal verifies, the re-run completes."""
import csv, hashlib, json, os, random, re, shutil, signal, subprocess, time
from kit import TOP, NotYet, Result

PER_DOSSIER = 20
TOLD = {'storage/journal-rebuilt', 'storage/journal-repaired'}  # said when a torn end was cut off: allowed


def pdf(text, ballast=b''):
    """One page with one line: small, and different for each; with ballast that nothing shows, as big as wanted."""
    stream = b'BT /F1 12 Tf 72 720 Td (' + text.encode('ascii') + b') Tj ET'
    objects = [b'<</Type/Catalog/Pages 2 0 R>>', b'<</Type/Pages/Kids[3 0 R]/Count 1>>',
               b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
               b'<</Length %d>>stream\n%s\nendstream' % (len(stream), stream), b'<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>']
    if ballast:
        objects.append(b'<</Length %d>>stream\n%s\nendstream' % (len(ballast), ballast))
    out, at = b'%PDF-1.4\n', []
    for n, o in enumerate(objects, 1):
        at.append(len(out))
        out += b'%d 0 obj' % n + o + b'endobj\n'
    table = b''.join(b'%010d 00000 n \n' % a for a in at)
    size = len(objects) + 1
    return out + b'xref\n0 %d\n0000000000 65535 f \n' % size + table + b'trailer<</Size %d/Root 1 0 R>>startxref\n%d\n%%%%EOF' % (size, len(out))


def delivery(kit, dossiers, name='kills-delivery'):
    """A delivery laid out as the guide's: same columns, many dossiers of 20 files."""
    to, example = kit.folder(name), TOP / 'examples/province-overlay/delivery'
    lists = {}
    for name in ('ho_so.csv', 'van_ban.csv'):
        with open(example / name, encoding='utf-8-sig') as f:
            lists[name] = list(csv.reader(f, delimiter=';'))
    sets, records = [lists['ho_so.csv'][0]], [lists['van_ban.csv'][0]]
    old, document = lists['ho_so.csv'][1][1], lists['van_ban.csv'][1]
    for d in range(1, dossiers + 1):
        code = f'{old[:-3]}{d:03d}'
        row = [code if v == old else v for v in lists['ho_so.csv'][1]]
        row[0], row[2] = str(d), f'{row[2]} ({d})'
        row[sets[0].index('Tổng số tài liệu trong hồ sơ')] = str(PER_DOSSIER)
        sets.append(row)
        (to / code).mkdir()
        for r in range(1, PER_DOSSIER + 1):
            (to / code / f'{code}.{r}.pdf').write_bytes(pdf(f'dossier {d} record {r}'))
            line = list(document)
            line[0], line[1], line[2], line[3], line[5] = str(len(records)), code, f'{code}.{r:07d}', str(r), str(r)
            records.append(line)
    for name, rows in (('ho_so.csv', sets), ('van_ban.csv', records)):
        with open(to / name, 'w', encoding='utf-8', newline='') as f:
            csv.writer(f, delimiter=';').writerows(rows)
    return to, [r[1] for r in sets[1:]]


class Killer:
    def __init__(self, kit):
        self.kit, self.bad, self.acknowledged_all = kit, [], 0
        self.seed = kit.seed if kit.seed is not None else random.SystemRandom().randrange(1, 10_000_000)
        self.random = random.Random(self.seed)
        self.delivery, self.codes = delivery(kit, 12 if kit.small else 100)
        self.archives = 0

    def new_archive(self):
        self.archives += 1
        self.archive = self.kit.work / f'kills-{self.archives}'
        self.kit.good(self.archive, 'init', '--name', 'Kills')

    def command(self):
        return [str(self.kit.product / 'khoso'), '--archive', str(self.archive), '--format', 'json', 'intake', '--digitised-on', '09/2025', str(self.delivery)]

    def acknowledged(self):
        """Whole lines of the journal's chain, and what the dossiers among their payloads are: code to id."""
        lines, dossiers = [], {}
        for chain in sorted((self.archive / 'journal').glob('*.chain')):
            raw = chain.read_bytes()
            payload = chain.with_suffix('.payload').read_bytes()
            for line in raw[:raw.rfind(b'\n') + 1].splitlines():
                lines.append(line)
                offset, length = (int(x) for x in line.split()[5:7])
                do = json.loads(payload[offset:offset + length])['do']
                for item in do.get('items') or []:
                    if item.get('k') == 'DOSSIER' and item.get('o') == 'C':
                        dossiers[item['d']['referenceCode'][1]] = item['id']
        return lines, dossiers

    def first_dossier(self, p):
        """Waits till the journal names a dossier; false if the process ended before it did."""
        while p.poll() is None:
            try:
                if self.acknowledged()[1]:
                    return True
            except FileNotFoundError:  # it is alive: an empty segment of the one killed before is taken away under our eyes
                pass
            time.sleep(0.002)
        return False

    def kill_once(self, span, late=False):
        """One kill at a random moment; late: soon after the first dossier was acknowledged. False if it had ended before."""
        moment = self.random.uniform(0.0, 0.2) if late else self.random.uniform(0.2, span)
        p = subprocess.Popen(self.command(), env=self.kit.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        if late and not self.first_dossier(p):
            return False
        try:
            p.wait(moment)
            return False
        except subprocess.TimeoutExpired:
            p.send_signal(signal.SIGKILL)
            p.wait()
        lines, dossiers = self.acknowledged()
        self.acknowledged_all += len(dossiers)
        where = f'kill {moment:.2f} s after ' + ('the first dossier' if late else 'the start')
        self.verify(where)
        after, _ = self.acknowledged()
        if after[:len(lines)] != lines:
            self.bad.append(f'{where}: acknowledged lines of the journal are gone')
        self.look(where, dossiers)
        return True

    def verify(self, where):
        done = self.kit.khoso(self.archive, 'journal', 'verify')
        wrong = [f for f in (done.findings() if done.out.strip() else [{'rule': done.err[-200:]}]) if f['rule'] not in TOLD]
        if done.code not in (0, 1) or wrong:
            self.bad.append(f'{where}: journal verify ended with {done.code}: {wrong[:2]}')

    def look(self, where, dossiers):
        """Each dossier once, by its id, with all its records once."""
        if not dossiers:
            return
        done = self.kit.khoso(self.archive, 'show', *dossiers)
        shown = {e['input']: e['result'] for e in done.json()}
        for code, ident in dossiers.items():
            r = shown.get(code) or {}
            children = [c['code'] for c in r.get('children', [])]
            if r.get('id') != ident:
                self.bad.append(f'{where}: {code} was acknowledged and is not there')
            elif sorted(children) != [f'{code}.{n:07d}' for n in range(1, PER_DOSSIER + 1)]:
                self.bad.append(f'{where}: {code} has {len(children)} records, {len(set(children))} different, not {PER_DOSSIER}')

    def complete(self):
        """The re-run takes what is left; then the archive holds exactly the delivery."""
        done = self.kit.khoso(self.archive, 'intake', '--digitised-on', '09/2025', self.delivery)
        if done.code not in (0, 1):
            self.bad.append(f're-run ended with {done.code}: {done.err[-300:]}')
            return
        self.verify('re-run')
        _, dossiers = self.acknowledged()
        self.look('re-run', dossiers)
        if sorted(dossiers) != self.codes:
            self.bad.append(f're-run: {len(dossiers)} dossiers, not {len(self.codes)}')
        listed = [e['input'] for e in self.kit.khoso(self.archive, 'package', '--propose', '--all').json()]
        if sorted(listed) != self.codes:
            self.bad.append(f're-run: the archive lists {len(listed)} dossiers, {len(set(listed))} different, not {len(self.codes)}')
        self.vault()

    def vault(self):
        given = {hashlib.sha256(p.read_bytes()).hexdigest() for p in self.delivery.rglob('*.pdf')}
        objects = [p for p in (self.archive / 'vault').rglob('*') if p.is_file() and not p.name.startswith('.')]
        names = [p.name for p in objects]
        if not given <= set(names) or len(names) != len(set(names)):  # beside the files: page texts
            self.bad.append(f'vault: {len(given - set(names))} of {len(given)} different files are not there')
        self.bad += [f'vault: {p.name} does not hold what it says' for p in objects if hashlib.sha256(p.read_bytes()).hexdigest() != p.name]


def kills(kit):
    k = Killer(kit)
    print('  seed', k.seed, flush=True)
    k.new_archive()
    whole = kit.run(*k.command(), timeout=1200)
    if whole.code not in (0, 1):
        raise NotYet('intake without a kill: ' + whole.err[-300:])
    done, wanted = 0, 2 if kit.small else 20
    k.new_archive()
    # dossiers are acknowledged in batches: kills that all come before the first one prove nothing, so more follow that wait for it
    while done < wanted or not k.acknowledged_all and done < 4 * wanted:
        if k.kill_once(whole.seconds, late=done >= wanted):
            done += 1
            print(f'  kill {done}: archive {k.archives}, {k.acknowledged_all} acknowledged dossiers looked at so far, {len(k.bad)} faults', flush=True)
        else:  # it had ended before: look at it whole, and go on with a new one
            k.complete()
            k.new_archive()
    if not k.acknowledged_all:
        k.bad.append(f'after {done} kills nothing was acknowledged: nothing was looked at')
    k.complete()
    trace = order_of_writes(kit)
    files = len(k.codes) * PER_DOSSIER
    return Result(not k.bad and not trace, f'{done} kills, {files} files, {k.acknowledged_all} acknowledged dossiers looked at, {k.archives} archives, seed {k.seed}',
                  'nothing lost, nothing doubled', k.bad + trace)


def order_of_writes(kit):
    """strace of a small intake: object, its folder and the journal are on disk before the line that tells the person."""
    kit.need('strace')
    archive, out = kit.work / 'traced', kit.work / 'strace.txt'
    kit.good(archive, 'init', '--name', 'Traced')
    kit.run('strace', '-f', '-y', '-qq', '-o', out, '-e', 'trace=fsync,fdatasync,rename,renameat,renameat2,mkdir,mkdirat,open,openat,write,pwrite64', kit.product / 'khoso', '--archive', archive, 'intake',
            '--digitised-on', '09/2025', delivery(kit, 3, 'traced-delivery')[0])
    return list(wrong_order(out.read_text(errors='replace').splitlines(), str(archive)))


def wrong_order(lines, archive):
    on_disk, objects, told, dirty, folders = set(), 0, 0, set(), set()
    pending = []  # new names in vault or journal whose folder is not yet on disk
    for line in lines:
        if m := re.search(r'(?:fsync|fdatasync)\(\d+<([^>]*)>\) *= 0', line) or re.search(r'(?:fsync|fdatasync)\(\d+<([^>]*)> <unfinished', line):
            on_disk.add(m[1])
            dirty.discard(m[1])
            folders |= {os.path.dirname(p) for p in pending if os.path.dirname(p) == m[1]}
            pending = [p for p in pending if os.path.dirname(p) != m[1]]
        elif m := re.search(r'rename\w*\((?:AT_FDCWD[^,]*, )?"([^"]*)", (?:AT_FDCWD[^,]*, )?"([^"]*/vault/[^"]*)"', line):
            objects += 1
            pending.append(m[2])
            if m[1] not in on_disk:
                yield f'strace: {os.path.basename(m[2])} got its name before its bytes were on disk'
        elif m := re.search(r'mkdir\w*\((?:AT_FDCWD[^,]*, )?"([^"]*/(?:vault|journal)/[^"]*)", \w+\) *= 0', line):
            pending.append(m[1])
        elif m := re.search(r'open\w*\((?:AT_FDCWD[^,]*, )?"([^"]*/journal/[^"]*[.](?:chain|payload))", [^)]*O_CREAT[^)]*\) *= \d', line):
            if m[1] not in on_disk:
                pending.append(m[1])
        elif m := re.search(r'p?write(?:64)?\(\d+<([^>]*/journal/[^>]*[.]chain)>', line):
            if pending and not all('/journal/' in p for p in pending):
                yield f'strace: the journal was written while the folder of {os.path.basename(pending[0])} was not on disk'
            if any(p.endswith('.payload') for p in dirty):
                yield 'strace: a line of the chain was written before its payload was on disk'
            dirty.add(m[1])
        elif m := re.search(r'p?write(?:64)?\(\d+<([^>]*/journal/[^>]*)>', line):
            dirty.add(m[1])
        elif re.search(r'\bwrite\([12]<', line) and re.search(r'"\d+/\d+', line):
            told += 1
            if dirty or pending:
                yield f'strace: told before it was on disk ({[os.path.basename(p) for p in [*dirty, *pending]][:3]}): ' + line[-60:]
    if not objects or not told or not folders or not any(p.endswith('.chain') for p in on_disk):
        yield f'strace: saw {objects} objects, {len(folders)} folders, {told} acknowledgements; something was not looked at'
