"""Rows of issue 5 (files, signatures, packages, hand-over), one for each line of its "Must show": (row, how the line begins, what runs it; None: no row)."""
import signatures

ROWS = [
    ('check-file', '`check-file` on 3,000 PDFs', None),
    ('e-ark', "Our CSIP packages accepted by commons-ip2's validator", None),
    ('signatures', 'Signatures: at least 40 cases', signatures.signatures),
    ('forgery', 'Consistent forgery (file changed and METS re-hashed)', None),
    ('kills', '100 random kills over receive, package, transfer, fixity', None),
    ('mutations', '10,000 mutations each of METS, EAD, PREMIS', None),
    ('transfer', 'A transfer between two archives on one machine', None),
]
