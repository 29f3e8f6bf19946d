"""Row upgrades: a newer archive is refused untouched, an older one is backed up and brought up, a shared database only when asked; archives of earlier releases open."""
import contextlib, hashlib, os, re, shutil, socket, subprocess, zipfile
from pathlib import Path
from kit import NotYet, Result, TOP
import kills

KEPT = TOP / 'bundles/org.khoso.storage/src_test/org/khoso/storage/internal'
PG = Path('/usr/lib/postgresql/15/bin')
COLUMN = ('h_record', 'f_language')


def state(top):
    """Everything about a folder that somebody could have changed."""
    return {str(p.relative_to(top)): (p.stat().st_mtime_ns, hashlib.sha256(p.read_bytes()).hexdigest() if p.is_file() else '') for p in sorted(top.rglob('*'))}


def newer(kit, bad):
    """Every verb on an archive of the next format, in both languages: exit 3, what to do, and not a byte or a time changed."""
    place = kit.work / 'newer'
    kit.good(place, 'init', '--name', 'Mới')
    kit.good(place, 'intake', '--digitised-on', '09/2025', kills.delivery(kit, 1, 'newer-delivery')[0])
    file = place / 'archive.xmi'
    text = file.read_text()
    file.write_text(re.sub(r'formatVersion="(\d+)"', lambda m: f'formatVersion="{int(m[1]) + 1}"', text))
    before, tried = state(place), 0
    lines = [['check'], ['search', 'x'], ['show', 'x'], ['package', '--all'], ['intake', kit.work / 'newer-delivery'], ['journal', 'verify'], ['journal', 'rebuild'], ['index', 'rebuild'],
             ['fixity'], ['backup', kit.work / 'newer-backup'], ['survey', 'compute', '1.a'], ['admin', 'migrate'], ['admin', 'migrate', '--dry-run']]
    for lang, wants in (('vi', ('mới hơn', 'Cài phiên bản')), ('en', ('newer', 'Install'))):
        for line in (lines[::4] if kit.small else lines):
            done = kit.khoso(place, *line, lang=lang)
            tried += 1
            said = done.err
            if done.code != 3 or not all(x in said for x in wants) or str(place) not in said or done.json()[0]['status'] != 'failed':
                bad.append(f"newer archive, {line[0]} ({lang}): {done.code} {said[-200:]}")
    if state(place) != before:
        bad.append('newer archive: changed: ' + str([k for k, v in state(place).items() if before.get(k) != v][:5]))
    if (kit.work / 'newer-backup').exists():
        bad.append('newer archive: a backup was begun')
    file.write_text(text)
    if kit.khoso(place, 'journal', 'verify').code != 0:
        bad.append('the archive is not what it was')
    return f'newer archive refused by {tried} lines, untouched'


def earlier(kit, bad):
    """The archives kept of earlier releases, by the product itself."""
    zips = sorted(KEPT.glob('archive-format-*.zip'))
    for z in zips:
        place = kit.work / z.stem
        with zipfile.ZipFile(z) as f:
            f.extractall(place)
        verify = kit.khoso(place, 'journal', 'verify')
        wrong = [f['rule'] for f in verify.findings() if f['level'] != 'may']
        listed = [e['input'] for e in kit.khoso(place, 'package', '--propose', '--all').json()]
        fixity, found = kit.khoso(place, 'fixity'), kit.khoso(place, 'show', *listed)
        if verify.code or wrong or not listed or fixity.code or found.code:
            bad.append(f'{z.name}: verify {verify.code} {wrong}, dossiers {listed}, fixity {fixity.code}, show {found.code}')
    return f'{len(zips)} archives of earlier releases open'


def h2(kit, bad):
    """A column that this release knows is missing: a backup, then the column, and the journal tells."""
    place = kit.work / 'older'
    kit.good(place, 'init', '--name', 'Cũ')
    kit.good(place, 'intake', '--digitised-on', '09/2025', kills.delivery(kit, 1, 'older-delivery')[0])
    jar = next(kit.product.glob('plugins/com.h2database_*.jar'))
    sql = subprocess.run([Path(kit.env['JAVA_HOME']) / 'bin/java', '-cp', str(jar), 'org.h2.tools.Shell', '-url', f'jdbc:h2:file:{place}/db/khoso', '-user', 'khoso', '-password', '',
                          '-sql', f'ALTER TABLE {COLUMN[0]} DROP COLUMN {COLUMN[1]}'], capture_output=True, text=True)
    if sql.returncode:
        raise NotYet('H2: ' + sql.stderr[-200:])
    looked = kit.good(place, 'admin', 'migrate', '--dry-run', codes=(0,)).json()[0]['result']
    if not looked['needed'] or looked['done'] or '.'.join(COLUMN) not in looked['columns']:
        bad.append(f'older archive: dry run says {looked}')
    done = kit.khoso(place, 'journal', 'verify')
    backups = list((place / 'db').glob('before-migration-*.zip'))
    if 'storage/journal-migrated' not in [f['rule'] for f in done.findings()] or len(backups) != 1 or not zipfile.is_zipfile(backups[0]):
        bad.append(f'older archive: {done.code} {[f["rule"] for f in done.findings()]}, backups {backups}')
    again = kit.good(place, 'admin', 'migrate', codes=(0,)).json()[0]['result']
    if again['needed'] or len(list((place / 'db').glob('before-migration-*.zip'))) != 1:
        bad.append(f'older archive: not at rest afterwards: {again}')
    return 'an older archive is backed up and brought up'


@contextlib.contextmanager
def postgresql(kit):
    """A server of its own on loopback, as nobody but postgres may run one."""
    if not (PG / 'initdb').exists():
        raise NotYet('missing on this machine: PostgreSQL 15')
    root = os.geteuid() == 0
    sh = lambda line: subprocess.run(['su', 'postgres', '-s', '/bin/sh', '-c', 'cd /tmp; ' + line] if root else ['/bin/sh', '-c', line], capture_output=True, text=True, timeout=120)
    folder = sh('mktemp -d /tmp/khoso-pg-XXXXXX').stdout.strip()
    with socket.create_server(('127.0.0.1', 0)) as free:
        port = free.getsockname()[1]
    try:
        made = sh(f'{PG}/initdb -D {folder}/data -E UTF8 --locale=C.UTF-8 -A trust -U khoso >{folder}/log 2>&1 && '
                  f"{PG}/pg_ctl -D {folder}/data -w -l {folder}/log -o '-p {port} -c listen_addresses=127.0.0.1 -k {folder}' start >/dev/null 2>&1")
        if made.returncode:
            raise NotYet('PostgreSQL did not start')
        yield f'jdbc:postgresql://127.0.0.1:{port}/postgres?user=khoso', lambda sql: sh(f"{PG}/psql -h 127.0.0.1 -p {port} -U khoso -d postgres -qAtc \"{sql}\"")
    finally:
        sh(f'{PG}/pg_ctl -D {folder}/data -m immediate stop >/dev/null 2>&1; rm -rf {folder}')


def shared(kit, bad):
    """A shared database is never changed by opening an archive; `admin migrate` does it when nobody else works in it."""
    with postgresql(kit) as (url, psql):
        place = kit.work / 'shared-db'
        kit.good(place, 'init', '--name', 'Chung', '--database', url)
        schema = re.search(r'key="database.schema" value="([^"]+)"', (place / 'archive.xmi').read_text())[1]
        dropped = psql(f'ALTER TABLE {schema}.{COLUMN[0]} DROP COLUMN {COLUMN[1]}')
        if dropped.returncode:
            raise NotYet('psql: ' + dropped.stderr[-200:])
        has = lambda: psql(f"SELECT count(*) FROM information_schema.columns WHERE table_schema='{schema}' AND table_name='{COLUMN[0]}' AND column_name='{COLUMN[1]}'").stdout.strip()
        refused = kit.khoso(place, 'journal', 'verify')
        if refused.code != 3 or 'admin migrate' not in refused.err or COLUMN[1] not in refused.err or has() != '0':
            bad.append(f'shared database: opening must be refused and change nothing: {refused.code} {refused.err[-300:]} column {has()}')
        looked = kit.good(place, 'admin', 'migrate', '--dry-run', codes=(0,)).json()[0]['result']
        if not looked['needed'] or looked['done'] or not looked['shared'] or has() != '0':
            bad.append(f'shared database: dry run {looked}')
        done = kit.good(place, 'admin', 'migrate', codes=(0,)).json()[0]['result']
        if not done['done'] or has() != '1':
            bad.append(f'shared database: admin migrate {done}')
        after = kit.khoso(place, 'journal', 'verify')
        if after.code or [f['rule'] for f in after.findings()] != ['storage/journal-migrated']:
            bad.append(f'shared database: afterwards {after.code} {after.out[-200:]}')
    return 'PostgreSQL only by admin migrate'


def killed(kit, bad):
    """kill -9 at every stage of a migration, with a step of a release to come through the product's own way."""
    done = kit.run(TOP / 'releng/dev/quick', 'org.khoso.storage', 'org.khoso.storage.internal.UpgradeTest', 'org.khoso.storage.internal.EarlierReleaseTest',
                   env={'QUICK_DIR': os.environ.get('QUICK_DIR') or kit.folder('quick')})
    count = re.search(r'(\d+) tests successful', done.out)
    if done.code or '0 tests failed' not in done.out:
        bad.append('migration killed: ' + done.out[-500:])
    return f'{count[1] if count else 0} tests of migrations killed at each stage'


def upgrades(kit):
    bad, facts = [], []
    for step in (newer, earlier, h2, shared, killed):
        try:
            facts.append(step(kit, bad))
        except NotYet as e:
            bad.append(f'{step.__name__}: {e}')
    return Result(not bad, '; '.join(facts), 'refused untouched, backed up, resumed, asked first', bad)
