"""Bundles that may not come in, each with what the refusal has to say."""
import json, os, zlib
from datetime import timedelta
import bundle_make as make

ENCRYPTED = ['damaged or incomplete', 'was changed on its way', 'is not encrypted as CMS', 'is not encrypted to the key']
INSIDE = ['what is inside is damaged', 'is not the one that was signed', 'does not begin with a signed manifest', 'which the signed manifest names', 'is worth nothing',
          'stands in its place', 'unpacks to more than']


class Bad:
    def __init__(self, kind, file, says, may_pass=False):
        self.kind, self.file, self.says, self.may_pass = kind, file, says, may_pass


class Hostile:
    """Made against the state of the archive after all sound bundles: each number here is new, so that nothing but the fault speaks against it."""

    def __init__(self, row):
        self.row, self.random, self.found, self.count = row, row.random, [], 0
        self.many = 1 if row.kit.small else 4
        keys = row.keys
        self.stranger = make.Party(keys, 'Người lạ')
        self.other = make.Party(keys, 'Tỉnh khác', 'rsa')
        self.revoked, self.early, self.late = (make.Party(keys, f'Cán bộ {w}') for w in ('bị thu hồi', 'chưa đến hạn', 'hết hạn'))
        today = make.now() + timedelta(hours=7)
        self.unit = row.units[0]
        self.register(self.early, '--from', (today + timedelta(days=2)).date())
        self.register(self.late, '--until', (today - timedelta(days=2)).date())
        self.register(self.revoked)
        self.before = self.signed_content(self.revoked)  # signed while the key was good
        row.kit.good(row.archive, 'survey', 'signer', 'revoke', '--reason', 'mất thẻ', self.revoked.pem)

    def register(self, party, *options):
        self.row.kit.good(self.row.archive, 'survey', 'signer', 'add', '--unit', self.unit, *options, party.pem)

    def add(self, kind, data, *says, may_pass=False):
        self.count += 1
        file = self.row.files / f'x{self.count:03}-{kind}.khoso-bundle'
        file.write_bytes(data)
        self.found.append(Bad(kind, file, list(says), may_pass))

    def parts(self, unit, **head):
        return [('response.json', self.row.response(unit, self.row.draw.answers('commune'), **head)), ('attachments/a.txt', os.urandom(300))]

    def number(self):
        return 900 + self.count

    def manifest(self, contents, /, **change):
        return make.manifest('bnv-2025-05-digitisation', self.row.version, self.unit, self.number(), contents, **change)

    def signed_content(self, party, when=0):
        parts = self.parts(self.unit)
        m = self.manifest(parts)
        return make.packed(party.sign(m) if when == 0 else party.sign_at(m, when), parts)

    def seal(self, zipped, *to):
        return make.encrypted(zipped, *(to or (self.row.province,)))

    def sound_signer(self):
        return self.row.party[self.unit]

    def all(self):
        for _ in range(self.many):
            self.on_the_way()
            self.signers()
            self.inside()
            self.content()
        self.odd()
        return self.found

    def on_the_way(self):
        """Bytes changed, cut off, added: of bundles that had been taken in, and of new ones."""
        taken = [s for s in self.row.sent if s.number in self.row.book.taken[s.unit]]
        for old, source in ((True, self.random.choice(taken).file.read_bytes()), (False, self.seal(self.signed_content(self.sound_signer())))):
            n = len(source)
            places = [self.random.randrange(n // 2, n - 40), self.random.randrange(n // 2, n - 40), n - self.random.randrange(1, 16)]
            if old:  # the header also tells of other recipients and of versions: what is opened may be untouched, then it is what had been taken in
                places += [self.random.randrange(4), self.random.randrange(4, 400), self.random.randrange(4, 1200)]
            for place in places:
                data = bytearray(source)
                data[place] ^= 1 << self.random.randrange(8)
                self.add('altered', bytes(data), *ENCRYPTED, may_pass=place < 1200)
            self.add('truncated', source[:self.random.randrange(1, n)], *ENCRYPTED)
            self.add('extended', source + os.urandom(self.random.randrange(1, 50)), *ENCRYPTED)
        self.add('empty', b'', *ENCRYPTED)
        self.add('random bytes', os.urandom(self.random.randrange(10, 5000)), *ENCRYPTED)
        self.add('to somebody else', self.seal(self.signed_content(self.sound_signer()), self.other), 'is not encrypted to the key')
        self.add('not authenticated', make.encrypted(self.signed_content(self.sound_signer()), self.row.province, cipher='-aes-256-cbc'), 'is not encrypted as CMS')

    def signers(self):
        ours, now = self.sound_signer(), make.now()
        self.add('unknown signer', self.seal(self.signed_content(self.stranger)), 'is not in the register of signers')
        self.add('other unit', self.seal(self.signed_content(self.row.party[self.row.units[1]])), f'may not sign for unit {self.unit}')
        self.add('before its time', self.seal(self.signed_content(self.early)), 'may sign for unit')
        self.add('after its time', self.seal(self.signed_content(self.late)), 'may sign for unit')
        self.add('revoked before', self.seal(self.before), 'no time-stamp proves it')
        self.add('revoked', self.seal(self.signed_content(self.revoked, now + timedelta(seconds=90))), 'was signed after that')
        self.add('backdated', self.seal(self.signed_content(self.revoked, now - timedelta(days=self.random.randrange(1, 25)))), 'no time-stamp proves it', 'does not hold for the time')
        self.add('in the future', self.seal(self.signed_content(ours, now + timedelta(days=2))), 'claims to have signed at')
        self.add('without time', self.seal(self.signed_content(ours, None)), 'does not say when')
        self.add('before the certificate', self.seal(self.signed_content(ours, now - timedelta(days=300))), 'does not hold for the time')
        m = self.manifest([], kind='return', returned={'number': 0, 'digest': '', 'reason': 'x'})
        self.add('return by who may not', self.seal(make.packed(ours.sign(m), [])), 'may not sign for unit')

    def inside(self):
        """Changed by who could open it, and encrypted again: the signature is over the manifest, the manifest over the parts."""
        parts = self.parts(self.unit)
        m = self.manifest(parts)
        signed = self.sound_signer().sign(m)
        text = bytearray(parts[0][1])
        text[self.random.randrange(len(text))] ^= 1
        self.add('part altered', self.seal(make.packed(signed, [(parts[0][0], bytes(text)), parts[1]])), 'is not the one that was signed')
        shorter = bytes(parts[1][1][:-self.random.randrange(1, 300)])
        self.add('part altered', self.seal(make.packed(signed, [parts[0], (parts[1][0], shorter)])), 'is not the one that was signed')
        self.add('part missing', self.seal(make.packed(signed, parts[:1])), 'which the signed manifest names, is missing')
        self.add('part other', self.seal(make.packed(signed, parts[::-1])), 'stands in its place')
        self.add('part extra', self.seal(make.packed(signed, parts + [('../../x', b'x')])), 'is not in the signed manifest')
        self.add('manifest replaced', self.seal(make.packed(signed.replace(b'Nguy', b'Nguz'), parts)), 'is worth nothing')
        broken = bytearray(signed)
        broken[-self.random.randrange(1, 60)] ^= 1 << self.random.randrange(8)
        self.add('signature altered', self.seal(make.packed(bytes(broken), parts)), 'is worth nothing', 'is not in the register')
        self.add('no manifest', self.seal(make.packed(parts[0][1], [], first='response.json')), 'does not begin with a signed manifest')
        self.add('no zip', self.seal(parts[0][1]), 'does not begin with a signed manifest')
        z = bytearray(make.packed(signed, parts))
        z[self.random.randrange(30, len(z) // 2)] ^= 1 << self.random.randrange(8)
        self.add('zip altered', self.seal(bytes(z)), *INSIDE, 'is not in the register', may_pass=False) if self.sensitive(z, signed, parts) else None
        bomb = b'\0' * (150 << 20)
        self.add('bomb as a part', self.seal(make.packed(signed, [(parts[0][0], bomb), parts[1]])), 'unpacks to more than')
        self.add('bomb as manifest', self.seal(make.packed(bomb, parts)), 'unpacks to more than')

    @staticmethod
    def sensitive(z, signed, parts):
        """Whether the change is one that Python's reader notices too: names of time and version it does not ask for."""
        import io, zipfile
        try:
            with zipfile.ZipFile(io.BytesIO(bytes(z))) as f:
                return f.read('manifest.p7m') != signed or any(f.read(n) != b for n, b in parts)
        except (zipfile.BadZipFile, KeyError, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
            return True

    def content(self):
        """Signed by who may, but not what a bundle has to be."""
        ours = self.sound_signer()

        def of(kind, parts, /, *says, **change):
            self.add(kind, self.seal(make.packed(ours.sign(self.manifest(parts, **change)), parts)), *says)
        sound = self.parts(self.unit)
        of('other unit inside', self.parts(self.row.units[1]), 'the answers are those of unit')
        of('draft', self.parts(self.unit, state='DRAFT'), 'not sent')
        of('other version', sound, 'version', version=2)
        of('other survey version', sound, 'surveyVersion', surveyVersion='99')
        of('unknown survey', sound, 'There is no survey', survey='nothing')
        of('other document', sound, 'is no survey bundle', document='khoso-survey-response')
        of('number zero', sound, '(number)', number=0)
        of('number too high', sound, '(number)', number=10 ** 12)
        of('number as text', sound, '(JSON', number='7')
        of('parts too many', sound, '(parts)', parts=[{'name': f'attachments/{i}', 'size': 0, 'sha256': make.sha(b'')} for i in range(200)])
        of('size too large', sound, '(parts.size)', parts=[{'name': 'response.json', 'size': 1 << 40, 'sha256': make.sha(b'')}])
        of('way out', [sound[0], ('attachments/../../x', b'x')], '(parts.name)')
        of('no answers', [], '(parts)')
        of('broken answers', [('response.json', sound[0][1][:-self.random.randrange(2, 500)])], 'damaged or not as it should be (JSON')
        of('unknown cell', [('response.json', sound[0][1].replace(b'"item": "1.a"', b'"item": "9.z"', 1))], 'has no cell 9.z')
        of('deep answers', [('response.json', b'[' * 100_000)], 'is not a questionnaire')

    def odd(self):
        self.add('too large', os.urandom(34 << 20), 'is larger than a bundle may be')
        m = json.dumps({'document': 'khoso-survey-bundle'}).encode()
        self.add('manifest without all', self.seal(make.packed(self.sound_signer().sign(m), [])), 'version')
        self.add('manifest no json', self.seal(make.packed(self.sound_signer().sign(b'\xff\xfe'), [])), 'the manifest of the bundle is not')
