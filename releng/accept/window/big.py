"""An archive of a million records in the window: what issue 3 asks of opening, of a level of the tree, of a page of the grid, and that the window never stops answering."""
import threading, time
from siblings import line, measured
from steps import JOBS

FROZEN_MILLIS, LEVEL_MILLIS, PAGE_MILLIS, OPEN_SECONDS = 100, 200, 100, 3.0


def big(w, args):
    w.patience = 0.4 if args.small else 1
    w.open()
    w.key('ctrl+q')
    w.ended('Ctrl+Q ends the window', 60)
    took = w.open()
    bad = line(took <= OPEN_SECONDS, 'open', f'{took:.2f} s until the window answers, limit {OPEN_SECONDS} s (second start)')
    w.until(lambda: w.find('holdings.tree') and w.get('holdings.tree')['rows'], 'the tree shows', 30)
    w.shot('million-open')
    for step in (tree, grid, filtered, million, search, jobs, beside):
        bad += step(w, args)
    w.key('ctrl+q')
    w.ended('Ctrl+Q ends the window', 60)
    return bad


def judged(w, name, action, wait, limit=None, what='shown'):
    frozen, shown, busy = measured(w, action, wait * w.patience)
    w.shot('million-' + ''.join(c if c.isalnum() else '-' for c in name))
    w.widgets()
    ok = frozen <= FROZEN_MILLIS
    said = f'{frozen} ms the window did not answer, limit {FROZEN_MILLIS} ms ({busy} ms of processor)'
    if limit:
        ok = ok and shown is not None and shown <= limit
        said += f'; {what} after {shown} ms, limit {limit} ms'
    return line(ok, name, said)


def tree(w, args):
    w.to('holdings.tree')
    bad = judged(w, 'the first fonds and its grid', lambda: w.key('Home'), 4)
    bad += judged(w, 'its level', lambda: w.key('Left', 'Right'), 4, LEVEL_MILLIS)
    bad += judged(w, 'to the end of the tree', lambda: w.key('End'), 3)
    bad += judged(w, 'up 40 lines', lambda: w.key(*['Up'] * 40, pause=0.03), 1)
    bad += judged(w, 'up 20 pages', lambda: w.key(*['Page_Up'] * 20, pause=0.03), 2)
    return bad + judged(w, 'to the top', lambda: w.key('Home'), 2)


def grid(w, args):
    bad = judged(w, 'grid 20 pages down', lambda: pages(w), 2, PAGE_MILLIS, 'a page')
    bad += judged(w, 'grid to its end', lambda: w.key('ctrl+End', pause=1), 2, PAGE_MILLIS, 'a page')
    bad += judged(w, 'grid sorted by another column', lambda: w.key('ctrl+Home', 'Right', 'Right', 'F3', pause=0.3), 4)
    return bad


def pages(w):
    w.key('F6', pause=0.5)
    w.key(*['Page_Down'] * 20, pause=0.15)


def filtered(w, args):
    w.key('shift+F6', pause=0.5)
    w.to('holdings.filter', back=True)

    def ask():
        w.type('cau 00017')
    bad = judged(w, 'filter typed', ask, 1)
    start = time.monotonic()
    w.until(lambda: said(w) and 'ang t' not in said(w), 'the filter has looked through all', 120)
    print(f'      filter: all looked through {time.monotonic() - start:.1f} s later: {said(w)}', flush=True)
    w.shot('million-filtered')
    bad += judged(w, 'filter stopped', lambda: (w.key('ctrl+a'), w.type('viec'), time.sleep(0.4), w.key('Escape')), 3)
    return bad


def said(w):
    return (w.find('holdings.filter.state') or {}).get('text', '')


def million(w, args):
    """The dossier with most records: its level, its grid, its order; then a record and its page."""
    w.to('holdings.tree')
    bad = judged(w, 'a fonds of one huge dossier', lambda: w.key('Home', 'Left', 'Down', pause=0.5), 4)
    bad += judged(w, 'its huge dossier', lambda: w.key('Right', 'Right', 'Down', pause=0.7), 4)
    bad += judged(w, 'grid of the huge dossier, pages down', lambda: pages(w), 3, PAGE_MILLIS, 'a page')
    bad += judged(w, 'grid of the huge dossier, its end', lambda: w.key('ctrl+End', pause=1), 2, PAGE_MILLIS, 'a page')
    start = time.monotonic()
    bad += judged(w, 'grid of the huge dossier sorted', lambda: w.key('ctrl+Home', 'Right', 'Right', 'F3', pause=0.3), 1)
    w.idle()
    print(f'      sorted after {time.monotonic() - start:.1f} s at most', flush=True)
    bad += judged(w, 'form of a record', lambda: w.key('Down', pause=0.5), 2)
    bad += judged(w, 'page of a record', lambda: w.key('space', pause=0.5), 3)
    w.key('Escape', pause=0.5)
    w.key('shift+F6', pause=0.5)
    return bad + judged(w, 'level of the huge dossier', lambda: w.key('Right', pause=0.5), 5)


def search(w, args):
    frozen, _, _ = measured(w, lambda: w.key('ctrl+k', pause=1), 3)
    print(f'      search opened (its widgets are made then): {frozen} ms', flush=True)
    bad = judged(w, 'search typed', lambda: w.type('sua chua cau'), 3)
    bad += judged(w, 'hits walked through', lambda: w.key('Down', *['Page_Down'] * 10, pause=0.1), 3)
    return bad


def jobs(w, args):
    frozen, _, _ = measured(w, lambda: w.key(*JOBS.values(), pause=2), 3)
    print(f'      each job seen once (its widgets are made then): {frozen} ms', flush=True)
    w.shot('million-jobs')
    bad = 0
    for name, key in list(JOBS.items())[:2 if args.small else None]:
        bad += judged(w, f'again: {name}', lambda key=key: w.key(key, pause=1), 1)
    w.key(JOBS['holdings'], pause=1)
    return bad


def beside(w, args):
    """An intake by the command line, whose work the window does, while somebody walks through the tree and the grid."""
    w.to('holdings.tree')
    w.key('Home', 'Right', pause=1)
    failed = []

    def intake():
        try:
            w.khoso('intake', args.delivery)
        except Exception as e:  # said below: a thread has no caller
            failed.append(str(e))
    other = threading.Thread(target=intake)
    start = time.monotonic()
    other.start()

    def walk():
        while other.is_alive():
            w.key(*['Down'] * 10, 'Page_Down', 'F6', 'Page_Down', 'Page_Down', 'shift+F6', pause=0.1)
    bad = judged(w, 'tree and grid while an intake runs', walk, 2)
    print(f'      the intake took {time.monotonic() - start:.1f} s{"; " + failed[0] if failed else ""}', flush=True)
    return bad + len(failed)
