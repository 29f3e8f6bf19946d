"""Keys, and survey bundles made by openssl and a few lines of DER: nothing of Khoso is used, so that what it reads was made by others.

A bundle is a ZIP (first manifest.p7m, the signed manifest, then the parts in its order) in CMS AuthEnvelopedData by AES-256-GCM.
"""
import base64, hashlib, io, json, os, subprocess, zipfile
from datetime import datetime, timezone
from kit import NotYet

OIDS = {'data': '1.2.840.113549.1.7.1', 'signedData': '1.2.840.113549.1.7.2', 'sha256': '2.16.840.1.101.3.4.2.1', 'contentType': '1.2.840.113549.1.9.3',
        'messageDigest': '1.2.840.113549.1.9.4', 'signingTime': '1.2.840.113549.1.9.5', 'ecdsa': '1.2.840.10045.4.3.2', 'rsa': '1.2.840.113549.1.1.11'}


def run(*args, data=None):
    p = subprocess.run([str(a) for a in args], input=data, capture_output=True)
    if p.returncode:
        raise NotYet(f'{args[0]} {args[1]}: {p.stderr.decode(errors="replace")[-300:]}')
    return p.stdout


def tlv(tag, *content):
    body = b''.join(content)
    n = len(body)
    size = bytes([n]) if n < 128 else bytes([0x80 | (n.bit_length() + 7) // 8]) + n.to_bytes((n.bit_length() + 7) // 8, 'big')
    return bytes([tag]) + size + body


def oid(name):
    first, second, *rest = map(int, OIDS[name].split('.'))
    out = bytes([first * 40 + second])
    for n in rest:
        part = [n & 0x7f]
        while n := n >> 7:
            part.append(n & 0x7f | 0x80)
        out += bytes(reversed(part))
    return tlv(6, out)


def elements(der):
    """The elements that stand one after another: tag, whole, content."""
    found, at = [], 0
    while at < len(der):
        n, head = der[at + 1], 2
        if n & 0x80:
            head += n & 0x7f
            n = int.from_bytes(der[at + 2:at + head], 'big')
        found.append((der[at], der[at:at + head + n], der[at + head:at + head + n]))
        at += head + n
    return found


class Party:
    """Somebody with a key and a certificate of his own making."""

    def __init__(self, folder, name, kind='ec', usage='critical,digitalSignature,nonRepudiation,keyAgreement'):
        self.name, self.kind = name, kind
        base = folder / hashlib.sha256(name.encode()).hexdigest()[:12]
        self.key, self.pem, self.p12 = (base.with_suffix(s) for s in ('.key', '.pem', '.p12'))
        new = ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] if kind == 'ec' else ['rsa:2048']
        if kind == 'rsa':
            usage = usage.replace('keyAgreement', 'keyEncipherment')
        run('openssl', 'req', '-x509', '-utf8', '-newkey', *new, '-nodes', '-keyout', self.key, '-out', self.pem, '-days', '30', '-subj', f'/O=Khoso accept/CN={name}',
            '-addext', f'keyUsage={usage}')
        self.password = base.with_suffix('.password')
        self.password.write_text(base64.b64encode(os.urandom(12)).decode() + '\n')
        self.password.chmod(0o600)
        run('openssl', 'pkcs12', '-export', '-inkey', self.key, '-in', self.pem, '-out', self.p12, '-passout', f'file:{self.password}')
        self.der = run('openssl', 'x509', '-in', self.pem, '-outform', 'DER')
        self.fingerprint = hashlib.sha256(self.der).hexdigest()

    def options(self):
        return ['--key', self.p12, '--password-file', self.password]

    def sign(self, content):
        """By openssl, with the time of now."""
        return run('openssl', 'cms', '-sign', '-binary', '-nodetach', '-cades', '-outform', 'DER', '-md', 'sha256', '-signer', self.pem, '-inkey', self.key, data=content)

    def sign_at(self, content, when):
        """The same by hand: whoever has the key can claim any time, or none."""
        attributes = [tlv(0x30, oid('contentType'), tlv(0x31, oid('data'))),
                      tlv(0x30, oid('messageDigest'), tlv(0x31, tlv(4, hashlib.sha256(content).digest())))]
        if when:
            attributes.append(tlv(0x30, oid('signingTime'), tlv(0x31, tlv(0x17, when.strftime('%y%m%d%H%M%SZ').encode()))))
        attributes = b''.join(sorted(attributes))
        value = run('openssl', 'dgst', '-sha256', '-sign', self.key, data=tlv(0x31, attributes))
        serial, issuer = self._identity()
        sha = tlv(0x30, oid('sha256'))
        algorithm = tlv(0x30, oid('ecdsa')) if self.kind == 'ec' else tlv(0x30, oid('rsa'), tlv(5))
        info = tlv(0x30, tlv(2, b'\1'), tlv(0x30, issuer, serial), sha, tlv(0xa0, attributes), algorithm, tlv(4, value))
        signed = tlv(0x30, tlv(2, b'\1'), tlv(0x31, sha), tlv(0x30, oid('data'), tlv(0xa0, tlv(4, content))), tlv(0xa0, self.der), tlv(0x31, info))
        return tlv(0x30, oid('signedData'), tlv(0xa0, signed))

    def _identity(self):
        inside = elements(elements(elements(self.der)[0][2])[0][2])
        return inside[1][1], inside[3][1]


def now():
    return datetime.now(timezone.utc)


def sha(data):
    return hashlib.sha256(data).hexdigest()


def manifest(survey, version, unit, number, contents, previous='', /, **change):
    """@contents names and bytes; @change fields that are to be otherwise"""
    m = {'document': 'khoso-survey-bundle', 'version': 1, 'kind': 'response', 'survey': survey, 'surveyVersion': version, 'sender': unit, 'respondent': unit, 'number': number,
         'made': now().strftime('%Y-%m-%dT%H:%M:%SZ'), 'by': 'Nguyễn Thị An', 'previous': previous,
         'parts': [{'name': n, 'size': len(b), 'sha256': sha(b)} for n, b in contents]} | change
    return json.dumps(m, ensure_ascii=False).encode()


def packed(signed, parts, first='manifest.p7m'):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as z:
        for name, data in [(first, signed), *parts]:
            z.writestr(name, data)
    return out.getvalue()


def encrypted(data, *parties, cipher='-aes-256-gcm'):
    to = [x for p in parties for x in (('-recip', p.pem, '-keyopt', 'rsa_padding_mode:oaep') if p.kind == 'rsa' else ('-recip', p.pem))]
    return run('openssl', 'cms', '-encrypt', '-binary', cipher, '-outform', 'DER', *to, data=data)


def decrypted(file, party):
    return run('openssl', 'cms', '-decrypt', '-binary', '-inform', 'DER', '-in', file, '-inkey', party.key, '-recip', party.pem)
