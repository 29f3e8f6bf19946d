"""Cases of row signatures: signed files, whom to trust, and the verdict that ETSI EN 319 102-1 asks for (V1.3.1; clauses in brackets)."""
import base64, datetime, shutil, time
from dataclasses import dataclass, field
from pathlib import Path
import sigmake as s
import sigothers
from sigmake import EXC, INC, UTC, Authority, Pdf, cms, run, signer_info, stamp, values_of, xades, xml_reference

PASS = 'TOTAL_PASSED'


def fails(why):
    return 'TOTAL_FAILED/' + why


def unsure(why):
    return 'INDETERMINATE/' + why


@dataclass
class Case:
    name: str
    path: Path
    trust: str
    expected: list
    clause: str
    content: Path = None
    profile: str = None
    told: str = None  # rule of a finding that must be there
    silent: list = field(default_factory=list)  # rules that must not


class Maker:
    def __init__(self, folder):
        self.folder, self.cases = Path(folder), []
        self.out = self.folder / 'signed'
        self.out.mkdir(parents=True)
        self.now = datetime.datetime.now(UTC)
        self.content = 'Bien ban giao nhan ho so so 1\n'.encode() * 40
        self.people()

    def people(self):
        top = self.folder / 'pki'
        self.root = Authority(top, 'Root')
        self.sub = Authority(top, 'Sub', self.root)
        self.sub2 = Authority(top, 'RevokedSub', self.root)
        self.deep = Authority(top, 'TooDeep', self.sub)  # Sub may issue to people only
        self.notca = Authority(top, 'NotCa', self.root, 'notca')
        self.other = Authority(top, 'OtherRoot')
        (top / 'chain.pem').write_bytes(self.root.pem.read_bytes())
        day, second = datetime.timedelta(days=1), datetime.timedelta(seconds=1)
        p = self.sub.party
        self.good, self.second, self.encrypter = p('good'), p('second'), p('encrypter', 'encrypter')
        self.expired = p('expired', start=self.now - 200 * day, end=self.now - 30 * day)
        self.turn = datetime.datetime.now(UTC).replace(microsecond=0) + 75 * second
        self.soon = p('soon', end=self.turn)
        self.early = p('early', start=self.turn)
        self.revoked, self.later, self.held, self.weak = p('revoked'), p('later'), p('held'), p('weak', bits=1024)
        self.below2, self.below_deep, self.below_notca = self.sub2.party('below2'), self.deep.party('belowdeep'), self.notca.party('belownotca')
        self.stranger = self.other.party('stranger')
        self.stamper, self.odd_stamper = self.root.party('stamper', 'stamper'), self.other.party('oddstamper', 'stamper')
        self.responder = self.sub.party('responder', 'responder')
        self.sub_list, self.root_list = self.sub.crl(), self.root.crl()
        self.answer = self.sub.ocsp(self.good, self.responder)
        self.sub.revoke(self.revoked)
        self.sub.revoke(self.held, 'certificateHold')

    def trust(self, name, anchors, others=(), lists=(), answers=()):
        d = self.folder / 'trust' / name
        (d / 'intermediate').mkdir(parents=True)
        for p in anchors:
            shutil.copy(p.pem, d / f'{p.name}.pem')
        for p in others:
            shutil.copy(p.pem, d / 'intermediate' / f'{p.name}.pem')
        for n, b in enumerate(lists):
            (d / f'{n}.crl').write_bytes(b)
        for n, b in enumerate(answers):
            (d / f'{n}.ors').write_bytes(b)
        return d

    def trusts(self):
        """When all is signed: what is revoked only after a time-stamp is revoked now, and who expires soon has expired."""
        time.sleep(2)
        self.sub.revoke(self.later)
        self.root.revoke(self.sub2)
        time.sleep(max(0, (self.turn - datetime.datetime.now(UTC)).total_seconds() + 2))
        now = datetime.datetime.now(UTC) - datetime.timedelta(seconds=1)
        sub, root, sub2, deep = self.sub.crl(now), self.root.crl(now), self.sub2.crl(now), self.deep.crl(now)
        self.trust('full', [self.root], lists=[self.sub_list, sub, root, sub2, deep, self.notca.crl(now)])
        self.trust('early', [self.root], lists=[self.sub_list, self.root_list])  # made before the end of who expires soon
        self.trust('bare', [self.root])
        self.trust('other', [self.other], lists=[self.other.crl(now)])
        self.trust('answers', [self.root], lists=[root], answers=[self.answer])
        self.trust('signer', [self.good])

    def file(self, name, data):
        p = self.out / name
        p.write_bytes(data if isinstance(data, bytes) else data.encode())
        return p

    def case(self, name, data, expected, clause, trust='full', ending='', content=None, **more):
        path = self.file(name + ending, data)
        beside = None
        if content is not None:
            beside = self.file(name, content)
        self.cases.append(Case(name, path, trust, expected if isinstance(expected, list) else [expected], clause, beside, **more))

    def cades(self, name, signer, expected, clause, trust='full', content=None, extra=(), **how):
        more = {k: how.pop(k) for k in ('profile', 'told', 'silent') if k in how}
        der = cms(self.content, [signer_info(signer, self.content, **how)], self.chain(signer, extra), mds=(how.get('md', 'sha256'),))
        self.case('c-' + name, der, expected, clause, trust, '.p7s', self.content if content is None else content, **more)

    def chain(self, signer, extra=()):
        up = signer.issuer
        all_ = [signer.cert]
        while up is not None and up.issuer is not None:
            all_.append(up.cert)
            up = up.issuer
        return [*all_, *extra]

    def make(self):
        self.all_cades()
        self.all_pades()
        self.all_xades()
        sigothers.Others(self).make()
        self.trusts()
        return self.cases

    def all_cades(self):
        g, B, T = self.good, 'CAdES-BASELINE-B', 'CAdES-BASELINE-T'
        (self.folder / 'content').write_bytes(self.content)
        own = run('openssl', 'cms', '-sign', '-binary', '-cades', '-md', 'sha256', '-in', self.folder / 'content', '-signer', g.pem, '-inkey', g.key, '-certfile', self.sub.pem, '-outform', 'DER')
        self.case('c-openssl', own, PASS, '5.3', ending='.p7s', content=self.content, profile=B)
        own = run('openssl', 'cms', '-sign', '-binary', '-nodetach', '-cades', '-md', 'sha512', '-in', self.folder / 'content', '-signer', g.pem, '-inkey', g.key, '-certfile', self.sub.pem, '-outform', 'DER')
        self.case('c-carries', own, PASS, '5.3', ending='.p7m', profile=B)
        self.cades('b', g, PASS, '5.3', profile=B)
        self.cades('answer', g, PASS, '5.2.6 (OCSP)', trust='answers', profile='CAdES-BASELINE-B')
        self.cades('t', g, PASS, '5.5', stamper=self.stamper, profile=T)
        self.cades('lt-lists', g, PASS, '5.5', trust='bare', stamper=self.stamper, unsigned=values_of([self.root.cert, self.sub.cert], [self.sub_list, self.root_list]), profile='CAdES-BASELINE-LT')
        self.cades('lt-answer', g, PASS, '5.5', trust='bare', stamper=self.stamper, unsigned=values_of([self.root.cert, self.sub.cert], [self.root_list], [self.answer]), profile='CAdES-BASELINE-LT')
        self.cades('tampered', g, fails('HASH_FAILURE'), '5.2.7.4', content=self.content + b'.')
        self.cades('false-value', g, fails('SIG_CRYPTO_FAILURE'), '5.2.7.4', spoil=True)
        whole = cms(self.content, [signer_info(g, self.content)], self.chain(g))
        self.case('c-truncated', whole[:len(whole) // 2], fails('FORMAT_FAILURE'), '5.2.2.4', ending='.p7s', content=self.content)
        self.case('c-no-content', whole, unsure('SIGNED_DATA_NOT_FOUND'), '5.2.7.4', ending='.p7s')
        self.cades('unknown-root', self.stranger, unsure('NO_CERTIFICATE_CHAIN_FOUND'), '5.2.6.4 a')
        self.case('c-no-certificate', cms(self.content, [signer_info(g, self.content)], [self.sub.cert]), unsure('NO_SIGNING_CERTIFICATE_FOUND'), '5.2.3.4', ending='.p7s', content=self.content)
        self.cades('other-named', g, unsure('NO_SIGNING_CERTIFICATE_FOUND'), '5.2.3.4', named=self.second)
        self.cades('no-revocation', g, unsure('TRY_LATER'), '5.2.6.4 g', trust='bare')
        self.cades('expired', self.expired, unsure('OUT_OF_BOUNDS_NO_POE'), '5.2.6.4 c', trust='bare')
        self.cades('expired-not-revoked', self.soon, unsure('OUT_OF_BOUNDS_NOT_REVOKED'), '5.2.6.4 c', trust='early')
        self.cades('expired-stamped', self.soon, PASS, '5.5.4', trust='early', stamper=self.stamper, profile=T)
        self.cades('not-yet-valid', self.early, fails('NOT_YET_VALID'), '5.5.4 (best-signature-time before notBefore)', stamper=self.stamper, time=self.turn + datetime.timedelta(seconds=1))
        self.cades('revoked', self.revoked, unsure('REVOKED_NO_POE'), '5.2.6.4 d')
        self.cades('revoked-stamped-later', self.revoked, unsure('REVOKED_NO_POE'), '5.5.4 (the stamp is later than the revocation)', stamper=self.stamper)
        self.cades('revoked-after-stamp', self.later, PASS, '5.5.4', stamper=self.stamper, profile=T)
        self.cades('signed-after-revocation', self.revoked, fails('REVOKED'), '5.3.4 4', content_stamp=stamp(self.stamper, self.content))
        self.cades('on-hold', self.held, unsure('TRY_LATER'), '5.2.6.4 f')
        self.cades('ca-revoked', self.below2, unsure('REVOKED_CA_NO_POE'), '5.2.6.4 e')
        self.cades('sha1', g, unsure('CRYPTO_CONSTRAINTS_FAILURE_NO_POE'), '5.2.8.4, 5.3.4', md='sha1')
        self.cades('rsa-1024', self.weak, unsure('CRYPTO_CONSTRAINTS_FAILURE_NO_POE'), '5.2.8.4, 5.3.4')
        self.cades('key-usage', self.encrypter, unsure('CHAIN_CONSTRAINTS_FAILURE'), '5.2.6.4 h')
        self.cades('path-length', self.below_deep, unsure('CERTIFICATE_CHAIN_GENERAL_FAILURE'), '5.2.6.4 b')
        self.cades('issuer-no-ca', self.below_notca, unsure('CERTIFICATE_CHAIN_GENERAL_FAILURE'), '5.2.6.4 b')
        self.cades('signer-trusted', g, PASS, '5.2.6.4 (the signer is an anchor)', trust='signer')
        strange = s.attribute('1.2.840.113549.1.9.16.2.14', stamp(self.stamper, b'another signature'))
        self.cades('stamp-of-another', self.soon, unsure('OUT_OF_BOUNDS_NOT_REVOKED'), '5.4, 5.5.4 (the stamp proves nothing)', trust='early', unsigned=[strange], told='signature/stamp-other')
        self.cades('stamp-unknown', self.soon, unsure('OUT_OF_BOUNDS_NOT_REVOKED'), '5.4, 5.5.4', trust='early', stamper=self.odd_stamper, told='signature/stamp-unsure')
        two = cms(self.content, [signer_info(g, self.content), signer_info(self.second, self.content)], [*self.chain(g), self.second.cert])
        self.case('c-two-signers', two, [PASS, PASS], '5.3 each', ending='.p7s', content=self.content)
        half = cms(self.content, [signer_info(g, self.content), signer_info(self.second, b'something else')], [*self.chain(g), self.second.cert])
        self.case('c-two-signers-one-false', half, [PASS, fails('HASH_FAILURE')], '5.3 each', ending='.p7s', content=self.content)
        bare = cms(self.content, [signer_info(g, self.content, time=False)], self.chain(g))
        self.case('c-no-time', bare, PASS, '5.3 (CAdES without signing-time is no baseline level)', ending='.p7s', content=self.content, profile='')

    def pades(self, name, pdf, expected, clause, trust='full', **more):
        self.case('p-' + name, pdf.bytes if isinstance(pdf, Pdf) else pdf, expected, clause, trust, '.pdf', **more)

    def by(self, party, extra=(), **how):
        return lambda covered: cms(covered, [signer_info(party, covered, time=False, **how)], self.chain(party, extra))

    def stamped(self, covered):
        return stamp(self.stamper, covered)

    def docstamp(self, pdf):
        return pdf.signature(self.stamped, sub='ETSI.RFC3161', time=False, kind='DocTimeStamp')

    def all_pades(self):
        g, B, T, LT = self.good, 'PAdES-BASELINE-B', 'PAdES-BASELINE-T', 'PAdES-BASELINE-LT'
        signed = lambda party=g, **how: Pdf().signature(self.by(party), **how)
        self.pades('b', signed(), PASS, '5.3', profile=B, silent=['signature/pdf-structure', 'signature/pdf-loose'])
        self.pades('t', Pdf().signature(self.by(g, stamper=self.stamper)), PASS, '5.5', profile=T)
        self.pades('t-document', self.docstamp(signed()), [PASS, PASS], '5.5', profile=T)
        self.pades('lt', Pdf().signature(self.by(g, stamper=self.stamper)).store([self.root.cert, self.sub.cert], [self.sub_list, self.root_list]), PASS, '5.5', 'bare', profile=LT, silent=['signature/pdf-changed', 'signature/pdf-appended'])
        self.pades('lt-answer', Pdf().signature(self.by(g, stamper=self.stamper)).store([self.root.cert, self.sub.cert], [self.root_list], [self.answer]), PASS, '5.5', 'bare', profile=LT)
        self.pades('lta', self.docstamp(Pdf().signature(self.by(g, stamper=self.stamper)).store([self.root.cert, self.sub.cert], [self.sub_list, self.root_list])), [PASS, PASS], '5.6', 'bare', profile='PAdES-BASELINE-LTA')
        data = signed().bytes
        at = data.index(b'Quyet')
        self.pades('tampered', data[:at] + b'q' + data[at + 1:], fails('HASH_FAILURE'), '5.2.7.4')
        changed = signed()
        changed.revision({4: Pdf.stream('BT /F1 12 Tf 60 700 Td (Quyet dinh so 2) Tj ET')})
        self.pades('appended-content', changed, PASS, '5.3 (for the signed revision)', told='signature/pdf-changed')
        note = signed()
        note.revision({40: '<</Type/Annot/Subtype/FreeText/Rect[50 600 300 720]/Contents(Khong)/DA(/F1 12 Tf)>>', 3: note.objects[3].replace('/Annots[', '/Annots[40 0 R ')})
        self.pades('appended-annotation', note, PASS, '5.3 (for the signed revision)', told='signature/pdf-annotated')
        form = Pdf()
        form.objects[20] = '<</Type/Annot/Subtype/Widget/FT/Tx/T(so)/Rect[50 500 200 520]/P 3 0 R>>'
        form.fields.append(20)
        form.annots.append(20)
        form.revision({20: form.objects[20], 3: form.objects[3].removesuffix('>>') + '/Annots[20 0 R]>>', 1: form.catalog(AcroForm='<</Fields[20 0 R]>>')})
        form.signature(self.by(g), name='Chu ky')
        form.revision({20: form.objects[20].removesuffix('>>') + '/V(12)>>'})
        self.pades('appended-form', form, PASS, '5.3 (for the signed revision)', told='signature/pdf-filled', silent=['signature/pdf-changed'])
        self.pades('appended-junk', signed().bytes + b'% nothing that a reader would show\n', PASS, '5.3 (for the signed revision)')
        mdp = Pdf()
        mdp.signature(self.by(g), more='/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 1/V/1.2>>>>]')
        mdp.revision({4: Pdf.stream('BT /F1 12 Tf 60 700 Td (Quyet dinh so 3) Tj ET')})
        self.pades('certified-then-changed', mdp, unsure('SIG_CONSTRAINTS_FAILURE'), '5.2.8.4 (the signer allowed no change)', told='signature/sig-constraints-failure')
        two = signed().signature(self.by(self.second))
        self.pades('two-signers', two, [PASS, PASS], '5.3 each', silent=['signature/pdf-changed', 'signature/pdf-appended'])
        data = signed().signature(self.by(self.second)).bytes
        at = data.index(b'Quyet')
        self.pades('two-signers-tampered', data[:at] + b'q' + data[at + 1:], [fails('HASH_FAILURE')] * 2, '5.2.7.4')
        self.pades('two-signers-one-revoked', signed().signature(self.by(self.revoked)), [PASS, unsure('REVOKED_NO_POE')], '5.3 each')
        self.pades('range-gap', signed(gap=4), fails('FORMAT_FAILURE'), '5.2.2.4')
        self.pades('range-begin', signed(begin=16), fails('FORMAT_FAILURE'), '5.2.2.4')
        data = signed().bytes
        at = data.index(b'/ByteRange [') + 12
        numbers = data[at:data.index(b']', at)].split()
        beyond = b' '.join([*numbers[:3], b'%010d' % (int(numbers[3]) + 5000)])
        self.pades('range-beyond', data[:at] + beyond + data[at + len(beyond):], fails('FORMAT_FAILURE'), '5.2.2.4')
        overlap = b' '.join([numbers[0], b'%010d' % (int(numbers[2]) + 8), numbers[2], numbers[3]])
        self.pades('range-overlap', data[:at] + overlap + data[at + len(overlap):], fails('FORMAT_FAILURE'), '5.2.2.4')
        self.pades('end-not-covered', signed(short=7), PASS, '5.3 (for the covered bytes)', told='signature/pdf-appended')
        self.pades('padding', signed(room=60000), PASS, '5.2.2 (zeros after the CMS)', profile=B)
        self.pades('padding-not-zero', signed(pad=b'\x01'), fails('FORMAT_FAILURE'), '5.2.2.4')
        self.pades('two-in-one', Pdf().signature(lambda c: cms(c, [signer_info(g, c, time=False), signer_info(self.second, c, time=False)], [*self.chain(g), self.second.cert])), fails('FORMAT_FAILURE'), 'EN 319 142-1, 6.3 (one SignerInfo)')
        self.pades('pkcs7', Pdf().signature(lambda c: cms(c, [signer_info(g, c)], self.chain(g)), sub='adbe.pkcs7.detached'), PASS, '5.3', profile='')
        self.pades('loose', signed(loose=True), PASS, '5.3', told='signature/pdf-loose')
        self.pades('unknown-root', signed(self.stranger), unsure('NO_CERTIFICATE_CHAIN_FOUND'), '5.2.6.4 a')
        self.pades('revoked', signed(self.revoked), unsure('REVOKED_NO_POE'), '5.2.6.4 d')
        self.pades('expired', signed(self.soon), unsure('OUT_OF_BOUNDS_NOT_REVOKED'), '5.2.6.4 c', 'early')
        self.pades('expired-document-stamp', self.docstamp(signed(self.soon)), [PASS, PASS], '5.5.4', 'early')
        self.pades('false-value', Pdf().signature(self.by(g, spoil=True)), fails('SIG_CRYPTO_FAILURE'), '5.2.7.4')
        self.pades('no-revocation', signed(), unsure('TRY_LATER'), '5.2.6.4 g', 'bare')

    DOC = '<hoso><so>1</so><ten>Bien ban giao nhan</ten>{}</hoso>'

    def xml(self, name, text, expected, clause, trust='full', content=None, **more):
        path = self.file('x-' + name + '.xml', text)
        beside = None if content is None else self.file('x-' + name + '.txt', content)
        self.cases.append(Case('x-' + name, path, trust, expected if isinstance(expected, list) else [expected], clause, beside, **more))

    def enveloped(self, party, stamper=None, md='sha256', **how):
        ref = xml_reference('', self.DOC.format(''), [s.DS + 'enveloped-signature', EXC], md)
        return self.DOC.format(xades(party, ref, self.chain(party), stamper=stamper, md=md, **how))

    def all_xades(self):
        g, B, T = self.good, 'XAdES-BASELINE-B', 'XAdES-BASELINE-T'
        self.xml('enveloped', self.enveloped(g), PASS, '5.3', profile=B, silent=['signature/xml-part'])
        inside = f'<ds:Object xmlns:ds="{s.DS}" Id="o1"><so>1</so></ds:Object>'
        self.xml('enveloping', xades(g, xml_reference('#o1', inside, [EXC]), self.chain(g), objects=inside), PASS, '5.3', profile=B, silent=['signature/xml-part'])
        inclusive = f'<ds:Object xmlns:ds="{s.DS}" Id="o1"><so>1</so></ds:Object>'
        self.xml('enveloping-inclusive', xades(g, xml_reference('#o1', inclusive), self.chain(g), objects=inclusive), PASS, '5.3 (Canonical XML 1.0 where no transform says more)', profile=B)
        packed = f'<ds:Object xmlns:ds="{s.DS}" Id="o1" Encoding="{s.DS}base64">{s.b64(self.content)}</ds:Object>'
        self.xml('enveloping-base64', xades(g, xml_reference('#o1', self.content, [s.DS + 'base64']), self.chain(g), objects=packed), PASS, '5.3', profile=B)
        self.xml('detached', xades(g, xml_reference('x-detached.txt', self.content), self.chain(g)), PASS, '5.3', content=self.content, profile=B)
        self.xml('t', self.enveloped(g, self.stamper), PASS, '5.5', profile=T)
        self.xml('lt', self.enveloped(g, self.stamper, certificate_values=[self.root.cert, self.sub.cert], crls=[self.sub_list, self.root_list]), PASS, '5.5', 'bare', profile='XAdES-BASELINE-LT')
        self.xml('lt-answer', self.enveloped(g, self.stamper, certificate_values=[self.root.cert, self.sub.cert], crls=[self.root_list], ocsps=[self.answer]), PASS, '5.5', 'bare', profile='XAdES-BASELINE-LT')
        self.xml('tampered', self.enveloped(g).replace('<so>1<', '<so>2<'), fails('HASH_FAILURE'), '5.2.7.4')
        self.xml('detached-tampered', xades(g, xml_reference('x-detached-tampered.txt', self.content), self.chain(g)), fails('HASH_FAILURE'), '5.2.7.4', content=self.content + b'.')
        self.xml('false-value', self.enveloped(g, spoil=True), fails('SIG_CRYPTO_FAILURE'), '5.2.7.4')
        self.xml('time-changed', self.enveloped(g).replace('<xades:SigningTime>20', '<xades:SigningTime>19'), fails('HASH_FAILURE'), '5.2.7.4')
        part = '<phan Id="p1"><so>1</so></phan>'
        alone = xades(g, xml_reference('#p1', part, [EXC]), self.chain(g))
        self.xml('part', f'<hoso>{part}<khac>ai cung viet duoc</khac>{alone}</hoso>', PASS, '5.3 (for the part)', told='signature/xml-part')
        self.xml('wrapped', f'<hoso><phan Id="p1"><so>2</so></phan>{alone}<cu>{part}</cu></hoso>', fails('FORMAT_FAILURE'), '5.2.2.4 (two elements of one id)')
        self.xml('moved-away', f'<hoso><phan Id="p2"><so>2</so></phan>{alone}</hoso>', unsure('SIGNED_DATA_NOT_FOUND'), '5.2.7.4')
        style = '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"><xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"></xsl:stylesheet></ds:Transform>'
        self.xml('xslt', self.DOC.format(xades(g, xml_reference('', self.DOC.format(''), [style]), self.chain(g))), unsure('SIG_CONSTRAINTS_FAILURE'), '5.2.8.4 (no XSLT by policy)')
        self.xml('network', xades(g, xml_reference('http://127.0.0.1:9/secret', self.content), self.chain(g)), unsure('SIGNED_DATA_NOT_FOUND'), '5.2.7.4')
        self.xml('file-elsewhere', xades(g, xml_reference('../../etc/passwd', self.content), self.chain(g)), unsure('SIGNED_DATA_NOT_FOUND'), '5.2.7.4')
        without = '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>not(ancestor-or-self::ds:Signature)</ds:XPath></ds:Transform>'
        ref = xml_reference('', self.DOC.format(''), [without, EXC])
        both = xades(g, ref, self.chain(g)) + xades(self.second, ref, self.chain(self.second), prefix='s2')
        self.xml('two-signers', self.DOC.format(both), [PASS, PASS], '5.3 each')
        half = xades(g, ref, self.chain(g)) + xades(self.second, ref, self.chain(self.second), prefix='s2', spoil=True)
        self.xml('two-signers-one-false', self.DOC.format(half), [PASS, fails('SIG_CRYPTO_FAILURE')], '5.3 each')
        self.xml('properties-not-covered', self.enveloped(g, cover=False), unsure('SIG_CONSTRAINTS_FAILURE'), '5.2.8.4')
        self.xml('other-named', self.enveloped(g, named=self.second), unsure('NO_SIGNING_CERTIFICATE_FOUND'), '5.2.3.4')
        self.xml('plain', self.enveloped(g, properties=False), PASS, '5.3 (XML signature of no baseline level)', profile='', told='signature/xml-not-named')
        self.xml('unknown-root', self.enveloped(self.stranger), unsure('NO_CERTIFICATE_CHAIN_FOUND'), '5.2.6.4 a')
        self.xml('revoked', self.enveloped(self.revoked), unsure('REVOKED_NO_POE'), '5.2.6.4 d')
        self.xml('expired', self.enveloped(self.soon), unsure('OUT_OF_BOUNDS_NOT_REVOKED'), '5.2.6.4 c', 'early')
        self.xml('expired-stamped', self.enveloped(self.soon, self.stamper), PASS, '5.5.4', 'early', profile=T)
        self.xml('revoked-after-stamp', self.enveloped(self.later, self.stamper), PASS, '5.5.4', profile=T)
        self.xml('sha1', self.enveloped(g, md='sha1'), unsure('CRYPTO_CONSTRAINTS_FAILURE_NO_POE'), '5.2.8.4')
        self.xml('doctype', '<!DOCTYPE hoso [<!ENTITY a "b">]>' + self.enveloped(g), fails('FORMAT_FAILURE'), '5.2.2.4 (document types are not read)')
        self.xml('no-revocation', self.enveloped(g), unsure('TRY_LATER'), '5.2.6.4 g', 'bare')
