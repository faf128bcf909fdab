#!/usr/bin/env python3
"""Runs the two programs for somebody who reads Ukrainian.

usage: ukrainian.py TIERMAP DATA      (DATA: the folder that holds assets/ and shapefiles/)
"""
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import unittest

from pseudo import surroundings

PROGRAM, DATA = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])

# What stays as it is in any language: names of sources and data, of options and files, and how they are written.
NAMES = set('''FT tiermap OpenStreetMap GeoNames Natural Earth WGS ODbL contributors openstreetmap org copyright via geo maps and tz CC BY
Borders coast water Made with oblast boundaries rivers Places EPSG'''.split())


def run(*arguments, **changes):
    environment = surroundings(**{'LC_ALL': None, 'TIERMAP_DATA': DATA, **(changes or {'LANG': 'uk_UA.UTF-8'})})
    return subprocess.run([PROGRAM, *arguments], env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=120)


def text(output):
    return output.decode('utf-8')


def is_ukrainian(line):
    return bool(re.search('[\u0400-\u04ff]{2}', line))


class Ukrainian(unittest.TestCase):
    def test_help_is_as_long_and_wide_as_in_english(self):
        english, ukrainian = (text(run('--help', LANG=language).stdout).split('\n') for language in ('C.UTF-8', 'uk_UA.UTF-8'))
        self.assertEqual(len(english), len(ukrainian))
        self.assertFalse(is_ukrainian(english[0]))
        self.assertTrue(is_ukrainian(ukrainian[0]))
        self.assertLessEqual(max(map(len, ukrainian)), 79)
        for ours, theirs in zip(english, ukrainian):
            self.assertEqual(re.findall(r'(?<!\w)--?[a-zA-Z-]+', ours), re.findall(r'(?<!\w)--?[a-zA-Z-]+', theirs))

    def test_no_english_word_is_left(self):
        for task in ('--describe', '--stats', '--print'):
            done = run(task, *(('--size', '160x50') if task == '--print' else ()))
            self.assertEqual((done.returncode, done.stderr), (0, b''))
            shown, _, sources = text(done.stdout).partition('\nДжерела\n')
            self.assertEqual(sources != '', task == '--describe')
            words = set(re.findall('[A-Za-z]{2,}', shown))
            self.assertEqual(words - NAMES, set(), task)

    def test_faults_are_told_in_it(self):
        with tempfile.TemporaryDirectory() as work:
            path = os.path.join(work, 'plan.ini')
            with open(path, 'w', encoding='utf-8') as plan:
                plan.write('[plan]\ntitle = A\nnonsense = 1\n')
            for arguments, status in ((['--nonsense'], 2), (['--depths', 'x'], 2), (['-r', 'nowhere.shp', '--stats'], 1),
                                      (['-b', '/dev/null', '--stats'], 1), (['--check', path], 4), ([path, '--print'], 1),
                                      (['--export', 'a.b'], 1)):
                done = run(*arguments)
                said = text(done.stderr + done.stdout)
                self.assertTrue(is_ukrainian(said), said)
                self.assertNotEqual(done.returncode, 0, said)
                self.assertFalse(is_ukrainian(text(run(*arguments, LANG='C.UTF-8').stderr)))

    def test_the_engine_speaks_it_too(self):
        """What is wrong inside a file is found by the other program."""
        with tempfile.TemporaryDirectory() as work:
            path = os.path.join(work, 'line.geojson')
            with open(path, 'w', encoding='utf-8') as line:
                line.write('{"type": "LineString", "coordinates": [[100, 10], [101, 10]]}')
            done = run('-r', path, '--stats')
            self.assertEqual(done.returncode, 1)
            self.assertTrue(is_ukrainian(text(done.stderr)), done.stderr)
            self.assertNotRegex(text(done.stderr).replace(path, '').replace('tiermap', ''), '[A-Za-z]{2}')

    def test_who_asks_for_it(self):
        for changes in ({'LANG': 'uk_UA.UTF-8'}, {'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'uk'}, {'LC_ALL': 'uk_UA.utf8'},
                        {'LANG': 'C.UTF-8', 'LC_MESSAGES': 'uk_UA.UTF-8'}):
            self.assertTrue(is_ukrainian(text(run('--help', **changes).stdout)), changes)
        for changes in ({'LANG': 'C.UTF-8'}, {'LC_ALL': 'C.UTF-8', 'LANG': 'uk_UA.UTF-8'}, {'LC_ALL': 'de_DE.UTF-8', 'LANGUAGE': 'de'}):
            self.assertFalse(is_ukrainian(text(run('--help', **changes).stdout)), changes)
        self.assertTrue(is_ukrainian(text(run('--help', '--lang', 'uk', LC_ALL='C.UTF-8').stdout)))
        self.assertFalse(is_ukrainian(text(run('--help', '--lang=en').stdout)))

    def test_letters_that_a_locale_lacks_are_not_shown(self):
        for changes in ({'LC_ALL': 'C'}, {'LC_ALL': 'POSIX', 'LANGUAGE': 'uk'}):
            for arguments in (('--print',), ('--describe',), ('--help',), ('--lang', 'uk', '--print')):
                done = run(*arguments, **changes)
                self.assertEqual(done.returncode, 0)
                self.assertFalse(is_ukrainian(text(done.stdout)))
                self.assertEqual('LANG=C.UTF-8' in text(done.stderr), '--lang' in arguments)
        self.assertIn('Demilitarised', text(run('--lang', 'uk', '--print', LC_ALL='C').stdout))

    def test_lines_of_a_table_end_below_each_other(self):
        lines = text(run('--stats').stdout).split('\n')
        rows = [line for line in lines if re.match(r'[1-4] [^:]* \d+-\d+ ', line) or line.startswith('  Решта')]
        self.assertEqual(len(rows), 4)
        shares = {unicodedata.normalize('NFC', row).index('%') for row in rows}
        self.assertEqual(len(shares), 1)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
