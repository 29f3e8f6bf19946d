"""PDF files that try to hurt who reads them: cycles, deep nesting, things that unpack to 10 GB or ask for as much."""
import zlib
from pdfs import Pdf, xmp

TEN_GB = 10 << 30
CATALOG = '<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R {} >>'
PAGES = '<< /Type /Pages /Count 1 /Kids [3 0 R] >>'
PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {} >> {} >>'


def base(catalog='', page='', resources='', pages=PAGES):
    """One page that claims to be PDF/A-2b; what hurts comes as objects from 5 on."""
    p = Pdf('1.7')
    p.add(CATALOG.format(catalog))
    p.add(pages)
    p.add(PAGE.format(resources, page))
    p.stream(xmp(2, 'B'), '/Type /Metadata /Subtype /XML', deflate=False)
    return p


def bomb(word, size=TEN_GB):
    """A deflated stream of that word again and again: one block, repeated as it is."""
    block = word * ((1 << 20) // len(word))
    c = zlib.compressobj(9)
    first = c.compress(block) + c.flush(zlib.Z_FULL_FLUSH)
    again = c.compress(block) + c.flush(zlib.Z_FULL_FLUSH)
    return first + again * (size // len(block) - 1) + c.flush()


def packed(p, data, extra=''):
    return p.add(f'<< /Length {len(data)} /Filter /FlateDecode {extra} >>\nstream\n'.encode() + data + b'\nendstream')


def content_bomb(word):
    def make():
        p = base(page='/Contents 5 0 R')
        packed(p, bomb(word))
        return p.bytes()
    return make


def metadata_bomb():
    p = base()
    p.objects[4] = b''
    data = bomb(b'<a/>')
    p.add(f'<< /Type /Metadata /Subtype /XML /Length {len(data)} /Filter /FlateDecode >>\nstream\n'.encode() + data + b'\nendstream', 4)
    return p.bytes()


def profile_bomb():
    p = base(catalog='/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (x) /DestOutputProfile 5 0 R >>]')
    packed(p, bomb(b'\0'), '/N 3')
    return p.bytes()


def object_bomb():
    p = base(catalog='/X 6 0 R')
    packed(p, bomb(b'1 0 '), '/Type /ObjStm /N 2000000000 /First 8')
    return p.bytes()


def deep_array(n):
    return lambda: base(page='/X ' + '[' * n + ']' * n).bytes()


def deep_dictionary(n):
    return lambda: base(page='/X ' + '<</X ' * n + '1' + '>>' * n).bytes()


def deep_content():
    p = base(page='/Contents 5 0 R')
    p.stream(b'[' * 2_000_000)
    return p.bytes()


def deep_pages(n):
    def make():
        p = base(pages='<< /Type /Pages /Count 1 /Kids [5 0 R] >>')
        for i in range(n):
            p.add(f'<< /Type /Pages /Parent {i + 4 if i else 2} 0 R /Count 1 /Kids [{i + 6 if i < n - 1 else 3} 0 R] >>')
        return p.bytes()
    return make


def cyclic_pages():
    return base(pages='<< /Type /Pages /Count 2 /Kids [3 0 R 2 0 R] >>').bytes()


def cyclic_parents():
    p = base(pages='<< /Type /Pages /Count 1 /Kids [3 0 R] /Parent 5 0 R >>')
    p.add('<< /Type /Pages /Parent 2 0 R /Count 1 /Kids [2 0 R] >>')
    return p.bytes()


def forms(calls, n):
    """Forms that each call the next one several times: calls to the power of n."""
    def make():
        p = base(page='/Contents 5 0 R', resources='/XObject << /F 6 0 R >>')
        p.stream(b'/F Do')
        for i in range(n):
            p.stream(b'/F Do ' * calls, f'/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F {7 + i if i < n - 1 else 6} 0 R >> >>')
        return p.bytes()
    return make


def glyph_of_itself():
    p = base(page='/Contents 5 0 R', resources='/Font << /F 6 0 R >>')
    p.stream(b'BT /F 9 Tf (aaaa) Tj ET')
    p.add('<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 7 0 R >> /Encoding << /Type /Encoding /Differences [97 /a] >> '
          '/FirstChar 97 /LastChar 97 /Widths [9] /Resources << /Font << /F 6 0 R >> >> >>')
    p.stream(b'9 0 d0 BT /F 9 Tf (aaaa) Tj ET')
    return p.bytes()


def huge_map():
    p = base(page='/Contents 5 0 R', resources='/Font << /F 6 0 R >>')
    p.stream(b'BT /F 9 Tf <00000061> Tj ET')
    p.add('<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding 7 0 R /DescendantFonts [8 0 R] /ToUnicode 7 0 R >>')
    p.stream(b'begincmap 1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange '
             b'1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange endcmap', '/Type /CMap /CMapName /X /CIDSystemInfo << /Registry (A) /Ordering (B) /Supplement 0 >>')
    p.add('<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (A) /Ordering (B) /Supplement 0 >> /W [0 2147483647 1000] >>')
    return p.bytes()


def huge_image():
    p = base(page='/Contents 5 0 R', resources='/XObject << /I 6 0 R >>')
    p.stream(b'/I Do')
    packed(p, bomb(b'\0'), '/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceRGB /BitsPerComponent 8 '
           '/DecodeParms << /Predictor 15 /Colors 3 /Columns 2000000000 >>')
    return p.bytes()


def huge_function():
    p = base(page='/Contents 5 0 R', resources='/ColorSpace << /C [/Separation /X /DeviceRGB 6 0 R] >>')
    p.stream(b'/C cs 1 scn 0 0 9 9 re f')
    p.stream(b'\0' * 100, '/FunctionType 0 /Domain [0 1 0 1] /Range [0 1 0 1 0 1] /Size [100000 100000] /BitsPerSample 32')
    return p.bytes()


def chain_of_filters(n):
    def make():
        p = base(page='/Contents 5 0 R')
        p.add(f'<< /Length 3 /Filter [{"/FlateDecode " * n}] >>\nstream\nabc\nendstream')
        return p.bytes()
    return make


def loop(catalog, *objects):
    """Objects from 5 on that lead back to themselves."""
    def make():
        p = base(catalog=catalog)
        for o in objects:
            p.add(o)
        return p.bytes()
    return make


def lying_table(text):
    def make():
        b = base().bytes()
        at = b.rindex(b'xref\n0 ')
        return b[:at] + text.encode() + b'trailer\n<< /Size 2000000000 /Root 1 0 R >>\nstartxref\n' + str(at).encode() + b'\n%%EOF\n'
    return make


def table_before_itself():
    b = base().bytes()
    at = b.rindex(b'xref\n0 ')
    return b.replace(b'trailer\n<<', f'trailer\n<< /Prev {at}'.encode())


HOSTILE = {
    'content-10gb': content_bomb(b'q Q '), 'content-10gb-of-nothing': content_bomb(b' '), 'string-10gb': content_bomb(b'('), 'metadata-10gb': metadata_bomb, 'profile-10gb': profile_bomb,
    'objects-10gb': object_bomb, 'image-10gb': huge_image, 'function-10gb': huge_function, 'map-of-4-billion': huge_map,
    'deep-array': deep_array(400_000), 'deep-dictionary': deep_dictionary(200_000), 'deep-content': deep_content, 'deep-pages': deep_pages(20_000),
    'cyclic-pages': cyclic_pages, 'cyclic-parents': cyclic_parents, 'forms-exponential': forms(2, 40), 'form-of-itself': forms(1, 1), 'glyph-of-itself': glyph_of_itself,
    'filters-10000': chain_of_filters(10_000), 'outline-loop': loop('/Outlines 5 0 R', '<< /Type /Outlines /First 6 0 R /Last 6 0 R /Count 1 >>', '<< /Title (x) /Parent 5 0 R /Next 6 0 R /First 6 0 R >>'),
    'names-loop': loop('/Names << /EmbeddedFiles 5 0 R >>', '<< /Kids [5 0 R 5 0 R] >>'), 'structure-loop': loop('/StructTreeRoot 5 0 R /MarkInfo << /Marked true >>', '<< /Type /StructTreeRoot /K 6 0 R >>', '<< /Type /StructElem /S /P /P 5 0 R /K [6 0 R 6 0 R] >>'),
    'length-of-itself': loop('/X 5 0 R', '<< /Length 5 0 R >>\nstream\nabc\nendstream'), 'action-loop': loop('/OpenAction 5 0 R', '<< /S /GoTo /D [3 0 R /Fit] /Next [5 0 R 5 0 R] >>'),
    'table-of-2-billion': lying_table('xref\n0 2000000000\n0000000000 65535 f \n'), 'table-at-2-billion': lying_table('xref\n1999999999 1\n0000000015 00000 n \n'), 'table-before-itself': table_before_itself,
}
