"""Makes signed files by other means than the product's: keys, certificates, lists, OCSP answers and time-stamps by the openssl command, the shells
around them (CMS, PDF, XML) written here by hand, so that a test can write them wrong, too."""
import base64, datetime, hashlib, subprocess
from pathlib import Path

UTC = datetime.timezone.utc


# DER, as much as is needed

def tlv(tag, *parts):
    body = b''.join(parts)
    n = len(body)
    size = bytes([n]) if n < 128 else (lambda b: bytes([0x80 | len(b)]) + b)(n.to_bytes((n.bit_length() + 7) // 8, 'big'))
    return bytes([tag]) + size + body


def seq(*parts):
    return tlv(0x30, *parts)


def set_of(*parts):
    return tlv(0x31, *sorted(parts))


def octets(b):
    return tlv(0x04, b)


def integer(n):
    return tlv(0x02, n.to_bytes(n.bit_length() // 8 + 1, 'big'))


def oid(text):
    n = [int(x) for x in text.split('.')]
    out = bytearray([n[0] * 40 + n[1]])
    for x in n[2:]:
        part = [x & 0x7f]
        while x > 0x7f:
            x >>= 7
            part.insert(0, x & 0x7f | 0x80)
        out += bytes(part)
    return tlv(0x06, bytes(out))


def items(der):
    """Elements of a constructed value: (tag, whole, content)."""
    def head(at):
        n, start = der[at + 1], at + 2
        if n & 0x80:
            start += n & 0x7f
            n = int.from_bytes(der[at + 2:start], 'big')
        return start, n
    at, n = head(0)
    end, all_ = at + n, []
    while at < end:
        start, n = head(at)
        all_.append((der[at], der[at:start + n], der[start:start + n]))
        at = start + n
    return all_


def utc(when):
    return tlv(0x17, when.strftime('%y%m%d%H%M%SZ').encode())


ALGORITHMS = {'sha1': '1.3.14.3.2.26', 'sha256': '2.16.840.1.101.3.4.2.1', 'sha512': '2.16.840.1.101.3.4.2.3', 'md5': '1.2.840.113549.2.5'}
RSA = '1.2.840.113549.1.1.1'


def run(*cmd, given=None, cwd=None):
    p = subprocess.run([str(c) for c in cmd], input=given, capture_output=True, cwd=cwd)
    if p.returncode:
        raise RuntimeError(' '.join(map(str, cmd)) + ': ' + p.stderr.decode(errors='replace')[-400:])
    return p.stdout


def der_of(pem):
    body = pem.decode().split('-----BEGIN')[-1].split('-----', 1)[1].split('-----END')[0]
    return base64.b64decode(''.join(body.split()))


def stamp_time(when):
    return when.strftime('%Y%m%d%H%M%SZ')


class Party:
    """Somebody with a key and a certificate."""

    def __init__(self, folder, name, issuer):
        self.folder, self.name, self.issuer = folder, name, issuer
        self.key, self.pem = folder / f'{name}.key', folder / f'{name}.pem'

    @property
    def cert(self):
        return der_of(self.pem.read_bytes())

    def tbs(self):
        parts = items(items(self.cert)[0][1])
        return parts[1:] if parts[0][0] == 0xa0 else parts

    def serial(self):
        return int.from_bytes(self.tbs()[0][2], 'big')

    def issuer_name(self):
        return self.tbs()[2][1]

    def sign(self, data, md='sha256'):
        return run('openssl', 'dgst', '-' + md, '-sign', self.key, given=data)


CONFIG = """
[ca]
default_ca = own
[own]
dir = .
database = index.txt
new_certs_dir = .
serial = serial
crlnumber = crlnumber
certificate = {name}.pem
private_key = {name}.key
default_md = sha256
policy = any
unique_subject = no
default_crl_days = 30
[any]
commonName = supplied
organizationName = optional
countryName = optional
[req]
distinguished_name = dn
prompt = no
[dn]
[root]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[ca0]
basicConstraints = critical,CA:true,pathlen:0
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[signer]
keyUsage = critical,digitalSignature,nonRepudiation
[encrypter]
keyUsage = critical,keyEncipherment
[notca]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
[stamper]
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[responder]
keyUsage = critical,digitalSignature
extendedKeyUsage = OCSPSigning
noCheck = ignored
"""


class Authority(Party):
    """Issues certificates, lists and answers; its books are openssl's."""

    def __init__(self, top, name, issuer=None, kind='ca0', **more):
        folder = Path(top) / name
        folder.mkdir(parents=True)
        super().__init__(folder, name, issuer)
        (folder / 'index.txt').write_text('')
        (folder / 'serial').write_text('1000\n')
        (folder / 'crlnumber').write_text('01\n')
        (folder / 'ca.cnf').write_text(CONFIG.format(name=name))
        run('openssl', 'genrsa', '-out', self.key, '2048')
        if issuer is None:
            now = datetime.datetime.now(UTC)
            run('openssl', 'req', '-new', '-sha256', '-key', self.key, '-out', folder / 'request.pem', '-subj', f'/CN={name}/O=Khoso test/C=VN', '-config', folder / 'ca.cnf')
            run('openssl', 'ca', '-batch', '-notext', '-selfsign', '-config', 'ca.cnf', '-extensions', 'root', '-in', 'request.pem', '-keyfile', self.key.name, '-out', self.pem.name,
                '-startdate', stamp_time(now - datetime.timedelta(days=3000)), '-enddate', stamp_time(now + datetime.timedelta(days=3000)), cwd=folder)
        else:
            made = issuer.party(name, kind, key=self.key, **more)
            self.pem.write_bytes(made.pem.read_bytes())

    def party(self, name, kind='signer', start=None, end=None, bits=2048, md='sha256', key=None):
        p = Party(self.folder, name, self)
        if key is None:
            run('openssl', 'genrsa', '-out', p.key, bits)
        else:
            p.key = key
        request = run('openssl', 'req', '-new', '-sha256', '-key', p.key, '-subj', f'/CN={name}/O=Khoso test/C=VN', '-config', self.folder / 'ca.cnf')
        (self.folder / 'request.pem').write_bytes(request)
        now = datetime.datetime.now(UTC)
        start, end = start or now - datetime.timedelta(days=300), end or now + datetime.timedelta(days=300)
        run('openssl', 'ca', '-batch', '-notext', '-config', 'ca.cnf', '-extensions', kind, '-in', 'request.pem', '-out', f'{name}.pem', '-md', md, '-startdate',
            stamp_time(start), '-enddate', stamp_time(end), cwd=self.folder)
        return p

    def revoke(self, party, reason='keyCompromise'):
        run('openssl', 'ca', '-config', 'ca.cnf', '-revoke', party.pem.name if party.pem.parent == self.folder else party.pem, '-crl_reason', reason, cwd=self.folder)

    def crl(self, last=None, until=None):
        now = datetime.datetime.now(UTC)
        run('openssl', 'ca', '-config', 'ca.cnf', '-gencrl', '-out', 'list.pem', '-crl_lastupdate', stamp_time(last or now), '-crl_nextupdate',
            stamp_time(until or now + datetime.timedelta(days=20)), cwd=self.folder)
        return der_of((self.folder / 'list.pem').read_bytes())

    def ocsp(self, party, responder):
        run('openssl', 'ocsp', '-index', 'index.txt', '-CA', f'{self.name}.pem', '-rsigner', responder.pem, '-rkey', responder.key, '-issuer', f'{self.name}.pem', '-cert',
            party.pem, '-respout', 'answer.der', '-ndays', '7', '-no_nonce', '-noverify', cwd=self.folder)
        return (self.folder / 'answer.der').read_bytes()


def stamp(stamper, data, md='sha256'):
    """@return token over data, made now"""
    work = stamper.folder
    (work / 'tsa.cnf').write_text('[tsa]\ndefault_tsa = own\n[own]\nserial = ./tsa.serial\ncrypto_device = builtin\ndefault_policy = 1.2.3.4.1\ndigests = sha256,sha512\n'
                                  'accuracy = secs:1\nordering = no\ness_cert_id_alg = sha256\nsigner_digest = sha256\n')
    if not (work / 'tsa.serial').exists():
        (work / 'tsa.serial').write_text('01\n')
    (work / 'stamped').write_bytes(data)
    run('openssl', 'ts', '-query', '-data', 'stamped', '-' + md, '-no_nonce', '-cert', '-out', 'query.tsq', cwd=work)
    run('openssl', 'ts', '-reply', '-config', 'tsa.cnf', '-section', 'own', '-queryfile', 'query.tsq', '-signer', stamper.pem.name, '-inkey', stamper.key.name,
        '-chain', '../chain.pem', '-token_out', '-out', 'token.der', cwd=work)
    return (work / 'token.der').read_bytes()


# CMS

def attribute(name, *values):
    return seq(oid(name), set_of(*values))


def values_of(certs=(), crls=(), ocsps=()):
    """certificate-values and revocation-values of CAdES."""
    basic = [items(items(o)[1][2])[1][2] if items(o)[0][0] == 0x0a else o for o in ocsps]
    r = ([tlv(0xa0, seq(*crls))] if crls else []) + ([tlv(0xa1, seq(*basic))] if basic else [])
    return [attribute('1.2.840.113549.1.9.16.2.23', seq(*certs)), attribute('1.2.840.113549.1.9.16.2.24', seq(*r))]


def signer_info(party, content, md='sha256', time=True, named=True, content_stamp=None, stamper=None, unsigned=(), digest=None, spoil=False, attributes=True):
    algorithm = seq(oid(ALGORITHMS[md]), b'\x05\x00')
    attrs = [attribute('1.2.840.113549.1.9.3', oid('1.2.840.113549.1.7.1')), attribute('1.2.840.113549.1.9.4', octets(digest or hashlib.new(md, content).digest()))]
    if time:
        attrs.append(attribute('1.2.840.113549.1.9.5', utc(datetime.datetime.now(UTC) if time is True else time)))
    if named:
        who = party if named is True else named
        attrs.append(attribute('1.2.840.113549.1.9.16.2.47', seq(seq(seq(octets(hashlib.sha256(who.cert).digest()))))))
    if content_stamp:
        attrs.append(attribute('1.2.840.113549.1.9.16.2.20', content_stamp))
    table = set_of(*attrs)
    value = party.sign(table if attributes else content, md)
    if spoil:
        value = value[:-1] + bytes([value[-1] ^ 1])
    more = list(unsigned)
    if stamper:
        more.insert(0, attribute('1.2.840.113549.1.9.16.2.14', stamp(stamper, value)))
    return seq(integer(1), seq(party.issuer_name(), integer(party.serial())), algorithm, *([b'\xa0' + table[1:]] if attributes else []), seq(oid(RSA), b'\x05\x00'), octets(value),
               *([b'\xa1' + set_of(*more)[1:]] if more else []))


def cms(content, signers, certs, attached=False, crls=(), mds=('sha256',)):
    inside = seq(oid('1.2.840.113549.1.7.1'), *([tlv(0xa0, octets(content))] if attached else []))
    body = seq(integer(1), set_of(*(seq(oid(ALGORITHMS[m]), b'\x05\x00') for m in mds)), inside, tlv(0xa0, *certs), *([tlv(0xa1, *crls)] if crls else []), set_of(*signers))
    return seq(oid('1.2.840.113549.1.7.2'), tlv(0xa0, body))


# PDF

class Pdf:
    """A PDF with tables of objects, written by hand; every change is a revision of its own at the end."""

    def __init__(self, text='Quyet dinh so 1'):
        self.entries = {'Type': '/Catalog', 'Pages': ' 2 0 R'}
        self.objects = {1: self.catalog(), 2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
                        3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>', 4: self.stream(f'BT /F1 12 Tf 60 700 Td ({text}) Tj ET'),
                        5: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'}
        self.bytes, self.prev = b'%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', None
        self.fields, self.annots = [], []
        self.revision(self.objects)

    @staticmethod
    def stream(text, more=''):
        data = text if isinstance(text, bytes) else text.encode('latin-1')
        return f'<<{more}/Length {len(data)}>>\nstream\n'.encode() + data + b'\nendstream'

    def revision(self, changed):
        self.objects.update(changed)
        out, places = bytearray(self.bytes), {}
        if not out.endswith(b'\n'):
            out += b'\n'
        for n, body in sorted(changed.items()):
            places[n] = len(out)
            out += f'{n} 0 obj\n'.encode() + (body if isinstance(body, bytes) else body.encode('latin-1')) + b'\nendobj\n'
        start = len(out)
        out += b'xref\n' + (b'0 1\n0000000000 65535 f \n' if self.prev is None else b'')
        for n in sorted(places):
            out += f'{n} 1\n{places[n]:010d} 00000 n \n'.encode()
        out += f'trailer\n<</Size {max(self.objects) + 1}/Root 1 0 R{"" if self.prev is None else f"/Prev {self.prev}"}>>\nstartxref\n{start}\n%%EOF\n'.encode()
        self.bytes, self.prev = bytes(out), start
        return self

    def number(self):
        return max(self.objects) + 1

    def catalog(self, **entries):
        self.entries.update(entries)
        return '<<' + ''.join(f'/{k}{v}' for k, v in self.entries.items()) + '>>'

    def signature(self, make, sub='ETSI.CAdES.detached', name=None, rect='0 0 0 0', room=16000, more='', time=True, gap=0, short=0, begin=0, pad=b'\0', loose=False, kind='Sig'):
        """Adds a signed revision. gap: bytes after the value that are not covered; short: bytes at the end that are not."""
        value, field = self.number(), self.number() + 1
        when = datetime.datetime.now(UTC).strftime("/M(D:%Y%m%d%H%M%SZ)") if time else ''
        holder = f'<</Type/{kind}/Filter/Adobe.PPKLite/SubFilter/{sub}{when}{more}/ByteRange [0000000000 1111111111 2222222222 3333333333]/Contents <{"0" * 2 * room}>>>'
        page = self.objects[3]
        changed = {value: holder}
        if not loose:
            self.fields.append(field)
            self.annots.append(field)
            refs = lambda all_: '[' + ' '.join(f'{n} 0 R' for n in all_) + ']'
            changed[field] = f'<</Type/Annot/Subtype/Widget/FT/Sig/T({name or f"Signature{len(self.fields)}"})/V {value} 0 R/P 3 0 R/F 132/Rect[{rect}]>>'
            changed[3] = page.split('/Annots')[0].removesuffix('>>') + f'/Annots{refs(self.annots)}>>'
            changed[1] = self.catalog(AcroForm=f'<</Fields{refs(self.fields)}/SigFlags 3>>')
        self.revision(changed)
        text = self.bytes
        at = text.rindex(b'/Contents <') + 10
        end = at + 2 * room + 2
        rest = len(text) - end - gap - short
        numbers = f'{begin:010d} {at - begin:010d} {end + gap:010d} {rest:010d}'.encode()
        text = text.replace(b'0000000000 1111111111 2222222222 3333333333', numbers)
        covered = text[begin:at] + text[end + gap:len(text) - short]
        der = make(covered)
        filled = (der + pad * (room - len(der))).hex().encode()
        self.bytes = text[:at + 1] + filled + text[end - 1:]
        return self

    def store(self, certs=(), crls=(), ocsps=()):
        """Adds a document security store."""
        n, changed, refs = self.number(), {}, {}
        for key, all_ in (('Certs', certs), ('CRLs', crls), ('OCSPs', ocsps)):
            for der in all_:
                changed[n] = self.stream(der)
                refs.setdefault(key, []).append(f'{n} 0 R')
                n += 1
        changed[n] = '<<' + ''.join(f'/{k}[{" ".join(v)}]' for k, v in refs.items()) + '>>'
        changed[1] = self.catalog(DSS=f' {n} 0 R')
        return self.revision(changed)


# XML

DS, X = 'http://www.w3.org/2000/09/xmldsig#', 'http://uri.etsi.org/01903/v1.3.2#'
EXC, INC = 'http://www.w3.org/2001/10/xml-exc-c14n#', 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'
URIS = {'sha1': (DS + 'sha1', DS + 'rsa-sha1'), 'sha256': ('http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256')}


def b64(b):
    return base64.b64encode(b).decode()


def digest(data, md):
    return b64(hashlib.new(md, data.encode() if isinstance(data, str) else data).digest())


def xml_reference(uri, data, transforms=(), md='sha256', kind='', ident=''):
    t = ''.join(f'<ds:Transform Algorithm="{a}"></ds:Transform>' if not a.startswith('<') else a for a in transforms)
    return (f'<ds:Reference{ident}{kind} URI="{uri}">' + (f'<ds:Transforms>{t}</ds:Transforms>' if t else '')
            + f'<ds:DigestMethod Algorithm="{URIS[md][0]}"></ds:DigestMethod><ds:DigestValue>{digest(data, md)}</ds:DigestValue></ds:Reference>')


def xades(party, references, certs=(), objects='', md='sha256', named=True, properties=True, stamper=None, certificate_values=(), crls=(), ocsps=(), spoil=False, prefix='s1',
          cover=True):
    """@return ds:Signature; all text is canonical as it stands, so no library is needed to sign it"""
    who = party if named is True else named
    cert = '' if not named else (f'<xades:SigningCertificateV2><xades:Cert><xades:CertDigest><ds:DigestMethod xmlns:ds="{DS}" Algorithm="{URIS["sha256"][0]}"></ds:DigestMethod>'
                                 f'<ds:DigestValue xmlns:ds="{DS}">{digest(who.cert, "sha256")}</ds:DigestValue></xades:CertDigest></xades:Cert></xades:SigningCertificateV2>')
    now = datetime.datetime.now(UTC).strftime('%Y-%m-%dT%H:%M:%SZ')
    signed = (f'<xades:SignedProperties xmlns:xades="{X}" Id="{prefix}-sp"><xades:SignedSignatureProperties><xades:SigningTime>{now}</xades:SigningTime>{cert}'
              '</xades:SignedSignatureProperties></xades:SignedProperties>')
    if properties and cover:
        references += xml_reference(f'#{prefix}-sp', signed, [EXC], md, ' Type="http://uri.etsi.org/01903#SignedProperties"').replace(
            f' Type="http://uri.etsi.org/01903#SignedProperties" URI="#{prefix}-sp"', f' Type="http://uri.etsi.org/01903#SignedProperties" URI="#{prefix}-sp"')
    info = (f'<ds:SignedInfo xmlns:ds="{DS}"><ds:CanonicalizationMethod Algorithm="{EXC}"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm="{URIS[md][1]}"></ds:SignatureMethod>'
            f'{references}</ds:SignedInfo>')
    raw = party.sign(info.encode(), md)
    if spoil:
        raw = raw[:-1] + bytes([raw[-1] ^ 1])
    value = f'<ds:SignatureValue xmlns:ds="{DS}" Id="{prefix}-value">{b64(raw)}</ds:SignatureValue>'
    unsigned = ''
    if stamper:
        unsigned += (f'<xades:SignatureTimeStamp Id="{prefix}-ts"><ds:CanonicalizationMethod xmlns:ds="{DS}" Algorithm="{EXC}"></ds:CanonicalizationMethod>'
                     f'<xades:EncapsulatedTimeStamp>{b64(stamp(stamper, value.encode()))}</xades:EncapsulatedTimeStamp></xades:SignatureTimeStamp>')
    if certificate_values:
        unsigned += '<xades:CertificateValues>' + ''.join(f'<xades:EncapsulatedX509Certificate>{b64(c)}</xades:EncapsulatedX509Certificate>' for c in certificate_values) + '</xades:CertificateValues>'
    if crls or ocsps:
        unsigned += '<xades:RevocationValues>' + ('<xades:CRLValues>' + ''.join(f'<xades:EncapsulatedCRLValue>{b64(c)}</xades:EncapsulatedCRLValue>' for c in crls) + '</xades:CRLValues>' if crls else '')
        unsigned += ('<xades:OCSPValues>' + ''.join(f'<xades:EncapsulatedOCSPValue>{b64(c)}</xades:EncapsulatedOCSPValue>' for c in ocsps) + '</xades:OCSPValues>' if ocsps else '') + '</xades:RevocationValues>'
    if unsigned:
        unsigned = f'<xades:UnsignedProperties><xades:UnsignedSignatureProperties>{unsigned}</xades:UnsignedSignatureProperties></xades:UnsignedProperties>'
    qualifying = f'<ds:Object><xades:QualifyingProperties xmlns:xades="{X}" Target="#{prefix}">{signed}{unsigned}</xades:QualifyingProperties></ds:Object>' if properties else ''
    keys = ''.join(f'<ds:X509Certificate>{b64(c)}</ds:X509Certificate>' for c in certs)
    return f'<ds:Signature xmlns:ds="{DS}" Id="{prefix}">{info}{value}<ds:KeyInfo><ds:X509Data>{keys}</ds:X509Data></ds:KeyInfo>{objects}{qualifying}</ds:Signature>'
