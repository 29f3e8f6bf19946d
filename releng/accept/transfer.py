"""Hand-over between two archives: by folder, encrypted medium and SFTP, with a return and a delta, driven by verbs; a consistent forgery. Rows `transfer` and `forgery`."""
import hashlib, json, random, re, shutil, socket, subprocess, threading, zipfile
from pathlib import Path
import bundle_make as make
import kills
from kit import TOP, NotYet, Result

SERVER = Path(__file__).resolve().parent / 'sftp'
FIELD = 'subject'  # of a record, by which it is mended


class Wrong(Exception):
    """Something is not as it must be; the row goes on with the next way."""


def expect(what, holds):
    if not holds:
        raise Wrong(what)


class Pair:
    """A body that hands over and an archive that takes over, each with a key."""

    def __init__(self, kit, name, dossiers):
        self.kit, self.name = kit, name
        self.home = kit.folder(f'transfer-{name}')
        self.sender, self.receiver = self.home / 'sender', self.home / 'receiver'
        self.good(self.sender, 'init', '--name', 'Sở Nội vụ')
        self.good(self.receiver, 'init', '--name', 'Lưu trữ lịch sử')
        delivery, self.codes = kills.delivery(kit, dossiers, f'transfer-{name}/delivery')
        self.good(self.sender, 'intake', '--digitised-on', '09/2025', delivery)
        self.files = {hashlib.sha256(p.read_bytes()).hexdigest() for p in delivery.rglob('*.pdf')}

    def keys(self):
        folder, self.to, self.trust = (self.kit.folder(f'transfer-{self.name}/{n}') for n in ('keys', 'to', 'trust'))
        self.a, self.b = make.Party(folder, 'Sở Nội vụ', 'rsa'), make.Party(folder, 'Lưu trữ lịch sử', 'rsa')
        shutil.copy(self.b.pem, self.to)
        for p in (self.a, self.b):
            shutil.copy(p.pem, self.trust)
        return self

    def verb(self, archive, *words, codes=(0,)):
        """@return the envelope of its one input"""
        done = self.kit.khoso(archive, *words)
        expect(f"{' '.join(map(str, words))} ended with {done.code}, not {codes}: {(done.err or done.out).strip()[-400:]}", done.code in codes)
        return done.json()[-1] if done.out.strip() else {}

    def good(self, archive, *words):
        return self.kit.good(archive, *words).json()

    def new(self, codes):
        code = self.verb(self.sender, 'transfer', 'new', f'Nộp lưu {self.name}', '--from', 'H98.64', '--to', 'LTLS', '--basis', 'Kế hoạch 12/KH-SNV')['result']['transfer']['code']
        self.verb(self.sender, 'transfer', 'add', code, *codes)
        return code

    def state(self, archive, code):
        return self.verb(archive, 'transfer', 'show', code)['result']

    def both(self, code, state, items):
        """Both sides say the same of the hand-over and of each dossier."""
        for archive in (self.sender, self.receiver):
            r = self.state(archive, code)
            expect(f"{archive.name}: {code} is {r['transfer']['state']}, not {state}", r['transfer']['state'] == state)
            is_ = {i['code']: i['state'] for i in r['packages']}
            expect(f'{archive.name}: dossiers are {is_}, not {items}', is_ == items)

    def holds(self, codes):
        """The receiver's holdings have exactly these dossiers, whole, each with its preservation package and its history; nothing doubled."""
        listed = [e['input'] for e in self.kit.khoso(self.receiver, 'package', '--propose', '--all').json()]
        expect(f'receiver holds {sorted(listed)}, not {sorted(codes)}', sorted(listed) == sorted(codes))
        if not codes:
            return
        for e in self.kit.khoso(self.receiver, 'show', *codes).json():
            children = [c['code'] for c in e['result'].get('children', [])]
            expect(f"{e['input']}: {len(children)} records, {len(set(children))} different", sorted(children) == [f"{e['input']}.{n:07d}" for n in range(1, kills.PER_DOSSIER + 1)])
        fixity = self.kit.khoso(self.receiver, 'fixity')
        expect(f'fixity of the receiver ended with {fixity.code}', fixity.code == 0)

    def vault(self, archive):
        return {p.name for p in (archive / 'vault').rglob('*') if p.is_file() and not p.name.startswith('.')}


class Scanner(threading.Thread):
    """What clamd says over its socket: a stream with the mark is infected, one of more than so many bytes is too large for it."""

    def __init__(self, mark=b'EICAR-STANDARD', most=1 << 30):
        super().__init__(daemon=True)
        self.mark, self.most, self.scanned, self.socket = mark, most, 0, socket.create_server(('127.0.0.1', 0))
        self.address = '127.0.0.1:%d' % self.socket.getsockname()[1]

    def run(self):
        while True:
            try:
                line, _ = self.socket.accept()
            except OSError:
                return
            with line, line.makefile('rb') as f:
                command = b''
                while not command.endswith(b'\0'):
                    command += f.read(1)
                if command == b'zVERSION\0':
                    line.sendall(b'ClamAV 1.4.1/27480/Sat Nov 28 09:00:00 2026\0')
                    continue
                data = b''
                while n := int.from_bytes(f.read(4), 'big'):
                    data += f.read(n)
                self.scanned += 1
                line.sendall(b'stream: Win.Test.EICAR_HDB-1 FOUND\0' if self.mark in data else b'INSTREAM size limit exceeded. ERROR\0' if len(data) > self.most else b'stream: OK\0')


class Sftp:
    """Apache MINA's server on this machine, fetched for this measurement only."""

    def __init__(self, kit, folder, host='host.key'):
        self.user, self.password = 'nop', 'mat khau 1'
        jars, classes = TOP / '.tools/sshd-2.15.0', kit.folder('sftp-classes')
        if not jars.exists():
            fetched = kit.folder('sshd-jars')
            done = kit.run(TOP / 'releng/maven', '-B', '-q', '-f', SERVER / 'pom.xml', 'dependency:copy-dependencies', f'-DoutputDirectory={fetched}', '-DincludeScope=runtime', timeout=900)
            if done.code:
                raise NotYet('Apache MINA SSHD could not be fetched: ' + (done.out + done.err)[-300:])
            jars.parent.mkdir(exist_ok=True)
            shutil.copytree(fetched, jars)
        java = kit.env['JAVA_HOME'] + '/bin/'
        done = kit.run(java + 'javac', '-nowarn', '-d', classes, '-cp', f'{jars}/*', SERVER / 'src/SftpServer.java')
        if done.code:
            raise NotYet('javac: ' + (done.out + done.err)[-300:])
        self.process = subprocess.Popen([java + 'java', '-cp', f'{classes}:{jars}/*', 'SftpServer', str(folder), str(kit.work / host), self.user, self.password],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        port, self.key = self.process.stdout.readline().strip().split(' ', 1)
        self.port = int(port)
        self.secret = kit.work / 'sftp.password'
        self.secret.write_text(self.password)
        self.secret.chmod(0o600)

    def url(self, path):
        return f'sftp://{self.user}@127.0.0.1:{self.port}{path}'

    def hosts(self, file, key=None):
        file.write_text(f'[127.0.0.1]:{self.port} {key or self.key}\n')
        return file

    def close(self):
        self.process.stdin.close()
        self.process.wait(20)


def codes_of(pair):
    return {e['code']: e for e in pair['packages']}


def there_and_back(pair, way, send, receive, check=lambda where: None):
    """Sent, partly returned with reasons, mended, sent as a delta, accepted, closed; receipts after each step; both sides verify both submissions."""
    kit, codes = pair.kit, pair.codes
    bad_dossier, bad_record = codes[1], f'{codes[1]}.{7:07d}'
    code = pair.new(codes)
    sent = pair.verb(pair.sender, 'transfer', 'send', code, *send, '--sign', *pair.a.options())['result']
    expect(f'{way}: {len(sent["packages"])} packages', len(sent['packages']) == len(codes))
    again = pair.verb(pair.sender, 'transfer', 'send', code, *send, '--sign', *pair.a.options())['result']
    expect(f'{way}: sent again it is another submission', again['transfer']['manifest'] == sent['transfer']['manifest'] and again['transfer']['submission'] == 1)
    check(f'{code}-01')
    first, second, third = (pair.home / f'{way}-receipt-{n}.json' for n in (1, 2, 3))
    sign = ['--sign', *pair.b.options()]

    def take(submission, receipt):
        return pair.verb(pair.receiver, 'receive', receive(submission), '--to', 'LTLS', '--trust', pair.trust, '--receipt', receipt, *sign)['result']

    def told(receipt):
        return pair.verb(pair.sender, 'transfer', 'receipt', '--trust', pair.trust, receipt)

    taken = take(f'{code}-01', first)
    expect(f'{way}: manifest is not the one sent', taken['transfer']['manifest'] == sent['transfer']['manifest'])
    expect(f'{way}: came by {taken["transfer"]["channel"]}', taken['transfer']['channel'] == way)
    expect(f'{way}: again', take(f'{code}-01', first)['again'])
    expect(f'{way}: the signed receipt leaves something to say', told(first)['findings'] == [])
    pair.both(code, 'received', {c: 'received' for c in codes})
    pair.holds([])
    pair.verb(pair.receiver, 'transfer', 'accept', code, '--except', f'{bad_dossier}.9999999=nothing', codes=(3,))
    pair.holds([])  # a code that is nowhere: nothing was changed
    accepted = pair.verb(pair.receiver, 'transfer', 'accept', code, '--except', f'{bad_record}=Thiếu trang 3', '--receipt', second, *sign)['result']
    expect(f'{way}: reasons', codes_of(accepted)[bad_dossier]['reasons'] == [f'{bad_record}: Thiếu trang 3'])
    told(second)
    items = {c: 'returned' if c == bad_dossier else 'accepted' for c in codes}
    pair.both(code, 'partly', items)
    pair.holds([c for c in codes if c != bad_dossier])
    why = pair.verb(pair.sender, 'transfer', 'send', code, *send, codes=(3,))
    expect(f'{way}: unchanged, and sent all the same: {why}', why['status'] == 'failed')
    pair.verb(pair.sender, 'edit', bad_record, f'{FIELD}=Đã bổ sung trang 3')
    delta = pair.verb(pair.sender, 'transfer', 'send', code, *send, '--sign', *pair.a.options())['result']
    expect(f'{way}: the delta has {[p["code"] for p in delta["packages"]]}', [p['code'] for p in delta['packages']] == [bad_dossier])
    expect(f'{way}: the delta does not replace what was returned', delta['packages'][0]['replaces'] == codes_of(sent)[bad_dossier]['package'])
    expect(f'{way}: chain', delta['transfer']['previous'] == sent['transfer']['manifest'] and delta['transfer']['state'] == 'resubmitted')
    take(f'{code}-02', third)
    pair.verb(pair.receiver, 'transfer', 'accept', code, '--receipt', third, *sign)
    told(third)
    pair.both(code, 'accepted', {c: 'accepted' for c in codes})
    pair.holds(codes)
    shown = pair.kit.khoso(pair.receiver, 'show', bad_record).out
    expect(f'{way}: the mended record is not there', 'Đã bổ sung trang 3' in shown)
    expect(f'{way}: files of the sender are not in the vault of the receiver', pair.files <= pair.vault(pair.receiver))
    preserved = {i['preserved'] for i in pair.state(pair.receiver, code)['packages']}
    expect(f'{way}: preservation packages are not in the vault', len(preserved) == len(codes) and preserved <= pair.vault(pair.receiver))
    for archive in (pair.sender, pair.receiver):
        for submission, receipt in ((f'{code}-01', second), (f'{code}-02', third)):
            e = pair.verb(archive, 'transfer', 'verify', receive(submission), '--receipt', receipt, '--trust', pair.trust)
            expect(f'{way}: {archive.name}: {submission} is held against {e["result"]["witnesses"]}: {e["findings"]}',
                   e['result']['genuine'] and e['result']['witnesses'] == ['registered', 'receipt', 'signature'])
        pair.verb(archive, 'transfer', 'close', code)
        expect(f'{way}: {archive.name}: journal', pair.kit.khoso(archive, 'journal', 'verify').code == 0)
    return code


def documents(pair, code):
    """Minutes and list as DOCX and PDF, with what they must say."""
    for archive in (pair.sender, pair.receiver):
        for report in ('transfer-minutes', 'transfer-inventory'):
            out = pair.home / f'{archive.name}-{report}'
            pair.verb(archive, 'report', 'make', report, code, '--out', out, '--as', 'docx,pdf')
            with zipfile.ZipFile(f'{out}.docx') as z:
                text = re.sub(r'<[^>]+>', ' ', z.read('word/document.xml').decode())
            missing = [w for w in [*pair.codes, 'Sở Nội vụ' if report.endswith('minutes') else code] if w not in text]
            expect(f'{out.name}.docx does not say {missing}', not missing)
            expect(f'{out.name}.pdf is no PDF', Path(f'{out}.pdf').read_bytes().startswith(b'%PDF'))
            if shutil.which('pdftoppm'):
                pair.kit.run('pdftoppm', '-r', '60', '-png', f'{out}.pdf', str(out))


def hostile_line(pair, server, folder):
    """What must not be trusted is not: an unknown machine, one with another key, a wrong password, an address with a password."""
    code = pair.new(pair.codes[:1])
    known = server.hosts(pair.home / 'known')
    other = Sftp(pair.kit, folder, 'other.key')
    try:
        cases = {'unknown': [server.url('/x'), '--known-hosts', other.hosts(pair.home / 'unknown'), '--sftp-password-file', server.secret],
                 'changed': [server.url('/x'), '--known-hosts', server.hosts(pair.home / 'changed', other.key), '--sftp-password-file', server.secret],
                 'password': [server.url('/x'), '--known-hosts', known, '--sftp-password-file', pair.a.password],
                 'in address': [server.url('/x').replace('nop@', 'nop:mat@'), '--known-hosts', known],
                 'no file': [server.url('/x'), '--known-hosts', pair.home / 'nowhere', '--sftp-password-file', server.secret]}
    finally:
        other.close()
    for name, (url, *options) in cases.items():
        e = pair.verb(pair.sender, 'transfer', 'send', code, '--sftp', url, *options, codes=(3,))
        finding = e['findings'][0]
        expect(f'{name}: no remedy', finding['remedy'])
        expect(f'{name}: {finding["message"]}', e['status'] == 'failed' and 'mat@' not in json.dumps(e))
    expect('something was left on the machine', not list(folder.rglob('manifest.json')))
    pair.verb(pair.sender, 'transfer', 'close', code, '--reason', 'thử đường truyền')


def classified(pair, server, hosts, folder):
    """Records with a mark do not go over a network; an override is in the journal; a medium takes them, an archive that is not isolated does not."""
    pair.verb(pair.sender, 'edit', pair.codes[0], 'mode=03')
    code = pair.new(pair.codes[:1])
    line = ['--sftp', server.url('/'), '--known-hosts', hosts, '--sftp-password-file', server.secret]
    expect('classified: no reason, and sent', pair.verb(pair.sender, 'transfer', 'send', code, *line, codes=(3,))['status'] == 'failed')
    expect('classified: left on the machine', not list(folder.glob(f'*{code}*')))
    reason = 'Văn bản cho phép số 7'
    pair.verb(pair.sender, 'transfer', 'send', code, *line, '--override', reason)
    log = ' '.join(c['label'] for c in pair.verb(pair.sender, 'undo', '--list')['result']['changes'])
    expect('classified: the override is not in the journal', reason in log)
    expect('classified: taken into an archive that is not isolated', pair.verb(pair.receiver, 'receive', folder / f'{code}-01', codes=(3,))['status'] == 'failed')
    pair.verb(pair.sender, 'transfer', 'close', code, '--reason', 'thử')
    pair.verb(pair.sender, 'edit', pair.codes[0], 'mode=01')


def scanned(pair):
    """clamd: clean, infected, too large, silent."""
    scanner = Scanner()
    scanner.start()
    code = pair.new(pair.codes[-1:])
    pair.verb(pair.sender, 'transfer', 'send', code, '--out', pair.home / 'scan')
    place = pair.home / 'scan' / f'{code}-01'
    silent = pair.verb(pair.receiver, 'receive', place, '--clamd', '127.0.0.1:9', codes=(3,))
    expect('a silent scanner is passed over', silent['status'] == 'failed')
    scanner.mark = b'%PDF'  # every file of it
    taken = pair.verb(pair.receiver, 'receive', place, '--clamd', scanner.address, codes=(1,))
    expect('infected, and not told', any(f['rule'] == 'transfer/infected' for f in taken['findings']) and scanner.scanned >= kills.PER_DOSSIER)
    expect('ClamAV is not named', 'ClamAV' in taken['result']['transfer']['virusScan'])
    expect('infected, and accepted', pair.verb(pair.receiver, 'transfer', 'accept', code, codes=(3,))['status'] == 'failed')
    pair.verb(pair.receiver, 'return', code, '--rest', 'Có mã độc')
    expect('not returned', pair.state(pair.receiver, code)['transfer']['state'] == 'returned')


def bare(pair):
    """Packages by other software come without a manifest: they come in once, all the same; a broken one can only be returned; a file of no record is not dropped."""
    place, archive = pair.home / 'bare', pair.home / 'bare-receiver'
    pair.good(archive, 'init', '--name', 'Lưu trữ khác')
    pair.good(pair.sender, 'package', '--type', 'SIP_hoso', '--zip', '--to', place, *pair.codes[:2])
    (place / 'x.zip').write_bytes(b'no package')
    line = ['receive', place, '--from', 'H98.64', '--to', 'LTLS']
    expect('bare: nobody says who sent them', pair.verb(archive, 'receive', place, codes=(3,))['status'] == 'failed')
    taken = pair.verb(archive, *line, codes=(1,))['result']
    code = taken['transfer']['code']
    expect(f'bare: {taken["packages"]}', {p['code']: p['outcome'] for p in taken['packages']} == {**{c: 'sound' for c in pair.codes[:2]}, 'x': 'faulty'})
    expect('bare: they came in twice', pair.verb(archive, *line, codes=(1,))['result']['again'])
    expect('bare: broken, and accepted', pair.verb(archive, 'transfer', 'accept', code, codes=(3,))['status'] == 'failed')
    done = pair.verb(archive, 'transfer', 'accept', code, '--except', 'x=Không phải gói tin')['result']
    expect('bare: ' + done['transfer']['state'], done['transfer']['state'] == 'partly')
    own, pair.receiver = pair.receiver, archive
    pair.holds(pair.codes[:2])
    pair.receiver = own


def transfer(kit):
    """By folder, encrypted medium, SFTP."""
    kit.need_verb('receive')
    kit.need('openssl')
    bad, done = [], []
    size = 3 if kit.small else 12
    server = None
    try:
        for way in ('folder', 'medium', 'sftp'):
            try:
                pair = Pair(kit, way, size).keys()
                out = kit.folder(f'transfer-{way}/out')
                if way == 'sftp':
                    server = Sftp(kit, out)
                    hosts = server.hosts(pair.home / 'known')
                    options = ['--known-hosts', hosts, '--sftp-password-file', server.secret]
                    hostile_line(pair, server, out)
                    original = pair.verb

                    def verb(archive, *words, codes=(0,), original=original, options=options):
                        remote = any(str(w).startswith('sftp://') for w in words) and '--known-hosts' not in words
                        return original(archive, *words, *(options if remote else []), codes=codes)
                    pair.verb = verb
                    code = there_and_back(pair, way, ['--sftp', server.url('/')], lambda s: server.url(f'/{s}'))
                    classified(pair, server, hosts, out)
                else:
                    send = ['--out', out] + (['--encrypt-to', pair.to] if way == 'medium' else [])
                    if way == 'medium':
                        original = pair.verb

                        def verb(archive, *words, codes=(0,), original=original):
                            opens = words[0] == 'receive' and '--key' not in words or words[:2] == ('transfer', 'verify')
                            return original(archive, *words, *(pair.b.options() if opens else []), codes=codes)
                        pair.verb = verb
                    code = there_and_back(pair, way, send, lambda s: out / s, lambda s: sealed(out / s, pair) if way == 'medium' else None)
                    if way == 'folder':
                        documents(pair, code)
                        scanned(pair)
                        bare(pair)
                done.append(way)
                print(f'  {way}: {code}', flush=True)
            except Wrong as e:
                bad.append(f'{way}: {e}')
    finally:
        if server:
            server.close()
    return Result(not bad and len(done) == 3, f'{", ".join(done) or "nothing"} there, back and there again; {size} dossiers, {size * kills.PER_DOSSIER} records each way', 'all three ways', bad)


def sealed(place, pair):
    """Nothing of the content can be read on the medium."""
    names = [p.name for p in place.rglob('*') if p.is_file()]
    expect(f'names on the medium: {names[:3]}', names and all(re.fullmatch(r'\d{6}-\d{6}\.cms', n) for n in names))
    everything = b''.join(p.read_bytes() for p in place.rglob('*.cms'))
    expect('the medium can be read', not any(c.encode() in everything for c in pair.codes) and b'METS' not in everything)


def rehash(place, change):
    """A forger with time: changes a file of a package and makes every digest anew: METS, its seal, the manifest."""
    manifest = place / 'manifest.json'
    m = json.loads(manifest.read_bytes())
    entry = m['packages'][change.randrange(len(m['packages']))]
    package = place / 'packages' / entry['file']
    with zipfile.ZipFile(package) as z:
        files = {i.filename: z.read(i) for i in z.infolist()}
    data = sorted(n for n in files if '/representations/rep1/data/' in n)
    victim = data[change.randrange(len(data))]
    old = files[victim]
    new = bytearray(old)
    at = change.randrange(len(new) // 4, len(new) // 2)
    new[at] ^= 1 << change.randrange(8)
    files[victim] = bytes(new)
    swap(files, '/representations/rep1/', old, bytes(new))
    rep = next(n for n in files if n.endswith('/representations/rep1/METS.xml'))
    root = next(n for n in files if n.endswith('/METS.xml') and n != rep)
    digest(files, root, swap.before[rep], files[rep])
    body = files[root][:files[root].rindex(b'<?khoso-sha256 ')]  # our own writer seals the root METS; who knows that seals it again
    files[root] = body + b'<?khoso-sha256 ' + hashlib.sha256(body).hexdigest().encode() + b'?>\n'
    package.unlink()
    with zipfile.ZipFile(package, 'w', zipfile.ZIP_DEFLATED) as z:
        for n, b in files.items():
            z.writestr(n, b)
    entry['sha256'], entry['bytes'] = hashlib.sha256(package.read_bytes()).hexdigest(), package.stat().st_size
    manifest.write_text(json.dumps(m, ensure_ascii=False, separators=(',', ':')) + '\n')
    (place / 'manifest.json.p7s').unlink(missing_ok=True)
    return victim


def digest(files, name, old, new):
    text = files[name].decode()
    a, b = hashlib.sha256(old).hexdigest(), hashlib.sha256(new).hexdigest()
    hits = len(re.findall(a, text, re.I))
    text = re.sub(a, b, text, flags=re.I)
    if len(old) != len(new):
        text = text.replace(f'SIZE="{len(old)}"', f'SIZE="{len(new)}"')
    files[name] = text.encode()
    return hits


def swap(files, folder, old, new):
    """In METS and PREMIS of the representation, and whatever covers those."""
    swap.before = {}
    for name in sorted(files, key=lambda n: n.endswith('METS.xml')):
        if folder in name and name.endswith('.xml'):
            swap.before.setdefault(name, files[name])
            digest(files, name, old, new)
            if files[name] != swap.before[name] and not name.endswith('METS.xml'):
                mets = next(n for n in files if n.endswith(folder + 'METS.xml'))
                swap.before.setdefault(mets, files[mets])
                digest(files, mets, swap.before[name], files[name])


def forgery(kit):
    """A file is changed and METS and manifest are made anew, so that the submission agrees with itself: it is found by what is registered, by a receipt, on both sides."""
    kit.need_verb('receive')
    seed = kit.seed if kit.seed is not None else random.SystemRandom().randrange(1, 10_000_000)
    print('  seed', seed, flush=True)
    change = random.Random(seed)
    bad, found, alone, rounds = [], 0, 0, 3 if kit.small else 40
    pair = Pair(kit, 'forgery', 3).keys()
    stranger = kit.folder('transfer-forgery/stranger')
    pair.good(stranger / 'a', 'init', '--name', 'Người khác')
    try:
        codes = [pair.new(pair.codes[:2]), pair.new(pair.codes[2:])]
        for n, code in enumerate(codes):
            kind = ['--type', 'SIP_hoso'] if n else ['--type', 'AIP_hoso']
            pair.verb(pair.sender, 'transfer', 'send', code, '--out', pair.home / 'out', *kind, '--sign', *pair.a.options())
            pair.verb(pair.receiver, 'receive', pair.home / 'out' / f'{code}-01', '--receipt', pair.home / f'{code}.json')
        for n in range(rounds):
            code = codes[n % 2]
            place = kit.folder(f'transfer-forgery/forged-{n}') / f'{code}-01'
            shutil.copytree(pair.home / 'out' / f'{code}-01', place)
            victim = rehash(place, change)
            e = pair.verb(stranger / 'a', 'transfer', 'verify', place, codes=(0, 3))
            if e['result'].get('genuine') is not True:
                bad.append(f'round {n}: {victim}: the forgery does not agree with itself, so it proves nothing: {[f["message"] for f in e["findings"]][:3]}')
                continue
            if not any(f['rule'] == 'transfer/no-witness' for f in e['findings']):
                bad.append(f'round {n}: no archive and no receipt, and it is not said that nothing vouches for it')
            alone += 1
            receipt = pair.home / f'{code}.json'
            for who, archive, options in (('sender, registered', pair.sender, []), ('receiver, registered', pair.receiver, []), ('stranger, receipt', stranger / 'a', ['--receipt', receipt])):
                e = pair.verb(archive, 'transfer', 'verify', place, *options, codes=(0, 1, 3))
                rules = {f['rule'] for f in e['findings']}
                wanted = 'transfer/package-other-than-' + ('receipt' if options else 'registered')
                if e['result'].get('genuine') is not False or wanted not in rules:
                    bad.append(f'round {n}: {who}: {victim} was changed, and it is not found: {sorted(rules)}')
                else:
                    found += 1
            e = pair.verb(pair.receiver, 'receive', place, codes=(3,))
            if e['status'] != 'failed':
                bad.append(f'round {n}: the receiver took the forgery in')
            shutil.rmtree(place.parent)
        for code in codes:  # the originals are genuine
            e = pair.verb(pair.receiver, 'transfer', 'verify', pair.home / 'out' / f'{code}-01', '--receipt', pair.home / f'{code}.json')
            expect(f'{code}: the original is not genuine', e['result']['genuine'])
    except Wrong as e:
        bad.append(str(e))
    return Result(not bad and found == 3 * rounds, f'{rounds} forgeries that agree with themselves, {found} of {3 * rounds} found, seed {seed}', 'all found, originals pass', bad)
