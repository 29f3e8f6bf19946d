"""Row of signatures: files made by other means (sigmake, sigcases), the verdict of ETSI EN 319 102-1 for each, ours from the product, EU DSS 6.4 beside it."""
import shutil, time
from kit import TOP, NotYet, Result
import sigcases

LEAST = 40
DSS = TOP / 'releng/accept/dss'
# where EU DSS with its own policy says something else than the standard asks for, and why; any other difference fails the row
EXPLAINED = {
    'c-truncated': 'DSS refuses to open the file, which is its way to say FORMAT_FAILURE',
    'x-doctype': 'DSS refuses to open the file, which is its way to say FORMAT_FAILURE',
    'c-no-revocation': 'without any revocation data DSS says CERTIFICATE_CHAIN_GENERAL_FAILURE and keeps TRY_LATER for data that are not fresh; the standard defines TRY_LATER as '
                       '"additional revocation information ... available at a later point of time"',
    'p-no-revocation': 'as c-no-revocation',
    'x-no-revocation': 'as c-no-revocation',
    'c-expired': 'DSS names the missing revocation data first, we the period: no list that comes later will tell of an expired certificate',
    'c-key-usage': "the key usage is a constraint of the policy: DSS's own policy only warns",
    'c-no-time': "DSS's own policy asks for the attribute signing-time; without it we pass the signature and name no baseline level",
    'x-plain': "DSS's own policy asks for the signing certificate among the signed properties; we pass a plain XML signature with a note and name no level",
    'p-certified-then-changed': "DSS's own policy only warns of changes that DocMDP forbids",
    'p-padding-not-zero': 'DSS reads the first element of /Contents and never looks at what follows it',
    'p-loose': 'DSS lists signature fields; this signature belongs to none',
    'c-pem': 'DSS reads DER and BER, no PEM',
    'c-no-attributes': "DSS's own policy asks for signed attributes (message-digest); RFC 5652 allows to sign the content itself, which we pass with a note",
    'p-sha1-digest': 'DSS judges the digest in the CMS (SHA-256), not the SHA-1 by which the document stands in it',
    **dict.fromkeys(('p-bare-rsa', 'p-bare-rsa-sha1', 'p-bare-rsa-tampered', 'p-bare-rsa-false'), 'DSS does not know the form adbe.x509.rsa_sha1 of ISO 32000-1'),
    'x-xslt': 'DSS runs the style sheet and finds another digest; we run none',
}


def second_voice(kit, cases, top):
    """@return path: what EU DSS says; fetched once and for this measurement only"""
    jars, classes = TOP / '.tools/dss-6.4', kit.folder('dss-classes')
    if not jars.exists():
        fetched = kit.folder('dss-jars')
        done = kit.run(TOP / 'releng/maven', '-B', '-q', '-f', DSS / 'pom.xml', 'dependency:copy-dependencies', f'-DoutputDirectory={fetched}', '-DincludeScope=runtime', timeout=900)
        if done.code:
            raise NotYet('EU DSS could not be fetched: ' + (done.out + done.err)[-300:])
        jars.parent.mkdir(exist_ok=True)
        shutil.copytree(fetched, jars)
    java = kit.env['JAVA_HOME'] + '/bin/'
    done = kit.run(java + 'javac', '-nowarn', '-d', classes, '-cp', f'{jars}/*', DSS / 'src/DssJudge.java')
    if done.code:
        raise NotYet('javac: ' + (done.out + done.err)[-300:])
    asked = top / 'asked.tsv'
    asked.write_text(''.join(f'{top}/trust/{c.trust}\t{c.path}\t{c.content or "-"}\n' for c in cases))
    done = kit.run(java + 'java', '-cp', f'{classes}:{jars}/*', 'DssJudge', asked)
    return dict(line.split('\t', 1) for line in done.out.splitlines() if '\t' in line)


def own_voice(kit, cases, top):
    """@return path: envelope of verify-signature"""
    said = {}
    for trust in sorted({c.trust for c in cases}):
        some = [c for c in cases if c.trust == trust]
        done = kit.khoso(None, 'verify-signature', '--require-revocation', '--trust', top / 'trust' / trust, *(c.path for c in some))
        for c, envelope in zip(some, done.json(), strict=True):
            said[str(c.path)] = envelope
    return said


def words(s):
    return s['indication'] + ('/' + s['subIndication'] if s['subIndication'] else '')


def differs(case, envelope):
    """@return what is not as it must be; empty if all is"""
    result = envelope['result']
    is_ = sorted(words(s) for s in result.get('signatures', []))
    rules = {f['rule'] for f in envelope['findings']}
    bad = [] if is_ == sorted(case.expected) else [f'asked for {case.expected}, said {is_}']
    if case.profile is not None and case.profile not in [s['profile'] for s in result.get('signatures', [])]:
        bad.append(f'level {[s["profile"] for s in result["signatures"]]}, not {case.profile}')
    if case.told and case.told not in rules:
        bad.append(f'{case.told} is not told: {sorted(rules)}')
    return bad + [f'{r} is told' for r in case.silent if r in rules]


def same(case, dss):
    """DSS counts a time-stamp of a document not as a signature."""
    is_ = [part.split(' ')[0] for part in dss.split(' | ')]
    stamps = case.name in ('p-t-document', 'p-lta', 'p-expired-document-stamp')
    return sorted(is_) == sorted(case.expected[:1] if stamps else case.expected)


def signatures(kit):
    kit.need('openssl')
    kit.need_verb('verify-signature')
    top = kit.folder('signatures')
    made = time.monotonic()
    cases = sigcases.Maker(top / 'made').make()
    made, top = time.monotonic() - made, top / 'made'
    ours, dss = own_voice(kit, cases, top), second_voice(kit, cases, top)
    bad, table, agreed, explained = [], [], 0, set()
    for c in cases:
        wrong = differs(c, ours[str(c.path)])
        other = dss.get(str(c.path), 'nothing')
        note = ''
        if same(c, other):
            agreed += 1
        elif c.name in EXPLAINED:
            explained.add(c.name)
            note = ' | ' + EXPLAINED[c.name]
        else:
            wrong.append('DSS says something else and nobody has explained it')
        bad += [f'{c.name}: {w}' for w in wrong]
        table.append(f'{"BAD" if wrong else "ok"}  {c.name} | EN 319 102-1 {c.clause} | {", ".join(c.expected)} | DSS: {other}{note}')
    bad += [f'{n}: DSS agrees now; take the explanation away' for n in EXPLAINED if n not in explained]
    levels = {s['profile'] for e in ours.values() for s in e['result'].get('signatures', []) if s['profile']}
    missing = {f'{f}-BASELINE-{b}' for f in ('CAdES', 'PAdES', 'XAdES') for b in ('B', 'T', 'LT')} - levels
    if missing:
        bad.append(f'no case of {sorted(missing)}')
    ok = not bad and len(cases) >= LEAST
    return Result(ok, f'{len(cases)} cases, {len(cases) - len({b.split(":")[0] for b in bad})} as asked; EU DSS 6.4 agrees in {agreed}, {len(explained)} differences explained; levels {", ".join(sorted(levels))}; '
                      f'made in {made:.0f} s by openssl and sigmake.py', f'at least {LEAST} cases, all with the indication of EN 319 102-1; every difference to DSS explained', bad + table)
