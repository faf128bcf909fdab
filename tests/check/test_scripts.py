#!/usr/bin/env python3
"""The set-up that script/run and script/test share, with stand-ins for apt and dpkg: what is installed, how, and when.

usage: test_scripts.py CHECKOUT
"""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = None
PRESENT = ['sh', 'env', 'mktemp', 'cat', 'rm', 'mkdir', 'grep', 'id']      # what every system has


def packages(*purposes):
    with open(os.path.join(ROOT, 'script', 'packages'), encoding='utf-8') as file:
        rows = [line.split() for line in file if not line.startswith('#')]
    return [name for purpose, name in rows if purpose in purposes]


class SetUp(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.log = os.path.join(self.folder, 'log')
        for name in PRESENT:
            os.symlink(shutil.which(name), os.path.join(self.folder, name))

    def stand_in(self, name, *lines):
        path = os.path.join(self.folder, name)
        if os.path.lexists(path):
            os.remove(path)
        with open(path, 'w', encoding='utf-8') as file:
            file.write('\n'.join(['#!/bin/sh', *lines]) + '\n')
        os.chmod(path, 0o755)

    def debian(self, installed, user='0'):
        self.stand_in('dpkg-query', *(f'echo {name} installed' for name in installed), 'echo gone config-files', 'exit 1')
        self.stand_in('apt-get', f'echo "apt-get $*" >>"{self.log}"')
        self.stand_in('id', f'echo {user}')

    def need(self, purpose):
        done = subprocess.run(['/bin/sh', '-c', f'root=$1; . "$root/script/setup.sh"; need_packages {purpose}', 'sh', ROOT],
                              env={'PATH': self.folder}, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        logged = ''
        if os.path.exists(self.log):
            with open(self.log, encoding='utf-8') as file:
                logged = file.read()
        self.assertEqual(done.stdout, '')
        return done.returncode, done.stderr, logged

    def test_nothing_is_done_when_all_is_there(self):
        self.debian(packages('run', 'test'))
        self.assertEqual(self.need('test'), (0, '', ''))

    def test_a_purpose_needs_those_before_it(self):
        self.debian(packages('run', 'test'))
        self.assertIn('valgrind', packages('bench'))
        self.assertIn('install ' + ' '.join(packages('bench')) + '\n', self.need('bench')[2])
        self.debian(packages('run', 'test', 'bench'))
        self.assertEqual(self.need('bench')[:2], (0, ''))

    def test_only_what_is_missing_is_installed(self):
        self.debian([name for name in packages('run') if name not in ('meson', 'libgeos-dev')])
        code, said, logged = self.need('run')
        self.assertEqual((code, said), (0, 'tiermap: installing meson libgeos-dev\n'))
        update, install = logged.splitlines()
        self.assertTrue(update.endswith('update'))
        self.assertTrue(install.endswith('--no-install-recommends install meson libgeos-dev'))

    def test_running_needs_nothing_of_the_tests(self):
        self.debian(packages('run'))
        self.assertEqual(self.need('run'), (0, '', ''))

    def test_sudo_only_when_not_root(self):
        self.debian(packages('run')[1:], user='1000')
        self.stand_in('sudo', f'echo sudo >>"{self.log}"', 'exec "$@"')
        code, _, logged = self.need('run')
        self.assertEqual((code, logged.splitlines()[0::2]), (0, ['sudo', 'sudo']))

    def test_neither_root_nor_sudo(self):
        self.debian(packages('run')[1:], user='1000')
        code, said, logged = self.need('run')
        self.assertEqual((code, logged), (1, ''))
        self.assertIn('apt-get install ' + packages('run')[0], said)

    def test_an_installation_that_fails_says_why(self):
        self.debian([])
        self.stand_in('apt-get', 'echo no such package', 'exit 100')
        code, said, _ = self.need('run')
        self.assertEqual(code, 1)
        self.assertIn('no such package', said)

    def test_a_system_without_apt(self):
        code, said, _ = self.need('run')
        self.assertEqual(code, 1)
        self.assertIn(' '.join(packages('run')), said)
        for tool in ('meson', 'ninja', 'pkg-config', 'cc'):
            self.stand_in(tool, '')
        self.assertEqual(self.need('run'), (0, '', ''))


if __name__ == '__main__':
    ROOT = os.path.abspath(sys.argv.pop())
    unittest.main()
