"""Rows of issue 3 about what must not be lost: attacks on the journal, backup and restore, a damaged database."""
import hashlib, json, random, shutil, subprocess
from pathlib import Path
from kit import NotYet, Result
import kills

TOLD = kills.TOLD | {'storage/journal-rebuilt', 'storage/journal-repaired'}


def seed(kit):
    s = kit.seed if kit.seed is not None else random.SystemRandom().randrange(1, 10_000_000)
    print('  seed', s, flush=True)
    return random.Random(s)


def archive(kit, name, dossiers):
    place = kit.work / name
    kit.good(place, 'init', '--name', name)
    kit.good(place, 'intake', '--digitised-on', '09/2025', kills.delivery(kit, dossiers, name + '-delivery')[0])
    return place


def verified(kit, place, *options):
    """What journal verify says that is more than a note of a repair; a verb that can't do it at all says something too."""
    done = kit.khoso(place, 'journal', 'verify', *options)
    found = done.findings() if done.out.strip() else [{'rule': 'no output', 'level': 'should'}]
    return [f['rule'] for f in found if f['level'] != 'may' and f['rule'] not in TOLD], done


def backup(kit):
    """Backup into a folder, twice; restore; journal, counts and every checksum are equal. sha256sum alone agrees."""
    place, bad = archive(kit, 'safe', 5 if kit.small else 150), []
    made = kit.good(place, 'backup', kit.work / 'backups', codes=(0,)).json()[0]['result']
    again = kit.good(place, 'backup', kit.work / 'backups', codes=(0,)).json()[0]['result']
    if again['copied']:
        bad.append(f"second backup copied {again['copied']} objects again")
    folder = Path(made['place'])
    sums = subprocess.run(['sha256sum', '-c', '--quiet', 'manifest-sha256.txt'], cwd=folder, capture_output=True, text=True)
    if sums.returncode:
        bad.append('sha256sum: ' + sums.stdout[-200:])
    new = kit.work / 'restored'
    back = kit.good(new, 'restore', '--verify', folder, codes=(0,)).json()[0]
    if back['findings'] or back['result']['head'] != made['head'] or back['result']['holdings'] != made['holdings']:
        bad.append(f'restore: {back}'[:300])
    wrong, done = verified(kit, new)
    if wrong or done.json()[0]['result']['head'] != made['head']:
        bad.append(f'journal of the restored archive: {wrong}, {done.out[:200]}')
    digest = lambda top: {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in (top / 'vault').rglob('*') if p.is_file()}
    if digest(place) != digest(new) or any(n != h for n, h in digest(new).items()):
        bad.append('vault: objects differ')
    codes = sorted(e['input'] for e in kit.khoso(place, 'package', '--propose', '--all').json())
    if codes != sorted(e['input'] for e in kit.khoso(new, 'package', '--propose', '--all').json()):
        bad.append('dossiers differ')
    return Result(not bad, f"{made['objects']} objects, {made['entries']} entries, {len(codes)} dossiers; second backup copied {again['copied']}",
                  'journal, counts and every checksum equal', bad)


def database(kit):
    """8 kB overwritten inside the H2 file, at random places: found or without effect, and rebuilt from vault and journal."""
    r, bad, found = seed(kit), [], 0
    place = archive(kit, 'database', 5 if kit.small else 60)
    file = place / 'db/khoso.mv.db'
    codes = sorted(e['input'] for e in kit.khoso(place, 'package', '--propose', '--all').json())
    good, rounds = file.read_bytes(), 2 if kit.small else 12
    for n in range(rounds):
        at = r.randrange(8192, max(8193, len(good) - 8192))
        file.write_bytes(good[:at] + r.randbytes(8192) + good[at + 8192:])
        wrong, done = verified(kit, place)
        told = any(f['rule'] in TOLD for f in (done.findings() if done.out.strip() else []))
        found += bool(wrong) or told
        same = lambda: sorted(e['input'] for e in kit.khoso(place, 'package', '--propose', '--all').json()) == codes
        if not wrong and not told and not same():
            bad.append(f'8 kB at {at}: not found, and dossiers are missing')
        rebuilt = kit.khoso(place, 'journal', 'rebuild')
        wrong, _ = verified(kit, place)
        if rebuilt.code or wrong or not same():
            bad.append(f'8 kB at {at}: not whole after journal rebuild: {rebuilt.err[-200:]} {wrong[:3]}')
    return Result(not bad, f'{rounds} places of {len(good)} bytes: {found} found ({rounds - found} hit free pages), all whole after the rebuild', 'found, rebuilt', bad)


def attacks(kit):
    """Truncation, a rewritten chain, changed payloads, a row changed behind Khoso: each is found. What hashes can't show the signed head shows."""
    r, bad = seed(kit), []
    first = archive(kit, 'attacked', 3 if kit.small else 20)
    done = signed_heads(kit, first, r, bad)
    kinds = [('truncated', truncate), ('last entry gone', last_gone), ('payload changed', payload), ('chain rewritten', rewrite), ('row changed', row), ('row deleted', gone),
             ('history changed', history), ('run changed', ledger), ('journal folder gone', folder_gone), ('journal of another archive', exchanged)]
    if kit.small:  # other ones each time: all of them take a minute of what ./test may take
        kinds = r.sample(kinds, 5)
    for name, attack in kinds:
        for n in range(1 if kit.small else 5):
            place = kit.work / 'attack'
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(first, place)
            attack(kit, place, r)
            wrong, _ = verified(kit, place)
            done += 1
            if not wrong:
                bad.append(f'{name}: not found')
    return Result(not bad, f'{done} attacks of {len(kinds) + 2} kinds; 2 of them hashes alone do not show, the signed head does', 'all found', bad)


def signed_heads(kit, first, r, bad):
    """Chain and database rewritten so that all hashes agree, and cut behind a signed head: found by that head, and by nothing else."""
    (kit.work / 'password').write_text(r.randbytes(12).hex() + '\n')
    tool, trust = Path(kit.env['JAVA_HOME']) / 'bin/keytool', kit.folder('trust')
    key, store = kit.work / 'key.p12', ('-storetype', 'PKCS12', '-storepass:file', kit.work / 'password', '-alias', 'me')
    made = kit.run(tool, '-genkeypair', '-keyalg', 'RSA', '-keysize', '3072', '-validity', '9', '-dname', 'CN=Accept', '-ext', 'ku=digitalSignature', '-keystore', key, *store)
    shown = kit.run(tool, '-exportcert', '-rfc', '-keystore', key, *store)
    if made.code or shown.code:
        raise NotYet('keytool: ' + made.err[-200:] + shown.err[-200:])
    (trust / 'me.pem').write_text(shown.out)
    signed, options = kit.work / 'signed', ('--key', key, '--password-file', kit.work / 'password')
    shutil.copytree(first, signed)
    for _ in range(2):
        kit.good(signed, 'journal', 'sign', *options, codes=(0,))
    wrong = verified(kit, signed, '--trust', trust)[0]
    if wrong:
        bad.append(f'nothing was attacked, yet: {wrong}')
    done = 0
    for name, attack, rule in [('rewritten with consistent hashes', consistent, 'heads/rewritten'), ('cut behind a signed head', cut, 'heads/truncated')]:
        for n in range(1 if kit.small else 5):
            place = kit.work / 'attack'
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(signed, place)
            attack(kit, place, r)
            wrong, _ = verified(kit, place, '--trust', trust)
            done += 1
            if rule not in wrong:
                bad.append(f'{name}: the signed head does not tell, only {wrong}')
            shutil.rmtree(place / 'heads')
            others = [w for w in verified(kit, place)[0] if w != 'heads/missing']
            if others:
                bad.append(f'{name}: would be found without the head, so the head is not what was tested: {others}')
    return done


def head_in_database(kit, place):
    """The last line of the chain becomes what the database remembers."""
    last = chain(place).read_bytes().splitlines()[-1].decode().split(' ')
    sql(kit, place, f"UPDATE k_meta SET val='{last[0]}' WHERE name LIKE 'position:%'; UPDATE k_meta SET val='{last[-1]}' WHERE name LIKE 'head:%'")


def consistent(kit, place, r):
    """The chain made anew from some entry on, and the database from that chain: nothing in the archive tells any more."""
    rewrite(kit, place, r, spare=2)
    kit.good(place, 'journal', 'rebuild', codes=(0,))


def cut(kit, place, r):
    """The last two entries only note that heads were signed: without them nothing in the archive misses them but the files of the heads."""
    c = chain(place)
    c.write_bytes(b''.join(c.read_bytes().splitlines(True)[:-2]))
    head_in_database(kit, place)


def chain(place):
    return sorted((place / 'journal').glob('*.chain'))[-1]


def truncate(kit, place, r):
    c = chain(place)
    lines = c.read_bytes().splitlines(True)
    c.write_bytes(b''.join(lines[:r.randrange(1, len(lines))]))


def last_gone(kit, place, r):
    c = chain(place)
    c.write_bytes(b''.join(c.read_bytes().splitlines(True)[:-1]))


def folder_gone(kit, place, r):
    shutil.rmtree(place / 'journal')


def exchanged(kit, place, r):
    shutil.rmtree(place / 'journal')
    shutil.copytree(archive_of_another(kit) / 'journal', place / 'journal')


def archive_of_another(kit):
    other = kit.work / 'another'
    return other if other.exists() else archive(kit, 'another', 1)


def payload(kit, place, r):
    p = chain(place).with_suffix('.payload')
    b = bytearray(p.read_bytes())
    b[r.randrange(len(b))] ^= 1 << r.randrange(8)
    p.write_bytes(b)


def rewrite(kit, place, r, spare=0):
    """A payload and all hashes after it made anew, as who knows the format would: only the head that the database keeps tells."""
    c = chain(place)
    p = c.with_suffix('.payload')
    data, lines = bytearray(p.read_bytes()), [l.decode().split(' ') for l in c.read_bytes().splitlines()]
    k = r.randrange(len(lines) - spare)
    offset, length = int(lines[k][5]), int(lines[k][6])
    text = bytes(data[offset:offset + length])
    spot = text.index(b'"when":"2') + 8
    data[offset + spot] = ord('3')
    p.write_bytes(data)
    before = lines[k - 1][-1] if k else None
    for i in range(k, len(lines)):
        fields = lines[i]
        if i == k:
            old = hashlib.sha256(text).hexdigest()
            fields = [hashlib.sha256(bytes(data[offset:offset + length])).hexdigest() if f == old else f for f in fields]
        if before:
            fields[-2] = before
        fields[-1] = hashlib.sha256(' '.join(fields[:-1]).encode()).hexdigest()
        before, lines[i] = fields[-1], fields
    c.write_bytes(b''.join(' '.join(l).encode() + b'\n' for l in lines))


def sql(kit, place, text):
    h2 = next((kit.product / 'plugins').glob('com.h2database_*.jar'))
    done = kit.run(Path(kit.env['JAVA_HOME']) / 'bin/java', '-cp', h2, 'org.h2.tools.Shell', '-url', f'jdbc:h2:{place}/db/khoso', '-user', 'khoso', '-password', '', '-sql', text)
    if done.code or 'Error' in done.out + done.err:
        raise RuntimeError('H2: ' + (done.out + done.err)[-300:])


def row(kit, place, r):
    sql(kit, place, "UPDATE h_record SET f_title='x' WHERE id=(SELECT MIN(id) FROM h_record)")


def gone(kit, place, r):
    sql(kit, place, 'DELETE FROM h_record WHERE id=(SELECT MAX(id) FROM h_record)')


def history(kit, place, r):
    """Who did what: as who wants to hide a change would."""
    sql(kit, place, r.choice(["UPDATE k_change_set SET actor_name='Ai' WHERE id=(SELECT MAX(id) FROM k_change_set)",
                              "UPDATE k_change_set SET moment=DATEADD(DAY,-1,moment) WHERE id=(SELECT MIN(id) FROM k_change_set)",
                              "DELETE FROM k_change_item WHERE (change_set,ord)=(SELECT MAX(change_set),0 FROM k_change_item)",
                              "UPDATE k_change_item SET delta='{}' WHERE (change_set,ord)=(SELECT MIN(change_set),0 FROM k_change_item)"]))


def ledger(kit, place, r):
    sql(kit, place, r.choice(["UPDATE k_run SET summary='x'", "UPDATE k_run SET started=DATEADD(DAY,-1,started)",
                              "UPDATE k_run_item SET detail='x' WHERE item_hash=(SELECT MAX(item_hash) FROM k_run_item)",
                              "DELETE FROM k_run_item WHERE item_hash=(SELECT MIN(item_hash) FROM k_run_item)"]))
