"""Changes to the code of which the tests must notice most: PIT on the parts that judge. releng/dev/mutants does the work."""
import json, os, subprocess
from kit import TOP, Result

LEAST = 0.80
PARTS = ['compliance', 'verifiers', 'dates', 'text']
SMALL = [('dates', 'org.khoso.text.DateWords*', 'org.khoso.text.DateWordsTest'), ('text', 'org.khoso.text.Identifiers', 'org.khoso.text.SortKeyTest')]


def mutation_score(kit):
    env = {**os.environ, 'QUICK_DIR': os.environ.get('QUICK_DIR', str(kit.folder('mutation-score')))}
    runs = [(p, '--only', classes, '--tests', tests) for p, classes, tests in SMALL] if kit.small else [(p,) for p in PARTS]
    told, scores = [], {}
    for part, *options in runs:
        done = subprocess.run([TOP / 'releng/dev/mutants', part, *options], env=env, capture_output=True, text=True)
        if done.returncode:
            return Result(False, f'{part}: the run broke', f'{LEAST:.0%} each', (done.stdout + done.stderr).splitlines()[-12:])
        r = json.loads(done.stdout.splitlines()[0])
        scores[part] = r['score']
        told.append(f"{part}: {r['killed']} of {r['mutants']} changes found ({r['score']:.1%}), {r['by time or memory']} by time or memory, "
                    f"{r['without tests']} where no test comes by")
        told += [f'  {name}: {k} of {n}' for name, (k, n) in r['classes'].items() if k < LEAST * n]
    return Result(all(s >= LEAST for s in scores.values()), ', '.join(f'{p} {s:.1%}' for p, s in scores.items()), f'{LEAST:.0%} each', told)
