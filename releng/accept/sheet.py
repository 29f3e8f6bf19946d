"""A plain XLSX by the standard library alone: rows of text in one sheet; and the texts of one that somebody else wrote."""
import re, zipfile
from html import unescape
from xml.sax.saxutils import escape

TYPES = ('<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
         '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
         '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>')
RELATED = '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' \
          '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/></Relationships>'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def column(n):
    return (column(n // 26 - 1) if n >= 26 else '') + chr(65 + n % 26)


def write(path, rows, sheet):
    cells = ''.join(f'<row r="{r}">' + ''.join(f'<c r="{column(c)}{r}" t="inlineStr"><is><t xml:space="preserve">{escape(v)}</t></is></c>' for c, v in enumerate(row)) + '</row>'
                    for r, row in enumerate(rows, 1))
    parts = {'[Content_Types].xml': TYPES, '_rels/.rels': RELATED.format('officeDocument', 'xl/workbook.xml'),
             'xl/_rels/workbook.xml.rels': RELATED.format('worksheet', 'worksheets/sheet1.xml'),
             'xl/workbook.xml': f'<?xml version="1.0" encoding="UTF-8"?><workbook {MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
                                f'<sheets><sheet name="{escape(sheet)}" sheetId="1" r:id="r1"/></sheets></workbook>',
             'xl/worksheets/sheet1.xml': f'<?xml version="1.0" encoding="UTF-8"?><worksheet {MAIN}><sheetData>{cells}</sheetData></worksheet>'}
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
        for name, text in parts.items():
            z.writestr(name, text)


def texts(path):
    with zipfile.ZipFile(path) as z:
        return unescape(' '.join(re.sub('<[^>]*>', ' ', z.read(n).decode('utf-8', 'replace')) for n in z.namelist() if n.endswith('.xml')))
