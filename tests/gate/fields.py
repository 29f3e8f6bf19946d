#!/usr/bin/env python3
"""Field gate: standards are data, so no field code, no field label and no Vietnamese letter stands in Java.

Codes and labels (Vietnamese, English) come from rules.json beside the repository, or else from the standards data that is
generated from it. A string literal offends if it is a code or a label, or holds, as a word of its own, a code in camelCase or a
label of several words. English labels of one word ("Title", "Note") are exempt: any program says these words of other things.
Letters with a Vietnamese diacritic offend anywhere in a file, comments included.
Not looked at: src-gen (generated), src_test, tests, samples, the test kit.
Prints file:line: what; exit 1 if anything was found. Arguments: files or folders instead of the whole repository.
"""
import json, re, sys, unicodedata
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
OUTSIDE = {'src-gen', 'src_test', 'tests', 'samples', 'target', 'bin', 'bin_test', '.git', '.tools', '.quick', 'org.khoso.testkit'}
# marks above and below letters, horn, and the stroke of d
MARKS = {chr(c) for c in (0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31b, 0x323)}
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"""(?:\\.|[^\\])*?"""|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)


def fields():
    rules = TOP.parent / 'shared/domain/rules/rules.json'
    if rules.exists():
        sets = json.loads(rules.read_text(encoding='utf-8'))['recordSets'].values()
        return str(rules), [(f['code'], list((f.get('label') or {}).values()) + [f.get('vi'), f.get('en')]) for s in sets for f in s['fields']]
    data = TOP / 'bundles/org.khoso.standards.vn/KHOSO-INF/standards'
    found = []
    for y in sorted(data.glob('*.yaml')):
        for line in y.read_text(encoding='utf-8').splitlines():
            if m := re.match(r'      - code: "?([^"]*)"?$', line):
                found.append((m[1], []))
            elif found and (m := re.match(r'        label: \{vi: (".*?"|[^,]*), en: (".*?"|[^}]*)\}$', line)):
                found[-1][1].extend(v.strip('"') for v in m.groups())
    return str(data), found


def words():
    source, all_fields = fields()
    codes = {c for c, _ in all_fields if c}
    labels = {x.strip() for _, ls in all_fields for x in ls if x and not (x.isascii() and ' ' not in x.strip())}
    inside = sorted({c for c in codes if re.search(r'[a-z][A-Z]', c)} | {x for x in labels if ' ' in x}, key=len, reverse=True)
    return source, codes | labels, re.compile(r'(?<!\w)(?:' + '|'.join(map(re.escape, inside)) + r')(?!\w)')


def vietnamese(letter):
    parts = unicodedata.normalize('NFD', letter)
    return letter in '\u0111\u0110' or (len(parts) > 1 and parts[0].isascii() and any(p in MARKS for p in parts[1:])) or letter in MARKS


def text_of(literal):
    body = literal[3:-3] if literal.startswith('"""') else literal[1:-1]
    body = re.sub(r'\\u+([0-9a-fA-F]{4})', lambda m: chr(int(m[1], 16)), body)
    return re.sub(r'\\(.)', lambda m: {'n': '\n', 't': '\t'}.get(m[1], m[1]), body, flags=re.S)


def offences(path, exact, inside):
    source = path.read_text(encoding='utf-8')
    for m in TOKEN.finditer(source):
        if m[0][0] != '"':
            continue
        line, text = source.count('\n', 0, m.start()) + 1, unicodedata.normalize('NFC', text_of(m[0]))
        if text.strip() in exact:
            yield line, f'field literal "{text.strip()}"'
        elif hit := inside.search(text):
            yield line, f'"{hit[0]}" in literal "{text.strip()[:60]}"'
    for n, line in enumerate(source.splitlines(), 1):
        if any(not c.isascii() and vietnamese(c) for c in line):
            yield n, 'Vietnamese letter: ' + line.strip()[:80]


def java(roots):
    for r in roots:
        for p in [r] if r.is_file() else sorted(r.rglob('*.java')):
            if not OUTSIDE & set(p.relative_to(TOP).parts if p.is_relative_to(TOP) else ()):
                yield p


def main():
    source, exact, inside = words()
    n = bad = 0
    for p in java([Path(a).resolve() for a in sys.argv[1:]] or [TOP]):
        n += 1
        for line, what in offences(p, exact, inside):
            bad += 1
            print(f'{p.relative_to(TOP) if p.is_relative_to(TOP) else p}:{line}: {what}')
    print(f'field gate: {n} files, {len(exact)} codes and labels of {Path(source).name}, {bad} offences')
    return 1 if bad or n == 0 or len(exact) < 100 else 0


if __name__ == '__main__':
    sys.exit(main())
