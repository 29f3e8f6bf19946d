"""Row on check-file: thousands of PDFs, some hostile. One line a file, the verdicts of veraPDF itself, and its throughput."""
import collections, os, random, re, shutil, subprocess, threading, time
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
import pdfs, pdfs_hostile
from kit import TOP, NotYet, Result, median

CLI = 'org.verapdf.apps:greenfield-apps:1.28.2'
# what 1.28.2 (the newest command line on Maven Central) gives up on and 1.30.2 does not, and what veraPDF's makers say of it
KNOWN = [(r'ReferenceError: "BM" is not defined', 'veraPDF/veraPDF-library issue 1557: a fault of 1.28.2, mended since')]
PATIENCE = 30


def corpus(kit, rnd, n):
    """Files by name: sound, broken in one or several ways, damaged; and those that other software made."""
    folder, kinds = kit.folder('pdfs'), collections.Counter()
    for name, part, sins in pdfs.plan(rnd, n - n // 12):
        (folder / (name + '.pdf')).write_bytes(pdfs.build(rnd, part, sins))
        kinds[f'{part}b' if not sins else 'with sins'] += 1
    damages = list(pdfs.DAMAGES.items())
    for i in range(n // 12):
        what, damage = damages[i % len(damages)]
        (folder / f'd{i:05d}-{what}.pdf').write_bytes(damage(rnd, pdfs.build(rnd, rnd.choice((1, 2, 3)))))
        kinds['damaged'] += 1
    kinds['by other software'] = others(kit, folder, rnd)
    return folder, kinds


def others(kit, folder, rnd):
    """LibreOffice's export of each kind, and the product's own: scans with a text layer, letters."""
    made = 0
    if shutil.which('soffice'):
        text = kit.folder('office') / 'van-ban.html'
        text.write_text('<html><body><h1>Quyết định</h1><p>Về việc giao đất cho Ủy ban nhân dân xã.</p><table border=1><tr><td>1</td><td>Hồ sơ</td></tr></table>'
                        '<p><a href="http://khoso.invalid/">liên kết</a></p></body></html>', encoding='utf-8')
        for version in (0, 1, 2, 3):
            options = 'pdf:writer_web_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"%d"}}' % version
            done = kit.run('soffice', '-env:UserInstallation=file://' + str(kit.work / 'office-home'), '--headless', '--convert-to', options, '--outdir', text.parent, text, timeout=300)
            out = text.with_suffix('.pdf')
            if done.code == 0 and out.exists():
                out.rename(folder / f'office-{version}.pdf')
                made += 1
    delivery, _ = kit.samples(kit.work / 'checkfile-delivery', '--small', '--seed', rnd.randrange(1, 10 ** 6), '--dpi', '30')
    for i, f in enumerate(sorted(delivery.rglob('*.pdf'))[:20]):
        shutil.copyfile(f, folder / f'scan-{i:02d}.pdf')
        made += 1
    archive = kit.work / 'checkfile-archive'
    kit.good(archive, 'init', '--name', 'Check files')
    letter = kit.work / 'letter.pdf'
    if kit.khoso(archive, 'report', 'make', 'check-report', '--out', letter).code == 0 and letter.exists():
        letter.rename(folder / 'letter.pdf')
        made += 1
    return made


class Memory(threading.Thread):
    """The most memory in MB that a helper process of this product held."""

    def __init__(self):
        super().__init__(daemon=True)
        self.most, self.over = 0, False

    def run(self):
        while not self.over:
            for p in os.listdir('/proc'):
                if p.isdigit():
                    try:
                        with open(f'/proc/{p}/cmdline') as f:
                            if 'pdfa.worker.internal.WorkerMain' not in f.read():
                                continue
                        with open(f'/proc/{p}/status') as f:
                            self.most = max(self.most, *(int(v) // 1024 for v in re.findall(r'VmHWM:\s+(\d+)', f.read())), 0)
                    except OSError:
                        continue
            time.sleep(0.5)


def ours(kit, *paths, anew=True, timeout=7200):
    done = kit.khoso(None, 'check-file', *(['--anew'] if anew else []), *paths, timeout=timeout,
                     env={'KHOSO_JAVA_OPTS': f'-Dkhoso.pdfa.timeout={PATIENCE} -Dkhoso.media.timeout={PATIENCE}'})
    return done, {e['input'].rpartition('/')[2]: e for e in done.json()}


def rules(pdfa):
    out = collections.Counter()
    for f in pdfa['failures']:
        out[f'{f["clause"]}-{f["test"]}'] += f['count']
    return dict(out)


def own(kit, files, each=False):
    """What veraPDF's own processor says: name -> (verdict, rules). With each, in a process a file; a process that is late or dies has no verdict."""
    lib = next(iter(sorted(kit.product.glob('plugins/org.khoso.pdfa_*/lib'))), None)
    if lib is None:
        raise NotYet('the product has no org.khoso.pdfa')
    java, out = kit.env['JAVA_HOME'] + '/bin/java', {}
    classes = kit.folder('own')
    kit.run(kit.env['JAVA_HOME'] + '/bin/javac', '-cp', f'{lib}/*', '-d', classes, TOP / 'releng/accept/VeraPdfOwn.java')

    def ask(part):
        listed = kit.work / f'own-{part[0].name}.list'
        listed.write_text('\n'.join(map(str, part)))
        return kit.run(java, '-Xmx1g', '-cp', f'{classes}:{lib}/*', 'VeraPdfOwn', listed, timeout=PATIENCE + 45 if each else 7200)
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(ask, [[f] for f in files] if each else [files]))
    for done in answers:
        for line in done.out.splitlines():
            name, verdict, broken = line.split('\t')
            found = {k: int(v) for k, v in (x.split('=') for x in broken.strip('{}').split(', ') if x)}
            out[name.rpartition('/')[2]] = (verdict, found)
    return out


def compare(mine, theirs, bad):
    """Every verdict and every broken rule with its count; where veraPDF itself has no verdict, so have we, or one that it might have had with more time."""
    same = 0
    for name, e in mine.items():
        p = e['result'].get('pdfa')
        outcome, found = (p['outcome'], rules(p)) if p else ('none', {})
        verdict, broken = theirs.get(name, ('no end', {}))
        if verdict in ('error', 'no end') and outcome == 'undecided' or (outcome, found) == (verdict, broken):
            same += 1
        else:
            differ = {k for k in set(found) | set(broken) if found.get(k) != broken.get(k)}
            bad.append(f'{name}: Khoso {outcome}, veraPDF {verdict}, {sorted(differ)[:5]}')
    return same


def command_line(kit):
    """veraPDF's own command line as a script, from Maven Central; of the newest version that is there."""
    folder = kit.folder('verapdf')
    done = kit.run(TOP / 'releng/maven', '-q', '-B', 'dependency:copy', f'-Dartifact={CLI}', f'-DoutputDirectory={folder}', '-Dmdep.useBaseVersion=true', cwd=kit.work)
    jar = next(iter(folder.glob('*.jar')), None)
    if jar is None:
        raise NotYet(f'{CLI} is not to be had: ' + (done.out + done.err)[-200:])
    script = folder / 'verapdf'
    script.write_text(f'#!/bin/sh\nexec {kit.env["JAVA_HOME"]}/bin/java -Dapp.home={folder} -cp {jar} org.verapdf.apps.GreenfieldCliWrapper "$@"\n')
    script.chmod(0o755)
    return script


def theirs(kit, script, folder, processes=1):
    """Its default report of a folder. @return seconds, name -> (verdict, why there is none)"""
    out = kit.work / f'verapdf-{processes}.xml'
    start = time.monotonic()
    with open(out, 'w') as f:
        subprocess.run([str(script), *(['--processes', str(processes)] if processes > 1 else []), '--recurse', str(folder)], stdout=f, stderr=subprocess.DEVNULL, env=kit.env, timeout=7200)
    seconds, said = time.monotonic() - start, {}
    for _, job in ET.iterparse(out):
        if job.tag == 'job':
            name = job.findtext('item/name').rpartition('/')[2]
            reports = job.findall('validationReport')
            verdict = 'compliant' if reports and all(r.get('isCompliant') == 'true' for r in reports) else 'not-compliant' if reports else 'error'
            said[name] = verdict, ' '.join(e.text or '' for e in job.iter('exceptionMessage'))
            job.clear()
    return seconds, said


def versions(mine, said, bad):
    """What another version says otherwise must be in its release notes."""
    other = []
    for name, e in mine.items():
        p = (e['result'].get('pdfa') or {}).get('outcome')
        ours_is = p if p in ('compliant', 'not-compliant') else 'error'
        verdict, reason = said.get(name, ('not told of', ''))
        if verdict != ours_is:
            why = next((note for pattern, note in KNOWN if re.search(pattern, reason)), None)
            (other if why else bad).append(f'{name}: 1.30.2 {ours_is}, 1.28.2 {verdict} {reason[:120]}' + (f' ({why})' if why else ''))
    return other


def check_file(kit):
    kit.need_verb('check-file')
    n, rounds = (60, 1) if kit.small else (3000, 3)
    seed = kit.seed if kit.seed is not None else random.SystemRandom().randrange(1, 10 ** 7)
    rnd, bad = random.Random(seed), []
    folder, kinds = corpus(kit, rnd, n)
    hurt = kit.folder('hostile-pdfs')
    names = list(pdfs_hostile.HOSTILE)
    for name in rnd.sample(names, 6) if kit.small else names:
        (hurt / (name + '.pdf')).write_bytes(pdfs_hostile.HOSTILE[name]())
    there = {p.name for f in (folder, hurt) for p in f.iterdir()}
    memory = Memory()
    memory.start()
    done, mine = ours(kit, folder, hurt)
    memory.over = True
    docs = done.json()
    if done.code not in (1, 3) or len(docs) != len(there) or set(mine) != there:
        bad.append(f'ended with {done.code}, {len(docs)} lines for {len(there)} files: {sorted(there ^ set(mine))[:5]} {done.err[-200:]}')
    undecided = [e for e in mine.values() if (e['result'].get('pdfa') or {}).get('outcome') == 'undecided']
    bad += [f'{e["input"]}: no reason given' for e in undecided if not any(f['rule'] == 'pdfa/undecided' for f in e['findings'])]
    reference = own(kit, sorted(folder.iterdir()))
    reference.update(own(kit, sorted(hurt.iterdir()), each=True))
    same = compare(mine, reference, bad)
    _, again = ours(kit, folder, anew=False)
    _, known = ours(kit, folder, anew=False)
    unknown = [k for k, e in known.items() if not e['result'].get('known') and (e['result'].get('pdfa') or {}).get('outcome') != 'undecided']
    if unknown or {k: e['findings'] for k, e in known.items()} != {k: e['findings'] for k, e in again.items()}:
        bad.append(f'known results differ, or are not known: {unknown[:5]}')
    figure, other = throughput(kit, folder, mine, rounds, bad)
    if memory.most > 1500:
        bad.append(f'a helper process held {memory.most} MB')
    return Result(not bad, f'{len(docs)} lines for {len(there)} files ({", ".join(f"{v} {k}" for k, v in sorted(kinds.items()))}, {len(list(hurt.iterdir()))} hostile; {len(undecided)} '
                  f'could not be judged), {same} verdicts and all broken rules as veraPDF 1.30.2 itself, {len(other)} other in 1.28.2; most memory of a helper {memory.most} MB; {figure}; seed {seed}',
                  'a line a file, run complete; verdicts equal; >= 1.7 x default, >= 1.0 x --processes 2' + (' (throughput not judged at small size)' if kit.small else ''), bad + other)


def throughput(kit, folder, mine, rounds, bad):
    """Alternating rounds on the files that no reader stumbles over for long."""
    script, times, said = command_line(kit), collections.defaultdict(list), {}
    count = len(list(folder.iterdir()))
    for _ in range(rounds):
        start = time.monotonic()
        ours(kit, folder)
        times['ours'].append(time.monotonic() - start)
        for p in (1, 2):
            seconds, heard = theirs(kit, script, folder, p)
            times[p].append(seconds)
            said = heard if p == 1 else said
            if len(heard) < count * 0.98:
                bad.append(f'veraPDF --processes {p} told of {len(heard)} of {count} files')
    default, double = (median(times[p]) / median(times['ours']) for p in (1, 2))
    if not kit.small and (default < 1.7 or double < 1.0):
        bad.append(f'too slow: {dict(times)}')
    rate = count / median(times['ours'])
    return f'{rate:.0f} files/s, {default:.2f} x its default command line, {double:.2f} x --processes 2 ({rounds} rounds)', versions({k: e for k, e in mine.items() if (folder / k).exists()}, said, bad)
