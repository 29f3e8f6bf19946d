#!/usr/bin/env python3
"""line.py SCHEMA CODES OUT ERR KHOSO ARGS...: runs a line, wants one of the exit codes, holds what it printed against the schema.

Where a running Khoso holds the archive it speaks to it as org.khoso.cli.client.Client does, without a JVM: two hundred lines cost
seconds instead of minutes. It knows the protocol from its description (ADR 7) only. Everything else is run by KHOSO.
"""
import os
import socket
import struct
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.dont_write_bytecode = True
OUT, ERR, EXIT, ALIVE, VARIABLE, SECRET = range(1, 7)
LONGEST_SILENCE = 600


def text(value):
    """As Java's writeUTF has it, for what has no letters beyond the first 65,536."""
    data = value.encode()
    return struct.pack('>H', len(data)) + data


def owner(args):
    """Port and token of the process that holds the archive of this line; None if none does."""
    archive = next((args[i + 1] for i, a in enumerate(args[:-1]) if a == '--archive'), None)
    if archive is None or 'plugin' in args or not Path(archive, '.owner').is_file():
        return None
    port, token = Path(archive, '.owner').read_text(encoding='latin-1').splitlines()[:2]
    try:
        return socket.create_connection(('127.0.0.1', int(port)), LONGEST_SILENCE), token
    except ConnectionRefusedError:  # the file is of a process that is no more
        return None


def asked(connection, token, args):
    said = [a.encode() for a in args]
    connection.sendall(text(token) + text(os.getcwd()) + struct.pack('>i', len(said)) + b''.join(struct.pack('>i', len(a)) + a for a in said))


def held(connection, token, args, sinks):
    """Exit code of the line that the holder ran; None if it did not begin."""
    with connection, connection.makefile('rb') as answer:
        asked(connection, token, args)
        if answer.read(1) != b'K':
            return None
        connection.sendall(b'G')
        while True:
            kind, length = struct.unpack('>Bi', answer.read(5))
            data = answer.read(length)
            if kind == EXIT:
                return data[0]
            if kind in sinks:
                sinks[kind].write(data)
            elif kind in (VARIABLE, SECRET):
                value = os.environ.get(data.decode()) if kind == VARIABLE else None
                connection.sendall(struct.pack('>?', value is not None) + text(value or ''))


def run(khoso, args, out, err):
    there = owner(args)
    with open(out, 'wb') as o, open(err, 'wb') as e:
        code = held(*there, args, {OUT: o, ERR: e}) if there else None
        return code if code is not None else subprocess.run([khoso, *args], stdout=o, stderr=e).returncode


def main(schema, codes, out, err, khoso, *args):
    code = run(khoso, list(args), out, err)
    line = ' '.join(args[4:])
    wrong = str(code) not in codes.split(',')
    if wrong:
        last = Path(err).read_text(encoding='utf-8', errors='replace').splitlines()[-2:]
        print(f"  {line}: ended with {code}, not {codes}: {' '.join(last)}")
    import jsonschema
    problems = jsonschema.problems(schema, Path(out).read_text(encoding='utf-8').splitlines())
    for p in problems[:20]:
        print('  ' + p)
    if problems:
        print(f'  (of: {line})')
    sys.exit(1 if wrong or problems else 0)


if __name__ == '__main__':
    if len(sys.argv) < 6:
        sys.exit(__doc__)
    main(*sys.argv[1:])
