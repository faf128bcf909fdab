#!/usr/bin/env python3
"""Check that each golden frame is made by just one script, and each script is played: usage: frames.py GOLDEN

GOLDEN is the folder of the scripts, their meson.build and frames/. Prints FILE and what is wrong, one line for each fault, and
ends with 1 if there is one.
"""
import os
import re
import sys


def makers(folder):
    """The scripts of a folder, and for each frame those that save it."""
    scripts = sorted(name for name in os.listdir(folder) if name.endswith('.script'))
    frames = {}
    for name in scripts:
        with open(os.path.join(folder, name), encoding='utf-8') as script:
            for line in script:
                if line.startswith('frame '):
                    frames.setdefault(line.split()[1], []).append(name)
    return scripts, frames


def faults(folder):
    scripts, frames = makers(folder)
    with open(os.path.join(folder, 'meson.build'), encoding='utf-8') as file:
        played = set(re.findall(r"'([^'\n]+)'", file.read()))
    for name in scripts:
        if name[:-len('.script')] not in played:
            yield name, 'meson.build does not play it'
    for name in sorted(os.listdir(os.path.join(folder, 'frames'))):
        if name not in frames:
            yield 'frames/' + name, 'no script makes it'
    for name, by in sorted(frames.items()):
        if len(by) > 1:
            yield 'frames/' + name, 'more than one makes it: ' + ' '.join(by)


def main():
    found = ['%s: %s' % (os.path.join(sys.argv[1], place), words) for place, words in faults(sys.argv[1])]
    print('\n'.join(found), end='\n' if found else '')
    sys.exit(1 if found else 0)


main()
