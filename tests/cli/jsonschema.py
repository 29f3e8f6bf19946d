#!/usr/bin/env python3
"""jsonschema.py SCHEMA [FILE]: validates JSON Lines (a document a line; standard input without FILE) against a schema.

Standard library only, so that the tests need no package. It knows the keywords of draft 2020-12 that docs/cli uses and refuses a
schema with any other: a keyword that nobody checks would promise what does not hold.
"""
import json
import re
import sys
from pathlib import Path

NOTES = {'$schema', '$defs', 'title', 'description'}
TYPES = {'object': dict, 'array': list, 'string': str, 'boolean': bool, 'null': type(None)}


def is_type(value, name):
    if name in ('integer', 'number'):
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return number and (name == 'number' or float(value).is_integer())
    return isinstance(value, TYPES[name])


def same(a, b):
    return a == b and isinstance(a, bool) == isinstance(b, bool)


class Validator:
    def __init__(self, path):
        self.files = {}
        self.root = Path(path).resolve()
        self.vet(self.load(self.root))

    def load(self, path):
        if path not in self.files:
            self.files[path] = json.loads(path.read_text(encoding='utf-8'))
        return self.files[path]

    def vet(self, schema):
        if isinstance(schema, bool):
            return
        for key, value in schema.items():
            if key in ('properties', '$defs'):
                for part in value.values():
                    self.vet(part)
            elif key == 'anyOf':
                for part in value:
                    self.vet(part)
            elif key in ('items', 'if', 'then', 'else', 'additionalProperties'):
                self.vet(value)
            elif key not in NOTES and not hasattr(self, 'check_' + key.lstrip('$')):
                sys.exit(f'{self.root.name}: keyword {key} is not known here')

    def errors(self, value):
        return list(self.check(self.load(self.root), value, '$', self.root))

    def check(self, schema, value, at, file):
        if schema is False:
            yield f'{at}: not allowed'
        if isinstance(schema, bool):
            return
        for key in schema:
            rule = getattr(self, 'check_' + key.lstrip('$'), None)
            if rule and key not in NOTES:
                yield from rule(schema, value, at, file)

    def check_ref(self, schema, value, at, file):
        name, _, pointer = schema['$ref'].partition('#')
        target = file.parent / name if name else file
        part = self.load(target)
        for step in pointer.split('/')[1:]:
            part = part[step]
        yield from self.check(part, value, at, target)

    def check_type(self, schema, value, at, file):
        names = schema['type'] if isinstance(schema['type'], list) else [schema['type']]
        if not any(is_type(value, n) for n in names):
            yield f'{at}: {json.dumps(value, ensure_ascii=False)[:60]} is not {" or ".join(names)}'

    def check_properties(self, schema, value, at, file):
        if isinstance(value, dict):
            for name, part in schema['properties'].items():
                if name in value:
                    yield from self.check(part, value[name], f'{at}.{name}', file)

    def check_additionalProperties(self, schema, value, at, file):
        if isinstance(value, dict):
            for name in value:
                if name not in schema.get('properties', {}):
                    yield from self.check(schema['additionalProperties'], value[name], f'{at}.{name}', file)

    def check_required(self, schema, value, at, file):
        if isinstance(value, dict):
            yield from (f'{at}: {name} is missing' for name in schema['required'] if name not in value)

    def check_items(self, schema, value, at, file):
        if isinstance(value, list):
            for i, item in enumerate(value):
                yield from self.check(schema['items'], item, f'{at}[{i}]', file)

    def check_minItems(self, schema, value, at, file):
        if isinstance(value, list) and len(value) < schema['minItems']:
            yield f'{at}: {len(value)} items, at least {schema["minItems"]} asked for'

    def check_anyOf(self, schema, value, at, file):
        if not any(not list(self.check(part, value, at, file)) for part in schema['anyOf']):
            yield f'{at}: {json.dumps(value, ensure_ascii=False)[:60]} fits none of the forms allowed'

    def check_enum(self, schema, value, at, file):
        if not any(same(value, x) for x in schema['enum']):
            yield f'{at}: {json.dumps(value, ensure_ascii=False)} is none of {schema["enum"]}'

    def check_const(self, schema, value, at, file):
        if not same(value, schema['const']):
            yield f'{at}: {json.dumps(value, ensure_ascii=False)} is not {schema["const"]}'

    def check_pattern(self, schema, value, at, file):
        if isinstance(value, str) and not re.search(schema['pattern'], value):
            yield f'{at}: {value[:60]} does not fit {schema["pattern"]}'

    def check_maximum(self, schema, value, at, file):
        if is_type(value, 'number') and value > schema['maximum']:
            yield f'{at}: {value} is more than {schema["maximum"]}'

    def check_minimum(self, schema, value, at, file):
        if is_type(value, 'number') and value < schema['minimum']:
            yield f'{at}: {value} is less than {schema["minimum"]}'

    def check_if(self, schema, value, at, file):
        holds = not list(self.check(schema['if'], value, at, file))
        part = schema.get('then' if holds else 'else', True)
        yield from self.check(part, value, at, file)

    def check_then(self, schema, value, at, file):
        return ()

    check_else = check_then


def counted(document, number):
    """What a schema can't say: the counts add up, must only with a verified clause."""
    c = document.get('counts', {})
    if c and c.get('in') != sum(c.get(k, 0) for k in ('ok', 'findings', 'failed')):
        yield f'line {number}: $.counts: in is not ok + findings + failed'
    for i, f in enumerate(document.get('findings', [])):
        if f.get('level') == 'must' and f.get('confidence') not in ('V', 'S'):
            yield f'line {number}: $.findings[{i}]: must with confidence {f.get("confidence")}'


def problems(schema, lines):
    """What is wrong with the documents, a line each."""
    validator, found = Validator(schema), [] if lines else ['no document']
    for number, line in enumerate(lines, 1):
        try:
            document = json.loads(line)
        except ValueError as e:
            found.append(f'line {number}: no JSON: {e}')
            continue
        found += [f'line {number}: {p}' for p in validator.errors(document)]
        if isinstance(document, dict):
            found += counted(document, number)
    return found


def main(schema, *files):
    found = problems(schema, Path(files[0]).read_text(encoding='utf-8').splitlines() if files else sys.stdin.read().splitlines())
    for p in found[:20]:
        print('  ' + p)
    sys.exit(1 if found else 0)


if __name__ == '__main__':
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*sys.argv[1:3])
