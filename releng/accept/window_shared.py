"""The window as owner while lines are typed elsewhere: it shows what they did at once, and loses neither selection nor place nor what is being typed. Then its end."""
import os, re, shutil, signal, subprocess, sys, time
from pathlib import Path
from kit import NotYet, TOP
import kills

sys.path.insert(0, str(TOP / 'releng/accept/window'))
from driver import Failed, Window  # noqa: E402

TYPED = 'dang go do, chua luu'
FIELD = 'form.subject'


class Shared:
    def __init__(self, kit, t):
        self.kit, self.t = kit, t
        self.work = kit.folder('window-shared')
        shots = TOP / '.tools/window/shared'
        shutil.rmtree(shots, ignore_errors=True)
        self.w = Window(kit.product, self.work, self.work / 'archive', shots)

    def delivery(self, name, many, digit):
        """Dossiers under codes of their own."""
        to, codes = kills.delivery(self.kit, many, name)
        for f in ('ho_so.csv', 'van_ban.csv'):
            text = (to / f).read_text(encoding='utf-8')
            for c in codes:
                text = text.replace(c, c[:-3] + digit + c[-2:])
            (to / f).write_text(text, encoding='utf-8')
        for c in codes:
            new = to / (c[:-3] + digit + c[-2:])
            (to / c).rename(new)
            for f in list(new.iterdir()):
                f.rename(f.with_name(f.name.replace(c, new.name)))
        return to, [c[:-3] + digit + c[-2:] for c in codes]

    def want(self, holds, what):
        return self.t.want(holds, 'window: ' + what)

    def within(self, seconds, holds, what):
        """Whether it holds soon. @return seconds that it took"""
        start = time.monotonic()
        try:
            self.w.until(holds, what, seconds, 0.1)
        except Failed as e:
            self.w.shot('FAIL-' + re.sub(r'\W+', '-', what)[:40])
            self.want(False, str(e))
        return time.monotonic() - start

    def counts(self):
        return next((x['text'] for x in self.w.widgets()['widgets'] if x['class'] == 'Label' and re.match(r'\d[\d.]* hồ sơ · ', x.get('text', ''))), '')

    def begin(self):
        w = self.w
        w.khoso('init', '--name', 'Hai tiến trình', codes=(0,))
        w.khoso('intake', '--digitised-on', '09/2025', self.delivery('one', 4, '1')[0])
        w.khoso('check')
        w.display()
        took = w.open()
        w.until(lambda: (w.find('holdings.tree') or {}).get('rows'), 'the tree shows', 30)
        w.to('holdings.tree')
        w.key('Home', 'Right', pause=0.8)
        w.until(lambda: len(w.get('holdings.tree')['rows']) == 5, 'the fonds is open', 20)
        w.key('Down', 'Down', pause=0.8)
        self.selected = w.get('holdings.tree')['selected']
        w.key('F6', pause=1.5)
        w.until(lambda: (w.find(FIELD) or {}).get('text'), 'the form of the first record in the grid shows', 20)
        w.key('F6', pause=1.5)
        for _ in range(40):  # one at a time: on a busy machine a key is done after the next look
            if w.focus().get('id') == FIELD:
                break
            w.key('Tab', pause=0.7)
        w.key('End')
        w.type(TYPED)
        self.typing()
        w.shot('typing')
        return took

    def typing(self):
        w = self.w
        field = w.find(FIELD) or {}
        self.want(TYPED in field.get('text', ''), f"what is being typed is gone: {field.get('text')}")
        self.want(w.focus().get('id') == FIELD, f"the cursor left the field for {w.focus().get('id')}")
        now = w.get('holdings.tree')['selected']
        self.want(now == self.selected, f'selected was {self.selected}, now {now}')

    def intake(self):
        """A delivery comes in by the command line while someone types."""
        w = self.w
        rows = len([r for r in w.get('holdings.tree')['rows'] if r.startswith('  ') and not r.startswith('    ')])
        first = w.get('holdings.tree')['at']
        delivery, codes = self.delivery('two', 12, '2')
        self.two = codes
        w.khoso('intake', '--digitised-on', '09/2025', delivery)
        took = self.within(5, lambda: self.counts().startswith('16 hồ sơ · 320 tài liệu'), f'the status line counts what came in, it says "{self.counts()}"')
        took = max(took, self.within(5, lambda: len([r for r in w.get('holdings.tree')['rows'] if r.startswith('  ') and not r.startswith('    ')]) == rows + 12,
                                     'the tree shows what came in'))
        self.typing()
        self.want(w.get('holdings.tree')['at'] == first, 'the tree moved')
        w.shot('came-in')
        return took

    def check(self):
        w = self.w
        before = self.counts()
        said = w.khoso('check')
        self.want(any(e['findings'] for e in said), 'the check finds nothing: nothing to be seen')
        took = self.within(6, lambda: self.counts() not in ('', before), 'the status line counts the findings of the check')
        self.typing()
        w.key('ctrl+s', pause=1)
        code = self.selected[0].split()[0]
        self.want(TYPED in str(w.khoso('show', self.record())[0]['result']['fields'].get('subject')), f'what was typed while others worked is not stored ({code})')
        return took

    def record(self):
        return re.search(r'[A-Z]\d+(?:\.\d+)+', self.selected[0])[0] + '.0000001'

    def findings(self):
        """The list of findings follows, the marked line stays."""
        w = self.w
        w.key('alt+3', pause=1)
        w.until(lambda: (w.find('compliance.findings') or {}).get('count', 0) > 8, 'findings show', 15)
        w.to('compliance.findings')
        w.key(*['Down'] * 7, pause=0.1)
        table = w.get('compliance.findings')
        line = table['rows'][table['line']]
        delivery, _ = self.delivery('three', 2, '3')
        w.khoso('intake', '--digitised-on', '09/2025', delivery)
        w.khoso('check')
        took = self.within(6, lambda: w.get('compliance.findings')['count'] > table['count'], 'the list of findings grows')
        after = w.get('compliance.findings')
        self.want(after['rows'][after['line']][:4] == line[:4], f"marked was {line}, now {after['rows'][after['line']]}")
        w.shot('findings')
        return took

    def search(self):
        w = self.w
        w.key('ctrl+k', pause=0.8)
        w.retype('ho so')
        w.until(lambda: (w.find('search.hits') or {}).get('count', 0) > 3, 'hits show', 15)
        time.sleep(1)
        w.key('Down', 'Down', 'Down', pause=0.4)
        table = w.get('search.hits')
        line = table['rows'][table['line']]
        delivery, codes = self.delivery('four', 3, '4')
        w.khoso('intake', '--digitised-on', '09/2025', delivery)
        took = self.within(12, lambda: w.get('search.hits')['count'] > table['count'], 'the hits grow')
        time.sleep(0.5)
        after = w.get('search.hits')
        self.want(after['rows'][after['line']] == line, f"the hit on {line} was selected, now {after['rows'][after['line']]}")
        said = w.ask('search', 'ho so')[0]['result']['total']
        self.want(said == after['count'], f"the window shows {after['count']} hits, the command line {said}")
        w.shot('search')
        return took

    def package(self):
        w = self.w
        w.key('alt+4', pause=1.5)
        before = (w.find('packaging.packages') or {'count': 0})['count']
        w.khoso('package', self.two[0])
        def listed():
            return (w.find('packaging.packages') or {'count': 0})['count']
        took = self.within(6, lambda: listed() > before, 'the list of packages grows')
        w.shot('package')
        return took

    def killed(self):
        """kill -9 of the window: the next line takes the archive at once."""
        pid = int((self.w.archive / '.owner').read_text().split()[2])
        alone = self.kit.khoso(None, 'standard', 'list').seconds
        os.kill(pid, signal.SIGKILL)
        done = self.kit.khoso(self.w.archive, 'journal', 'verify')
        wrong = [f['rule'] for f in done.findings() if f['rule'] not in kills.TOLD and f['level'] != 'may'] if done.out.strip() else ['nothing said']
        self.want(done.code in (0, 1) and not wrong, f'after the kill: {done.code} {wrong} {done.err[-200:]}')
        self.want(done.seconds < max(4.5, 2 * alone + 2), f'the next line took {done.seconds:.1f} s (another verb {alone:.1f} s)')
        self.w.process.wait(20)
        return done.seconds

    def waits(self):
        """The window is opened while a line holds the archive: it waits, says for whom, and is there when that line is killed."""
        w = self.w
        delivery, _ = kills.delivery(self.kit, 300, 'five')
        owner = self.t.owner(w.archive, delivery)
        w.start('--archive', w.archive)
        w.number += 1
        file = w.shots / f'{w.number:02}-waits.png'
        said, end = False, time.monotonic() + 60
        while not said and owner.poll() is None and time.monotonic() < end:
            time.sleep(1)
            subprocess.run(['import', '-window', 'root', file], env=w.env, check=True, timeout=60)
            said = str(owner.pid) in re.sub(r'\s', '', w.read(file))
        dead = time.monotonic()
        self.want(self.t.end(owner), 'the line had ended before the window came: nothing was tried')
        self.want(said, f'the window does not say that process {owner.pid} holds the archive')
        w.until(lambda: w.widgets(quiet=True), 'the window has the archive', 60)
        took = time.monotonic() - dead
        w.until(lambda: (w.find('holdings.tree') or {}).get('rows'), 'the tree shows', 20)
        w.shot('took-over')
        self.want(took < 6, f'the window took the archive {took:.1f} s after its owner was killed')
        return took

    def steps(self):
        return [('intake', self.intake), ('check', self.check), ('findings', self.findings), ('search', self.search), ('package', self.package), ('killed', self.killed),
                ('window after a killed line', self.waits)]


def window_shared(kit, t):
    """@return what did not hold beyond what was told"""
    kit.need('Xvfb', 'openbox', 'xdotool', 'import', 'tesseract')
    s, bad = Shared(kit, t), []
    try:
        s.begin()
        for name, step in s.steps():
            try:
                t.facts.append(f'window: {name} {step():.1f} s')
            except (Failed, NotYet, OSError, KeyError, TypeError, IndexError, ValueError) as e:
                bad.append(f'window: {name}: {type(e).__name__} {e}')
            print(f'      window: {name}, {len(t.bad) + len(bad)} bad so far', flush=True)
    except (Failed, NotYet) as e:
        bad.append(f'window: {e}')
    finally:
        s.w.close()
    return bad
