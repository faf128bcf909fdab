#!/usr/bin/env python3
"""Plays a script of keys without a terminal and compares the frames that it saves with those that a person has read and accepted.

usage: run.py TIERMAP TINY SCRIPT

The script's comment lines of the form `#: WORD...` are added to the command line; {tiny} stands for the folder of the tiny
country, {plans} for that of the test plans, {bundled} for that of the bundled layers.
Frames lie in frames/ beside the script. GOLDEN_UPDATE=1 writes them anew: read the diff before you commit it.
"""
import difflib
import os
import shlex
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'e2e'))
from pseudo import surroundings  # noqa: E402


def main():
    program, tiny, script = (os.path.abspath(path) for path in sys.argv[1:])
    accepted_dir = os.path.join(os.path.dirname(script), 'frames')
    tests_dir = os.path.dirname(os.path.dirname(script))
    folders = {'tiny': tiny, 'plans': os.path.join(tests_dir, 'data'),
               'bundled': os.path.join(os.path.dirname(tests_dir), 'shapefiles')}
    arguments, wanted = [], []
    with open(script, encoding='utf-8') as lines:
        for line in lines:
            if line.startswith('frame '):
                wanted.append(line.split()[1])
            if line.startswith('#:'):
                for word in shlex.split(line[2:]):
                    for name, folder in folders.items():
                        word = word.replace('{%s}' % name, folder)
                    arguments.append(word)
    with tempfile.TemporaryDirectory() as work:
        environment = surroundings(XDG_CONFIG_HOME=work, XDG_CACHE_HOME=work, XDG_STATE_HOME=work)
        done = subprocess.run([program, '--script', script, *arguments], cwd=work, env=environment, timeout=120,
                              stdin=subprocess.DEVNULL, capture_output=True)
        if done.returncode != 0 or done.stderr:
            sys.exit('%s: exit status %d: %s' % (script, done.returncode, done.stderr.decode(errors='replace')))
        made = {name: open(os.path.join(work, name), encoding='utf-8').read()
                for name in sorted(os.listdir(work)) if name.endswith('.frame')}
    if not made or sorted(made) != sorted(wanted):
        sys.exit('%s: wanted the frames %s, but it saved %s' % (script, ' '.join(sorted(wanted)), ' '.join(made) or 'none'))
    sys.exit(compare(made, accepted_dir, script))


def compare(made, accepted_dir, script):
    wrong = 0
    for name, frame in made.items():
        path = os.path.join(accepted_dir, name)
        accepted = open(path, encoding='utf-8').read() if os.path.exists(path) else ''
        if accepted == frame:
            continue
        if os.environ.get('GOLDEN_UPDATE') == '1':
            os.makedirs(accepted_dir, exist_ok=True)
            with open(path, 'w', encoding='utf-8') as out:
                out.write(frame)
            print('written: %s' % path)
            continue
        wrong += 1
        print('%s differs:' % path)
        print('\n'.join(difflib.unified_diff(accepted.splitlines(), frame.splitlines(), 'accepted', 'made', lineterm='', n=1)))
    if wrong:
        print('%d of %d frames of %s differ. Look at them; to accept: GOLDEN_UPDATE=1 meson test -C build --suite golden'
              % (wrong, len(made), script))
    return wrong


main()
