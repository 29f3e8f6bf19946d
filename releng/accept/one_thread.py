"""Rows of issue 2, one for each line of its "Must show": (row, how the line begins, what runs it; None: no row)."""
import re, shutil, subprocess, sys
import everyday, screen
from kit import TOP, Result
from fieldproof import field_proof
from packages import packages
from kills import kills
from rough import hostile_pdfs, quarantine
from scan import scans
from seeds import seeds


def field_gate(kit):
    done = kit.run(sys.executable, TOP / 'tests/gate/fields.py')
    lines = done.out.strip().splitlines()
    return Result(done.code == 0, lines[-1] if lines else done.err[-200:], '0 offences', lines[:-1])


ROWS = [
    ('demo', '`./khoso demo` in a clean clone', everyday.demo),
    ('field-proof', '**Field proof**', field_proof),
    ('field-gate', '**Field gate**', field_gate),
    ('seeds', 'For 20 seeds drawn at run time', seeds),
    ('packages', '200 packages of random content', packages),
    ('window', 'The window, by keyboard events only', screen.keyboard),
    ('kills', '20 kills (`kill -9`)', kills),
    ('scan', "Ten pages scanned from SANE's test backend", scans),
    ('hostile-pdfs', 'A PDF that wants 10 GB', hostile_pdfs),
    ('cv903', 'Nothing that Khoso prints says', everyday.never_said),
    ('quarantine', 'Quarantine: neither title nor text', quarantine),
    ('guides', 'The vendor example (under 50 lines)', everyday.guides),
    ('timing', 'A verb answers within 3.5 s', everyday.timing),
]
