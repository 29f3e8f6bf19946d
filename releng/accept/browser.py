"""Chromium without a screen, driven over its own DevTools: keys, clicks and downloads as a person has them."""
import json, os, select, subprocess, time
from pathlib import Path

from kit import NotYet


class Browser:
    def __init__(self, kit, folder):
        kit.need('chromium')
        self.downloads = Path(folder) / 'downloads'
        self.downloads.mkdir(parents=True)
        to_read, self.to = os.pipe()
        self.answers, to_write = os.pipe()
        line = f'exec chromium --headless=new --no-sandbox --disable-gpu --no-first-run --disable-dev-shm-usage --remote-debugging-pipe --user-data-dir="$0" 3<&{to_read} 4>&{to_write}'
        self.process = subprocess.Popen(['sh', '-c', line, str(Path(folder) / 'profile')], pass_fds=(to_read, to_write), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_read), os.close(to_write)
        self.buffer, self.count, self.session, self.events = b'', 0, None, []
        try:
            target = self.call('Target.createTarget', url='about:blank')['targetId']
            self.session = self.call('Target.attachToTarget', targetId=target, flatten=True)['sessionId']
            self.call('Browser.setDownloadBehavior', browser=True, behavior='allow', downloadPath=str(self.downloads), eventsEnabled=True)
            self.call('Page.enable')
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.to), os.close(self.answers)

    def message(self, timeout):
        end = time.monotonic() + timeout
        while b'\0' not in self.buffer:
            if not select.select([self.answers], [], [], max(0, end - time.monotonic()))[0]:
                raise NotYet(f'chromium says nothing within {timeout} s')
            part = os.read(self.answers, 1 << 16)
            if not part:
                raise NotYet('chromium ended')
            self.buffer += part
        one, self.buffer = self.buffer.split(b'\0', 1)
        return json.loads(one)

    def call(self, method, timeout=180, browser=False, **params):
        self.count += 1
        message = {'id': self.count, 'method': method, 'params': params}
        if self.session and not browser:
            message['sessionId'] = self.session
        rest = json.dumps(message).encode() + b'\0'
        while rest:
            rest = rest[os.write(self.to, rest):]
        while True:
            m = self.message(timeout)
            if m.get('id') == self.count:
                if 'error' in m:
                    raise RuntimeError(f"{method}: {m['error']}")
                return m['result']
            self.events.append(m)

    def wait(self, event, timeout=180):
        while True:
            for i, m in enumerate(self.events):
                if m.get('method') == event:
                    return self.events.pop(i)['params']
            self.events.append(self.message(timeout))

    def open(self, file):
        self.events.clear()
        self.call('Page.navigate', url=Path(file).resolve().as_uri())
        self.wait('Page.loadEventFired')

    def run(self, script):
        """Runs a script in the page. @return its value"""
        r = self.call('Runtime.evaluate', expression=script, returnByValue=True, awaitPromise=True)
        if 'exceptionDetails' in r:
            raise RuntimeError(f"{script[:100]}: {r['exceptionDetails'].get('exception', {}).get('description')}")
        return r['result'].get('value')

    def click(self, selector):
        """Clicks in the middle of an element with the mouse."""
        at = self.run(f'(e => {{ e.scrollIntoView({{ block: "center" }}); const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; }})'
                      f'(document.querySelector({json.dumps(selector)}))')
        for kind in ('mousePressed', 'mouseReleased'):
            self.call('Input.dispatchMouseEvent', type=kind, x=at[0], y=at[1], button='left', clickCount=1)

    def type(self, text):
        self.call('Input.insertText', text=text)

    def downloaded(self, timeout=120):
        """@return the file that came down"""
        while True:
            p = self.wait('Browser.downloadProgress', timeout)
            if p['state'] == 'completed':
                return max(self.downloads.iterdir(), key=lambda f: f.stat().st_mtime_ns)
            if p['state'] == 'canceled':
                raise RuntimeError('the download was stopped')
