#!/usr/bin/env python3
"""The manual pages: clean, and about all that there is, no less and no more.

usage: manual.py TIERMAP MANUAL-TOOL TIERMAP.1 TIERMAP-PLAN.5 OPTIONS.C KEYS.CONF
"""
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import help_options

PROGRAM = TOOL = PAGE = PLAN_PAGE = OPTIONS = KEYS = None


def content(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


def plan_keys_of_page():
    """{(section, key, 'required' or '')} that the page of plan files has."""
    found, section = set(), None
    for line in content(PLAN_PAGE).splitlines():
        heading = re.match(r'\.Ss \[(\w+)', line)
        section = heading.group(1) if heading else None if line.startswith('.Sh') else section
        words = line.split()
        if section is None or words[:2] != ['.It', 'Cm']:
            continue
        words = [word for word in words[2:] if word not in (',', 'Cm')]
        for i, word in enumerate(words):
            if word not in ('No', '*'):
                found.add((section, word, 'required' if words[i + 1:i + 3] == ['No', '*'] else ''))
    return found


class Manual(unittest.TestCase):
    @unittest.skipUnless(shutil.which('mandoc'), 'mandoc is not there')
    def test_they_are_clean(self):
        for page in (PAGE, PLAN_PAGE):
            done = subprocess.run(['mandoc', '-T', 'lint', '-W', 'warning', page], capture_output=True, text=True)
            self.assertEqual((done.stdout, done.returncode), ('', 0))

    @unittest.skipUnless(shutil.which('mandoc'), 'mandoc is not there')
    def test_they_can_be_read(self):
        done = subprocess.run(['mandoc', '-T', 'ascii', PAGE], check=True, capture_output=True, text=True)
        text = re.sub('.\b', '', done.stdout)
        self.assertIn('--depths', text)
        self.assertRegex(text, r'q C-c\s+Quit')

    def test_help_has_the_options_that_there_are(self):
        self.assertEqual(help_options.of_help(PROGRAM), help_options.of_table(OPTIONS))

    def test_the_page_has_the_options_that_there_are(self):
        items = '\n'.join(line for line in content(PAGE).splitlines() if line.startswith('.It Fl'))
        flags = [flag.replace('\\-', '-') for flag in re.findall(r'Fl (\S+)', items)]
        self.assertEqual(({flag[1:] for flag in flags if flag.startswith('-')}, {flag for flag in flags if flag[0] != '-'}),
                         help_options.of_table(OPTIONS))

    def test_the_page_has_the_actions_that_there_are(self):
        actions = [line.split()[0] for line in content(KEYS).splitlines() if line and line[0] not in '#']
        named = re.findall(r'^\.Pq Cm (.*)$', content(PAGE), re.M)
        self.assertEqual(sorted(name for names in named for name in names.split(' , ')), sorted(actions))

    def test_the_page_of_plan_files_has_the_keys_that_there_are(self):
        done = subprocess.run([TOOL, '--plan'], check=True, capture_output=True, text=True)
        there = {tuple((line.split() + [''])[:3]) for line in done.stdout.splitlines()}
        self.assertGreater(len(there), 40)
        self.assertEqual(plan_keys_of_page(), there)

    def test_the_smallest_plan_of_the_page_is_one(self):
        example = re.search(r'^\.Bd -literal.*?\n(.*?)^\.Ed', content(PLAN_PAGE), re.M | re.S).group(1)
        with tempfile.NamedTemporaryFile('w', suffix='.ini') as plan:
            plan.write(example)
            plan.flush()
            done = subprocess.run([PROGRAM, '--stats=csv', plan.name], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ''))
        self.assertIn('Far', done.stdout)


if __name__ == '__main__':
    PROGRAM, TOOL, PAGE, PLAN_PAGE, OPTIONS, KEYS = sys.argv[1:7]
    del sys.argv[1:]
    unittest.main()
