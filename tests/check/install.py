#!/usr/bin/env python3
"""What meson installs: that it works wherever it is moved to, and that nothing stays when it is taken away.

usage: install.py MESON BUILD
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

MESON = BUILD = None
LOG = os.path.join('meson-logs', 'install-log.txt')


def files_in(folder):
    return sorted(os.path.relpath(os.path.join(where, name), folder) for where, _, names in os.walk(folder) for name in names)


class Installed(unittest.TestCase):
    """Installed once below a folder, and copied to another place, where nothing was built for."""

    @classmethod
    def setUpClass(cls):
        cls.work = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.work)
        cls.keep_log(cls)
        cls.root = os.path.join(cls.work, 'root')
        subprocess.run([MESON, 'install', '-C', BUILD, '--no-rebuild', '--quiet', '--destdir', cls.root], check=True,
                       stdout=subprocess.DEVNULL)
        program = next(path for path in files_in(cls.root) if path.endswith('/tiermap') and 'completions' not in path)
        cls.prefix = os.path.join(cls.root, os.path.dirname(os.path.dirname(program)))
        cls.moved = os.path.join(cls.work, 'else where')
        shutil.copytree(cls.prefix, cls.moved, symlinks=True)
        cls.program = os.path.join(cls.moved, os.path.basename(os.path.dirname(program)), 'tiermap')

    def keep_log(self):
        """`ninja uninstall` goes by this log: whoever has installed from the build folder must find theirs again."""
        log, kept = os.path.join(BUILD, LOG), os.path.join(self.work, 'log')
        if os.path.exists(log):
            shutil.copy2(log, kept)
            self.addClassCleanup(shutil.copy2, kept, log)
        else:
            self.addClassCleanup(lambda: os.path.exists(log) and os.remove(log))

    def run_it(self, *arguments, **environment):
        folder = os.path.join(self.work, 'home')
        environment = dict({'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8', 'HOME': folder}, **environment)
        return subprocess.run([self.program, *arguments], env=environment, cwd=self.work, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True)

    def test_it_runs_where_it_was_moved_to(self):
        done = self.run_it('--print')
        self.assertEqual((done.returncode, done.stderr), (0, ''))
        self.assertIn('1 column', done.stdout)

    def test_the_engine_beside_it_works(self):
        done = self.run_it('--stats=csv', '--depths', '11,22,33')
        self.assertEqual((done.returncode, done.stderr), (0, ''))
        self.assertIn('11', done.stdout)

    def test_what_was_made_at_build_time_is_found_and_fits(self):
        # Without the engine there is nothing else that the map could come from.
        engines = [path for path in files_in(self.moved) if os.path.basename(path) == 'tiermap-engine']
        self.assertEqual(len(engines), 1)
        engine = os.path.join(self.moved, engines[0])
        os.rename(engine, engine + '.away')
        self.addCleanup(os.rename, engine + '.away', engine)
        done = self.run_it('--print', XDG_CACHE_HOME=os.path.join(self.work, 'none'))
        self.assertEqual((done.returncode, done.stderr), (0, ''))
        self.assertIn('1 column', done.stdout)

    def test_its_files_are_those_it_was_moved_with(self):
        layer = os.path.join(self.moved, next(path for path in files_in(self.moved) if path.endswith('shapefiles/ukraine.shp')))
        os.rename(layer, layer + '.away')
        self.addCleanup(os.rename, layer + '.away', layer)
        done = self.run_it('--print')
        if done.returncode == 0:
            self.skipTest('it is installed on this machine too, and takes the data from there')
        self.assertEqual(done.returncode, 1)

    def test_a_link_to_it_is_enough(self):
        link = os.path.join(self.work, 'map')
        os.symlink(self.program, link)
        self.addCleanup(os.remove, link)
        self.program = link
        self.assertEqual(self.run_it('--print').returncode, 0)

    def test_licences_and_sources_come_with_it(self):
        names = {os.path.basename(path) for path in files_in(self.root)}
        self.assertLessEqual({'LICENSE', 'SOURCES.md'}, names)

    def test_only_programs_can_be_run(self):
        found = {os.path.basename(path) for path in files_in(self.root) if os.access(os.path.join(self.root, path), os.X_OK)}
        self.assertEqual(found - {'tiermap-picture.so'}, {'tiermap', 'tiermap-engine'})

    def test_pictures_can_be_made(self):
        picture = os.path.join(self.work, 'map.svg')
        done = self.run_it('--export', picture)
        self.assertEqual((done.returncode, done.stderr), (0, ''))
        self.assertGreater(os.path.getsize(picture), 1000)

    def test_no_tool_of_the_build_comes_with_it(self):
        names = {os.path.basename(path) for path in files_in(self.root)}
        self.assertEqual([name for name in names if re.search(r'^tiermap-(?!engine$|plan\.5|picture\.so$)|\.py$|\.tsv$|^test_', name)], [])

    def test_uninstalling_leaves_nothing(self):
        self.assertTrue(files_in(self.root))
        subprocess.run(['ninja', '-C', BUILD, 'uninstall'], check=True, stdout=subprocess.DEVNULL)
        self.assertEqual(files_in(self.root), [])
        left = [os.path.relpath(where, self.prefix) for where, folders, _ in os.walk(self.prefix)
                for where in (os.path.join(where, folder) for folder in folders) if 'tiermap' in where[len(self.prefix):]]
        self.assertEqual(left, [])


if __name__ == '__main__':
    MESON, BUILD = sys.argv[1], os.path.abspath(sys.argv[2])
    del sys.argv[1:]
    unittest.main()
