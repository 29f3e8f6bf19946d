"""Random changes to the standards data, of which the tests must notice nearly all. One JVM runs the tests on every change."""
import os, random, subprocess
from kit import TOP, Result

LEAST = 0.95
TESTS = ['org.khoso.standards.internal.ShippedDataTest', 'org.khoso.standards.internal.LawTableTest']
BUNDLE = 'org.khoso.standards'


def standards_mutation(kit):
    count = 60 if kit.small else 500
    seed = kit.seed if kit.seed is not None else random.SystemRandom().randrange(1, 10_000_000)
    print('  seed', seed, flush=True)
    work = kit.folder('standards-mutation')
    env = {**os.environ, 'QUICK_DIR': os.environ.get('QUICK_DIR', str(work / 'quick'))}
    quick = TOP / 'releng/dev/quick'
    tested = subprocess.run([quick, BUNDLE, *TESTS], env=env, capture_output=True, text=True)  # compiles, and they must hold unchanged
    if tested.returncode:
        return Result(False, 'the tests fail on the data as it is', f'{LEAST:.0%}', tested.stdout.splitlines()[-20:])
    path = subprocess.run([quick, '-cp', BUNDLE], env=env, capture_output=True, text=True).stdout.strip().splitlines()[-1]
    classes = f"{env['QUICK_DIR']}/{BUNDLE}.tests:{path}"
    home = subprocess.run([TOP / 'releng/find-jdk'], env={'JAVA_HOME': '', **os.environ}, capture_output=True, text=True).stdout.strip()
    java = f'{home}/bin/'
    subprocess.run([java + 'javac', '-nowarn', '-proc:none', '-d', work / 'classes', '-cp', path, TOP / 'releng/accept/mutation/Mutants.java'], check=True, capture_output=True)
    done = subprocess.run([java + 'java', '-Xmx512m', '-cp', f"{work / 'classes'}:{classes}", 'Mutants', str(seed), str(count), TOP / 'bundles/org.khoso.standards.vn/KHOSO-INF/standards', work / 'data', *TESTS],
                          cwd=TOP / 'bundles' / BUNDLE, capture_output=True, text=True)
    if done.returncode:
        return Result(False, 'the mutation run broke', f'{LEAST:.0%}', done.stderr.splitlines()[-8:])
    survived = [l for l in done.stdout.splitlines() if l.startswith('survived ')]
    by = [l for l in done.stdout.splitlines() if l.startswith('killed ')]
    share = (count - len(survived)) / count
    return Result(share >= LEAST, f'{count - len(survived)} of {count} changes found ({share:.1%})', f'{LEAST:.0%}', by + survived)
