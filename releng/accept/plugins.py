"""plugin install | list | remove: what is shown and asked, what is refused, kills at random moments, a product that can't be written to, no trace afterwards."""
import hashlib, os, pty, random, re, shutil, signal, subprocess, tempfile, time, zipfile
from pathlib import Path
from kit import Result

NAME = 'com.example.trial'
CODE = {'com/example/Trial.class': b'\xca\xfe\xba\xbe'}


def bundle(folder, version='1.0.0', name=NAME, headers='', entries=None):
    """A bundle of one class that nothing loads."""
    folder.mkdir(parents=True, exist_ok=True)
    jar = folder / f'{name}_{version}.jar'
    with zipfile.ZipFile(jar, 'w') as z:
        z.writestr('META-INF/MANIFEST.MF', f'Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-SymbolicName: {name}\nBundle-Version: {version}\n{headers}\n')
        for n, content in (entries or CODE).items():
            z.writestr(n, content)
        z.writestr('KHOSO-INF/standards/none.txt', f'{version}\n' * 20_000)
    return jar


def repository(folder, jar, needs='', path='${repoUrl}/plugins/${id}_${version}.jar'):
    """The smallest p2 repository that holds a bundle; its checksums are those of the jar as it is now."""
    name, version = jar.name.removesuffix('.jar').split('_')
    (folder / 'plugins').mkdir(parents=True, exist_ok=True)
    shutil.copy(jar, folder / 'plugins' / jar.name)
    (folder / 'content.xml').write_text(f"""<?metadataRepository version='1.2.0'?><repository name='trial'><units size='1'><unit id='{name}' version='{version}'>
<provides><provided namespace='org.eclipse.equinox.p2.iu' name='{name}' version='{version}'/><provided namespace='osgi.bundle' name='{name}' version='{version}'/></provides>
<requires>{needs}</requires><artifacts size='1'><artifact classifier='osgi.bundle' id='{name}' version='{version}'/></artifacts></unit></units></repository>""")
    (folder / 'artifacts.xml').write_text(f"""<?artifactRepository version='1.1.0'?><repository name='trial'><mappings size='1'><rule filter='(&amp; (classifier=osgi.bundle))' output='{path}'/></mappings>
<artifacts size='1'><artifact classifier='osgi.bundle' id='{name}' version='{version}'><properties size='1'>
<property name='download.checksum.sha-256' value='{hashlib.sha256(jar.read_bytes()).hexdigest()}'/></properties></artifact></artifacts></repository>""")
    return folder


def changed(jar, entry, content):
    """The jar with other content in one entry; the signature stays as it was."""
    to = jar.with_name('changed-' + jar.name)
    with zipfile.ZipFile(jar) as old, zipfile.ZipFile(to, 'w') as new:
        for e in old.infolist():
            new.writestr(e, content if e.filename == entry else old.read(e))
    return to.replace(jar)


class Trial:
    def __init__(self, kit):
        self.kit, self.work = kit, kit.folder('plugins')
        self.home = self.work / 'nh\u00e0 c\u1ee7a t\u00f4i'
        self.bin = Path(kit.env['JAVA_HOME'], 'bin')
        self.bad, self.done = [], 0
        for who in ('Maker', 'Other'):
            subprocess.run([self.bin / 'keytool', '-genkeypair', '-keystore', self.work / 'keys.p12', '-storetype', 'PKCS12', '-storepass', 'changeit', '-alias', who, '-keyalg', 'EC',
                            '-validity', '30', '-dname', f'CN={who}, O=Trial'], check=True, capture_output=True)

    def sign(self, jar, who='Maker'):
        subprocess.run([self.bin / 'jarsigner', '-keystore', self.work / 'keys.p12', '-storepass', 'changeit', jar, who], check=True, capture_output=True)
        return jar

    def khoso(self, *line, fmt='json', **kw):
        return self.kit.run(self.kit.product / 'khoso', '--lang', 'en', '--format', fmt, *line, env={'KHOSO_HOME': str(self.home)}, **kw)

    def hold(self, what, holds, done=None):
        self.done += 1
        if not holds:
            self.bad.append(what + (f': ended with {done.code}: {(done.out + done.err)[-400:]}' if done else ''))

    def installed(self):
        done = self.khoso('plugin', 'list')
        e = done.json()[0] if done.code == 0 and done.out else {'status': 'failed', 'result': {'plugins': []}}
        return e['status'], {p['id']: p['version'] for p in e['result'].get('plugins', [])}

    def refused(self, what, source, names, *more):
        """Ends with 3, says why, names what it is about; and nothing has changed."""
        before = self.files()
        done = self.khoso('plugin', 'install', source, *more, '--yes')
        self.hold(f'{what} is refused', done.code == 3 and all(n in done.err for n in names), done)
        self.hold(f'{what}: nothing has changed', self.files() == before)

    def files(self):
        return sorted(str(f) for f in (self.home / 'plugins').rglob('*')) if (self.home / 'plugins').exists() else []

    # ---- what must hold

    def shown(self):
        jar = self.sign(bundle(self.work / 'one'))
        r = repository(self.work / 'repo one', jar)
        done = self.khoso('plugin', 'install', r, fmt='text')
        sha = hashlib.sha256(jar.read_bytes()).hexdigest()
        self.hold('without a terminal and --yes nothing is installed', done.code == 2 and not self.files(), done)
        self.hold('bundle, version, SHA-256, signer, issuer, end are shown', all(x in done.err for x in (f'{NAME} 1.0.0', sha, 'signed by: CN=Maker,O=Trial', 'issued by: CN=Maker', 'valid until 20')), done)
        done = self.khoso('plugin', 'install', r.as_uri(), '--yes')
        self.hold('installed from a file URL', done.code == 0 and done.json()[0]['result']['plugin']['bundles'][0]['sha256'] == sha, done)
        self.hold('it is there after', self.installed() == ('ok', {NAME: '1.0.0'}))
        unsigned = bundle(self.work / 'plain', name='com.example.plain')
        done = self.khoso('plugin', 'install', unsigned, fmt='text')
        self.hold('a bundle nobody signed says so', done.code == 2 and 'unsigned' in done.err, done)

    def tampered(self):
        jar = self.sign(bundle(self.work / 'tampered', '1.1.0'))
        r = repository(self.work / 'repo tampered', jar)
        data = bytearray((r / 'plugins' / jar.name).read_bytes())
        data[len(data) // 2] ^= 1
        (r / 'plugins' / jar.name).write_bytes(data)
        self.refused('a jar that is not the one the repository describes', r, [jar.name, 'SHA-256'])
        self.refused('a signed jar with other content', repository(self.work / 'repo changed', changed(jar, 'com/example/Trial.class', b'other')), [jar.name, 'com/example/Trial.class'])

    def unfit(self):
        no = bundle(self.work / 'no', headers='Import-Package: com.nowhere.at.all;version="[1,2)"', name='com.example.no')
        self.refused('a bundle that imports what nobody has', no, ['com.example.no', 'com.nowhere.at.all [1.0.0,2.0.0)'])
        r = repository(self.work / 'repo no', bundle(self.work / 'plain', name='com.example.plain'), "<required namespace='osgi.bundle' name='com.example.missing' range='[2.0.0,3.0.0)'/>")
        self.refused('a repository without what it requires', r, ['com.example.missing [2.0.0,3.0.0)'])
        self.refused('a bundle for a Java to come', bundle(self.work / 'no', headers='Require-Capability: osgi.ee;filter:="(&(osgi.ee=JavaSE)(version=99))"', name='com.example.no'), ['osgi.ee', '99'])

    def replacing(self):
        own = self.work / 'own'
        self.refused('a bundle of a name of Khoso', bundle(own, '9.0.0', 'org.khoso.search'), ['org.khoso.search'])
        self.refused('a library of Khoso in a newer version', bundle(own, '99.0.0', 'com.h2database'), ['com.h2database'])
        self.refused('a fragment of Khoso', bundle(own, name='com.example.fragment', headers='Fragment-Host: org.khoso.cli'), ['org.khoso.cli'])
        self.refused('packages of Khoso', bundle(own, name='com.example.api', headers='Export-Package: org.khoso.api;version="1.9.0"'), ['org.khoso.api'])
        self.refused('packages of its libraries', bundle(own, name='com.example.lucene', headers='Export-Package: org.apache.lucene.document;version="99"'), ['org.apache.lucene.document'])

    def hostile(self):
        jar = bundle(self.work / 'hostile', name='com.example.hostile')
        self.refused('a path that leads out', repository(self.work / 'repo out', jar, path='${repoUrl}/../../${id}'), ['../../com.example.hostile'])
        self.refused('a file elsewhere', repository(self.work / 'repo else', jar, path='https://example.org/${id}'), ['https://example.org/com.example.hostile'])
        self.refused('a repository on the network', 'https://example.org/repository', ['https://example.org/repository'])
        r = repository(self.work / 'repo entity', jar)
        (r / 'content.xml').write_text('<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + (r / 'content.xml').read_text().replace('</provides>', '&e;</provides>'))
        self.refused('an entity', r, ['metadata'])

    def newer(self):
        self.refused('a newer version by another signer', self.sign(bundle(self.work / 'other', '1.2.0'), 'Other'), ['CN=Maker', 'CN=Other'])
        self.refused('a newer version by nobody', bundle(self.work / 'nobody', '1.2.0'), ['CN=Maker'])
        done = self.khoso('plugin', 'install', self.sign(bundle(self.work / 'newer', '1.3.0')), '--yes')
        self.hold('a newer version by the same signer', done.code == 0 and done.json()[0]['result']['replaces']['version'] == '1.0.0', done)
        self.hold('one jar is left', len([f for f in self.files() if f.endswith('.jar')]) == 1)

    def asked(self):
        """A person at a terminal, in both languages."""
        jar = bundle(self.work / 'asked', name='com.example.asked')
        for lang, answer, codes in (('en', 'n', (3, )), ('vi', '', (3, )), ('vi', 'c\u00f3', (0, ))):
            code, text = self.terminal(lang, answer, jar)
            self.hold(f'{lang}: the answer {answer!r} ends with {codes}', code in codes and 'com.example.asked' in text)
            self.hold(f'{lang}: the answer {answer!r} counts', ('com.example.asked' in ''.join(self.files())) == (codes == (0, )))
        self.hold('removed again', self.khoso('plugin', 'remove', 'com.example.asked').code == 0)

    def terminal(self, lang, answer, jar):
        master, slave = pty.openpty()
        p = subprocess.Popen([str(self.kit.product / 'khoso'), '--lang', lang, 'plugin', 'install', str(jar)], stdin=slave, stdout=slave, stderr=slave, env={**self.kit.env, 'KHOSO_HOME': str(self.home)})
        os.close(slave)
        text, end = '', time.monotonic() + 120
        try:
            while '[y/N]' not in text and '[c/K]' not in text and time.monotonic() < end:
                text += os.read(master, 4096).decode('utf-8', 'replace')
            os.write(master, (answer + '\n').encode())
            while True:
                text += os.read(master, 4096).decode('utf-8', 'replace')
        except OSError:
            pass  # the other end was closed
        os.close(master)
        return p.wait(60), text

    def kills(self):
        """kill -9 at random moments of an installation: the old or the new, whole; and the next start finds no leavings."""
        rng, seen = random.Random(self.kit.seed if self.kit.seed is not None else time.time_ns()), set()
        versions = [self.sign(bundle(self.work / 'kills', f'2.{n}.0')) for n in (0, 1)]
        took = max(self.khoso('plugin', 'install', v, '--yes').seconds for v in versions)
        for n in range(2 if self.kit.small else 20):
            jar = versions[n % 2]
            p = subprocess.Popen([str(self.kit.product / 'khoso'), 'plugin', 'install', str(jar), '--yes'], env={**self.kit.env, 'KHOSO_HOME': str(self.home)}, start_new_session=True,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
            time.sleep(rng.uniform(0.4, 1.1) * took)
            try:
                os.killpg(p.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass  # it was through
            p.wait()
            status, there = self.installed()
            seen.add(there.get(NAME))
            self.hold(f'kill {n}: whole, not {status} {there}', status == 'ok' and there.get(NAME) in ('2.0.0', '2.1.0'))
        self.khoso('plugin', 'install', versions[0], '--yes')
        self.hold(f'no leavings: {self.files()}', len(self.files()) <= 4 and not any('stage' in f for f in self.files()))
        # (what Equinox was writing when it was killed lies in its own folder until it starts anew; here the user's folder is looked at)
        self.hold('removed after the kills', self.khoso('plugin', 'remove', NAME).code == 0 and not traces(NAME, self.home))

    def broken(self):
        """A component whose class is not there, and one that can't be read: Khoso starts, and both can be removed."""
        xml = b'<scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="x" immediate="true"><implementation class="com.example.No"/></scr:component>'
        jar = bundle(self.work / 'broken', name='com.example.broken', headers='Service-Component: OSGI-INF/x.xml, OSGI-INF/y.xml', entries={'OSGI-INF/x.xml': xml, 'OSGI-INF/y.xml': b'<'})
        self.hold('a broken plug-in is installed', self.khoso('plugin', 'install', jar, '--yes').code == 0)
        done = self.khoso('standard', 'list')
        self.hold('and Khoso starts', done.code == 0 and done.json()[0]['status'] == 'ok', done)
        self.hold('and it can be removed', self.khoso('plugin', 'remove', 'com.example.broken').code == 0)

    def read_only(self):
        """A user who may not write to the product: nothing of it changes."""
        if os.geteuid() != 0 or not shutil.which('setpriv'):
            return
        place = Path(tempfile.mkdtemp(prefix='khoso-nobody.'))
        try:
            place.chmod(0o755)
            home = place / 'home'
            home.mkdir()
            jar = shutil.copy(bundle(self.work / 'nobody', name='com.example.nobody'), place)
            os.chown(home, 65534, 65534)
            stamps = lambda: {str(f): f.lstat().st_mtime_ns for f in self.kit.product.rglob('*')}
            before = stamps()
            def nobody(*line):
                return self.kit.run('setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', self.kit.product / 'khoso', '--lang', 'en', *line, cwd=place, env={'KHOSO_HOME': str(home), 'HOME': str(home)})
            done = nobody('plugin', 'install', jar, '--yes')
            self.hold('installed where the product is read-only', done.code == 0, done)
            done = nobody('plugin', 'list')
            self.hold('and there after a restart', 'com.example.nobody' in done.out, done)
            done = nobody('plugin', 'remove', 'com.example.nobody')
            self.hold('and removed', done.code == 0 and not (home / 'plugins').exists(), done)
            self.hold('no trace', not traces('com.example.nobody', home))
            self.hold('the product is as it was', stamps() == before)
        finally:
            shutil.rmtree(place, ignore_errors=True)

    def gone(self):
        done = self.khoso('plugin', 'remove', NAME)
        self.hold('removed', done.code == 0, done)
        self.hold('no file is left', not (self.home / 'plugins').exists())
        self.hold(f'no trace is left: {traces(NAME, self.home, self.kit.product / "configuration")}', not traces(NAME, self.home, self.kit.product / 'configuration'))
        self.hold('a second time it is not there', self.khoso('plugin', 'remove', NAME).code == 3)


def traces(name, *folders):
    return [str(f) for d in folders for f in d.rglob('*') if f.is_file() and (name in f.name or name.encode() in f.read_bytes())]


def plugins(kit):
    t = Trial(kit)
    # small: the same code, one case of each
    steps = [t.shown, t.tampered, t.newer, t.gone, t.kills] if kit.small else [t.shown, t.tampered, t.unfit, t.replacing, t.hostile, t.broken, t.asked, t.read_only, t.newer, t.gone, t.kills]
    for step in steps:
        step()
    return Result(not t.bad, f"{t.done} of {t.done} held" if not t.bad else f'{len(t.bad)} of {t.done} did not hold', 'all', t.bad)
