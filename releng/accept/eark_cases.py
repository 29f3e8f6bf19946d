"""For each requirement of CSIP and SIP that a package can break: packages that break it, made of a sound one by one change.

A case is (requirement, what was done, package, ids that follow of necessity). `also` names ids of findings that the same change can't but bring:
the schema of METS, which asks for the same, or pointers that now lead nowhere."""
from dataclasses import dataclass, field
from eark_model import C, EAD, M, S, X, Package, el, q, sums

HDR, SOFT = 'm:metsHdr', "m:metsHdr/m:agent[@OTHERTYPE='SOFTWARE']"
GRP = "m:fileSec/m:fileGrp[@ID='{}']"
DIV = ".//m:div[@ID='{}']"
SCHEMA, POINTER, TWICE = 'package/schema', 'package/pointer', 'package/id-duplicate'


@dataclass
class Case:
    requirement: str
    what: str
    package: Package
    also: set = field(default_factory=set)
    how: str = 'folder'
    name: str = None


class Maker:
    def __init__(self):
        self.cases = []

    def add(self, requirement, what, change, early=False, also=(), how='folder', name=None, **kw):
        """change gets the package: before the root is made (early), else after."""
        p = Package(f'c{len(self.cases):03d}', **kw)
        if early:
            change(p)
        p.build()
        if not early:
            change(p)
        self.cases.append(Case(requirement, what, p, set(also), how, name))

    # shorthands: one attribute
    def without(self, requirement, path, attribute, also=(), **kw):
        self.add(requirement, f'no {attribute}', lambda p: p.one(path).attrib.pop(q(attribute)), also=also, **kw)

    def setting(self, requirement, path, attribute, value, also=(), **kw):
        self.add(requirement, f'{attribute} = {value!r}'[:60], lambda p: p.one(path).set(q(attribute), value), also=also, **kw)


def root(m):
    m.without('CSIP1', '.', 'OBJID')
    m.setting('CSIP1', '.', 'OBJID', '', also={'CSIPSTR2'})
    m.add('CSIP1', "OBJID of the representation is not its folder's name", lambda p: p.trees['rep1'].set('OBJID', 'elsewhere'), early=True)
    m.without('CSIP2', '.', 'TYPE')
    m.setting('CSIP2', '.', 'TYPE', 'Novel')
    m.without('CSIP3', '.', 'csip:OTHERTYPE', other=True)
    m.setting('CSIP3', '.', 'csip:OTHERTYPE', 'Datasets', other=True)
    m.setting('CSIP3', '.', 'TYPE', 'Datasets', other=True)
    m.without('CSIP4', '.', 'csip:CONTENTINFORMATIONTYPE', also={'CSIP5'})
    m.setting('CSIP4', '.', 'csip:CONTENTINFORMATIONTYPE', 'cits_nothing', also={'CSIP5'})
    m.add('CSIP4', 'not in the representation', lambda p: [p.trees['rep1'].attrib.pop(q('csip:' + a)) for a in ('CONTENTINFORMATIONTYPE', 'OTHERCONTENTINFORMATIONTYPE')], early=True)
    m.without('CSIP5', '.', 'csip:OTHERCONTENTINFORMATIONTYPE')
    m.setting('CSIP5', '.', 'csip:CONTENTINFORMATIONTYPE', 'MIXED')
    m.without('CSIP6', '.', 'PROFILE', kind='csip')
    m.setting('CSIP6', '.', 'PROFILE', 'E-ARK', kind='csip')
    m.add('CSIP117', 'no header', lambda p: p.drop(HDR))
    m.without('CSIP7', HDR, 'CREATEDATE')
    m.setting('CSIP7', HDR, 'CREATEDATE', '04/03/2026', also={SCHEMA})
    m.setting('CSIP7', HDR, 'CREATEDATE', '2999-01-01T00:00:00')
    m.without('CSIP8', HDR, 'LASTMODDATE')
    m.setting('CSIP8', HDR, 'LASTMODDATE', '2999-01-01T00:00:00')
    m.without('CSIP9', HDR, 'csip:OAISPACKAGETYPE', kind='csip')
    m.setting('CSIP9', HDR, 'csip:OAISPACKAGETYPE', 'PIP', kind='csip')


def agents(m):
    m.add('CSIP10', 'no agent', lambda p: p.drop(SOFT), kind='csip')
    m.setting('CSIP11', SOFT, 'ROLE', 'EDITOR')
    m.setting('CSIP12', SOFT, 'TYPE', 'INDIVIDUAL')
    m.without('CSIP13', SOFT, 'OTHERTYPE', kind='csip')
    m.setting('CSIP13', SOFT, 'OTHERTYPE', 'HARDWARE', kind='csip')
    m.add('CSIP14', 'empty name', lambda p: setattr(p.one(SOFT + '/m:name'), 'text', ''))
    m.add('CSIP15', 'no note', lambda p: p.drop(SOFT + '/m:note'))
    m.add('CSIP15', 'two notes', lambda p: el(p.one(SOFT), 'note', '2.0', csip__NOTETYPE='SOFTWARE VERSION'))
    m.add('CSIP15', 'empty note', lambda p: setattr(p.one(SOFT + '/m:note'), 'text', ''))
    m.without('CSIP16', SOFT + '/m:note', 'csip:NOTETYPE')
    m.setting('CSIP16', SOFT + '/m:note', 'csip:NOTETYPE', 'IDENTIFICATIONCODE')


def broken_references(m, ref, ids, loctype_schema=True):
    """The nine attributes of a reference to metadata, in the order of their requirements."""
    of = dict(zip(('LOCTYPE', 'xlink:type', 'xlink:href', 'MDTYPE', 'MIMETYPE', 'SIZE', 'CREATED', 'CHECKSUM', 'CHECKSUMTYPE'), ids))
    for a, r in of.items():
        lost = {unlisted(ref)} if a == 'xlink:href' else set()
        m.without(r, ref, a, also={SCHEMA} & ({SCHEMA} if a in ('LOCTYPE', 'MDTYPE') else set()) | lost)
    m.setting(of['LOCTYPE'], ref, 'LOCTYPE', 'URN')
    m.setting(of['xlink:type'], ref, 'xlink:type', 'extended', also={SCHEMA})
    m.setting(of['xlink:href'], ref, 'xlink:href', 'metadata/lost.xml', also={unlisted(ref)})
    m.setting(of['xlink:href'], ref, 'xlink:href', '../../../etc/passwd', also={unlisted(ref)})
    m.setting(of['MDTYPE'], ref, 'MDTYPE', 'NOTHING', also={SCHEMA})
    m.setting(of['MIMETYPE'], ref, 'MIMETYPE', 'xml')
    m.setting(of['SIZE'], ref, 'SIZE', '7')
    m.setting(of['CREATED'], ref, 'CREATED', 'yesterday', also={SCHEMA})
    m.setting(of['CHECKSUM'], ref, 'CHECKSUM', '0' * 64)
    m.setting(of['CHECKSUMTYPE'], ref, 'CHECKSUMTYPE', 'SHA-3', also={SCHEMA})


def unlisted(ref):
    return 'CSIP17' if 'dmdSec' in ref else 'CSIP32' if 'digiprov' in ref else 'package/unlisted-file'


def descriptive(m):
    def no_section(p):
        p.drop('m:dmdSec')
        p.one(DIV.format('div-metadata')).attrib.pop('DMDID')
        p.one(GRP.format('grp-doc') + '/m:file').attrib.pop('DMDID')
    m.add('CSIP17', 'no section', no_section)
    m.add('CSIP17', 'a second description that nothing refers to', lambda p: p.files.update({'metadata/descriptive/more.xml': EAD}))

    def no_id(p):
        p.one('m:dmdSec').attrib.pop('ID')
        p.one(DIV.format('div-metadata')).attrib.pop('DMDID')
        p.one(GRP.format('grp-doc') + '/m:file').attrib.pop('DMDID')
    m.add('CSIP18', 'no ID', no_id, also={SCHEMA})

    def twice(p):
        p.root.insert(2, _copy(p.one('m:dmdSec')))
    m.add('CSIP18', 'ID twice', twice, also={TWICE})
    m.without('CSIP19', 'm:dmdSec', 'CREATED')
    m.setting('CSIP19', 'm:dmdSec', 'CREATED', '2026', also={SCHEMA})
    m.without('CSIP20', 'm:dmdSec', 'STATUS')
    m.setting('CSIP20', 'm:dmdSec', 'STATUS', 'OLD', also=set())
    m.add('CSIP21', 'embedded instead', lambda p: embedded(p, 'm:dmdSec', 'EAD'), also={'CSIP17'})
    m.add('CSIP21', 'outside of metadata', lambda p: moved(p, 'm:dmdSec/m:mdRef', 'ead.xml'))
    broken_references(m, 'm:dmdSec/m:mdRef', [f'CSIP{n}' for n in range(22, 31)])


def _copy(e):
    import copy
    return copy.deepcopy(e)


def embedded(p, section, mdtype):
    s = p.one(section)
    s.remove(s[0])
    wrap = el(s, 'mdWrap', MDTYPE=mdtype)
    if mdtype == 'OTHER':
        wrap.set('OTHERMDTYPE', 'example')
    el(wrap, 'xmlData').append(s.makeelement('{urn:example:any}note', {}))


def moved(p, ref, to):
    r = p.one(ref)
    p.files[to] = p.files.pop(r.get(q('xlink:href')))
    r.set(q('xlink:href'), to)


def administrative(m):
    def none(p):
        p.drop('m:amdSec')
        p.files.pop('metadata/other/rights.xml')
        p.files.pop('metadata/preservation/premis.xml')
        p.one(DIV.format('div-metadata')).attrib.pop('ADMID')
        for g in p.root.findall('m:fileSec/m:fileGrp[@ADMID]', {'m': M}):
            g.attrib.pop('ADMID')
    m.add('CSIP31', 'no section', none)
    m.add('CSIP31', 'two sections', lambda p: p.root.insert(3, p.root.makeelement(f'{{{M}}}amdSec', {})))
    m.add('CSIP32', 'PREMIS that nothing refers to', lambda p: p.files.update({'metadata/preservation/more.xml': p.files['metadata/preservation/premis.xml']}))
    for section, label, n in (('digiprovMD', 'prov-1', 33), ('rightsMD', 'rights-1', 46)):
        path = 'm:amdSec/m:' + section

        def no_id(p, path=path, label=label):
            p.one(path).attrib.pop('ID')
            d = p.one(DIV.format('div-metadata'))
            d.set('ADMID', d.get('ADMID').replace(label, '').strip())
            for g in p.root.findall(f"m:fileSec/m:fileGrp[@ADMID='{label}']", {'m': M}):
                g.attrib.pop('ADMID')
        m.add(f'CSIP{n}', 'no ID', no_id, also={SCHEMA})
        m.add(f'CSIP{n}', 'ID twice', lambda p, path=path: p.one('m:amdSec').insert(list(p.one('m:amdSec')).index(p.one(path)), _copy(p.one(path))), also={TWICE})
        m.without(f'CSIP{n + 1}', path, 'STATUS')
        m.setting(f'CSIP{n + 1}', path, 'STATUS', 'GONE')
        m.add(f'CSIP{n + 2}', 'embedded instead', lambda p, path=path: embedded(p, path, 'OTHER'), also={unlisted(section)})
        broken_references(m, path + '/m:mdRef', [f'CSIP{i}' for i in range(n + 3, n + 12)])


def files(m):
    def none(p):
        p.drop('m:fileSec')
        for d in ('div-doc', 'div-xsd', 'div-content'):
            p.drop(DIV.format(d))
    m.add('CSIP58', 'no section', none, representations=0, also={'CSIP60', 'CSIP113', 'CSIP17', 'CSIP32'})
    m.add('CSIP58', 'content that nothing refers to', lambda p: p.files.update({'representations/rep1/data/more.txt': b'more'}))
    m.without('CSIP59', 'm:fileSec', 'ID')
    m.setting('CSIP59', 'm:fileSec', 'ID', 'dmd-1', also={TWICE})

    def no_group(group, division):
        def change(p):
            p.drop(GRP.format(group))
            p.drop(DIV.format(division))
        return change

    def quiet(group, division, folder):
        def change(p):
            no_group(group, division)(p)
            for f in [f for f in p.files if f.startswith(folder)]:
                p.files.pop(f)
            p.folders.add(folder)
        return change
    m.add('CSIP60', 'no group', quiet('grp-doc', 'div-doc', 'documentation/'))
    m.add('CSIP60', 'documentation that nothing refers to', lambda p: p.files.update({'documentation/more.txt': b'more'}))
    m.add('CSIP113', 'no group', quiet('grp-xsd', 'div-xsd', 'schemas/'))
    m.add('CSIP113', 'a schema that nothing refers to', lambda p: p.files.update({'schemas/more.xsd': p.files['schemas/ead.xsd']}))
    m.setting('CSIP114', GRP.format('grp-content'), 'USE', 'Content', representations=0, also={'CSIP119'})
    m.add('CSIP114', 'METS of a representation in no group', lambda p: (p.drop(GRP.format('grp-rep2')), p.one(DIV.format('div-rep2') + '/m:mptr').set(q('xlink:title'), 'grp-rep1')), representations=2)
    g, f = GRP.format('grp-rep1'), GRP.format('grp-doc') + '/m:file'
    m.setting('CSIP61', g, 'ADMID', 'nowhere', also={POINTER})
    m.without('CSIP62', g, 'csip:CONTENTINFORMATIONTYPE', also={'CSIP63'})
    m.setting('CSIP62', g, 'csip:CONTENTINFORMATIONTYPE', 'cits_nothing', also={'CSIP63'})
    m.without('CSIP63', g, 'csip:OTHERCONTENTINFORMATIONTYPE')
    m.setting('CSIP63', g, 'csip:CONTENTINFORMATIONTYPE', 'MIXED')
    m.add('CSIP64', 'a group without USE', lambda p: el(el(p.one('m:fileSec'), 'fileGrp', ID='grp-more'), 'file', ID='more', MIMETYPE='text/plain', **sums(b'more')).append(
        _located(p, 'other/more.txt')))
    m.setting('CSIP64', g, 'USE', 'Representations/rep9')
    m.without('CSIP65', GRP.format('grp-doc'), 'ID', also={'CSIP116', POINTER})
    m.add('CSIP66', 'an empty group', lambda p: el(p.one('m:fileSec'), 'fileGrp', ID='grp-more', USE='Other'))
    m.without('CSIP67', f, 'ID', also={SCHEMA})
    m.add('CSIP67', 'ID twice', lambda p: p.one(f).set('ID', 'grp-xsd-0') or None, also={TWICE})
    m.without('CSIP68', f, 'MIMETYPE')
    m.setting('CSIP68', f, 'MIMETYPE', 'plain')
    m.without('CSIP69', f, 'SIZE')
    m.setting('CSIP69', f, 'SIZE', '7')
    m.without('CSIP70', f, 'CREATED')
    m.setting('CSIP70', f, 'CREATED', 'yesterday', also={SCHEMA})
    m.without('CSIP71', f, 'CHECKSUM')
    m.setting('CSIP71', f, 'CHECKSUM', '0' * 64)
    m.setting('CSIP71', f, 'CHECKSUM', 'abc')
    m.add('CSIP71', 'one byte of the file is another', lambda p: p.files.update({'documentation/manual.txt': b'How to read that.\n'}))
    m.without('CSIP72', f, 'CHECKSUMTYPE')
    m.setting('CSIP72', f, 'CHECKSUMTYPE', 'sha256', also={SCHEMA})
    m.setting('CSIP73', f, 'OWNERID', '')
    m.add('CSIP74', 'ADMID of nothing', lambda p: p.one(f).set('ADMID', 'nowhere'), also={POINTER})
    m.setting('CSIP75', f, 'DMDID', 'nowhere', also={POINTER})
    m.add('CSIP76', 'two places', lambda p: p.one(f).append(_copy(p.one(f + '/m:FLocat'))))
    m.add('CSIP76', 'no place', lambda p: p.drop(f + '/m:FLocat'), also={'CSIP60'})
    m.without('CSIP77', f + '/m:FLocat', 'LOCTYPE', also={SCHEMA})
    m.setting('CSIP77', f + '/m:FLocat', 'LOCTYPE', 'OTHER')
    m.without('CSIP78', f + '/m:FLocat', 'xlink:type')
    m.without('CSIP79', f + '/m:FLocat', 'xlink:href', also={'CSIP60'})
    m.setting('CSIP79', f + '/m:FLocat', 'xlink:href', 'documentation/lost.txt', also={'CSIP60'})
    m.setting('CSIP79', f + '/m:FLocat', 'xlink:href', '/etc/passwd', also={'CSIP60'})


def _located(p, path):
    p.files[path] = b'more'
    e = p.root.makeelement(f'{{{M}}}FLocat', {'LOCTYPE': 'URL', q('xlink:type'): 'simple', q('xlink:href'): path})
    return e


def structure(m):
    def no_map(p):
        p.drop('m:structMap')
    m.add('CSIP80', 'no map', no_map, also={SCHEMA})
    m.setting('CSIP81', 'm:structMap', 'TYPE', 'LOGICAL')
    m.without('CSIP81', 'm:structMap', 'TYPE')
    m.without('CSIP82', 'm:structMap', 'LABEL')
    m.setting('CSIP82', 'm:structMap', 'LABEL', 'csip')

    def two(p):
        s = el(p.root, 'structMap', ID='map2', TYPE='PHYSICAL', LABEL='CSIP')
        el(s, 'div', ID='main2', LABEL=p.name)
    m.add('CSIP82', 'two maps of that label', two)
    m.without('CSIP83', 'm:structMap', 'ID')
    m.add('CSIP84', 'two main divisions', lambda p: el(p.one('m:structMap'), 'div', ID='div-main2'), also={SCHEMA})
    m.without('CSIP85', DIV.format('div-main'), 'ID')
    m.setting('CSIP85', DIV.format('div-main'), 'ID', '1 2', also={SCHEMA})
    m.setting('CSIP86', DIV.format('div-main'), 'LABEL', 'Something else', version='2.0.4')
    m.add('CSIP88', 'no division', lambda p: p.drop(DIV.format('div-metadata')))
    m.add('CSIP88', 'two divisions', lambda p: el(p.one(DIV.format('div-main')), 'div', ID='div-metadata2', LABEL='Metadata'))
    m.without('CSIP89', DIV.format('div-metadata'), 'ID')
    m.setting('CSIP90', DIV.format('div-metadata'), 'LABEL', 'metadata')
    m.without('CSIP91', DIV.format('div-metadata'), 'ADMID')
    m.setting('CSIP91', DIV.format('div-metadata'), 'ADMID', 'prov-1')
    m.without('CSIP92', DIV.format('div-metadata'), 'DMDID')
    for d, g, self, i, label, refs, ref in (('div-doc', 'grp-doc', 93, 94, 95, 96, 116), ('div-xsd', 'grp-xsd', 97, 98, 99, 100, 118),
                                            ('div-content', 'grp-content', 101, 102, 103, 104, 119)):
        kw = {'representations': 0} if self == 101 else {}
        path, other = DIV.format(d), 'grp-xsd' if self == 93 else 'grp-doc'
        m.add(f'CSIP{self}', 'no division', lambda p, path=path: p.drop(path), **kw)
        m.without(f'CSIP{i}', path, 'ID', **kw)
        m.setting(f'CSIP{i}', path, 'ID', 'div-main', also={TWICE}, **kw)
        m.setting(f'CSIP{label}', path, 'LABEL', 'Something', **kw)
        m.add(f'CSIP{refs}', 'no pointer', lambda p, path=path: p.drop(path + '/m:fptr'), **kw)
        m.add(f'CSIP{ref}', 'a pointer to another group', lambda p, path=path, other=other: el(p.one(path), 'fptr', FILEID=other), **kw)
        m.add(f'CSIP{ref}', 'a pointer to nothing', lambda p, path=path: el(p.one(path), 'fptr', FILEID='nowhere'), also={POINTER}, **kw)


def representation_map(m):
    d = DIV.format('div-rep2')
    two = {'representations': 2}
    m.add('CSIP105', 'no division', lambda p: p.drop(d), **two)
    m.without('CSIP106', d, 'ID', **two)
    m.without('CSIP107', d, 'LABEL', **two)
    m.setting('CSIP107', d, 'LABEL', 'Representations/other', **two)
    m.without('CSIP108', d + '/m:mptr', 'xlink:title', **two)
    m.setting('CSIP108', d + '/m:mptr', 'xlink:title', 'grp-doc', **two)
    m.add('CSIP109', 'no pointer', lambda p: p.drop(d + '/m:mptr'), **two)
    m.add('CSIP109', 'two pointers', lambda p: p.one(d).append(_copy(p.one(d + '/m:mptr'))), **two)
    m.without('CSIP110', d + '/m:mptr', 'xlink:href', **two)
    m.setting('CSIP110', d + '/m:mptr', 'xlink:href', 'representations/rep2/mets.xml', **two)
    m.without('CSIP111', d + '/m:mptr', 'xlink:type', **two)
    m.without('CSIP112', d + '/m:mptr', 'LOCTYPE', also={SCHEMA}, **two)
    m.setting('CSIP112', d + '/m:mptr', 'LOCTYPE', 'OTHER', also=set(), **two)


def in_representation(m):
    """The same requirements hold in the METS of a representation: a sample of each section."""
    def rep(requirement, what, change, also=()):
        m.add(requirement, 'in the representation: ' + what, lambda p: change(p, p.trees['rep1']), early=True, also=also)
    rep('CSIP7', 'no CREATEDATE', lambda p, t: p.one(HDR, t).attrib.pop('CREATEDATE'))
    rep('CSIP16', 'no NOTETYPE', lambda p, t: p.one(SOFT + '/m:note', t).attrib.pop(q('csip:NOTETYPE')))
    rep('CSIP29', 'wrong checksum', lambda p, t: p.one('m:dmdSec/m:mdRef', t).set('CHECKSUM', '0' * 64))
    rep('CSIP33', 'no ID', lambda p, t: (p.one('m:amdSec/m:digiprovMD', t).attrib.pop('ID'), p.one('m:fileSec/m:fileGrp/m:file', t).attrib.pop('ADMID'),
                                        p.one(DIV.format('div-metadata'), t).attrib.pop('ADMID')), also={SCHEMA})
    rep('CSIP65', 'no ID', lambda p, t: (p.one('m:fileSec/m:fileGrp', t).attrib.pop('ID'), p.drop(DIV.format('div-data'), t)))
    rep('CSIP69', 'wrong size', lambda p, t: p.one('m:fileSec/m:fileGrp/m:file', t).set('SIZE', '1'))
    rep('CSIP79', 'a lost file', lambda p, t: p.one('m:fileSec/m:fileGrp/m:file/m:FLocat', t).set(q('xlink:href'), 'data/lost.txt'), also={'CSIP58'})
    rep('CSIP82', 'no LABEL', lambda p, t: p.one('m:structMap', t).attrib.pop('LABEL'))
    rep('CSIP88', 'no division', lambda p, t: p.drop(DIV.format('div-metadata'), t))


def folders(m):
    m.add('CSIPSTR1', 'files at the top of the archive', lambda p: None, how='flat')
    m.add('CSIPSTR1', 'a file beside the folder', lambda p: None, how='beside')
    m.add('CSIPSTR2', 'another name than OBJID', lambda p: None, name='other')
    m.add('CSIPSTR4', 'mets.xml', lambda p: (p.seal(), p.files.update({'mets.xml': p.files.pop('METS.xml')})), also=set())
    m.add('CSIPSTR4', 'no METS.xml', lambda p: (p.seal(), p.files.pop('METS.xml')))

    def bare(p):
        """Nothing but content, no metadata at all."""
        for f in [f for f in p.files if f.startswith('metadata/')]:
            p.files.pop(f)
        for e in ('m:dmdSec', 'm:amdSec'):
            p.drop(e)
        d = p.one(DIV.format('div-metadata'))
        d.attrib.pop('ADMID'), d.attrib.pop('DMDID')
        p.one(GRP.format('grp-doc') + '/m:file').attrib.pop('DMDID')
        for g in p.root.findall('m:fileSec/m:fileGrp[@ADMID]', {'m': M}):
            g.attrib.pop('ADMID')
    m.add('CSIPSTR5', 'no folder', bare, also={'CSIP17', 'CSIP31'})
    m.add('CSIPSTR6', 'PREMIS elsewhere', lambda p: moved(p, 'm:amdSec/m:digiprovMD/m:mdRef', 'metadata/other/premis.xml'))
    m.add('CSIPSTR7', 'EAD elsewhere', lambda p: moved(p, 'm:dmdSec/m:mdRef', 'metadata/other/ead.xml'))

    def empty(p):
        for f in [f for f in p.files if f.startswith('representations/')]:
            p.files.pop(f)
        p.drop(GRP.format('grp-rep1'))
        p.drop(DIV.format('div-rep1'))
    m.add('CSIPSTR9', 'no folder', empty, also={'CSIP114'})
    m.add('CSIPSTR10', 'an empty folder', lambda p: (empty(p), p.folders.add('representations')), also={'CSIP114'})

    def loose(p):
        p.files['representations/letter.txt'] = b'loose'
        p.group(p.one('m:fileSec'), 'grp-loose', 'Other', ['representations/letter.txt'])
    m.add('CSIPSTR10', 'a file among the representations', loose)

    def no_data(p):
        t = p.trees['rep1']
        for f, to in (('data/letter.txt', 'content/letter.txt'), ('data/sub/minutes.txt', 'content/minutes.txt')):
            p.files['representations/rep1/' + to] = p.files.pop('representations/rep1/' + f)
            p.one(f"m:fileSec/m:fileGrp/m:file/m:FLocat[@x:href='{f}']".replace('x:href', f'{{{X}}}href'), t).set(q('xlink:href'), to)
    m.add('CSIPSTR11', 'content in another folder', no_data, early=True)
    m.add('CSIPSTR12', 'no METS.xml', lambda p: None, representations=0)

    def no_metadata(p):
        t = p.trees['rep1']
        for f in [f for f in p.files if f.startswith('representations/rep1/metadata/')]:
            p.files.pop(f)
        p.drop('m:dmdSec', t), p.drop('m:amdSec', t), p.drop(DIV.format('div-metadata'), t)
        p.one('m:fileSec/m:fileGrp/m:file', t).attrib.pop('ADMID')
    m.add('CSIPSTR13', 'no folder', no_metadata, early=True)

    def no_folder(folder):
        def change(p):
            group, use = ('grp-xsd', 'Schemas') if folder == 'schemas' else ('grp-doc', 'Documentation')
            loc = p.one(GRP.format(group) + '/m:file/m:FLocat')
            old = loc.get(q('xlink:href'))
            new = 'elsewhere/' + old.split('/')[-1]
            p.files[new] = p.files.pop(old)
            loc.set(q('xlink:href'), new)
        return change
    m.add('CSIPSTR15', 'schemas elsewhere', no_folder('schemas'))
    m.add('CSIPSTR16', 'documentation elsewhere', no_folder('documentation'))


def submission(m):
    def agent(role, kind):
        return f"{HDR}/m:agent[@ROLE='{role}'][@TYPE='{kind}']"
    archival, office = agent('ARCHIVIST', 'ORGANIZATION'), agent('CREATOR', 'ORGANIZATION')
    person, keeper = agent('CREATOR', 'INDIVIDUAL'), agent('PRESERVATION', 'ORGANIZATION')
    m.setting('SIP1', '.', 'LABEL', '')
    m.setting('SIP2', '.', 'PROFILE', 'https://earkcsip.dilcis.eu/profile/E-ARK-CSIP-v2-2-0.xml')
    m.setting('SIP3', HDR, 'RECORDSTATUS', 'FRESH')
    m.setting('SIP4', HDR, 'csip:OAISPACKAGETYPE', 'AIP')
    for kind, r in (('SUBMISSIONAGREEMENT', 'SIP5'), ('PREVIOUSSUBMISSIONAGREEMENT', 'SIP6'), ('REFERENCECODE', 'SIP7'), ('PREVIOUSREFERENCECODE', 'SIP8')):
        path = f"{HDR}/m:altRecordID[@TYPE='{kind}']"
        m.add(r, 'empty', lambda p, path=path: setattr(p.one(path), 'text', ''))
        if r in ('SIP5', 'SIP7'):
            m.add(r, 'twice', lambda p, path=path: p.one(HDR).append(_copy(p.one(path))))

    def again(path):
        return lambda p: p.one(HDR).insert(1, _copy(p.one(path)))

    def other_role(path, role):
        def change(p):
            p.one(path).set('OTHERROLE', role)
            p.one(path).set('ROLE', 'OTHER')
        return change
    m.add('SIP9', 'two of them', again(archival))
    m.add('SIP10', 'role said as another', other_role(archival, 'ARCHIVIST'))
    m.setting('SIP11', archival, 'TYPE', 'OTHER')
    m.add('SIP12', 'empty name', lambda p: setattr(p.one(archival + '/m:name'), 'text', ''))
    m.add('SIP13', 'two notes', lambda p: p.one(archival).append(_copy(p.one(archival + '/m:note'))))
    m.without('SIP14', archival + '/m:note', 'csip:NOTETYPE')
    m.add('SIP15', 'none', lambda p: (p.drop(office), p.drop(person)))
    m.add('SIP15', 'two bodies', again(office))
    m.add('SIP16', 'role said as another', other_role(office, 'CREATOR'))
    m.add('SIP17', 'another type', lambda p: (p.drop(person), p.one(office).set('TYPE', 'OTHER')))
    m.add('SIP18', 'empty name', lambda p: setattr(p.one(office + '/m:name'), 'text', ''))
    m.add('SIP19', 'two notes', lambda p: p.one(office).append(_copy(p.one(office + '/m:note'))))
    m.setting('SIP20', office + '/m:note', 'csip:NOTETYPE', 'SOFTWARE VERSION')
    m.add('SIP22', 'another role', other_role(person, 'SUBMITTER'))
    m.add('SIP23', 'type said as another', lambda p: (p.one(person).set('OTHERTYPE', 'INDIVIDUAL'), p.one(person).set('TYPE', 'OTHER')))
    m.add('SIP24', 'empty name', lambda p: setattr(p.one(person + '/m:name'), 'text', ' '))
    m.add('SIP25', 'empty note', lambda p: setattr(p.one(person + '/m:note'), 'text', ''))
    m.add('SIP26', 'two of them', again(keeper))
    m.add('SIP27', 'role said as another', other_role(keeper, 'PRESERVATION'))
    m.setting('SIP28', keeper, 'TYPE', 'INDIVIDUAL')
    m.add('SIP29', 'empty name', lambda p: setattr(p.one(keeper + '/m:name'), 'text', ''))
    m.add('SIP30', 'two notes', lambda p: p.one(keeper).append(_copy(p.one(keeper + '/m:note'))))
    m.without('SIP31', keeper + '/m:note', 'csip:NOTETYPE')
    f = GRP.format('grp-doc') + '/m:file'
    for a, r in (('FILEFORMATNAME', 'SIP32'), ('FILEFORMATVERSION', 'SIP33'), ('FILEFORMATREGISTRY', 'SIP34'), ('FILEFORMATKEY', 'SIP35')):
        m.setting(r, f, 'sip:' + a, '')


def cases():
    m = Maker()
    for part in (root, agents, descriptive, administrative, files, structure, representation_map, in_representation, folders, submission):
        part(m)
    return m.cases


def write(case, to):
    p = case.package
    if case.how == 'flat':
        return p.zip(to / (p.name + '.zip'), top='')
    if case.how == 'beside':
        p.zip(to / (p.name + '.zip'))
        import zipfile
        with zipfile.ZipFile(to / (p.name + '.zip'), 'a') as z:
            z.writestr('beside.txt', b'beside')
        return to / (p.name + '.zip')
    return p.folder(to, case.name)
