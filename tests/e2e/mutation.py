#!/usr/bin/env python3
"""Damages copies of the bundled shapefiles in ways that a disk, a download or a stranger might, and gives them to the program:
it has to end by itself, soon, with a status that it knows and a sentence, and never by a signal.

usage: mutation.py TIERMAP DATA [COUNT [SEED]]      (COUNT files; prints how they ended)
"""
import collections
import os
import random
import re
import shutil
import struct
import subprocess
import sys
import tempfile

from pseudo import surroundings

PROGRAM, DATA = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
LAYERS = ('ukraine', 'neighbours', 'oblasts', 'water', 'rivers', 'places')
ENDINGS = ('shp', 'shx', 'dbf', 'prj', 'cpg')
HARD = (0, 1, 2, 0x7fffffff, 0x80000000, 0xffffffff)
DOUBLES = (float('nan'), float('inf'), -float('inf'), 1e300, -1e39, 0.0, 1e-300, 180.0, 91.0)
PATIENCE = 100  # seconds until a program counts as stuck


def bytes_changed(content, chance):
    for _ in range(chance.choice((1, 1, 3, 20))):
        content[chance.randrange(len(content))] = chance.randrange(256)


def beginning_changed(content, chance):
    for _ in range(chance.choice((1, 3))):
        content[chance.randrange(min(200, len(content)))] = chance.choice((0, 255, chance.randrange(256)))


def number_changed(content, chance):
    at = chance.randrange(max(1, len(content) - 4)) & ~3
    content[at:at + 4] = struct.pack(chance.choice('<>') + 'I', chance.choice(HARD))


def coordinate_changed(content, chance):
    at = chance.randrange(max(1, len(content) - 8)) & ~3
    content[at:at + 8] = struct.pack('<d', chance.choice(DOUBLES))


def cut(content, chance):
    del content[chance.randrange(len(content)):]


def piece_lost(content, chance):
    at = chance.randrange(len(content))
    del content[at:at + chance.choice((1, 2, 100, 5000))]


def piece_twice(content, chance):
    at = chance.randrange(len(content))
    content[at:at] = content[at:at + chance.choice((2, 100, 5000))]


def block_zeroed(content, chance):
    at = chance.randrange(len(content))
    size = min(chance.choice((16, 512, 4096)), len(content) - at)
    content[at:at + size] = bytes(size)


WAYS = (bytes_changed, beginning_changed, number_changed, coordinate_changed, cut, piece_lost, piece_twice, block_zeroed)
TASKS = (('--check', '{}'), ('--check', '{}'), ('--check', '{}'), ('--stats', '-b', '{}'), ('--stats', '-r', '{}'))
STATUS = {'--check': (0, 1, 4), '--stats': (0, 1)}


def damage(folder, layer, chance):
    """Returns what was done, to which file."""
    ending = chance.choice(('shp', 'shp', 'shp', 'shp', 'shx', 'dbf', 'prj', 'cpg'))
    path = os.path.join(folder, '%s.%s' % (layer, ending))
    if ending != 'shp' and chance.randrange(6) == 0:
        os.remove(path)
        return 'file removed', ending
    with open(path, 'rb') as file:
        content = bytearray(file.read())
    way = chance.choice(WAYS)
    way(content, chance)
    with open(path, 'wb') as file:
        file.write(content)
    return way.__name__.replace('_', ' '), ending


def run(arguments):
    environment = surroundings(TIERMAP_DATA=DATA, XDG_CACHE_HOME='/dev/null/none')
    return subprocess.run([PROGRAM, *arguments], env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE)


def fault(task, done):
    """What is wrong with how it ended; None for nothing."""
    said = done.stderr.decode('utf-8', 'replace')
    if done.returncode not in STATUS[task]:
        return 'status %d' % done.returncode
    if done.returncode == 1 and not re.fullmatch(r'tiermap: [^\n]+\n', said):
        return 'no sentence'
    if done.returncode != 1 and said:
        return 'a word too much'
    if 'the engine was stopped' in said or 'the engine ended' in said:
        return 'the engine died'
    return None


def main():
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    ended, faults = collections.Counter(), 0
    work = tempfile.mkdtemp()
    try:
        for number in range(seed, seed + count):
            chance = random.Random(number)
            layer = chance.choice(LAYERS)
            for ending in ENDINGS:
                shutil.copyfile(os.path.join(DATA, 'shapefiles', '%s.%s' % (layer, ending)), os.path.join(work, '%s.%s' % (layer, ending)))
            done_to, ending = damage(work, layer, chance)
            task = [word.format(os.path.join(work, layer + '.shp')) for word in chance.choice(TASKS)]
            try:
                done = run(task)
                wrong = fault(task[0], done)
                ended[done_to, task[0], done.returncode] += 1
            except subprocess.TimeoutExpired:
                wrong = 'stuck for %d s' % PATIENCE
            if wrong:
                faults += 1
                print('seed %d: %s in %s.%s, %s: %s' % (number, done_to, layer, ending, ' '.join(task[:-1]), wrong))
    finally:
        shutil.rmtree(work)
    for (done_to, task, status), times in sorted(ended.items()):
        print('%-20s %-8s ended with %d: %d' % (done_to, task, status, times))
    print('%d files, %d faults' % (sum(ended.values()), faults))
    sys.exit(1 if faults or not ended else 0)


if __name__ == '__main__':
    main()
