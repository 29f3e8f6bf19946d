"""Rows of issue 5 (files, signatures, packages, hand-over), one for each line of its "Must show": (row, how the line begins, what runs it; None: no row)."""
import checkfile
import eark
import flip
import mutations
import signatures
import transfer
import transfer_kills
import transfer_window

ROWS = [
    ('check-file', '`check-file` on 3,000 PDFs', checkfile.check_file),
    ('csip', 'Our CSIP packages accepted', eark.csip),
    ('requirements', 'Every requirement of CSIP and SIP', eark.requirements),
    ('signatures', 'Signatures: at least 40 cases', signatures.signatures),
    ('forgery', 'Consistent forgery', transfer.forgery),
    ('flip', 'One byte flipped anywhere', flip.flip),
    ('kills', '100 random kills', transfer_kills.kills),
    ('mutations', '10,000 mutations each of METS', mutations.packages),
    ('transfer', 'A transfer between two archives', transfer.transfer),
    ('transfer-window', 'A transfer between two archives', transfer_window.window),
]
