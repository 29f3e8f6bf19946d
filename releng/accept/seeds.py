"""Planted defects: for seeds drawn at run time, what intake and check report is what the generator planted, and nothing else."""
import json, random, re
from compare import compare, say
from kit import TOP, Result

KINDS = 30


def seeds(kit):
    draw = random.SystemRandom() if kit.seed is None else random.Random(kit.seed)
    chosen = [draw.randrange(1, 10_000_000) for _ in range(1 if kit.small else 20)]
    print('  seeds', *chosen, flush=True)
    planted = missed = extra = 0
    details, kinds = alien(), set()
    for seed in chosen:
        m, e, n, k = one(kit, seed)
        kinds |= k
        planted, missed, extra = planted + n, missed + len(m), extra + len(e)
        details += [f'seed {seed}: {line}' for line in say(m, e)]
        print(f'  seed {seed}: {n} planted, {len(m)} missed, {len(e)} extra', flush=True)
    if len(kinds) < KINDS:
        details.append(f'only {len(kinds)} kinds of defects were planted')
    return Result(not details, f'{planted} planted of {len(kinds)} kinds, {missed} missed, {extra} extra over {len(chosen)} seeds', f'{KINDS} kinds, 0 missed, 0 extra', details)


def alien():
    """The generator must know nothing of what reads its work: no import, no library, no module of ours."""
    own = [p for folder in ('samples/src', 'samples/pom.xml', 'samples/generate', 'samples/jdk.sh') for p in [TOP / folder, *(TOP / folder).rglob('*')] if p.is_file()]
    return [f'the generator leans on the product: {p.relative_to(TOP)}' for p in own if re.search(r'org\.khoso|bundles/|/org\.khoso', p.read_text(encoding='utf-8', errors='replace'))]


def one(kit, seed):
    work = kit.folder(f'seed-{seed}')
    delivery, truth = kit.samples(work / 'delivery', '--seed', seed, *(['--small'] if kit.small else []))
    archive = work / 'archive'
    kit.good(archive, 'init', '--name', f'Seed {seed}')
    outputs = []
    for name, verb in (('intake', ['intake', '--digitised-on', '09/2025', delivery]), ('check', ['check'])):
        done = kit.good(archive, *verb)
        (work / f'{name}.json').write_text(done.out, encoding='utf-8')
        outputs.append(work / f'{name}.json')
    kinds = {t['kind'] for t in json.loads(truth.read_text(encoding='utf-8')) if t['rule']} - {'consequence'}
    return *compare(truth, *outputs), kinds
