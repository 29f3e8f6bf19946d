"""Rows on E-ARK packages: our own before commons-ip2's validator, and every requirement broken once."""
import json, re, shutil
from pathlib import Path
import eark_cases
import floors
from eark_model import Package
from kit import TOP, NotYet, Result

EXPLAINED = TOP / 'releng/accept/eark_rival.tsv'
# every requirement of CSIP 2.2.0 and SIP 2.2.0, and CSIP86 of 2.0.4; permissions that nothing can break are not decidable
UNDECIDABLE = {'CSIP45', 'CSIPSTR3', 'CSIPSTR8', 'CSIPSTR14', 'SIP21'}
ALL = ({f'CSIP{n}' for n in range(1, 120) if n not in (87, 115)} | {f'CSIPSTR{n}' for n in range(1, 17)} | {f'SIP{n}' for n in range(1, 36)}) - UNDECIDABLE


def rival(kit, version, packages):
    """@return what commons-ip2 2.10.0 says of each package: ids that it fails, or how it broke"""
    path = floors.rival(kit, floors.Lab(kit))
    found = []
    for n in range(0, len(packages), 100):
        done = kit.run(Path(kit.env['JAVA_HOME']) / 'bin/java', '-Xmx1g', '-cp', path, 'CommonsIpCheck', version, *packages[n:n + 100], timeout=1800, cwd=kit.folder('rival-log'))
        found += [json.loads(line) for line in done.out.splitlines() if line.startswith('{')]
    if len(found) != len(packages):
        raise NotYet(f'commons-ip2 spoke of {len(found)} of {len(packages)} packages')
    return found


def explained():
    """Differences that are known: (who, id) and why."""
    rows = [line.split('\t') for line in EXPLAINED.read_text().splitlines() if line and not line.startswith('#')]
    return {(who, ident): why for who, ident, why in rows}


def check(kit, standard, paths):
    docs = []
    for n in range(0, len(paths), 100):
        docs += kit.good(None, 'check-package', '--standard', standard, *paths[n:n + 100], codes=(0, 1, 3)).json()
    if len(docs) != len(paths) or any(d['status'] == 'failed' for d in docs):
        raise NotYet(f'{len(docs)} documents for {len(paths)} packages')
    return docs


def csip(kit):
    """What `package` writes says that it keeps to the profile of CSIP: commons-ip2's validator, and Khoso's own, are asked."""
    delivery, _ = kit.samples(kit.work / 'csip-delivery', '--seed', kit.seed or 5, '--small', '--defects', 'none')
    archive, known, bad, seen = kit.work / 'csip-archive', explained(), [], {}
    kit.good(archive, 'init', '--name', 'CSIP')
    kit.good(archive, 'intake', '--digitised-on', '09/2025', delivery)
    kit.good(archive, 'package', '--all', '--hand-over', '--to', kit.work / 'csip-sip')
    kit.good(archive, 'package', '--all', '--to', kit.work / 'csip-aip')
    ours = [p for to in ('csip-sip', 'csip-aip') for p in sorted((kit.work / to).iterdir()) if p.is_dir()][:6 if kit.small else None]
    for p, said, doc in zip(ours, rival(kit, '2.0.4', ours), check(kit, 'e-ark-csip', ours)):
        if 'broke' in said:
            bad.append(f'{p.name}: commons-ip2 broke: {said["broke"]}')
            continue
        # requirements of SIP are not those of a package that says CSIP; what it merely recommends or permits refuses nothing
        for who, ids in (('commons-ip2', {i for i in said['failed'] if not i.startswith('SIP')}), ('khoso', {f['rule'] for f in doc['findings']})):
            for i in ids:
                seen[who, i] = seen.get((who, i), 0) + 1
                if (who, i) not in known:
                    bad.append(f'{p.name}: {who} refuses by {i}, which nothing explains: {said["failed"].get(i, "")[:200]}')
    return Result(not bad, f'{len(ours)} packages; refusals explained: ' + ', '.join(f'{who} {i} x {n}' for (who, i), n in sorted(seen.items())),
                  'accepted by commons-ip2 2.10.0, or each refusal explained (releng/accept/eark_rival.tsv)', bad + [f'{who} {i}: {known[who, i]}' for who, i in sorted(seen) if (who, i) in known])


def requirements(kit):
    """Each decidable requirement: a sound package without any finding, and broken ones that give that id, and others only of necessity."""
    out, bad = kit.folder('requirements'), []
    sound = {(kind, version, n, other): Package(f's-{kind}-{version}-{n}{"-o" if other else ""}', kind, version, n, other).build().folder(out)
             for kind in ('csip', 'sip') for version in ('2.2.0', '2.1.0', '2.0.4') for n in (0, 1, 2) for other in (False, True)}
    zipped = [Package('zipped').build().zip(out / 'zipped.zip'), Package('tarred').build().tar(out / 'tarred.tar')]
    for kind in ('csip', 'sip'):
        keys = [k for k in sound if k[0] == kind]
        paths = [sound[k] for k in keys] + (zipped if kind == 'sip' else [])
        for p, d in zip(paths, check(kit, 'e-ark-' + kind, paths)):
            allowed = {'CSIPSTR12'} if '-0' in p.name else set()  # a representation should have a METS, and there are sound packages without
            if {f['rule'] for f in d['findings']} - allowed:
                bad.append(f'sound, but: {p.name}: {[(f["rule"], f["message"]) for f in d["findings"]][:3]}')
    cases = eark_cases.cases()
    paths = [eark_cases.write(c, out) for c in cases]
    for kind in ('csip', 'sip'):
        mine = [(c, p) for c, p in zip(cases, paths) if c.package.kind == kind]
        for (c, p), d in zip(mine, check(kit, 'e-ark-' + kind, [p for _, p in mine])):
            ids = {f['rule'] for f in d['findings']} - ({'CSIPSTR12'} - {c.requirement} if not c.package.reps else set())
            if c.requirement not in ids or ids - {c.requirement} != c.also:
                bad.append(f'{c.requirement}, {c.what}: found {sorted(ids)}, expected also {sorted(c.also)}')
            bad += [f'{c.requirement}: no sentence: {f["message"]}' for f in d['findings'] if f['message'].startswith('packaging.') or not f['clause'] and f['level'] == 'must']
    broken = {c.requirement for c in cases}
    bad += [f'no package breaks {r}' for r in sorted(ALL - broken)]
    agree, lines = second_voice(kit, sound, cases, paths, bad)
    return Result(not bad, f'{len(ALL)} requirements, {len(sound) + len(zipped)} sound packages, {len(cases)} broken; commons-ip2 gives the same id for {agree}',
                  'each broken package found by its id, and ids that follow of necessity; sound ones without findings; differences explained', bad + lines)


def second_voice(kit, sound, cases, paths, bad):
    """commons-ip2 on the same packages: the same id, or a difference of a known sort. @return number of the same, lines about the others"""
    known, agree, lines, said = explained(), 0, [], {}
    for version in ('2.2.0', '2.0.4'):
        keys = [k for k in sound if k[1] == version]
        said.update(zip([('sound', k) for k in keys], rival(kit, version, [sound[k] for k in keys])))
        mine = [i for i, c in enumerate(cases) if c.package.version == version]
        said.update(zip(mine, rival(kit, version, [paths[i] for i in mine])))
    for k in [k for k in said if isinstance(k, tuple)]:
        for r in said[k].get('failed', {}):
            if ('sound', r) not in known:
                bad.append(f'commons-ip2 refuses a sound package by {r}, which nothing explains: {said[k]["failed"][r][:200]}')
    for i, c in enumerate(cases):
        noise = set(said['sound', (c.package.kind, c.package.version, len(c.package.reps), c.package.other)].get('failed', {}))
        ids = set(said[i].get('failed', {})) - noise
        if c.requirement in ids:
            agree += 1
            continue
        how = 'broke' if 'broke' in said[i] else 'schema' if 'CSIP0' in ids else 'neighbour' if ids else 'silent'
        why = known.get((how, '*')) or known.get((how, c.requirement))
        lines.append(f'{c.requirement}, {c.what}: commons-ip2 {how} {sorted(ids)} {said[i].get("broke", "")[:100]}: {why}')
        if not why:
            bad.append(lines[-1])
    return agree, lines
