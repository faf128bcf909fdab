#!/usr/bin/env python3
"""Walks over the map by single cells and holds each picture against the one before: the cells that both show must be the same, and
a name may go only at the edge, where it or a line that belongs to it would be cut, or where scale bar or overview would cover it.
A tier's label that was short for want of room may be followed by one that says more.

usage: panning.py TIERMAP
"""
import os
import random
import re
import subprocess
import sys
import tempfile

from pseudo import surroundings

WORDS = {'tier-label', 'rest-label', 'capital-label', 'town-label', 'abroad-label', 'water-label', 'region-label', 'map-note'}
STEPS = {'S-Left': (-1, 0), 'S-Right': (1, 0), 'S-Up': (0, -1), 'S-Down': (0, 1)}
NEAR = 2   # cells: what is so near to a word may belong to it: a blank beside it, its marker, its leader's end

WALKS = [  # size, arguments, steps
    ('80x24', [], 12),
    ('120x40', ['--center', '34,49.5', '--width', '700'], 60),
    ('120x40', ['--center', '36,50', '--width', '300'], 60),
    ('80x24', ['--center', '36.2,50', '--width', '60'], 60),
    ('80x24', ['--center', '30.7,46.5', '--width', '150', '--glyphs', 'half'], 40),
    ('80x24', ['--center', '33.5,47', '--width', '250', '--glyphs', 'ascii'], 40),
    ('80x24', ['--center', '34.8,50.9', '--width', '250', '--color', 'never'], 40),
]


class Frame:
    def __init__(self, path, map_columns):
        planes, plane, self.words = {}, None, set()
        for line in open(path, encoding='utf-8').read().splitlines():
            if line.startswith('|'):
                planes[plane].append(line[1:-1])
            elif plane == 'roles':  # a letter, and the role that it stands for in every frame
                letter, role = line.split(' ')
                self.words |= {letter} if role in WORDS else set()
            else:
                plane = line.split(' ')[0].rstrip(':')
                planes[plane] = []
        self.glyphs, self.ink = planes['frame'], planes['ink']
        blank = [' ' * len(row) for row in self.ink]
        self.paper, self.attributes = planes.get('paper', blank), planes.get('attributes', blank)
        self.columns, self.rows = map_columns, len(self.ink)

    def cell(self, column, row):
        return tuple(plane[row][column] for plane in (self.glyphs, self.ink, self.paper, self.attributes))


def fixed_cells(frame, top, bottom):
    """Cells of the scale bar and the overview, with a margin of one."""
    cells = set()
    for row in range(top, bottom):
        line = frame.glyphs[row][:frame.columns]
        for mark, above in (('depths illustrative', 1), ('┌', 0), ('+--', 0)):
            for found in re.finditer(re.escape(mark), line):
                left = found.start()
                if above:
                    width, height, first = 21, 3, row - 2
                else:
                    corner = re.match(r'[┌+][─-]+[┐+]', line[left:])
                    if corner is None:
                        continue
                    width, height, first = len(corner.group()) + 2, bottom - row, row - 1
                    ends = [r for r in range(row + 1, bottom) if frame.glyphs[r][left] in '└+']
                    height = (ends[0] - row + 3) if ends else height
                cells |= {(c, r) for c in range(left - 1, left + width) for r in range(first, first + height)}
    return cells


def words_near(frame, column, row, top, bottom):
    for r in range(max(top, row - 1), min(bottom, row + 2)):
        for c in range(max(0, column - NEAR), min(frame.columns, column + NEAR + 1)):
            if frame.ink[r][c] in frame.words:
                return True
    return False


def label_cells(frame, words, column, row, top, bottom):
    """The words around a cell: those that hang together when single blanks and lines below each other do."""
    found, todo = set(), [(column, row)]
    while todo:
        at = todo.pop()
        for r in range(at[1] - 1, at[1] + 2):
            for c in range(at[0] - NEAR, at[0] + NEAR + 1):
                if (c, r) not in found and 0 <= c < frame.columns and top <= r < bottom and frame.ink[r][c] in words:
                    found.add((c, r))
                    todo.append((c, r))
    return found


def tier_words(frame, number, top, bottom):
    """How long the label of a tier is, all its lines together."""
    for row in range(top, bottom):
        for found in re.finditer(r'%s(?= )' % number, frame.glyphs[row][:frame.columns]):
            if frame.attributes[row][found.start()] == 'b':
                words = {frame.ink[row][found.start()]}
                return len(label_cells(frame, words, found.start(), row, top, bottom))
    return 0


def says_more(before, after, label, top, bottom):
    """Whether a label is a tier's, and there is a longer one now."""
    column, row = min(label, key=lambda at: (at[1], at[0]))
    number = before.glyphs[row][column]
    return number.isdigit() and tier_words(before, number, top, bottom) < tier_words(after, number, top, bottom)


def compare(before, after, step, top, bottom):
    """What changed that should not have: a list of (what, column, row)."""
    dx, dy = step
    fixed_before, fixed_after = fixed_cells(before, top, bottom), fixed_cells(after, top, bottom)
    wrong = []
    for row in range(top, bottom):
        for column in range(after.columns):
            old = (column + dx, row + dy)
            if not (0 <= old[0] < before.columns and top <= old[1] < bottom):
                continue
            if (column, row) in fixed_after or old in fixed_before or before.cell(*old) == after.cell(column, row):
                continue
            was_word = words_near(before, *old, top, bottom)
            if not was_word and not words_near(after, column, row, top, bottom):
                wrong.append(('map', column, row))
            elif before.ink[old[1]][old[0]] in before.words:
                label = label_cells(before, before.words, *old, top, bottom)
                moved = {(c - dx, r - dy) for c, r in label}
                if all(1 <= c < after.columns - 1 and top <= r < bottom and (c, r) not in fixed_after for c, r in moved) and \
                        not says_more(before, after, label, top, bottom):
                    wrong.append(('label', column, row))
    return wrong


def walk(program, index, work):
    size, arguments, count = WALKS[index]
    columns, rows = (int(number) for number in size.split('x'))
    random.seed(index)
    keys, key = [], 'S-Right'
    for i in range(count):
        if i % (3 if index == 0 else 6) == 0: # the whole country: not so far that the map stops
            key = random.choice(list(STEPS))
        keys.append(key)
    script = os.path.join(work, 'walk.script')
    with open(script, 'w', encoding='utf-8') as out:
        out.write('size %s\nwait exact\nframe 0.frame\n' % size)
        for i, key in enumerate(keys):
            out.write('key %s\nframe %d.frame\n' % (key, i + 1))
    subprocess.run([program, '--script', script, *arguments], cwd=work, env=surroundings(XDG_CACHE_HOME=work), check=True, timeout=120)
    panel = 3 + min(38, max(34, columns * 3 // 10)) if columns >= 100 else 0
    bottom = rows - 1 - (2 if panel == 0 else 0)
    wrong = 0
    frames = [Frame(os.path.join(work, '%d.frame' % i), columns - panel) for i in range(len(keys) + 1)]
    for i, key in enumerate(keys):
        for what, column, row in compare(frames[i], frames[i + 1], STEPS[key], 1, bottom):
            wrong += 1
            print('walk %d (%s %s), step %d (%s): %s changed at %d, %d' %
                  (index, size, ' '.join(arguments), i + 1, key, what, column, row))
    return wrong


def main():
    program = os.path.abspath(sys.argv[1])
    wrong = 0
    for index in range(len(WALKS)):
        with tempfile.TemporaryDirectory() as work:
            wrong += walk(program, index, work)
    if wrong:
        sys.exit('%d cells changed though the map only moved' % wrong)


if __name__ == '__main__':
    main()
