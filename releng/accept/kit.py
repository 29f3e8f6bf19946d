"""What rows of ./accept share: the product, a working folder, runs of verbs, results."""
import json, os, shutil, subprocess, tempfile, time
from dataclasses import dataclass, field
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
BUILT = TOP / 'releng/org.khoso.product/target/products/org.khoso.product/linux/gtk/x86_64'


@dataclass
class Result:
    ok: bool
    figure: str
    limit: str
    details: list = field(default_factory=list)


class NotYet(Exception):
    """A row can't be run: counts as FAIL, with the reason."""


@dataclass
class Done:
    code: int
    out: str
    err: str
    seconds: float

    def json(self):
        try:
            return [json.loads(line) for line in self.out.split('\n') if line.strip()]
        except ValueError as e:
            raise NotYet(f'no JSON (ended with {self.code}): {self.out.strip()[-1500:]} | {self.err.strip()[-500:]}') from e

    def findings(self):
        return [f for e in self.json() for f in e['findings']]


class Kit:
    def __init__(self, small, seed, keep):
        self.small, self.seed, self.keep = small, seed, keep
        self.product = Path(os.environ.get('KHOSO_PRODUCT') or BUILT).resolve()
        self.work = Path(tempfile.mkdtemp(prefix='khoso-accept.'))
        self.home = self.work / 'home'
        self.outputs = []
        java = os.environ.get('JAVA_HOME') or subprocess.run([TOP / 'releng/find-jdk'], capture_output=True, text=True).stdout.strip()
        self.env = {**os.environ, 'JAVA_HOME': java, 'KHOSO_HOME': str(self.home), 'KHOSO_PRODUCT': str(self.product), 'KHOSO_SAMPLES': str(TOP / 'samples'),
                    'LC_ALL': 'C.UTF-8'}
        self.env.pop('KHOSO_ARCHIVE', None)

    def close(self):
        if not self.keep:
            shutil.rmtree(self.work, ignore_errors=True)

    def folder(self, name):
        d = self.work / name
        d.mkdir(parents=True, exist_ok=True)
        return d

    def need(self, *tools):
        missing = [t for t in tools if not shutil.which(t)]
        if missing:
            raise NotYet('missing on this machine: ' + ', '.join(missing))

    def need_times(self):
        """An office program draws a DOCX as wide as it is only with a font that has the widths of the one it names."""
        found = subprocess.run(['fc-list', ':lang=vi', 'family'], capture_output=True, text=True).stdout
        if not any(f in found for f in ('Liberation Serif', 'Times New Roman', 'Tinos')):
            raise NotYet('no font with Vietnamese letters as wide as those of Times New Roman on this machine (fonts-liberation2 has one)')

    def run(self, *cmd, timeout=1200, cwd=None, env=None):
        start = time.monotonic()
        try:
            p = subprocess.run([str(c) for c in cmd], capture_output=True, text=True, errors='replace', timeout=timeout, cwd=cwd, env={**self.env, **(env or {})},
                               stdin=subprocess.DEVNULL)
            return Done(p.returncode, p.stdout, p.stderr, time.monotonic() - start)
        except subprocess.TimeoutExpired as e:
            return Done(-1, str(e.stdout or ''), f'no end within {timeout} s', time.monotonic() - start)

    def khoso(self, archive, *verb, fmt='json', lang='vi', **kw):
        """One verb; what it printed is kept, for rows that look at everything that Khoso ever says."""
        options = (['--archive', archive] if archive else []) + ['--lang', lang, '--format', fmt]
        done = self.run(self.product / 'khoso', *options, *verb, **kw)
        self.outputs.append((' '.join(map(str, verb)), done.out + done.err))
        return done

    def good(self, archive, *verb, codes=(0, 1), **kw):
        done = self.khoso(archive, *verb, **kw)
        if done.code not in codes:
            raise NotYet(f"{' '.join(map(str, verb))} ended with {done.code}: {(done.err or done.out).strip()[-300:]}")
        return done

    def samples(self, out, *options):
        done = self.run(TOP / 'samples/generate', '--out', out, *options)
        if done.code:
            raise NotYet('samples/generate: ' + done.err[-300:])
        return Path(out), Path(str(out) + '-truth.json')

    def verbs(self):
        done = self.run(self.product / 'khoso', '--lang', 'en', '--help')
        listed = done.out.split('Commands:')[-1].splitlines()
        return {line.split()[0] for line in listed if line.startswith('  ') and not line.startswith('   ')}

    def need_verb(self, verb):
        if verb not in self.verbs():
            raise NotYet(f'the product has no verb {verb}')


def median(values):
    s = sorted(values)
    return (s[(len(s) - 1) // 2] + s[len(s) // 2]) / 2
