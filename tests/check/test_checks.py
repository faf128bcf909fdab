#!/usr/bin/env python3
"""The checks are checked: each must find the faults of a small bad tree, and pass a small good one; so is the program
that counts results for script/test.

usage: test_checks.py FOLDER-OF-SHAPEFILES
"""
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
SHAPEFILES = None


def run(check, folder):
    done = subprocess.run([sys.executable, '-B', '-X', 'utf8', os.path.join(HERE, check + '.py'), folder],
                          capture_output=True, text=True, encoding='utf-8')
    return done.returncode, done.stdout + done.stderr


class Tree(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.write('base/text.h', '#pragma once\nint text_width(void);\n')
        self.write('base/text.c', '#include "base/text.h"\n#include <string.h>\n#include <utf8proc.h>\n')
        self.write('engine/geo/shape.h', '#pragma once\n#include <geos_c.h>\n')
        self.write('viewer/draw/frame.h', '#pragma once\n#include "base/text.h"\n')

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w', encoding='utf-8', newline='') as file:
            file.write(text)

    def assert_passes(self, check):
        code, out = run(check, self.folder)
        self.assertEqual((code, out), (0, ''))

    def assert_finds(self, check, *expected):
        code, out = run(check, self.folder)
        self.assertEqual(code, 1, out)
        lines = out.strip().split('\n')
        self.assertEqual(len(lines), len(expected), out)
        for line, (place, words) in zip(lines, expected):
            self.assertIn(f'{self.folder}/{place}: ', line)
            self.assertIn(words, line)


class Frames(Tree):
    def setUp(self):
        super().setUp()
        self.write('meson.build', "foreach name : ['walk']\n")
        self.write('walk.script', 'key l\nframe walk.frame\n')
        self.write('frames/walk.frame', '')

    def test_a_good_tree(self):
        self.assert_passes('frames')

    def test_a_frame_that_is_left_over(self):
        self.write('frames/old.frame', '')
        self.assert_finds('frames', ('frames/old.frame', 'no script makes it'))

    def test_a_script_that_is_not_played(self):
        self.write('run.script', 'frame walk.frame\n')
        self.assert_finds('frames', ('run.script', 'does not play it'), ('frames/walk.frame', 'walk.script'))


class Includes(Tree):
    def test_a_good_tree(self):
        self.assert_passes('includes')

    def test_an_arrow_the_wrong_way(self):
        self.write('base/clock.c', '#include <time.h>\n\n#include "viewer/draw/frame.h"\n')
        self.assert_finds('includes', ('base/clock.c:3', 'may not be included in base'))

    def test_the_viewer_and_the_engine_stay_apart(self):
        self.write('viewer/main.c', '#include "engine/geo/shape.h"\n')
        self.assert_finds('includes', ('viewer/main.c:1', 'may not be included in viewer'))

    def test_a_library_in_the_wrong_folder(self):
        self.write('viewer/draw/frame.c', '#include "viewer/draw/frame.h"\n#  include  <curses.h> // here\n')
        self.assert_finds('includes', ('viewer/draw/frame.c:2', 'only in viewer/term'))

    def test_an_unknown_library(self):
        self.write('viewer/draw/frame.c', '#include <sqlite3.h>\n')
        self.assert_finds('includes', ('viewer/draw/frame.c:1', '<sqlite3.h> is not known'))

    def test_a_header_that_is_not_there_or_not_from_src(self):
        self.write('base/clock.c', '#include "text.h"\n#include "base/../base/text.h"\n#include "base/none.h"\n')
        self.assert_finds('includes', *((f'base/clock.c:{line}', 'is not a header of src/') for line in (1, 2, 3)))

    def test_ours_in_angle_brackets(self):
        self.write('base/clock.c', '#include <base/text.h>\n')
        self.assert_finds('includes', ('base/clock.c:1', 'a header of ours'))

    def test_a_header_by_macro(self):
        self.write('base/clock.c', '#define H <time.h>\n#include H\n')
        self.assert_finds('includes', ('base/clock.c:2', 'not written out'))

    def test_a_folder_that_is_not_in_the_table(self):
        self.write('helpers/misc.c', 'int misc;\n')
        self.assert_finds('includes', ('helpers/misc.c:1', 'not in the table'))

    def test_comments_and_strings_do_not_count(self):
        self.write('base/clock.c', '/*\n#include "viewer/draw/frame.h"\n fork() */\nconst char *s = "/* fork() ";\n')
        self.assert_passes('includes')

    def test_only_the_viewer_starts_programs(self):
        self.write('viewer/link.c', 'int f(void) { return fork(); }\n')
        self.write('engine/limits.c', '/* a comment\n of two lines */\nint f(void) { return execv (0, 0); }\n')
        self.assert_finds('includes', ('engine/limits.c:3', 'execv() may be called only in viewer'))

    def test_no_files_at_all(self):
        shutil.rmtree(self.folder)
        os.mkdir(self.folder)
        code, _ = run('includes', self.folder)
        self.assertEqual(code, 1)
        code, _ = run('style', self.folder)
        self.assertEqual(code, 1)


class Style(Tree):
    def test_a_good_tree(self):
        self.assert_passes('style')

    def test_a_long_file(self):
        self.write('base/clock.c', 'int a;\n' * 400)
        self.assert_passes('style')
        self.write('base/clock.c', 'int a;\n' * 401)
        self.assert_finds('style', ('base/clock.c:401', '401 lines'))

    def test_lines(self):
        self.write('base/clock.c', 'int a;\n\tint b;\nint c;' + ' ' * 200 + '\nint d;\r\nint e;')
        self.assert_finds('style', ('base/clock.c:5', 'does not end'), ('base/clock.c:2', 'a tab'),
                          ('base/clock.c:3', 'columns'), ('base/clock.c:4', 'carriage return'))

    def test_struct_typedef(self):
        self.write('base/clock.c', '/* typedef struct in a\n comment is fine */\ntypedef int (*f)(void);\ntypedef  struct clock clock;\n')
        self.assert_finds('style', ('base/clock.c:4', 'typedef struct'))

    def test_header_guard(self):
        self.write('base/clock.h', '#ifndef CLOCK_H\n#define CLOCK_H\n#endif\n')
        self.assert_finds('style', ('base/clock.h:1', '#pragma once'))

    def test_paths_of_a_machine(self):
        self.write('base/clock.c', '/* see example.org/work/clock and a/tmp/b */\nconst char *s = "/home/me/map";\n')
        self.assert_finds('style', ('base/clock.c:2', 'path of one machine'))


class Copied(unittest.TestCase):
    """Works on a copy of the layers."""

    def setUp(self):
        self.parent = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.parent)
        self.folder = os.path.join(self.parent, 'layers')
        shutil.copytree(SHAPEFILES, self.folder)

    def replace(self, name, old, new, times=1):
        path = os.path.join(self.folder, name)
        with open(path, 'rb') as file:
            data = file.read()
        self.assertGreaterEqual(data.count(old), times, f'{old} in {name}')
        with open(path, 'wb') as file:
            file.write(data.replace(old, new, times))


class Places(Copied):
    def assert_finds(self, words):
        code, out = run('places', self.folder)
        self.assertEqual(code, 1, out)
        self.assertIn(words, out)

    def test_an_outdated_spelling(self):
        self.replace('places.dbf', b'Kyiv', b'Kiev')
        self.assert_finds('an outdated spelling')

    def test_another_romanisation(self):
        self.replace('places.dbf', b'Kremenchuk', b'Krementchk')
        self.assert_finds('is romanised as Kremenchuk')

    def test_letters_that_are_not_ukrainian(self):
        self.replace('places.dbf', 'Суми'.encode(), 'Сумы'.encode())
        self.assert_finds('letters that are not Ukrainian')

    def test_a_small_town(self):
        self.replace('places.dbf', b'352115', b'  9999')
        self.assert_finds('fewer than 10,000')


class Layers(Copied):
    """shapefiles/verify finds what is wrong with a layer. That it finds nothing wrong with ours is a test of its own, of all
    checks; here only those are run that have to find something."""

    def verify(self, *checks):
        done = subprocess.run([sys.executable, '-B', '-X', 'utf8', os.path.join(self.folder, 'verify'), self.folder, *checks],
                              capture_output=True, text=True, encoding='utf-8')
        return done.returncode, [line for line in (done.stdout + done.stderr).split('\n') if line.startswith('FAULT')]

    def assert_finds(self, checks, *words):
        code, lines = self.verify(*checks.split())
        self.assertEqual(code, 1, lines)
        for word in words:
            self.assertTrue(any(word in line for line in lines), f'{word} in {lines}')

    def move(self, name, index, by):
        """Moves one point of a layer's first record."""
        path = os.path.join(self.folder, name + '.shp')
        with open(path, 'r+b') as file:
            data = file.read()
            parts = struct.unpack_from('<I', data, 144)[0]
            at = 152 + 4 * parts + 16 * index
            x, y = struct.unpack_from('<2d', data, at)
            file.seek(at)
            file.write(struct.pack('<2d', x + by[0], y + by[1]))

    def test_good_layers(self):
        self.assertEqual(self.verify('oblasts', 'places', 'names', 'sources'), (0, []))

    def test_an_unknown_check(self):
        self.assertEqual(self.verify('sizes'), (1, []))

    def test_a_border_with_two_sides(self):
        self.move('ukraine', 1000, (0.00001, 0))
        self.assert_finds('cover oblasts', 'border on nothing', 'oblasts fill the country')

    def test_a_gap(self):
        self.move('neighbours', 3, (0, 0.01))
        self.assert_finds('cover', 'Ukraine, neighbours and seas')

    def test_a_line_that_crosses_another(self):
        self.move('oblasts', 20, (2, 1))
        self.assert_finds('shapes', 'edges meet near')

    def test_a_town_in_another_oblast(self):
        self.replace('places.dbf', b'UA-63', b'UA-59')
        self.assert_finds('places', 'lies in')

    def test_a_name_that_no_table_has(self):
        self.replace('rivers.dbf', b'Dnister', b'Dniestr')
        self.assert_finds('names', 'rivers: Dniestr is not as rivers.tsv has it', 'not there: Dnister')

    def test_a_mixed_source(self):
        self.replace('rivers.dbf', b'EFAS ', b'A+OSM')
        self.assert_finds('sources', 'rivers: each feature of one source')

    def test_a_reservoir_that_is_full_again(self):
        self.replace('water.dbf', b'drained 2023-06', b'               ')
        self.assert_finds('sources', 'drained:')

    def test_a_code_page(self):
        self.replace('water.cpg', b'UTF-8', b'1251 ')
        self.assert_finds('names', 'water.cpg does not say UTF-8')


class Attribution(unittest.TestCase):
    def test_every_source_is_named_in_one_way(self):
        """What the program shows stands word for word in SOURCES.md, so that neither goes on alone."""
        root = os.path.join(HERE, '..', '..')
        with open(os.path.join(root, 'src', 'viewer', 'plan', 'attribution.c'), encoding='utf-8') as file:
            table = file.read().split('attributions[] = {')[1].split('};')[0]
        with open(os.path.join(root, 'shapefiles', 'SOURCES.md'), encoding='utf-8') as file:
            sources = file.read()
        lines = [''.join(re.findall(r'"([^"]*)"', entry)) for entry in table.split('{')[1:]]
        self.assertGreater(len(lines), 3)
        for line in lines:
            self.assertIn(line, sources)


class CountTests(unittest.TestCase):
    """script/count-tests: nothing that failed, or that never ran, may look like success."""

    def count(self, *logs):
        with tempfile.TemporaryDirectory() as folder:
            arguments = []
            for index, results in enumerate(logs):
                path = os.path.join(folder, f'{index}.json')
                arguments += [f'build {index}', path]
                if results is None:
                    continue
                with open(path, 'w', encoding='utf-8') as file:
                    for result in results:
                        file.write(json.dumps({'name': 'a test', 'result': result, 'stdout': 'what it said\n'}) + '\n')
            program = os.path.join(HERE, '..', '..', 'script', 'count-tests')
            done = subprocess.run([sys.executable, '-X', 'utf8', program] + arguments, capture_output=True, text=True)
            return done.returncode, done.stdout.splitlines()

    def test_all_passed(self):
        code, lines = self.count(['OK', 'OK'], ['OK', 'EXPECTEDFAIL', 'SKIP'])
        self.assertEqual((code, lines[-1]), (0, '4 passed, 0 failed'))
        self.assertIn('build 1: 2 passed, 0 failed, 1 skipped', lines)

    def test_every_way_to_fail(self):
        for result in ('FAIL', 'TIMEOUT', 'ERROR', 'INTERRUPT', 'UNEXPECTEDPASS', 'something new'):
            code, lines = self.count(['OK'], [result])
            self.assertEqual((code, lines[-1]), (1, '1 passed, 1 failed'), result)
            self.assertIn('what it said', lines)

    def test_a_build_that_failed(self):
        code, lines = self.count(['OK'], None)
        self.assertEqual((code, lines[-1]), (1, '1 passed, 1 failed'))

    def test_no_test_ran(self):
        code, lines = self.count([], ['SKIP'])
        self.assertEqual((code, lines[-1]), (1, '0 passed, 0 failed'))


if __name__ == '__main__':
    SHAPEFILES = sys.argv.pop()
    unittest.main()
