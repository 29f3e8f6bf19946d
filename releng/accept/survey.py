"""Rows of surveys and their answers: (row, how the line begins, what runs it; None: no row)."""
import random, re
import bundles
import complete
import exchange
import explain
import four_keys
import nation
import reply
import screen
from kit import TOP, Result

SAID = re.compile(r'planted faults: seed (-?\d+), (\d+) planted, rules (\d+), (\d+) found at their place alone, (\d+) not')


def faults(kit):
    """The appendix answered by verbs; faults of V01 to V16 planted one at a time into complete, random answers: each is found at its cell, and nothing else is."""
    planted = 16 if kit.small else 60
    seed = random.SystemRandom().randrange(1 << 48) if kit.seed is None else kit.seed
    done = kit.run(TOP / 'releng/dev/quick', 'org.khoso.survey', 'PlantedFaultsTest',
                   env={'QUICK_DIR': kit.folder('quick'), 'KHOSO_SURVEY_FAULTS': str(planted), 'KHOSO_SURVEY_SEED': str(seed)})
    said = SAID.search(done.out)
    limit = f'{planted} of {planted} found, at their cell alone; complete answers have no error'
    if not said:
        return Result(False, f'seed {seed}: ' + (done.out + done.err)[-300:], limit)
    counts = [int(n) for n in said.groups()]
    ok = done.code == 0 and counts == [seed, planted, 16, planted, 0]
    wrong = [] if ok else [line for line in done.out.splitlines() if re.match(r'V\d\d ', line)]
    answered, more = complete.whole(kit, random.Random(seed))
    return Result(ok and not more, f'{answered}; {counts[3]} of {counts[1]} planted faults of {counts[2]} rules found alone, seed {seed}', limit, wrong + more)


ROWS = [
    ('faults', 'The whole appendix answered', faults),
    ('explain', '`survey explain` re-runs', explain.explain),
    ('exchange', 'Spreadsheet and HTML form', exchange.exchange),
    ('reply', 'Reply as PDF and DOCX', reply.reply),
    ('nation', 'A nation of 63 provinces', nation.nation),
    ('bundles', 'Bundles imported twice', bundles.bundles),
    ('four-keys', 'From any national number', four_keys.four_keys),
    ('window', 'Window driven by keyboard', screen.survey),
]
