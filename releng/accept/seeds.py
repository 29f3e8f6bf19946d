"""Planted defects: for seeds drawn at run time, what intake and check report is what the generator planted, and nothing else."""
import random
from compare import compare, say
from kit import Result


def seeds(kit):
    draw = random.SystemRandom() if kit.seed is None else random.Random(kit.seed)
    chosen = [draw.randrange(1, 10_000_000) for _ in range(3 if kit.small else 20)]
    print('  seeds', *chosen, flush=True)
    planted = missed = extra = 0
    details = []
    for seed in chosen:
        m, e, n = one(kit, seed)
        planted, missed, extra = planted + n, missed + len(m), extra + len(e)
        details += [f'seed {seed}: {line}' for line in say(m, e)]
        print(f'  seed {seed}: {n} planted, {len(m)} missed, {len(e)} extra', flush=True)
    return Result(not missed and not extra and planted > 0, f'{planted} planted, {missed} missed, {extra} extra over {len(chosen)} seeds', '0 missed, 0 extra', details)


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
    return compare(truth, *outputs)
