"""Field proof: a field that exists in standards data alone is found everywhere, and taking it away loses nothing.

Here by the command line: form and JSON (show), spreadsheet in and out, storage and history, facet, package (metadata and its schema),
check report, removal and return. Form, grid and undo in the window: by its keyboard driver; TT 02's record set: by show, on the same code.
"""
import csv, random, re, shutil, string
from kit import TOP, NotYet, Result
import screen
import sheet

OVERLAY = '''id: proof-{code}
version: "1"
layer: office
extends: tt05-2025@2025.1
reason: "Acceptance: a field by data alone"
recordSets:
  - id: tt05.aip_hoso.ead
    fields:
      - code: {code}
        concept: ext:{code}
        label: {{vi: "{label}", en: "{label} (en)"}}
        type: TEXT
        maxLength: 20
        obligation: M
        facet: true
'''


class Proof:
    def __init__(self, kit):
        self.kit, self.bad, self.seen = kit, [], 0
        r = random.SystemRandom() if kit.seed is None else random.Random(kit.seed)
        token = ''.join(r.choice(string.ascii_lowercase) for _ in range(8))
        self.code, self.label, self.value = 'proof' + token.capitalize(), f'Tủ số {token}', 'Ngăn ' + token.upper()
        self.archive = kit.work / 'proof'
        self.overlay = self.archive / 'standards' / 'proof.yaml'

    def expect(self, what, holds):
        self.seen += 1
        if not holds:
            self.bad.append('not found in: ' + what)

    def delivery(self):
        """The guide's delivery, its list of dossiers as XLSX with one more column, and a second dossier without a value."""
        to = self.kit.work / 'proof-delivery'
        shutil.copytree(TOP / 'examples/province-overlay/delivery', to)
        with open(to / 'ho_so.csv', encoding='utf-8-sig') as f:
            rows = list(csv.reader(f, delimiter=';'))
        (to / 'ho_so.csv').unlink()
        rows = [r[:-1] + [self.label if n == 0 else self.value] for n, r in enumerate(rows)]
        second = list(rows[1])
        self.dossier, self.empty = second[1], second[1][:-1] + '2'
        second[0], second[1], second[2], second[-1] = '2', self.empty, second[2] + ' (tập 2)', ''
        sheet.write(to / 'ho_so.xlsx', rows + [second], 'Hồ sơ')
        return to

    def place_overlay(self):
        self.overlay.parent.mkdir(exist_ok=True)
        self.overlay.write_text(OVERLAY.format(code=self.code, label=self.label), encoding='utf-8')

    def show(self, *options):
        return self.kit.good(self.archive, 'show', *options, self.dossier).json()[0]['result']

    def run(self):
        kit, a = self.kit, self.archive
        kit.good(a, 'init', '--name', 'Field proof')
        self.place_overlay()
        self.expect('rules (check --list)', self.code in kit.good(a, 'check', '--list').out)
        mapping = kit.good(a, 'intake', '--show-mapping', self.delivery()).out
        self.expect('mapping proposed for the XLSX column', self.code in mapping)
        kit.good(a, 'intake', '--digitised-on', '09/2025', kit.work / 'proof-delivery')
        shown = self.show('--history')
        self.expect('form and JSON (show)', shown['fields'].get(self.code) == self.value)
        self.expect('label in the form (show, text)', self.label in kit.good(a, 'show', self.dossier, fmt='text').out)
        self.expect('history (show --history)', any(self.code in h['concept'] and h['after'] == self.value for h in shown['history']))
        self.expect('storage (database file)', self.value.encode() in database(a) or self.value.encode('utf-16-le') in database(a))
        self.facet()
        self.check()
        self.package()
        self.overlay.rename(kit.work / 'away.yaml')
        gone = self.show()
        self.expect('hidden without the overlay', self.code not in gone['fields'] and self.value not in str(gone['fields']))
        self.expect('other fields unchanged without the overlay', {**gone['fields'], self.code: self.value} == shown['fields'])
        self.expect('journal holds without the overlay', kit.khoso(a, 'journal', 'verify').code == 0)
        self.place_overlay()
        self.expect('value back with the overlay', self.show('--history') == shown)
        self.other_standard()

    def facet(self):
        found = self.kit.good(self.archive, 'search', '--filter', f'{self.code}={self.value}', 'Hồ').json()[0]['result']
        self.expect('search by facet value', [h['code'] for h in found['hits'] if h['kind'].lower() == 'dossier'] == [self.dossier])
        everything = self.kit.good(self.archive, 'search', 'Hồ').json()[0]['result']['facets']
        self.expect('facets', any(v.get('value') == self.value for v in everything.get(self.code, [])))

    def check(self):
        html, xlsx = self.kit.work / 'proof.html', self.kit.work / 'proof.xlsx'
        found = self.kit.good(self.archive, 'check', '--html', html, '--xlsx', xlsx).findings()
        at = [f for f in found if f['place'] == self.code]
        self.expect('finding at the field, at should (an office field has no article)', [(f['subject'], f['level']) for f in at] == [(self.empty, 'should')])
        self.expect('label in the finding', all(self.label in f['message'] for f in at) and at)
        self.expect('report (HTML)', self.label in html.read_text(encoding='utf-8'))
        self.expect('XLSX out (report)', self.label in sheet.texts(xlsx))

    def package(self):
        to = self.kit.work / 'proof-package'
        made = self.kit.good(self.archive, 'package', '--to', to, self.dossier).json()[0]
        files = [p for p in to.rglob('*') if p.is_file()]
        ead = [p for p in files if p.suffix == '.xml' and self.value in p.read_text(encoding='utf-8')]
        self.expect('package metadata', any(re.search(rf'<(\w+:)?{self.code}\b[^>]*>\s*{self.value}', p.read_text(encoding='utf-8')) for p in ead))
        schemas = [p for p in files if p.suffix == '.xsd' and f'"{self.code}"' in p.read_text(encoding='utf-8')]
        self.expect('schema in the package', bool(schemas))
        if shutil.which('xmllint') and ead and schemas:
            done = self.kit.run('xmllint', '--noout', '--nonet', '--schema', schemas[0], ead[0])
            self.expect('xmllint: metadata against the schema of the package: ' + done.err[-200:], done.code == 0)
        self.expect('verified package', self.kit.khoso(self.archive, 'check-package', (made['result'] or {}).get('path', to)).code == 0)

    def other_standard(self):
        """TT 02's record set on the same code: what its own standard calls the fields, no line of Java between."""
        a = self.kit.work / 'proof-tt02'
        if self.kit.khoso(a, 'init', '--name', 'TT 02', '--profile', 'tt02').code:
            shutil.rmtree(a, ignore_errors=True)
            self.expect('a profile of TT 02 (init --profile tt02)', False)
            return
        self.kit.khoso(a, 'intake', '--digitised-on', '09/2020', TOP / 'examples/province-overlay/delivery')
        done = self.kit.khoso(a, 'show', self.dossier)
        shown = done.json()[0]['result'] if done.out.strip() else {}
        self.expect("TT 02's record set in the form", shown.get('recordSet', '').startswith('tt02.') and len(shown.get('fields', {})) > 5)


def database(archive):
    return b''.join(p.read_bytes() for p in (archive / 'db').rglob('*') if p.is_file()) + b''.join(p.read_bytes() for p in (archive / 'journal').rglob('*.payload'))


def field_proof(kit):
    p = Proof(kit)
    p.run()
    window = screen.field(kit)
    p.seen += 1
    p.bad += window
    return Result(not p.bad, f'field {p.code}: {p.seen - len(p.bad)} of {p.seen} places', f'{p.seen} places', p.bad)
