#!/usr/bin/env python3
"""Gate on input from outside: what makes readers of dangerous formats stands in one place each, and nowhere else.

Names of the JDK's and of libraries' entry points are looked for in the Java sources of all bundles (src, not src_test); each may stand
only in the files listed beside it. Whoever needs another reader of XML calls org.khoso.model.io.XmlInput.
Prints file:line: what, why; exit 1 if anything was found, or if a listed file is gone (a list that allows nothing real hides mistakes).
"""
import re, sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
B = 'bundles/org.khoso.'
# what (a regular expression over code without comments and strings), where it may stand, why
RULES = [
    (r'\b(XMLInputFactory|SAXParserFactory|SchemaFactory\s*\.|DocumentBuilderFactory|XPathFactory|XMLReaderFactory|TransformerFactory)\b',
     [B + 'model/src/org/khoso/model/io/XmlInput.java', B + 'pdfa/src/org/khoso/pdfa/worker/internal/PacketReader.java'],
     'XML is read by XmlInput: no document types, no entities, limits (PacketReader, in a helper process, as veraPDF itself does: its verdicts hang on it)'),
    (r'\b(ResourceSetImpl|XMIResourceImpl|XMLResourceImpl|XMIResourceFactoryImpl|XMLResourceFactoryImpl|EcoreResourceFactoryImpl|ExtensibleURIConverterImpl)\b', [],
     'EMF loads nothing from files: its resources follow any URI'),
    (r'\b(ObjectInputStream|XMLDecoder|ObjectInputFilter)\b', [], 'objects of Java are never read'),
    (r'\b(ScriptEngineManager|GroovyShell|URLClassLoader)\b', [], 'input is never run'),
    (r'\b(activateDefaultTyping|enableDefaultTyping|JsonTypeInfo)\b', [], 'JSON never names classes'),
    (r'\b(LoadSettings|org\.yaml\.snakeyaml)\b', [B + 'model/src/org/khoso/model/io/YamlModel.java', B + 'intake/src/org/khoso/intake/mapping/internal/Words.java'],
     'YAML is read by YamlModel: no tags, no aliases, limits (Words reads a file of its own bundle)'),
    (r'\b(ZipInputStream|new ZipFile|ZipFile\s*\.\s*builder|ZipArchiveInputStream|new ZipSecureFile|JarFile|JarInputStream|GZIPInputStream|TarArchiveInputStream)\b',
     [B + 'intake/src/org/khoso/intake/table/internal/XlsxParts.java', B + 'survey/src/org/khoso/survey/exchange/internal/BookParts.java', B + 'storage/src/org/khoso/storage/internal/Restore.java',
      B + 'media/src/org/khoso/media/worker/internal/Inside.java',
      B + 'core/src/org/khoso/core/PageTexts.java', B + 'core/src/org/khoso/core/bundle/BundleZip.java',
      B + 'media/src/org/khoso/media/internal/Signatures.java', *(B + f'plugins/src/org/khoso/plugins/internal/{c}.java' for c in ('Jar', 'Packing', 'Repository'))], 'who unpacks has to bound it, and takes no name from it: say so here'),
    (r'\bLoader\.loadPDF\b', [B + 'media/src/org/khoso/media/worker/internal/PdfFile.java'], 'PDF is opened in the helper process only'),
    (r'\bImageIO\.(read|createImageInputStream)\b',
     [B + 'capture/src/org/khoso/capture/internal/TesseractRecognizer.java',
      B + 'capture/src/org/khoso/capture/internal/PageImage.java'], 'images are opened in the helper process only, but for pages that Khoso itself has made'),
    (r'\b(XSSFWorkbook|HSSFWorkbook|WorkbookFactory|OPCPackage)\b', [], 'spreadsheets are read as streams (org.khoso.intake.table), written by SXSSF'),
]
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"""(?:\\.|[^\\])*?"""|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)


def code(text):
    """Comments and literals become blanks, lines stay."""
    return TOKEN.sub(lambda m: re.sub(r'[^\n]', ' ', m[0]), text)


def main():
    bad, used = [], set()
    for path in sorted((TOP / 'bundles').glob('*/src/**/*.java')):
        name, text = path.relative_to(TOP).as_posix(), code(path.read_text(encoding='utf-8'))
        if '/org.khoso.testkit/' in name or '/org.khoso.testkit' in path.as_posix():
            continue
        for what, allowed, why in RULES:
            for m in re.finditer(what, text):
                if name in allowed:
                    used.add((what, name))
                else:
                    bad.append(f'{name}:{text.count(chr(10), 0, m.start()) + 1}: {m[0]}: {why}')
    bad += [f'{name}: is listed for {what[:40]}... but has none of it' for what, allowed, _ in RULES for name in allowed if (what, name) not in used]
    print('\n'.join(bad) if bad else f'outside: {len(RULES)} rules hold')
    return 1 if bad else 0


sys.exit(main())
