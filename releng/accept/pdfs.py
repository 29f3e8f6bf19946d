"""PDF files of many kinds, written byte by byte: PDF/A-1b, 2b and 3b, files that break it in one or several ways, damaged and hostile ones."""
import random, struct, zlib

W, H = 595, 842


def icc():
    """A small ICC profile of an RGB monitor (version 2): header, white point, colorants, one gamma."""
    def xyz(x, y, z):
        return b'XYZ \0\0\0\0' + b''.join(struct.pack('>i', round(v * 65536)) for v in (x, y, z))
    text = b'Khoso test RGB\0'
    tags = {b'desc': b'desc\0\0\0\0' + struct.pack('>I', len(text)) + text + bytes(78), b'cprt': b'text\0\0\0\0none\0', b'wtpt': xyz(0.9642, 1, 0.8249),
            b'rXYZ': xyz(0.4361, 0.2225, 0.0139), b'gXYZ': xyz(0.3851, 0.7169, 0.0971), b'bXYZ': xyz(0.1431, 0.0606, 0.7141)}
    curve = b'curv\0\0\0\0' + struct.pack('>IH', 1, 0x0233)
    tags.update({k: curve for k in (b'rTRC', b'gTRC', b'bTRC')})
    at, table, data = 128 + 4 + 12 * len(tags), struct.pack('>I', len(tags)), b''
    for k, v in tags.items():
        v += bytes(-len(v) % 4)
        table += k + struct.pack('>II', at + len(data), len(v))
        data += v
    size = 128 + len(table) + len(data)
    head = struct.pack('>I4sI4s4s4s', size, b'none', 0x02100000, b'mntr', b'RGB ', b'XYZ ') + struct.pack('>6H', 2025, 1, 1, 0, 0, 0) + b'acsp' + bytes(28)
    head += struct.pack('>3i', 63190, 65536, 54061)
    return head + bytes(128 - len(head)) + table + data


ICC = icc()


def xmp(part, level, title='', more=''):
    claim = f'<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance></rdf:Description>'
    return ('<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            + (claim if part else '') + (f'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li>'
                                         '</rdf:Alt></dc:title></rdf:Description>' if title else '') + more + '</rdf:RDF></x:xmpmeta>' + '<?xpacket end="w"?>').encode()


class Pdf:
    """Objects by number; written with a plain cross-reference table."""

    def __init__(self, version='1.4'):
        self.objects, self.version, self.info, self.ids, self.comment, self.trailer = {}, version, None, True, b'%\xe2\xe3\xcf\xd3\n', ''

    def add(self, body, number=None):
        n = number or len(self.objects) + 1
        self.objects[n] = body if isinstance(body, bytes) else body.encode('latin-1')
        return n

    def stream(self, data, extra='', deflate=True, number=None, length=None):
        d = zlib.compress(data) if deflate else data
        head = f'<< /Length {len(d) if length is None else length}{" /Filter /FlateDecode" if deflate else ""} {extra} >>\nstream\n'
        return self.add(head.encode('latin-1') + d + b'\nendstream', number)

    def bytes(self):
        out, places = bytearray(b'%PDF-' + self.version.encode() + b'\n' + self.comment), {}
        for n, body in self.objects.items():
            places[n] = len(out)
            out += f'{n} 0 obj\n'.encode() + body + b'\nendobj\n'
        at, size = len(out), max(self.objects) + 1
        out += f'xref\n0 {size}\n0000000000 65535 f \n'.encode()
        for n in range(1, size):
            out += f'{places[n]:010d} 00000 n \n'.encode() if n in places else b'0000000000 00000 f \n'
        ids = '/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]' if self.ids else ''
        info = f'/Info {self.info} 0 R' if self.info else ''
        return bytes(out + f'trailer\n<< /Size {size} /Root 1 0 R {info} {ids} {self.trailer} >>\nstartxref\n{at}\n%%EOF\n'.encode('latin-1'))


class Sheet:
    """What a page may hold; sins change it before it is written."""

    def __init__(self, rnd, part):
        self.rnd, self.part, self.level = rnd, part, 'B'
        self.version = '1.4' if part == 1 else rnd.choice(['1.4', '1.5', '1.6', '1.7'])
        self.pages, self.catalog, self.page, self.resources, self.content = rnd.randint(1, 4), '', '', '', ''
        self.annotations, self.metadata, self.intent, self.more = [], True, True, ''
        self.late, self.title, self.font, self.xmp_filter, self.image_extra, self.info = [], f'Khoso {rnd.randrange(10**9)}', 'type3', False, '', True
        self.pdf = Pdf(self.version)


def glyphs(pdf):
    """A Type 3 font whose letters are bars: nothing to embed."""
    procs = {c: pdf.stream(f'600 0 0 0 500 {300 + 20 * i} d1 0 0 500 {300 + 20 * i} re f'.encode()) for i, c in enumerate('abcdefgh')}
    refs = ' '.join(f'/{c} {n} 0 R' for c, n in procs.items())
    unicode = pdf.stream(b'/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange '
                         b'1 beginbfrange <61> <68> <0061> endbfrange endcmap end end')
    return pdf.add(f'<< /Type /Font /Subtype /Type3 /FontBBox [0 0 600 700] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << {refs} >> /Encoding << /Type /Encoding '
                   f'/Differences [97 /a /b /c /d /e /f /g /h] >> /FirstChar 97 /LastChar 104 /Widths [{"600 " * 8}] /ToUnicode {unicode} 0 R /Resources << >> >>')


def build(rnd, part, sins=()):
    """A document of that part of PDF/A, or one with these sins (names of SINS)."""
    s = Sheet(rnd, part)
    for name in sins:
        SINS[name](s)
    pdf = s.pdf
    pdf.version = s.version
    pdf.objects[1], pdf.objects[2] = b'', b''
    font = glyphs(pdf) if s.font == 'type3' else pdf.add(s.font)
    w, h = rnd.randint(4, 40), rnd.randint(4, 40)
    image = pdf.stream(rnd.randbytes(w * h * 3), f'/Type /XObject /Subtype /Image /Width {w} /Height {h} /ColorSpace /DeviceRGB /BitsPerComponent 8 {s.image_extra}')
    for make in s.late:
        make(s, pdf)
    kids = []
    for i in range(s.pages):
        lines = ' '.join(f'BT /F1 {rnd.randint(8, 14)} Tf {rnd.randint(40, 200)} {rnd.randint(60, 780)} Td ({"".join(rnd.choice("abcdefgh") for _ in range(rnd.randint(3, 60)))}) Tj ET'
                         for _ in range(rnd.randint(5, 60)))
        content = pdf.stream(f'q {rnd.randint(100, W)} 0 0 {rnd.randint(100, H)} 0 0 cm /I1 Do Q 3 Tr {lines} {s.content}'.encode())
        annots = f'/Annots [{" ".join(f"{pdf.add(a)} 0 R" for a in s.annotations)}]' if s.annotations and i == 0 else ''
        kids.append(pdf.add(f'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {W} {H}] /Contents {content} 0 R {annots} {s.page} '
                            f'/Resources << /Font << /F1 {font} 0 R >> /XObject << /I1 {image} 0 R >> {s.resources} >> >>'))
    pdf.add(f'<< /Type /Pages /Count {len(kids)} /Kids [{" ".join(f"{k} 0 R" for k in kids)}] >>', 2)
    meta = intent = ''
    if s.metadata:
        claim = s.metadata if isinstance(s.metadata, bytes) else xmp(s.part, s.level, s.title if s.info else '', s.more)
        meta = f'/Metadata {pdf.stream(claim, "/Type /Metadata /Subtype /XML", deflate=s.xmp_filter)} 0 R'
    if s.intent:
        profile = pdf.stream(s.intent if isinstance(s.intent, bytes) else ICC, '/N 3')
        intent = f'/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (Test RGB) /DestOutputProfile {profile} 0 R >>]'
    if s.info:
        pdf.info = pdf.add(f'<< /Title ({s.title}) >>')
    pdf.add(f'<< /Type /Catalog /Pages 2 0 R {meta} {intent} {s.catalog} >>', 1)
    return pdf.bytes()


def put(field, value):
    return lambda s: setattr(s, field, value)


def append(field, value):
    return lambda s: setattr(s, field, getattr(s, field) + value)


def later(make):
    return lambda s: s.late.append(make)


def annotation(text):
    return lambda s: s.annotations.append(text)


def on_pdf(field, value):
    return lambda s: setattr(s.pdf, field, value)


def embedded(s, pdf):
    f = pdf.stream(b'one,two\n', '/Type /EmbeddedFile /Subtype /text#2Fcsv /Params << /ModDate (D:20250101000000Z) >>')
    spec = pdf.add(f'<< /Type /Filespec /F (a.csv) /UF (a.csv) /AFRelationship /Data /EF << /F {f} 0 R >> >>')
    s.catalog += f' /Names << /EmbeddedFiles << /Names [(a.csv) {spec} 0 R] >> >> /AF [{spec} 0 R]'


def loose_embedded(s, pdf):
    f = pdf.stream(b'x', '/Type /EmbeddedFile')
    spec = pdf.add(f'<< /Type /Filespec /F (b.bin) /EF << /F {f} 0 R >> >>')
    s.catalog += f' /Names << /EmbeddedFiles << /Names [(b.bin) {spec} 0 R] >> >>'


def form(s, pdf):
    field = pdf.add(f'<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (b) /F 4 /Rect [10 10 90 30] >>')
    s.catalog += f' /AcroForm << /Fields [{field} 0 R] /NeedAppearances true >>'


def ps(s, pdf):
    x = pdf.stream(b'showpage', '/Type /XObject /Subtype /PS')
    s.resources, s.content = s.resources.replace('', ''), s.content
    s.page += f' /PieceInfo << /X << /Private {x} 0 R /LastModified (D:20250101000000Z) >> >>'


def soft_mask(s, pdf):
    m = pdf.stream(bytes(16), '/Type /XObject /Subtype /Image /Width 4 /Height 4 /ColorSpace /DeviceGray /BitsPerComponent 8')
    s.image_extra += ''
    n = pdf.stream(bytes(48), f'/Type /XObject /Subtype /Image /Width 4 /Height 4 /ColorSpace /DeviceRGB /BitsPerComponent 8 /SMask {m} 0 R')
    s.page += f' /Thumb {n} 0 R'


def bad_font(s):
    s.font = '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>'


SINS = {
    'no-metadata': put('metadata', None), 'metadata-not-xml': put('metadata', b'this is no XMP'), 'metadata-torn': put('metadata', xmp(2, 'B')[:200]),
    'claims-nothing': put('part', 0), 'claims-level-x': put('level', 'X'), 'claims-another-part': lambda s: setattr(s, 'part', s.part % 3 + 1),
    'claims-level-a': put('level', 'A'), 'claims-level-u': put('level', 'U'), 'metadata-filtered': put('xmp_filter', True),
    'title-differs': append('more', '<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>Another</pdf:Producer></rdf:Description>'),
    'unknown-schema': append('more', '<rdf:Description rdf:about="" xmlns:k="http://khoso.invalid/k/"><k:x>1</k:x></rdf:Description>'),
    'no-intent': put('intent', None), 'bad-profile': put('intent', b'no profile at all'), 'profile-of-a-printer': put('intent', ICC.replace(b'mntrRGB ', b'prtrCMYK')),
    'font-not-embedded': bad_font, 'cmyk': append('content', ' 0.1 0.2 0.3 0.4 k 10 10 20 20 re f'), 'gray': append('content', ' 0.5 g 10 10 20 20 re f'),
    'transparency': lambda s: (append('resources', ' /ExtGState << /G1 << /ca 0.5 /CA 0.5 >> >>')(s), append('content', ' /G1 gs 0 0 50 50 re f')(s)),
    'blend-mode': lambda s: (append('resources', ' /ExtGState << /G2 << /BM /Foo >> >>')(s), append('content', ' /G2 gs 0 0 50 50 re f')(s)),
    'transfer-function': lambda s: (append('resources', ' /ExtGState << /G3 << /TR /Identity >> >>')(s), append('content', ' /G3 gs 0 0 9 9 re f')(s)),
    'group': append('page', ' /Group << /S /Transparency /CS /DeviceRGB >>'), 'interpolate': append('image_extra', ' /Interpolate true'),
    'alternates': append('image_extra', ' /Alternates []'), 'intent-of-image': append('image_extra', ' /Intent /Wrong'), 'soft-mask': later(soft_mask),
    'undefined-operator': append('content', ' foo'), 'unbalanced-q': append('content', ' ' + 'q ' * 40), 'deep-q': append('content', ' ' + 'q ' * 30 + 'Q ' * 30),
    'javascript': append('catalog', ' /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'), 'launch': append('catalog', ' /OpenAction << /S /Launch /F (a.exe) >>'),
    'named-action': append('catalog', ' /OpenAction << /S /Named /N /Print >>'), 'additional-actions': append('catalog', ' /AA << /WC << /S /JavaScript /JS (1) >> >>'),
    'page-actions': append('page', ' /AA << /O << /S /URI /URI (http://khoso.invalid/) >> >>'), 'needs-rendering': append('catalog', ' /NeedsRendering true'),
    'optional-content': append('catalog', ' /OCProperties << /OCGs [] /D << /Order [] /AS [] >> >>'), 'embedded-file': later(embedded), 'embedded-file-bare': later(loose_embedded),
    'form': later(form), 'postscript': later(ps), 'requirements': append('catalog', ' /Requirements []'), 'bad-language': append('catalog', ' /Lang (not a language!)'),
    'annotation-without-flags': annotation('<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (x) >>'),
    'annotation-hidden': annotation('<< /Type /Annot /Subtype /Link /F 2 /Rect [10 10 30 30] >>'), 'annotation-movie': annotation('<< /Type /Annot /Subtype /Movie /F 4 /Rect [1 1 9 9] >>'),
    'annotation-3d': annotation('<< /Type /Annot /Subtype /3D /F 4 /Rect [1 1 9 9] >>'), 'annotation-sound': annotation('<< /Type /Annot /Subtype /Sound /F 4 /Rect [1 1 9 9] >>'),
    'link-fine': annotation('<< /Type /Annot /Subtype /Link /F 4 /Rect [10 10 30 30] /A << /S /URI /URI (http://khoso.invalid/) >> >>'),
    'no-id': on_pdf('ids', False), 'no-binary-comment': on_pdf('comment', b''), 'short-comment': on_pdf('comment', b'%abc\n'),
    'long-name': append('page', ' /' + 'N' * 200 + ' 1'), 'long-string': append('page', ' /X (' + 'x' * 70_000 + ')'), 'big-number': append('page', ' /X 99999999999'),
    'odd-hex-string': append('page', ' /X <123>'), 'huge-page': append('page', ' /UserUnit 2 /CropBox [0 0 20000 20000]'), 'old-version': put('version', '1.0'), 'new-version': put('version', '2.0'),
    'presentation-steps': append('page', ' /PresSteps << /Type /NavNode >>'), 'bad-box': append('page', ' /TrimBox [0 0 1 1] /ArtBox [5 5 1 1]'),
}


def plan(rnd, n):
    """n documents: (name, part, sins). A third are meant to be sound, a third have one sin, the others two or three. Each sin comes up as soon as there is room."""
    names = list(SINS)
    rnd.shuffle(names)
    for i in range(n):
        part, kind = rnd.choice((1, 2, 3)), i % 3
        sins = [] if kind == 0 else [names[(i // 3) % len(names)]] if kind == 1 else rnd.sample(names, rnd.randint(2, 3))
        yield f'{i:05d}-{part}b' + (''.join('+' + s for s in sins) if kind == 1 else f'-{len(sins)}'), part, sins


DAMAGES = {
    'truncated': lambda r, b: b[:r.randint(len(b) // 4, len(b) - 40)], 'flipped': lambda r, b: flipped(r, b, 1 + len(b) // 400), 'flipped-once': lambda r, b: flipped(r, b, 1),
    'empty': lambda r, b: b'', 'junk': lambda r, b: r.randbytes(3000), 'junk-before': lambda r, b: r.randbytes(300) + b, 'junk-after': lambda r, b: b + r.randbytes(3000),
    'xref-lies': lambda r, b: b.replace(b'startxref\n', b'startxref\n9'), 'no-xref': lambda r, b: b[:b.rindex(b'xref\n0 ')] + b'%%EOF\n', 'hole': lambda r, b: b[:len(b) // 3] + bytes(500) + b[len(b) // 3 + 500:],
    'no-header': lambda r, b: b[8:], 'lines-of-windows': lambda r, b: b.replace(b'\n', b'\r\n'), 'root-gone': lambda r, b: b.replace(b'/Root 1 0 R', b'/Root 9999 0 R'),
}


def flipped(rnd, data, n):
    b = bytearray(data)
    for _ in range(n):
        b[rnd.randrange(len(b))] ^= 1 << rnd.randrange(8)
    return bytes(b)
