"""The window: a display of its own, and the thread by keyboard."""
import contextlib, re, shutil, subprocess, time
from pathlib import Path
from kit import TOP, NotYet, Result

DRIVER = TOP / 'releng/accept/window/run'


@contextlib.contextmanager
def display(kit):
    """An X server of our own at 1366 x 768, with a window manager where there is one."""
    kit.need('Xvfb')
    n = next(n for n in range(140, 999) if not Path(f'/tmp/.X{n}-lock').exists())
    server = subprocess.Popen(['Xvfb', f':{n}', '-screen', '0', '1366x768x24', '-nolisten', 'tcp'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    env = {'DISPLAY': f':{n}', 'GDK_BACKEND': 'x11', 'NO_AT_BRIDGE': '1'}
    manager = None
    try:
        time.sleep(1)
        with contextlib.suppress(FileNotFoundError):
            manager = subprocess.Popen(['openbox'], env={**kit.env, **env}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        yield env
    finally:
        for p in (manager, server):
            if p:
                p.terminate()
                p.wait(10)


def keyboard(kit):
    """The thread by keyboard events, in both languages: releng/accept/window/run, one line for each step."""
    bad, passed, shots = languages(kit)
    many, wrong = siblings(kit)
    bad += wrong
    return Result(not bad and shots > 20, f'{passed} steps passed, {len(bad)} failed, {shots} pictures in .tools/window; {many}', 'every step, vi and en; no freeze over 200 ms', bad)


def survey(kit):
    """A response by keyboard, in both languages: fill in, check, replace with a reason, send, return, approve by a second person, issue, sum up."""
    bad, passed, shots = languages(kit, 'survey', '--survey')
    return Result(not bad and shots > 20, f'{passed} steps passed, {len(bad)} failed, {shots} pictures in .tools/window', 'every step, vi and en', bad)


def languages(kit, into='', *options):
    """What the driver does, once in each language. @return what failed, steps that passed, pictures"""
    kit.need('Xvfb', 'openbox', 'xdotool')
    bad, passed, shots = [], 0, 0
    for lang in ('vi', 'en'):
        pictures = TOP / '.tools/window' / into / lang
        shutil.rmtree(pictures, ignore_errors=True)
        seed = [] if kit.seed is None else ['--seed', kit.seed]
        done = kit.run(DRIVER, '--product', kit.product, '--lang', lang, '--shots', pictures, *(['--small'] if kit.small else []), *seed, *options, timeout=3000)
        steps = re.findall(r'^(PASS|FAIL)  (.*)$', done.out, re.M)
        passed += sum(1 for state, _ in steps if state == 'PASS')
        bad += [f'{lang}: {line}' for state, line in steps if state == 'FAIL']
        if done.code and not any(state == 'FAIL' for state, _ in steps) or not steps:
            bad.append(f'{lang}: the driver ended with {done.code}: {(done.err or done.out)[-300:]}')
        shots += len(list(pictures.rglob('*.png')))
    return bad, passed, shots


def siblings(kit):
    """A fonds of 30,000 dossiers in the tree: (figure, what did not hold)."""
    pictures = TOP / '.tools/window' / 'siblings'
    shutil.rmtree(pictures, ignore_errors=True)
    done = kit.run(DRIVER, '--product', kit.product, '--siblings', '--shots', pictures, *(['--small'] if kit.small else []), timeout=3000)
    steps = re.findall(r'^(PASS|FAIL)  (.*)$', done.out, re.M)
    frozen = [int(n) for n in re.findall(r'(\d+) ms the window did not answer', done.out)]
    shown = [int(n) for n in re.findall(r'; shown after (\d+) ms', done.out)]
    opened = re.search(r'open: ([\d.]+) s', done.out)
    bad = ['siblings: ' + line for state, line in steps if state == 'FAIL']
    if not steps or done.code and not bad:
        bad.append(f'siblings: the driver ended with {done.code}: {(done.err or done.out)[-300:]}')
    return f"{'3,000' if kit.small else '30,000'} siblings: level shown after {max(shown, default=-1)} ms, longest freeze {max(frozen, default=-1)} ms, opened in {opened[1] if opened else '?'} s", bad


def field(kit):
    """The field proof in the window, on an archive with an overlay: what did not hold."""
    if not (DRIVER.parent / 'field.py').exists():
        return ['form, grid and undo of the added field in the window: no step yet (releng/accept/window/field.py)']
    done = kit.run(DRIVER, '--product', kit.product, '--field', timeout=1500)
    return [] if done.code == 0 else re.findall(r'^FAIL  .*$', done.out, re.M) or [(done.err or done.out)[-300:]]
