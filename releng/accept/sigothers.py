"""More cases of row signatures: what other software writes. Other algorithms and encodings (openssl cms, openssl smime), the older forms of signatures in PDF."""
import hashlib
from sigmake import Pdf, cms, octets, run, signer_info

PASS = 'TOTAL_PASSED'
KEYS = {'p256': ('EC', '-pkeyopt', 'ec_paramgen_curve:P-256'), 'p384': ('EC', '-pkeyopt', 'ec_paramgen_curve:P-384'), 'brainpool': ('EC', '-pkeyopt', 'ec_paramgen_curve:brainpoolP256r1'),
        'rsa3072': ('RSA', '-pkeyopt', 'rsa_keygen_bits:3072'), 'psskey': ('RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:3072'), 'ed25519': ('ED25519',)}

PSS = ('-keyopt', 'rsa_padding_mode:pss', '-keyopt', 'rsa_pss_saltlen:32')


class Others:
    def __init__(self, maker):
        self.m, self.parties = maker, {}
        for name, how in KEYS.items():
            key = maker.sub.folder / f'{name}.key'
            run('openssl', 'genpkey', '-algorithm', how[0], *how[1:], '-out', key)
            self.parties[name] = maker.sub.party(name, key=key)

    def openssl(self, content, party, *options, verb='cms', form='DER'):
        (self.m.folder / 'other-content').write_bytes(content)
        return run('openssl', verb, '-sign', '-binary', '-in', self.m.folder / 'other-content', '-signer', party.pem, '-inkey', party.key, '-certfile', self.m.sub.pem, '-outform', form, *options)

    def cades(self, name, party, *options, profile='CAdES-BASELINE-B', clause='5.3', expected=PASS, **how):
        self.m.case('c-' + name, self.openssl(self.m.content, party, *options, **how), expected, clause, ending='.p7s', content=self.m.content, profile=profile)

    def make(self):
        p, g = self.parties, self.m.good
        self.cades('ecdsa-p256', p['p256'], '-cades', '-md', 'sha256')
        self.cades('ecdsa-p384', p['p384'], '-cades', '-md', 'sha384')
        self.cades('ecdsa-brainpool', p['brainpool'], '-cades', '-md', 'sha256')
        self.cades('pss', p['rsa3072'], '-cades', '-md', 'sha256', *PSS)
        self.cades('pss-key', p['psskey'], '-cades', '-md', 'sha512', *PSS)  # without these options openssl 3.0 writes what it can't verify itself
        self.cades('rsa-sha384', p['rsa3072'], '-cades', '-md', 'sha384')
        self.cades('ber', g, '-cades', '-stream', '-md', 'sha256')
        self.cades('pem', g, '-cades', '-md', 'sha256', form='PEM')
        self.cades('no-attributes', g, '-noattr', '-md', 'sha256', profile='')
        self.cades('pkcs7', g, '-md', 'sha256', verb='smime', profile='')
        self.m.case('c-ber-carries', self.openssl(self.m.content, g, '-cades', '-nodetach', '-stream', '-md', 'sha256'), PASS, '5.3', ending='.p7m', profile='CAdES-BASELINE-B')
        self.pades()

    def pades(self):
        p, g, m = self.parties, self.m.good, self.m
        by = lambda party, *options: lambda covered: self.openssl(covered, party, *options)
        m.pades('ecdsa', Pdf().signature(by(p['p384'], '-cades', '-md', 'sha384')), PASS, '5.3')
        m.pades('pss', Pdf().signature(by(p['psskey'], '-md', 'sha256', *PSS), sub='adbe.pkcs7.detached'), PASS, '5.3', profile='')
        m.pades('ber', Pdf().signature(by(g, '-stream', '-md', 'sha256'), sub='adbe.pkcs7.detached'), PASS, '5.3', profile='')
        weak = 'INDETERMINATE/CRYPTO_CONSTRAINTS_FAILURE_NO_POE'
        digested = lambda covered: cms(hashlib.sha1(covered).digest(), [signer_info(g, hashlib.sha1(covered).digest())], m.chain(g), attached=True)
        m.pades('sha1-digest', Pdf().signature(digested, sub='adbe.pkcs7.sha1'), weak, '5.2.8.4 (the document by its SHA-1)', profile='')
        data = Pdf().signature(digested, sub='adbe.pkcs7.sha1').bytes
        at = data.index(b'Quyet')
        m.pades('sha1-digest-tampered', data[:at] + b'q' + data[at + 1:], 'TOTAL_FAILED/HASH_FAILURE', '5.2.7.4')
        certs = f'/Cert[<{g.cert.hex()}><{m.sub.cert.hex()}>]'
        bare = lambda md: Pdf().signature(lambda covered: octets(g.sign(covered, md)), sub='adbe.x509.rsa_sha1', more=certs)
        m.pades('bare-rsa', bare('sha256'), PASS, '5.3 (ISO 32000-1, 12.8.3.2)', profile='')
        m.pades('bare-rsa-sha1', bare('sha1'), weak, '5.2.8.4', profile='')
        data = bare('sha256').bytes
        m.pades('bare-rsa-tampered', data[:at] + b'q' + data[at + 1:], 'TOTAL_FAILED/HASH_FAILURE', '5.2.7.4')
        other = Pdf().signature(lambda covered: octets(m.second.sign(covered)), sub='adbe.x509.rsa_sha1', more=certs)
        m.pades('bare-rsa-false', other, 'TOTAL_FAILED/SIG_CRYPTO_FAILURE', '5.2.7.4')
