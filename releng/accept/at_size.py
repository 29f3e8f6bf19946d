"""Rows of issue 3, one for each line of its "Must show" that can be run: (row, how the line begins, what runs it; None: no row)."""
from standards_mutation import standards_mutation


ROWS = [
    ('standards-mutation', 'Cases of the rules are written from the clause', standards_mutation),
]
