#!/usr/bin/env python3
"""The completions, asked as the shells ask them: every option that --help has, no other, and the words that options take.

usage: completions.py TIERMAP FOLDER
"""
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest

import help_options

PROGRAM = FOLDER = None
GLYPHS = {'auto', 'braille', 'half', 'ascii'}
LINES = {'russia', 'russia+belarus', 'whole'}
FORMATS = {'table', 'csv', 'json'}


class Completions:
    def setUp(self):
        self.work = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.work)
        for name in ('my plan.ini', 'land.shp', 'line.geojson', 'notes.txt'):
            open(os.path.join(self.work, name), 'w', encoding='utf-8').close()
        os.mkdir(os.path.join(self.work, 'folder'))

    def shell(self, *command):
        environment = {'PATH': os.environ['PATH'], 'HOME': self.work, 'LC_ALL': 'C.UTF-8'}
        done = subprocess.run(command, env=environment, cwd=self.work, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ''))
        return done.stdout.splitlines()

    def test_it_can_be_read(self):
        self.shell(self.SHELL, '-n', os.path.join(FOLDER, self.FILE))

    def test_every_option_and_no_other(self):
        self.assertEqual(self.options(), help_options.of_help(PROGRAM)[0])


@unittest.skipUnless(shutil.which('bash'), 'bash is not there')
class Bash(Completions, unittest.TestCase):
    SHELL, FILE = 'bash', 'tiermap.bash'

    def complete(self, *words):
        """What is offered for the last of the words."""
        words = ['tiermap', *words]
        script = ('source %s; compopt() { :; }; COMP_WORDS=(%s); COMP_CWORD=%d; %s; printf "%%s\\n" "${COMPREPLY[@]}"'
                  % (shlex.quote(os.path.join(FOLDER, self.FILE)), ' '.join(map(shlex.quote, words)), len(words) - 1, '_tiermap'))
        return set(self.shell('bash', '--norc', '--noprofile', '-c', script)) - {''}

    def options(self):
        return {word[2:] for word in self.complete('--')}

    def test_letters(self):
        self.assertEqual({word[1:] for word in self.complete('-') if re.fullmatch('-[A-Za-z]', word)},
                         help_options.of_help(PROGRAM)[1])

    def test_it_is_the_completion_of_tiermap(self):
        said = self.shell('bash', '--norc', '--noprofile', '-c', 'source "$0"; complete -p tiermap', os.path.join(FOLDER, self.FILE))
        self.assertEqual(said, ['complete -F _tiermap tiermap'])

    def test_values(self):
        self.assertEqual(self.complete('--glyphs', ''), GLYPHS)
        self.assertEqual(self.complete('--glyphs', 'b'), {'braille'})
        self.assertEqual(self.complete('--stats', '=', 'c'), {'csv'})
        self.assertEqual(self.complete('--stats', '='), FORMATS)
        self.assertEqual(self.complete('--depths', ''), set())

    def test_files_that_fit(self):
        self.assertEqual(self.complete(''), {'my plan.ini', 'folder'})
        self.assertEqual(self.complete('--stats', ''), {'my plan.ini', 'folder'})
        self.assertEqual(self.complete('-b', 'l'), {'land.shp', 'line.geojson'})
        self.assertEqual(self.complete('--reference', ''), LINES | {'land.shp', 'line.geojson', 'folder'})


@unittest.skipUnless(shutil.which('zsh'), 'zsh is not there')
class Zsh(Completions, unittest.TestCase):
    SHELL, FILE = 'zsh', '_tiermap'

    def options(self):
        # Its own _arguments needs a line being edited: what it would be given tells as much.
        given = self.shell('zsh', '-f', '-c', '_arguments() { print -rl -- "$@" }; source "$0"', os.path.join(FOLDER, self.FILE))
        return set(re.findall(r'^(?:\*|\([^)]*\))?--([a-z-]+)', '\n'.join(given), re.M))

    def test_it_is_loaded_for_tiermap(self):
        shown = self.shell('zsh', '-f', '-c', 'fpath=("$0" $fpath); autoload -U compinit; compinit -u -D; print $_comps[tiermap]', FOLDER)
        self.assertEqual(shown, ['_tiermap'])


@unittest.skipUnless(shutil.which('fish'), 'fish is not there')
class Fish(Completions, unittest.TestCase):
    SHELL, FILE = 'fish', 'tiermap.fish'

    def complete(self, line):
        said = self.shell('fish', '--no-config', '-c', 'source %s; complete -C %s'
                          % (shlex.quote(os.path.join(FOLDER, self.FILE)), shlex.quote(line)))
        return {row.split('\t')[0] for row in said}

    def options(self):
        return {word[2:].rstrip('=') for word in self.complete('tiermap --')}

    def test_values(self):
        self.assertEqual(self.complete('tiermap --glyphs '), GLYPHS)
        self.assertLessEqual(FORMATS, {word.split('=')[-1] for word in self.complete('tiermap --stats=')})
        self.assertLessEqual(LINES | {'land.shp', 'line.geojson'}, self.complete('tiermap -r '))


if __name__ == '__main__':
    PROGRAM, FOLDER = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    del sys.argv[1:]
    unittest.main()
