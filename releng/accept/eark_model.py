"""E-ARK packages written from the text of CSIP 2.2.0 and SIP 2.2.0 alone: nothing here comes from Khoso's writer or verifier.

A Package has files and two METS documents as trees; `change` functions get them before sizes and checksums of the representation's METS go
into the root's, or after (`late`), so that exactly one thing is wrong."""
import datetime, hashlib, tarfile, io, zipfile
import xml.etree.ElementTree as ET

M, X = 'http://www.loc.gov/METS/', 'http://www.w3.org/1999/xlink'
C, S = 'https://DILCIS.eu/XML/METS/CSIPExtensionMETS', 'https://DILCIS.eu/XML/METS/SIPExtensionMETS'
NS = {'m': M, 'x': X, 'c': C, 's': S}
for prefix, uri in (('mets', M), ('xlink', X), ('csip', C), ('sip', S), ('xsi', 'http://www.w3.org/2001/XMLSchema-instance')):
    ET.register_namespace(prefix, uri)
NOW = datetime.datetime(2026, 3, 4, 9, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))
TIME = NOW.isoformat()
PROFILES = {('csip', '2.2.0'): 'https://earkcsip.dilcis.eu/profile/E-ARK-CSIP-v2-2-0.xml', ('sip', '2.2.0'): 'https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-2-0.xml',
            ('csip', '2.1.0'): 'https://earkcsip.dilcis.eu/profile/E-ARK-CSIP-v2-1-0.xml', ('sip', '2.1.0'): 'https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-1-0.xml',
            ('csip', '2.0.4'): 'https://earkcsip.dilcis.eu/profile/E-ARK-CSIP-v2-0-4.xml', ('sip', '2.0.4'): 'https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-0-4.xml'}
EAD = b'<?xml version="1.0" encoding="UTF-8"?>\n<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>F1</eadid></eadheader></ead>\n'
PREMIS = (b'<?xml version="1.0" encoding="UTF-8"?>\n<premis:premis xmlns:premis="http://www.loc.gov/premis/v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="3.0">'
          b'<premis:object xsi:type="premis:representation"><premis:objectIdentifier><premis:objectIdentifierType>local</premis:objectIdentifierType>'
          b'<premis:objectIdentifierValue>r1</premis:objectIdentifierValue></premis:objectIdentifier></premis:object></premis:premis>\n')
RIGHTS = b'<?xml version="1.0" encoding="UTF-8"?>\n<rights xmlns="urn:example:rights">in copyright</rights>\n'
XSD = b'<?xml version="1.0" encoding="UTF-8"?>\n<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>\n'


def q(name):
    prefix, _, local = name.rpartition(':')
    return {'': local, 'xlink': f'{{{X}}}{local}', 'csip': f'{{{C}}}{local}', 'sip': f'{{{S}}}{local}'}[prefix]


def el(parent, tag, text=None, **attributes):
    e = ET.SubElement(parent, f'{{{M}}}{tag}') if parent is not None else ET.Element(f'{{{M}}}{tag}')
    for k, v in attributes.items():
        e.set(q(k.replace('__', ':')), v)
    e.text = text
    return e


def sums(data, kind='SHA-256'):
    name = kind.replace('-', '').lower() if kind != 'MD5' else 'md5'
    return dict(SIZE=str(len(data)), CREATED=TIME, CHECKSUM=hashlib.new(name, data).hexdigest(), CHECKSUMTYPE=kind)


class Package:
    """kind csip or sip; representations: number of representations with a METS document of their own, 0 for content that the root lists;
    other: a category of content that the vocabulary does not have."""

    def __init__(self, name, kind='sip', version='2.2.0', representations=1, other=False):
        self.name, self.kind, self.version, self.other = name, kind, version, other
        self.reps = [f'rep{n + 1}' for n in range(representations)]
        self.folders = set()
        self.files = {'metadata/descriptive/ead.xml': EAD, 'metadata/preservation/premis.xml': PREMIS, 'metadata/other/rights.xml': RIGHTS,
                      'schemas/ead.xsd': XSD, 'documentation/manual.txt': b'How to read this.\n'}
        for r in self.reps or ['rep1']:
            base = f'representations/{r}/'
            self.files[base + 'data/letter.txt'] = f'Letter of {r}\n'.encode()
            self.files[base + 'data/sub/minutes.txt'] = b'Minutes\n'
            self.files[base + 'metadata/descriptive/ead.xml'] = EAD
            self.files[base + 'metadata/preservation/premis.xml'] = PREMIS
        self.trees = {r: self.representation(r) for r in self.reps}
        self.root = None

    # the documents
    def head(self, profile, ident, **more):
        kind = {'TYPE': 'OTHER', 'csip__OTHERTYPE': 'Accounting'} if self.other else {'TYPE': 'Mixed'}
        return el(None, 'mets', OBJID=ident, **kind, csip__CONTENTINFORMATIONTYPE='OTHER', csip__OTHERCONTENTINFORMATIONTYPE='Letters', PROFILE=profile, **more)

    def header(self, mets, full):
        h = el(mets, 'metsHdr', CREATEDATE=TIME, LASTMODDATE=TIME, csip__OAISPACKAGETYPE='SIP', **({'RECORDSTATUS': 'NEW'} if full else {}))
        a = el(h, 'agent', ROLE='CREATOR', TYPE='OTHER', OTHERTYPE='SOFTWARE')
        el(a, 'name', 'By hand')
        el(a, 'note', '1.0', csip__NOTETYPE='SOFTWARE VERSION')
        if full:
            for role, kind, name, code in (('ARCHIVIST', 'ORGANIZATION', 'Archives creator', 'A1'), ('CREATOR', 'ORGANIZATION', 'Submitting office', 'B2'),
                                           ('CREATOR', 'INDIVIDUAL', 'Contact', 'someone@example.org'), ('PRESERVATION', 'ORGANIZATION', 'State archive', 'D4')):
                a = el(h, 'agent', ROLE=role, TYPE=kind)
                el(a, 'name', name)
                el(a, 'note', code, csip__NOTETYPE='IDENTIFICATIONCODE')
            for kind, value in (('SUBMISSIONAGREEMENT', 'SA 1'), ('PREVIOUSSUBMISSIONAGREEMENT', 'SA 0'), ('REFERENCECODE', 'F1/2'), ('PREVIOUSREFERENCECODE', 'F0/2')):
                el(h, 'altRecordID', value, TYPE=kind)

    def reference(self, section, path, base, mdtype):
        data = self.files[base + path]
        el(section, 'mdRef', LOCTYPE='URL', xlink__type='simple', xlink__href=path, MDTYPE=mdtype, MIMETYPE='text/xml', **sums(data))

    def sections(self, mets, base, rights):
        d = el(mets, 'dmdSec', ID='dmd-1', CREATED=TIME, STATUS='CURRENT')
        self.reference(d, 'metadata/descriptive/ead.xml', base, 'EAD')
        amd = el(mets, 'amdSec', ID='amd')
        if rights:
            r = el(amd, 'rightsMD', ID='rights-1', CREATED=TIME, STATUS='CURRENT')
            self.reference(r, 'metadata/other/rights.xml', base, 'OTHER')
            r[0].set('OTHERMDTYPE', 'example')
        p = el(amd, 'digiprovMD', ID='prov-1', CREATED=TIME, STATUS='CURRENT')
        self.reference(p, 'metadata/preservation/premis.xml', base, 'PREMIS')

    def group(self, sec, ident, use, paths, base='', **more):
        g = el(sec, 'fileGrp', ID=ident, USE=use, **more)
        for n, path in enumerate(paths):
            f = el(g, 'file', ID=f'{ident}-{n}', MIMETYPE='text/plain' if path.endswith('.txt') else 'application/xml', **sums(self.files[base + path]))
            el(f, 'FLocat', LOCTYPE='URL', xlink__type='simple', xlink__href=path)
        return g

    def main(self, mets, label, metadata):
        m = el(mets, 'structMap', ID='map', TYPE='PHYSICAL', LABEL='CSIP')
        main = el(m, 'div', ID='div-main', LABEL=label)
        el(main, 'div', ID='div-metadata', LABEL='Metadata', DMDID='dmd-1', ADMID=metadata)
        return main

    def pointing(self, main, ident, label, group):
        el(el(main, 'div', ID=ident, LABEL=label), 'fptr', FILEID=group)

    def representation(self, r):
        base = f'representations/{r}/'
        mets = self.head(PROFILES[self.kind, self.version], r, LABEL=r)
        self.header(mets, False)
        self.sections(mets, base, False)
        sec = el(mets, 'fileSec', ID='files')
        g = self.group(sec, 'grp-data', 'Data', ['data/letter.txt', 'data/sub/minutes.txt'], base)
        g[0].set('ADMID', 'prov-1')
        self.pointing(self.main(mets, r, 'prov-1'), 'div-data', 'Data', 'grp-data')
        return mets

    def build(self):
        """The root document, once the others are as they shall be."""
        for r, tree in self.trees.items():
            self.files[f'representations/{r}/METS.xml'] = serialised(tree)
        more = {'LABEL': 'Letters of 2017'} if self.kind == 'sip' else {}
        mets = self.head(PROFILES[self.kind, self.version], self.name, **more)
        self.header(mets, self.kind == 'sip')
        self.sections(mets, '', True)
        sec = el(mets, 'fileSec', ID='files')
        self.group(sec, 'grp-doc', 'Documentation', ['documentation/manual.txt'])
        self.group(sec, 'grp-xsd', 'Schemas', ['schemas/ead.xsd'])
        other = dict(csip__CONTENTINFORMATIONTYPE='OTHER', csip__OTHERCONTENTINFORMATIONTYPE='Letters', ADMID='prov-1')
        for r in self.reps:
            self.group(sec, f'grp-{r}', f'Representations/{r}', [f'representations/{r}/METS.xml'], **other)
        if not self.reps:
            self.group(sec, 'grp-content', 'Representations/rep1', sorted(p for p in self.files if p.startswith('representations/')), **other)
        first = sec[0][0]
        first.set('OWNERID', 'office-1')
        first.set('DMDID', 'dmd-1')
        if self.kind == 'sip':
            for k, v in (('FILEFORMATNAME', 'Plain text'), ('FILEFORMATVERSION', '1'), ('FILEFORMATREGISTRY', 'PRONOM'), ('FILEFORMATKEY', 'x-fmt/111')):
                first.set(q('sip:' + k), v)
        main = self.main(mets, self.name, 'prov-1 rights-1')
        self.pointing(main, 'div-doc', 'Documentation', 'grp-doc')
        self.pointing(main, 'div-xsd', 'Schemas', 'grp-xsd')
        for r in self.reps:
            d = el(main, 'div', ID=f'div-{r}', LABEL=f'Representations/{r}')
            el(d, 'mptr', LOCTYPE='URL', xlink__type='simple', xlink__href=f'representations/{r}/METS.xml', xlink__title=f'grp-{r}')
        if not self.reps:
            self.pointing(main, 'div-content', 'Representations', 'grp-content')
        self.root = mets
        return self

    # looking for elements
    def one(self, path, within=None):
        found = (self.root if within is None else within).findall(path, NS)
        assert found, path
        return found[0]

    def drop(self, path, within=None):
        e = self.one(path, within)
        for parent in (self.root if within is None else within).iter():
            if e in list(parent):
                parent.remove(e)
                return
        raise AssertionError(path)

    # writing
    def seal(self):
        """The root document becomes a file like the others."""
        if self.root is not None:
            self.files['METS.xml'] = serialised(self.root)
            self.root = None
        return self.files

    def content(self):
        return self.seal()

    def folder(self, to, name=None):
        top = to / (name or self.name)
        for path, data in self.content().items():
            p = top / path
            p.parent.mkdir(parents=True, exist_ok=True)
            p.write_bytes(data)
        for f in self.folders:
            (top / f).mkdir(parents=True, exist_ok=True)
        return top

    def zip(self, path, top=None):
        prefix = f'{self.name if top is None else top}/'.lstrip('/')
        with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
            for name, data in sorted(self.content().items()):
                z.writestr(prefix + name, data)
        return path

    def tar(self, path):
        with tarfile.open(path, 'w') as t:
            for name, data in sorted(self.content().items()):
                info = tarfile.TarInfo(f'{self.name}/{name}')
                info.size = len(data)
                t.addfile(info, io.BytesIO(data))
        return path


def serialised(tree):
    ET.indent(tree)
    return ET.tostring(tree, encoding='UTF-8', xml_declaration=True)
