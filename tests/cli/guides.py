#!/usr/bin/env python3
"""guides.py [FILE…]: what the documents say can be typed exists. Seconds: it runs nothing. tests/cli/docs.sh runs the examples.

Each line of a code block, and each piece of inline code, that calls khoso: is there such a verb, has it these options? Each block that is to be
run: is it shell? Each KHOSO_ variable: does anything read it? Each path of this repository, each link: is it there? Exit 0 if all hold.
"""
import re, shlex, subprocess, sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
GLOBAL = {'--archive': True, '--person': True, '--lang': True, '--format': True, '--help': False, '-h': False}
ROOTS = ('bundles/', 'docs/', 'examples/', 'features/', 'releng/', 'samples/', 'target-platform/', 'tests/')


def verbs():
    """Names of verbs and their options, as the messages that their help is made of name them."""
    found, keys = {}, set()
    for f in TOP.glob('bundles/*/KHOSO-INF/messages/en.properties'):
        keys |= {line.split('=')[0].strip() for line in f.read_text(encoding='utf-8').splitlines() if line.startswith('verb.')}
    for k in keys:
        if k.endswith('.help'):
            found[k[5:-5].replace('.', ' ')] = {'--' + o[len(k) - 4:] for o in keys if o.startswith(k[:-4])}
    for name in found:  # verb.GROUP.option.NAME is an option that verbs of a group share
        group = 'verb.' + name.split(' ')[0] + '.option.'
        found[name] |= {'--' + o[len(group):] for o in keys if o.startswith(group)}
    for f in TOP.glob('bundles/*/src/**/verbs/*.java'):
        text = f.read_text(encoding='utf-8')
        name = re.search(r'Command[.]VERB \+ "=([^"]+)"', text)
        base = re.search(r'extends (\w+)', text)
        if base and (f.parent / (base[1] + '.java')).exists():  # what verbs of a kind share is in their base class
            text += (f.parent / (base[1] + '.java')).read_text(encoding='utf-8')
        if name and name[1] in found:  # options that several verbs share are named in a class of their own
            shared = [f.parent / (c + '.java') for c in set(re.findall(r'\b[A-Z]\w+', text)) if c != 'Verb']
            found[name[1]] |= {o for t in [f, *filter(Path.exists, shared)] for o in re.findall(r'"(--[a-z][a-z0-9-]*)"', t.read_text(encoding='utf-8'))}
    return found


def calls(text):
    """The words behind khoso in a line of shell; several calls may stand in one line."""
    for part in re.split(r'\|\||&&|[|;&]|\$\(', text):
        try:
            words = shlex.split(part, comments=True)
        except ValueError:
            words = part.split()
        while words and ('=' in words[0] and not words[0].startswith('-') or words[0] in ('sudo', 'if', '!', 'then')):
            words.pop(0)
        if words and words[0] in ('khoso', './khoso', 'khoso.bat', 'bin/khoso'):
            yield words[1:]


def wrong(words, known):
    """What is wrong with a call; None if nothing."""
    while words and words[0].split('=')[0] in GLOBAL:
        words = words[2 if GLOBAL[words[0].split('=')[0]] and '=' not in words[0] else 1:]
    words = [w.strip('[]…') for w in words if w.strip('[]…')]
    if not words or words[0] in ('VERB', 'LỆNH') or words[0].startswith(('<', '>', '2>')):
        return None
    verb = next((v for v in (' '.join(words[:3]), ' '.join(words[:2]), words[0]) if v in known), None)
    if verb is None and len(words) == 1 and any(v.startswith(words[0] + ' ') for v in known):
        return None  # the group is meant
    if verb is None:
        return f'there is no verb {words[0]}' if not any(v.startswith(words[0] + ' ') for v in known) else f'there is no verb {" ".join(words[:2])}'
    for w in words[1:]:
        option = re.match(r'--[a-z][a-z0-9-]*', w)
        if option and option[0] not in known[verb] | set(GLOBAL):
            return f'{verb} has no option {option[0]}'
    return None


def blocks(text):
    """(language, number of its first line, lines) of each code block."""
    language, start, lines = None, 0, []
    for n, line in enumerate(text.splitlines(), 1):
        if line.startswith('```'):
            if language is None:
                language, start, lines = line[3:].strip() or 'text', n + 1, []
            else:
                yield language, start, lines
                language = None
        elif language is not None:
            lines.append(line)


def look(file, known, read):
    text = file.read_text(encoding='utf-8')
    bare = re.sub(r'^```.*?^```', '', text, flags=re.S | re.M)
    for language, start, lines in blocks(text):
        if language in ('sh', 'console'):
            for call in calls_in('\n'.join(lines)):
                if said := wrong(call, known):
                    yield f'line {start} ff.: {said}'
        if language == 'sh':
            p = subprocess.run(['sh', '-n'], input='\n'.join(lines), capture_output=True, text=True)
            if p.returncode:
                yield f'line {start}: no shell: {p.stderr.strip()}'
    for code in re.findall(r'`([^`\n]+)`', bare):
        for call in calls_in(code):
            if said := wrong(call, known):
                yield f'`{code}`: {said}'
        word = code.split()[0] if code.split() else ''
        if word.startswith(ROOTS) and not re.search(r'[*<>{}…]|[A-Z]{3}|/target\b', word) and not (TOP / word).exists():
            yield f'{word} is not there'
    for name in set(re.findall(r'\bKHOSO_[A-Z_]+\b', text)) - read:
        yield f'nothing reads {name}'
    for to in re.findall(r'\]\(([^)#\s]+)(?:#[^)]*)?\)', bare):
        if '://' not in to and not (file.parent / to).exists():
            yield f'link to {to}: not there'
    anchors = {re.sub(r'[^\w\- ]', '', h.lower()).strip().replace(' ', '-') for h in re.findall(r'^#+ (.*)$', text, re.M)}
    for to in re.findall(r'\]\(#([^)]+)\)', bare):
        if to not in anchors:
            yield f'link to #{to}: no such heading'


def calls_in(text):
    for line in re.sub(r'\\\n', ' ', text).splitlines():
        yield from calls(line.removeprefix('$ '))


def variables():
    """The KHOSO_ names that scripts, tests and programs read."""
    files = [p for top in ('bundles', 'features', 'releng', 'samples', 'tests', 'examples') for p in (TOP / top).rglob('*')
             if p.is_file() and p.suffix in ('.java', '.sh', '.py', '.bat', '.inc', '') and 'target' not in p.parts]
    files += [TOP / f for f in ('khoso', 'test', 'accept', 'bench')]
    return {v for p in files for v in re.findall(r'\bKHOSO_[A-Z_]+\b', p.read_text(encoding='utf-8', errors='ignore'))}


def main(args):
    known, read = verbs(), variables()
    files = [Path(a).resolve() for a in args] or [TOP / 'README.md', TOP / 'CONTRIBUTING.md', *sorted(TOP.glob('docs/**/*.md'))]
    bad = [f'{f.name}: {said}' for f in files for said in look(f, known, read)]
    calls_seen = sum(1 for f in files for language, _, lines in blocks(f.read_text(encoding='utf-8')) if language in ('sh', 'console') for _ in calls_in('\n'.join(lines)))
    for b in bad:
        print('  ' + b)
    print(f'guides: {len(files)} documents, {calls_seen} calls in blocks, {len(known)} verbs, {len(bad)} wrong')
    return 1 if bad or not calls_seen else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
