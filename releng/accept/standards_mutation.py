"""Random changes to the standards data, of which the tests must notice nearly all. One JVM runs the tests on every change.

The tests hold the data against what was written without it: tables transcribed from the documents (TablesTest), cases of each clause (ClauseCasesTest),
and what Khoso decided itself, by meaning (DecisionsTest); ShippedDataTest knows what any data must keep to.
"""
import os, random, subprocess
from kit import TOP, Result

LEAST = 0.95
TESTS = {'org.khoso.standards': ['internal.ShippedDataTest', 'internal.TablesTest', 'internal.DecisionsTest'], 'org.khoso.compliance': ['internal.ClauseCasesTest']}
DATA = TOP / 'bundles/org.khoso.standards.vn/KHOSO-INF/standards'


def standards_mutation(kit):
    count = 60 if kit.small else 500
    seed = kit.seed if kit.seed is not None else random.SystemRandom().randrange(1, 10_000_000)
    print('  seed', seed, flush=True)
    work = kit.folder('standards-mutation')
    env = {**os.environ, 'QUICK_DIR': os.environ.get('QUICK_DIR', str(work / 'quick'))}
    quick = TOP / 'releng/dev/quick'
    names = [f'{b}.{t}' for b, tests in TESTS.items() for t in tests]
    path = ''
    for bundle in TESTS:
        for mode in ('-t', '-cp'):
            done = subprocess.run([quick, mode, bundle], env=env, capture_output=True, text=True)
            if done.returncode:
                return Result(False, f'{bundle} does not compile', f'{LEAST:.0%}', (done.stdout + done.stderr).splitlines()[-20:])
        path += f":{env['QUICK_DIR']}/{bundle}.tests:{done.stdout.strip().splitlines()[-1]}"
    home = subprocess.run([TOP / 'releng/find-jdk'], env={'JAVA_HOME': '', **os.environ}, capture_output=True, text=True).stdout.strip()
    java = f'{home}/bin/'
    subprocess.run([java + 'javac', '-nowarn', '-proc:none', '-d', work / 'classes', '-cp', path, TOP / 'releng/accept/mutation/Mutants.java'], check=True, capture_output=True)
    done = subprocess.run([java + 'java', '-Xmx512m', '-cp', f"{work / 'classes'}{path}", 'Mutants', str(seed), str(count), DATA, work / 'data', *names],
                          cwd=TOP / 'bundles/org.khoso.standards', capture_output=True, text=True)
    if done.returncode:
        return Result(False, 'the mutation run broke', f'{LEAST:.0%}', done.stderr.splitlines()[-8:])
    lines = done.stdout.splitlines()
    survived = [l for l in lines if l.startswith('survived ')]
    share = (count - len(survived)) / count
    told = [l for l in lines if l.startswith('found first by ')] + survived
    return Result(share >= LEAST, f'{count - len(survived)} of {count} changes found ({share:.1%})', f'{LEAST:.0%}', told)
