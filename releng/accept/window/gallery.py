"""Pictures of each job, in both languages, light and dark; and what is cut off in them."""
import time
from driver import Failed
from steps import JOBS


def gallery(w, delivery):
    w.khoso('intake', delivery)
    w.khoso('check')
    w.open()
    time.sleep(3)
    for dark in (False, True):
        for lang in (w.lang, 'en' if w.lang == 'vi' else 'vi'):
            for job, key in JOBS.items():
                w.key(key, pause=1.5)
                fill(w, job)
                w.widgets()
                w.shot(f"{lang}-{'dark' if dark else 'light'}-{job}")
            w.restarted(lambda: w.key('ctrl+shift+l'))
        w.key('ctrl+shift+d', pause=2)
    for k, v in w.cuts.items():
        print(f'CUT   {k[0]} {k[2]} "{k[1]}" {v[0]} (picture {v[1]})')
    w.key('ctrl+q')
    w.ended('Ctrl+Q ends the window')
    return len(w.cuts)


def fill(w, job):
    """Something to look at: a record's page, a search, the pane that writes packages, an answer."""
    here = {x['id'] for x in w.widgets()['widgets']}
    if job == 'holdings' and 'holdings.tree' in here:
        w.key('Home', 'Right', 'Down', 'Right', 'Down', pause=0.7)
        time.sleep(2)
    elif job == 'search' and 'search.text' in here:
        w.retype('uy ban nhan dan')
        time.sleep(2)
    elif job == 'packaging':
        w.key('F6', pause=1)
    elif job == 'survey' and 'survey.compute' in here:
        w.to('survey.compute')
        w.key('space', pause=1)
        w.idle()
        time.sleep(1)
