#!/usr/bin/env python3
"""A map for visitors: what it leaves alone, what it refuses, how it ends when nobody uses it. The system calls are looked at
with strace, if it is there and may look.

usage: kiosk.py TIERMAP DATA      (DATA: the folder that holds assets/ and shapefiles/)
"""
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

from emulator import DATA, PROGRAM, Emulator, expected
from pseudo import Pseudo, can, content, engine_of, surroundings, until

SIZE = (120, 40)
CALL = re.compile(r'^(\d+) +(?:<\.\.\. )?(\w+)(?: resumed>|\()(.*)$')
CHANGES = re.compile(r'^(unlink|rename|link|symlink|mk|rmdir|trunc|ch(mod|own)|fch|lch|utim|futim|set.*xattr|rem.*xattr|mount|creat$|openat2)')
WRITES = re.compile(r'O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_TMPFILE')


def has_landlock():
    """As the program sees it: a kiosk starts."""
    done = run('--kiosk', '--stats')
    return done.returncode == 0 or b'Landlock' not in done.stderr


def has_sanitizer():
    with open(PROGRAM, 'rb') as program:
        return b'__asan_init' in program.read()


def run(*arguments, **changes):
    return subprocess.run([PROGRAM, '--data', DATA, *arguments], env=surroundings(**changes), stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=120)


class WithHome(unittest.TestCase):
    """The home, configuration and cache of somebody."""

    def setUp(self):
        if not has_landlock():
            self.skipTest('this kernel has no Landlock')
        self.home = tempfile.mkdtemp(prefix='tiermap-kiosk-')
        self.addCleanup(shutil.rmtree, self.home)
        self.environment = {'HOME': self.home, 'XDG_CONFIG_HOME': os.path.join(self.home, 'config'),
                            'XDG_CACHE_HOME': os.path.join(self.home, 'cache'), 'XDG_STATE_HOME': os.path.join(self.home, 'state')}

    def path(self, name):
        return os.path.join(self.home, name)

    def start(self, *arguments):
        return Pseudo([PROGRAM, '--data', DATA, '--kiosk', *arguments], **self.environment)

    def start_in_tmux(self, *arguments, before=(), **changes):
        if shutil.which('tmux') is None:
            self.skipTest('tmux is not there')
        command = ' '.join("'%s'" % word for word in (*before, PROGRAM, '--data', DATA, '--kiosk', *arguments))
        return Emulator('exec ' + command, SIZE, **{**self.environment, **changes})


class Calls:
    """What strace has written: name and arguments of each call, by process."""

    def __init__(self, path):
        self.calls = []
        with open(path, encoding='utf-8', errors='replace') as log:
            for line in log:
                match = CALL.match(line)
                if match:
                    self.calls.append(match.groups())

    def of(self, *names):
        return [(pid, name, rest) for pid, name, rest in self.calls if name in names]

    def matching(self, pattern):
        return [call for call in self.calls if re.search(pattern, call[1])]


@unittest.skipUnless(can('strace', '-o', '/dev/null', 'true'), 'strace is not there, or may not look')
class Traced(WithHome):
    def trace(self, keys):
        """All the calls of both programs; the map is the one that everybody has."""
        log = self.path('strace')
        with self.start_in_tmux(before=('strace', '-f', '-qq', '-s', '200', '-o', log), ASAN_OPTIONS='detect_leaks=0') as emulator:
            emulator.until_is(expected(SIZE))
            for key in keys:
                emulator.type(key)
            emulator.until_is(expected(SIZE, 'key ' + ' '.join(keys), 'wait exact'))
            emulator.type('q')
            until(lambda: '+++' in content(log) or re.search(r'exit_group\(0\)', content(log)), 'its end')
        return Calls(log)

    def test_nothing_is_written_started_or_connected_to(self):
        calls = self.trace('1]rTpS')
        self.assertGreater(len(calls.of('openat')), 20)
        self.assertEqual([call for call in calls.of('open', 'openat') if WRITES.search(call[2])], [])
        self.assertEqual(calls.matching(CHANGES.pattern), [])
        programs = [re.match(r'"([^"]*)"', rest).group(1) for _, _, rest in calls.of('execve')
                    if rest.startswith('"')]
        self.assertEqual(os.path.basename(programs[0]), 'tiermap')
        self.assertEqual({os.path.basename(name) for name in programs[1:]}, {'tiermap-engine'})
        self.assertEqual(calls.of('socket', 'connect', 'bind', 'listen', 'accept', 'accept4', 'ptrace', 'execveat', 'fork'), [])
        pairs = calls.of('socketpair')
        self.assertEqual({rest.split(',')[0] for _, _, rest in pairs}, {'AF_UNIX'})
        self.assertEqual(len(pairs), len(programs) - 1)  # one for each engine
        children = [rest for _, name, rest in calls.matching('^(v?fork|clone3?)$') if 'CLONE_THREAD' not in rest and 'resumed' not in rest
                    and 'flags=' in rest]
        self.assertLessEqual(len(children), len(programs) - 1)
        self.assertEqual([call for call in calls.of('openat', 'open', 'newfstatat', 'stat', 'access') if self.home in call[2]], [])

    def test_both_programs_give_up_the_rest(self):
        calls = self.trace('1]')
        engine = next(pid for pid, _, rest in calls.of('execve') if rest.startswith('"') and 'tiermap-engine"' in rest)
        entered = {pid for pid, _, rest in calls.of('landlock_restrict_self') if rest.endswith('= 0')}
        self.assertEqual(len(entered), 2)
        self.assertIn(engine, entered)
        if not has_sanitizer():
            filtered = {pid for pid, _, rest in calls.of('seccomp') if 'SET_MODE_FILTER, 0, {' in rest and rest.endswith('= 0')}
            self.assertEqual(filtered, entered)


class Refusing(WithHome):
    def test_what_writes_files(self):
        for arguments in (('--kiosk', '--export', self.path('x.csv')), ('--script', self.path('script'), '--kiosk')):
            done = run(*arguments, **self.environment)
            self.assertEqual((done.returncode, done.stdout), (2, b''))
            self.assertRegex(done.stderr.decode(), r'^tiermap: --kiosk: [^\n]*no files\n$')
        self.assertEqual(os.listdir(self.home), [])

    def test_what_the_user_has_set(self):
        os.makedirs(self.path('config/tiermap/themes'))
        shutil.copy(os.path.join(DATA, 'assets/themes/light.ini'), self.path('config/tiermap/themes/mine.ini'))
        self.assertEqual(run('--print', '--theme', 'mine', **self.environment).returncode, 0)
        self.assertEqual(run('--kiosk', '--print', '--theme', 'mine', **self.environment).returncode, 2)
        done = subprocess.run([PROGRAM, '--kiosk', '--print'], env=surroundings(TIERMAP_DATA='/nonexistent', **self.environment),
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
        self.assertEqual((done.returncode, done.stderr), (0, b''))

    def test_what_lies_elsewhere(self):
        """A link in the folder of the layers leads out of what may be read."""
        copy = self.path('copy')
        for name in ('assets', 'shapefiles'):
            shutil.copytree(os.path.join(DATA, name), os.path.join(copy, name))
        secret = self.path('secret.shp')
        os.rename(os.path.join(copy, 'shapefiles/rivers.shp'), secret)
        os.symlink(secret, os.path.join(copy, 'shapefiles/rivers.shp'))
        for options, status in (((), 0), (('--kiosk',), 1)):
            done = run('--data', copy, '--stats', *options, **self.environment)
            self.assertEqual(done.returncode, status, done.stderr)
        self.assertIn(b'rivers.shp', done.stderr)

    def test_what_is_named_can_be_read(self):
        plan = self.path('plan.ini')
        shutil.copy(os.path.join(DATA, 'assets/plan.ini'), plan)
        line = self.path('line.geojson')
        with open(line, 'w', encoding='utf-8') as file:
            file.write('{"type":"LineString","coordinates":[[33,52],[33.5,50],[33,47]]}')
        for arguments in ((plan,), ('--reference', line), ('--border', os.path.join(DATA, 'shapefiles/ukraine.shp')),
                          ('--theme', os.path.join(DATA, 'assets/themes/light.ini'))):
            done = run('--kiosk', '--stats', *arguments, **self.environment)
            self.assertEqual((done.returncode, done.stderr), (0, b''), arguments)
            self.assertEqual(done.stdout, run('--stats', *arguments, **self.environment).stdout)


class Sandboxes(WithHome):
    def status_of(self, pid, name):
        return re.search(r'^%s:\s*(\d+)' % name, content('/proc/%d/status' % pid), re.M).group(1)

    def after_an_answer(self, emulator):
        """What both programs have given up: no_new_privs, seccomp."""
        emulator.type('1]')
        emulator.until_is(expected(SIZE, 'key 1 ]', 'wait exact'))
        viewer = emulator.pid()
        return [(self.status_of(pid, 'NoNewPrivs'), self.status_of(pid, 'Seccomp')) for pid in (viewer, engine_of(viewer))]

    def test_switched_off(self):
        own = self.status_of(os.getpid(), 'NoNewPrivs'), self.status_of(os.getpid(), 'Seccomp')
        with self.start_in_tmux('--no-sandbox') as emulator:
            emulator.until_shows('sandboxes are off')
            self.assertEqual(self.after_an_answer(emulator), [own, own])
        self.assertRegex(run('--no-sandbox', '--stats').stderr.decode(), r'^tiermap: --no-sandbox: [^\n]+\n$')

    def test_switched_on(self):
        filtered = self.status_of(os.getpid(), 'Seccomp') if has_sanitizer() else '2'
        with self.start_in_tmux() as emulator:
            emulator.until_shows('1 column')
            self.assertEqual(self.after_an_answer(emulator), [('1', filtered), ('1', filtered)])


class Idle(WithHome):
    def test_it_ends_after_a_warning(self):
        with self.start('--idle-timeout', '3') as terminal:
            before = terminal.line_modes()
            terminal.until_shows('Still there?')
            since = len(terminal.output)
            terminal.send(b'p')
            terminal.until_shows('help', since)
            terminal.until_shows('Still there?', since)  # it was not too late
            self.assertEqual(terminal.until_ended(), 0)
            self.assertEqual(terminal.modes_on(), set())
            self.assertEqual(terminal.line_modes(), before)
            self.assertIn('nobody has pressed a key', terminal.text(since))

    def test_a_hanging_engine_does_not_keep_it(self):
        with self.start('--idle-timeout', '3') as terminal:
            terminal.until_shows('1 column')
            terminal.send(b'1')
            engine = engine_of(terminal.pid)
            os.kill(engine, signal.SIGSTOP)
            terminal.send(b']')
            self.assertEqual(terminal.until_ended(), 0)
            until(lambda: content('/proc/%d/cmdline' % engine) == '', "the engine's end")


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=1)
