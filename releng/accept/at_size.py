"""Rows of issue 3, one for each line of its "Must show" that can be run: (row, how the line begins, what runs it; None: no row)."""
import floors
import documents
import installers
import letters
import million
import removal
import mutations
import safe
import stranger
import streams
import together
import upgrades
from kit import TOP, Result
from plugins import plugins
from mutation_score import mutation_score
from standards_mutation import standards_mutation


def old_text(kit):
    """Every letter in every form there and back; forms told from lines of 30 characters that had no part in the tables."""
    done = kit.run(TOP / 'releng/dev/quick', 'org.khoso.text', 'org.khoso.text.LegacyTextTest', env={'QUICK_DIR': kit.folder('quick')})
    ok = done.code == 0 and '0 tests failed' in done.out
    return Result(ok, 'round trip of all letters, lines of 30 characters' if ok else done.out[-300:], 'round trip; at least 99.5 % told')


ROWS = [
    ('store', 'Hash, identify and store', floors.store),
    ('rows', '80,000 spreadsheet rows', floors.rows),
    ('index', 'Indexing at least 0.85', floors.index),
    ('package', 'Package writing', floors.package),
    ('tenfold', 'Ten times the work', streams.tenfold),
    ('hundred-thousand', '100,000 one-page PDFs', streams.hundred_thousand),
    ('four-gigabytes', 'One file of 4 GB', streams.four_gigabytes),
    ('package-300k', 'One package of 300,000 files', streams.package_300k),
    ('two-processes', 'item 3: two processes, one archive', together.two_processes),
    ('upgrades', 'item 5: format version', upgrades.upgrades),
    ('installers', 'item 10: Debian package and app image', installers.installers),
    ('guides', 'item 10: guides whose commands are run', documents.guides),
    ('journal', 'Journal attacks (truncation', safe.attacks),
    ('backup', 'Restore into an empty folder', safe.backup),
    ('database', '8 kB overwritten inside the H2 file', safe.database),
    ('mutations', '10,000 mutations of each input format', mutations.mutations),
    ('old-text', 'Legacy encodings', old_text),
    ('letters', 'PDF letters', letters.letters),
    ('removal', '**Removal**: a product without intake', removal.removal),
    ('plugins', '`plugin install|list|remove` from a p2 repository', plugins),
    ('stranger', "A stranger's run", stranger.stranger),
    ('standards-mutation', 'Cases of the rules are written from the clause', standards_mutation),
    ('mutation-score', 'mutation score at least 80 %', mutation_score),
    ('million-window', 'One million records: window opens in 3 s', million.window),
    ('million-search', 'One million records: search p99', million.search),
]
