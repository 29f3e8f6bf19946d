"""LibreOffice without a screen: a macro of its own types into workbooks, counts anew, and saves."""
import re, zipfile
from pathlib import Path
from xml.etree import ElementTree

from kit import NotYet

HERE = Path(__file__).resolve().parent / 'exchange'
SETTINGS = '''<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi-VN</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
'''
XLSX, PDF = 'Calc MS Excel 2007 XML', 'writer_pdf_Export'
MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'


class Office:
    """Vietnamese, so that numbers and days are read as they are written there."""

    def __init__(self, kit, folder):
        kit.need('soffice')
        self.kit, self.folder, self.jobs = kit, Path(folder), 0
        self.profile = self.folder / 'office'
        (self.profile / 'user').mkdir(parents=True)
        (self.profile / 'user/registrymodifications.xcu').write_text(SETTINGS, encoding='utf-8')
        self.start('--terminate_after_init')  # makes the library that macros stand in
        module = self.profile / 'user/basic/Standard/Module1.xba'
        if not module.exists():
            raise NotYet('LibreOffice makes no profile')
        module.write_text((HERE / 'Fill.xba').read_text(encoding='utf-8'), encoding='utf-8')

    def start(self, *options, timeout=600):
        return self.kit.run('soffice', f'-env:UserInstallation={self.profile.as_uri()}', '--headless', '--norestore', '--nologo', *options, timeout=timeout)

    def do(self, lines):
        """@param lines what to do, each a tuple of words @return what was asked for with get: [sheet, cell, type, formula, text]"""
        self.jobs += 1
        job = self.folder / f'job-{self.jobs}'
        job.write_text('\n'.join('\t'.join([w[0], *map(escaped, w[1:])]) for w in lines) + '\n', encoding='utf-8')
        done = self.start(f'macro:///Standard.Module1.Main("{job}")')
        said = Path(f'{job}.said')
        text = said.read_text(encoding='utf-8').rstrip('\n').split('\n') if said.exists() else []
        if not text or text[-1] != 'done':
            raise RuntimeError(f'LibreOffice: {text[-1:] or done.err[-300:]}')
        return [[plain(w) for w in line.split('\t')] for line in text[:-1]]

    def convert(self, file, form, to):
        self.start('--convert-to', form, '--outdir', to, file)
        made = Path(to) / (Path(file).stem + '.' + form.split(':')[0])
        if not made.exists():
            raise RuntimeError(f'LibreOffice made no {form} of {file}')
        return made


def escaped(word):
    return str(word).replace('\\', '\\\\').replace('\n', '\\n').replace('\t', '\\t')


def plain(word):
    return re.sub(r'\\(.)', lambda m: {'n': '\n', 't': '\t'}.get(m[1], m[1]), word)


def inputs(file):
    """@return what the workbook itself says of its input cells: (item, row, column, code) to (sheet, cell)"""
    with zipfile.ZipFile(file) as z:
        shared = [''.join(t.text or '' for t in si.iter(MAIN + 't')) for si in ElementTree.fromstring(z.read('xl/sharedStrings.xml'))]
        last = max((n for n in z.namelist() if n.startswith('xl/worksheets/sheet')), key=lambda n: int(re.sub(r'\D', '', n)))
        found = {}
        for row in ElementTree.fromstring(z.read(last)).iter(MAIN + 'row'):
            line = {re.sub(r'\d', '', c.get('r')): shared[int(c.find(MAIN + 'v').text)] for c in row if c.get('t') == 's'}
            if line.get('A') == 'input':
                found[tuple(line.get(k, '') for k in 'DEFG')] = (line['B'], line['C'])
        return found
