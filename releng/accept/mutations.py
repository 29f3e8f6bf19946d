"""Row on broken input: each format, so many times, by the tests that belong to its reader, in JVMs with a cap on the heap."""
import random, re
from concurrent.futures import ThreadPoolExecutor
from kit import TOP, Result

LINE = re.compile(r'fuzz (.+): seed (-?\d+), (\d+) mutations, (\d+) accepted, (\d+) with findings, (\d+) refused, slowest (\d+) ms, peak (\d+) MB, (\d+) failed')
CAP = 256
# reader's bundle, its test, the formats that it must have told of
TESTS = [
    ('org.khoso.sign', 'org.khoso.sign.internal.CmsFuzzTest', ['CMS']),
    ('org.khoso.sign', 'org.khoso.sign.internal.XmlVerifierTest', ['XML signature']),
    ('org.khoso.sign', 'org.khoso.sign.internal.PdfSignerTest', ['signed PDF']),
    ('org.khoso.intake', 'org.khoso.intake.internal.CatalogueFuzzTest', ['XLSX', 'XLS', 'ODS', 'CSV', 'old text']),
    ('org.khoso.standards', 'org.khoso.standards.internal.StandardsFuzzTest', ['standards YAML', 'overlay YAML']),
    ('org.khoso.core', 'org.khoso.core.MappingFileFuzzTest', ['mapping file']),
    ('org.khoso.core', 'org.khoso.core.campaign.PlanCsvFuzzTest', ['plan CSV']),
    ('org.khoso.core', 'org.khoso.core.bundle.BundleFuzzTest', ['survey bundle', 'bundle manifest']),
    ('org.khoso.core', 'org.khoso.core.transfer.TransferFuzzTest', ['hand-over manifest', 'hand-over receipt']),
    ('org.khoso.sign', 'org.khoso.sign.internal.EncryptionFuzzTest', ['encrypted file']),
    ('org.khoso.packaging', 'org.khoso.packaging.test.PackageFuzzTest', ['METS', 'EAD', 'PREMIS', 'package folder', 'package ZIP']),
    ('org.khoso.packaging', 'org.khoso.packaging.eark.internal.OthersFuzzTest', ['E-ARK METS', 'E-ARK metadata', 'E-ARK ZIP', 'package TAR', 'bag', 'bag ZIP']),
    ('org.khoso.schematron', 'org.khoso.schematron.internal.PackFuzzTest', ['rule pack', 'Schematron', 'judged document']),
    ('org.khoso.media', 'org.khoso.media.internal.MediaFuzzTest', ['PDF', 'TIFF', 'JPEG', 'PNG', 'JP2', 'MP3', 'MP4', 'WAV', 'AVI', 'WMV']),
    ('org.khoso.capture', 'org.khoso.capture.internal.SaneFuzzTest', ['SANE wire', 'SANE page']),
    ('org.khoso.capture', 'org.khoso.capture.internal.RecognizedFuzzTest', ['OCR table']),
    ('org.khoso.plugins', 'org.khoso.plugins.internal.PluginFuzzTest', ['plug-in metadata', 'plug-in artifacts', 'plug-in']),
    ('org.khoso.cli', 'org.khoso.cli.internal.RequestFuzzTest', ['socket request']),
    ('org.khoso.survey', 'org.khoso.survey.sum.internal.RepliesFuzzTest', ['responses to sum up', 'lines of responses', 'decisions']),
    ('org.khoso.survey', 'org.khoso.survey.design.internal.DesignFuzzTest', ['questionnaire']),
    ('org.khoso.survey', 'org.khoso.survey.exchange.internal.ExchangeFuzzTest', ['survey JSON', 'survey workbook', 'survey form', 'survey lists']),
    ('org.khoso.storage', 'org.khoso.storage.internal.ArchiveFuzzTest', ['archive.xmi', 'journal entry', 'journal segment', 'backup folder']),
]


# of these the formats that packages are made of, and the signatures in and beside them
PACKAGES = {'org.khoso.packaging', 'org.khoso.schematron', 'org.khoso.sign'}


def packages(kit):
    """The same for METS, EAD, PREMIS, ZIP, TAR, bags, CMS, XAdES and PAdES alone."""
    return mutations(kit, [t for t in TESTS if t[0] in PACKAGES])


def mutations(kit, tests=TESTS):
    """Every mutation ends in a result, in findings, or in a refusal that can be said in both languages and names the file; else it failed."""
    count, seed = 150 if kit.small else 10_000, kit.seed if kit.seed is not None else random.randrange(10 ** 9)
    temp, kept = kit.folder('fuzz-tmp'), kit.folder('fuzz-kept')
    options = f'-Xmx{CAP}m -Djava.io.tmpdir={temp} -Dkhoso.fuzz={count} -Dkhoso.fuzz.seed={seed} -Dkhoso.fuzz.keep={kept}'

    def run(test):
        return kit.run(TOP / 'releng/dev/quick', test[0], test[1], timeout=6 * 3600,
                       env={'QUICK_DIR': kit.folder('quick-' + test[1].rpartition('.')[2] if not kit.small else 'quick'), 'JDK_JAVA_OPTIONS': options})
    with ThreadPoolExecutor(1 if kit.small else 2) as pool:
        outputs = list(pool.map(run, tests))
    bad, figures, total = [], [], 0
    for (bundle, test, formats), done in zip(tests, outputs):
        told = {m[0]: m[1:] for m in LINE.findall(done.out)}
        for f in formats:
            if f not in told or int(told[f][1]) != count:
                bad.append(f'{f}: {"not told of" if f not in told else told[f][1] + " mutations"}: {done.out[-300:]}')
                continue
            _, n, accepted, findings, refused, slowest, peak, failed = told[f]
            total += int(n)
            figures.append(f'{f}: {n} mutations, {accepted} accepted, {findings} with findings, {refused} refused, slowest {slowest} ms, peak {peak} MB')
            if int(failed):
                bad.append(f'{f}: {failed} failed: ' + ' | '.join(line.strip() for line in done.out.splitlines() if ' times, first at ' in line)[:1500])
        if done.code and not bad:
            bad.append(f'{test} ended with {done.code}: {done.out[-300:]}')
    left = [p.name for p in temp.iterdir() if not p.name.startswith('hsperfdata')]
    if left:
        bad.append(f'left in the folder for temporary files: {sorted(left)[:10]}')
    return Result(not bad, f'{len(figures)} formats, {total} mutations, seed {seed}, heap {CAP} MB', 'each a result or a clear sentence', bad + figures)
