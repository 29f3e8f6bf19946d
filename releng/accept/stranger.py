#!/usr/bin/env python3
"""A stranger's run: docs/vendor.md alone, in a fresh folder outside the repository; each command as it stands there, each claim looked at.

stranger.py SHOTS   (called by the guide's script where the window is to be opened) runs the command on standard input under a display of its own
"""
import contextlib, hashlib, os, re, shutil, subprocess, sys, tempfile, time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / 'window')]
sys.dont_write_bytecode = True
from kit import TOP, Result  # noqa: E402

GUIDE = TOP / 'docs/vendor.md'
EXAMPLE = TOP / 'examples/vendor-rule'
SUBJECT = 'CN=Example Vendor,O=Example,C=VN'
NAME = 'com.example.weekday'
# what must be read in the transcript, as the guide promises it: (what, pattern)
CLAIMS = [('shown before it is installed', rf'bundle {NAME} 1\.0\.0, .*\n\s+SHA-256 ([0-9a-f]{{64}})\n\s+signed by: {SUBJECT}; issued by: {SUBJECT}; valid until (\d{{4}}-\d\d-\d\d)'),
          ('refused where nobody can be asked', r'no terminal at which somebody could be asked'), ('installed', rf'{NAME} 1\.0\.0 is installed\.'), ('the signature holds', r'jar verified\.'),
          ('in force', r'issuedDate/weekday'), ('found once', r'^\s+1 "rule":"tt05\.aip\.doc/issuedDate/weekday"$'), ('in the report', r'The document is dated 05/05/1996, a day on which offices are closed'),
          ('seen in the window', r'^window: finding, extension, signer$'), ('removed', rf'{NAME} 1\.0\.0 was removed'), ('nothing is left in the list', r'No plug-in is installed\.')]


def blocks(guide):
    return re.findall(r'^```(sh|window)\n(.*?)^```$', guide.read_text(encoding='utf-8'), re.S | re.M)


def script(guide, shots=None):
    """The commands of a guide, literally. A line that must fail ("! …") does not end a shell by itself, so "|| false" makes it count."""
    parts = ['set -ex']
    for kind, text in blocks(guide):
        if kind == 'sh':
            parts.append(re.sub(r'^(! .*)$', r'\1 || false', text, flags=re.M))
        elif shots:
            parts.append(f"{sys.executable} '{__file__}' '{shots}' <<'WINDOW'\n{text}WINDOW\n")
    return '\n'.join(parts)


def files():
    """The files that the guide has a stranger write: path and content."""
    found = {}
    for kind, text in blocks(GUIDE):
        for name, content in re.findall(r"^cat > (\S+) <<'END'\n(.*?)^END$", text, re.S | re.M):
            found[name] = content
    return found


def guide(kit, window):
    """Runs the guide. Returns what it printed, the folder, and what did not hold."""
    bad = []
    fresh = Path(tempfile.mkdtemp(prefix='khoso-stranger-', dir=os.environ.get('TMPDIR')))
    shots = TOP / '.tools/stranger'
    shutil.rmtree(shots, ignore_errors=True)
    for name, content in files().items():
        own = EXAMPLE / name
        if not own.exists() or own.read_text(encoding='utf-8') != content:
            bad.append(f'examples/vendor-rule/{name} is not what the guide says')
    (kit.work / 'stranger.sh').write_text(script(GUIDE, shots if window else None), encoding='utf-8')
    env = {k: v for k, v in kit.env.items() if not k.startswith('KHOSO')} | {'KHOSO_PRODUCT': str(kit.product)}
    start = time.monotonic()
    p = subprocess.run(['bash', str(kit.work / 'stranger.sh')], cwd=fresh, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors='replace', timeout=1500)
    (kit.work / 'stranger.log').write_text(p.stdout, encoding='utf-8')
    if p.returncode:
        bad.append(f'ended with {p.returncode} after {time.monotonic() - start:.0f} s: ' + ' / '.join(p.stdout.strip().splitlines()[-6:])[-700:])
    kit.outputs.append(('vendor.md', p.stdout))
    return p.stdout, fresh, bad


def lines():
    """Lines of the plug-in itself: class, manifest, component, rule."""
    return sum(1 for f in (EXAMPLE / 'rule').rglob('*') if f.suffix in ('.java', '.xml', '.yaml', '.MF') and f.name != 'pom.xml' and 'target' not in f.parts
               for line in f.read_text(encoding='utf-8').splitlines() if line.strip())


def claims(transcript, fresh, window):
    said = '\n'.join(line for line in transcript.splitlines() if not line.startswith('+'))  # what was printed, not what was typed
    for what, pattern in CLAIMS:
        if window or not what.startswith('seen'):
            if not re.search(pattern, said, re.M):
                yield f'not seen: {what} ({pattern})'
    shown = re.search(CLAIMS[0][1], said, re.M)
    jar = next((fresh / 'site/target/repository/plugins').glob('*.jar'), None)
    if not jar or not shown or hashlib.sha256(jar.read_bytes()).hexdigest() != shown[1]:
        yield 'the SHA-256 that is shown is not that of the jar'
    own = re.search(r'SHA256: ([0-9A-F:]+)', said)
    if not own or own[1].replace(':', '').lower() not in said:
        yield "the certificate's SHA-256 that is shown is not keytool's"
    if list((fresh / 'home').rglob('*weekday*')) or (fresh / 'home/plugins').exists():
        yield 'files of the plug-in are left'


def stranger(kit):
    kit.need('mvn', 'Xvfb', 'openbox', 'xdotool', 'import', 'tesseract')
    said, fresh, bad = guide(kit, True)
    try:
        bad += list(claims(said, fresh, True))
        if lines() >= 50:
            bad.append(f'the plug-in has {lines()} lines')
        commands = sum(1 for line in said.splitlines() if re.match(r'\++ ', line))
        return Result(not bad, f'{lines()} lines of plug-in, {len(files())} files written, {commands} commands run, {len(CLAIMS) + 4 - len(bad)} of {len(CLAIMS) + 4} claims seen; pictures in .tools/stranger',
                      'every command and claim of docs/vendor.md', bad)
    finally:
        if not kit.keep:
            shutil.rmtree(fresh, ignore_errors=True)


# ---- the window, as a person would look at it: no probe, pictures only


def look(shots):
    from driver import Failed, Window
    command = sys.stdin.read()
    w = Window(os.environ['KHOSO_PRODUCT'], tempfile.mkdtemp(prefix='khoso-look.'), Path('archive').resolve(), shots, 'en')
    w.env['KHOSO_HOME'] = os.environ['KHOSO_HOME']
    try:
        w.display()
        log = open(w.work / 'window.log', 'wb')
        process = w._start(['bash', '-c', command], w.env, log)
        w.until(lambda: process.poll() is not None or w.xdo('search', '--onlyvisible', '--name', 'Khoso', check=False), 'the window comes up', 240)
        seen(w, 'holdings', 'Example', None, 180)
        seen(w, 'findings', 'The document is dated', lambda: filtered(w), 60)
        seen(w, 'extension', 'com.example.weekday 1.0.0', lambda: w.key('ctrl+shift+x', pause=1.5), 60)
        picture = w.read(w.peek())
        for word in ('Example Vendor', 'takes part', '1.0.0'):
            if word not in picture:
                raise Failed(f'{word!r} does not show among the extensions: {picture[:500]}')
        w.key('Escape', pause=0.7)
        w.key('ctrl+q')
        w.until(lambda: process.poll() is not None, 'Ctrl+Q ends the window', 60)
        print('window: finding, extension, signer')
        return 0
    except Failed as e:
        with contextlib.suppress(Exception):
            w.shot('FAIL')
        print('window:', e, (w.work / 'window.log').read_text(errors='replace')[-500:])
        return 1
    finally:
        w.close()
        shutil.rmtree(w.work, ignore_errors=True)


def filtered(w):
    w.key('alt+3', pause=1.5)
    w.key('ctrl+f', pause=0.5)
    w.retype('offices are closed')
    time.sleep(1.5)


def seen(w, name, words, action, seconds):
    """Does it, again if nothing came of it, until the words can be read on the screen."""
    def there():
        if action and not there.looked % 5:
            action()
        there.looked += 1
        return words in ' '.join(w.read(w.peek()).split())
    there.looked = 0
    w.until(there, f'"{words}" can be read', seconds, 1)
    w.shot(name)


if __name__ == '__main__':
    sys.exit(look(sys.argv[1]))
