"""The window: a display of its own, and the keyboard test of tests/org.khoso.window.tests."""
import contextlib, os, re, subprocess, time
from pathlib import Path
from kit import TOP, NotYet, Result

TESTS = TOP / 'tests/org.khoso.window.tests'


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
    """Runs the thread by keyboard events; the test itself uses the command line on the archive that the window left."""
    tests = [p for p in TESTS.rglob('*.java') if 'Robot' in p.read_text(encoding='utf-8') or 'KeyDown' in p.read_text(encoding='utf-8')]
    if not tests:
        raise NotYet('no row yet: tests/org.khoso.window.tests drives no keyboard yet')
    kit.need('Xvfb', 'openbox')
    before = time.time()
    with display(kit) as env:
        done = kit.run(TOP / 'releng/maven', '-B', '-Dstyle.color=never', '-Pfast', 'verify', '-pl', ':org.khoso.window.tests', '-am', timeout=3000, cwd=TOP, env=env)
    ran = re.findall(r'Tests run: (\d+), Failures: (\d+), Errors: (\d+), Skipped: (\d+)', done.out)
    figures = [int(x) for x in ran[-1]] if ran else [0, 0, 0, 0]
    shots = [p for p in TESTS.rglob('*.png') if p.stat().st_mtime > before]
    ok = done.code == 0 and figures[0] > 0 and not figures[3] and shots
    return Result(bool(ok), f'{figures[0]} tests, {figures[1] + figures[2]} failed, {figures[3]} skipped, {len(shots)} screenshots', 'all pass, none skipped, screenshots kept',
                  [] if ok else done.out.splitlines()[-15:])
