"""Row guides: what the documents say can be typed exists (all of them), and is typed: at full size all examples, small the administrator's."""
import sys
from kit import Result, TOP
import everyday

ADMIN = 'docs/admin/administrator.md'


def guides(kit):
    bad, facts = [], []
    looked = kit.run(sys.executable, TOP / 'tests/cli/guides.py')
    lines = looked.out.strip().splitlines() or [looked.err[-300:]]
    facts.append(lines[-1])
    if looked.code:
        bad += lines[:-1]
    env = {'QUICK_DIR': str(kit.folder('quick')), 'TMPDIR': str(kit.folder('tmp'))}
    typed = kit.run('sh', TOP / 'tests/cli/docs.sh', env={**env, **({'DOCS': ADMIN} if kit.small else {})}, timeout=3000)
    facts.append(f'examples of {"the administrator" if kit.small else "all documents"} typed in {typed.seconds:.0f} s')
    if typed.code:
        bad += (typed.out + typed.err).strip().splitlines()[-12:]
    if not kit.small:
        both = everyday.guides(kit)
        facts.append(both.figure)
        bad += both.details
    return Result(not bad, '; '.join(facts), 'every verb, option, variable, path and link exists; every example runs', bad)
