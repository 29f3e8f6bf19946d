"""Compares what Khoso reported with what the generator of samples planted: sets of (rule, subject, place), both ways."""
import json
from collections import Counter


def envelopes(path):
    with open(path, encoding='utf-8') as f:
        return [json.loads(line) for line in f if line.strip()]


def findings(*paths):
    return [f for p in paths for e in envelopes(p) for f in e['findings']]


def key(f):
    return f['rule'], f['subject'], f['place']


def compare(truth_file, *outputs):
    """(missed, extra): truth entries that nobody reported, findings that nobody planted."""
    with open(truth_file, encoding='utf-8') as f:
        truth = [t for t in json.load(f) if t['rule']]
    found = findings(*outputs)
    reported, planted = {key(f) for f in found}, {key(t) for t in truth}
    missed = [t for t in truth if key(t) not in reported]
    extra = list({key(f): f for f in found if key(f) not in planted}.values())
    return missed, extra, len(planted)


def say(missed, extra):
    for t in missed:
        yield f"missed  {t['kind']}: {t['rule']} | {t['subject']} | {t['place']}"
    for f in extra:
        yield f"extra   {f['rule']} | {f['subject']} | {f['place']} | {f['message']}"


if __name__ == '__main__':
    import sys
    m, e, n = compare(*sys.argv[1:])
    print('\n'.join(say(m, e)))
    print(n, 'planted,', len(m), 'missed,', len(e), 'extra;', dict(Counter(f['rule'] for f in e)), dict(Counter(t['kind'] for t in m)))
