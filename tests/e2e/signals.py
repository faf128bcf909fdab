#!/usr/bin/env python3
"""How the viewer ends when it is told to, or when what it writes to is gone: at any moment, with the terminal restored, with the
right status, and with no half of a file left.

usage: signals.py TIERMAP DATA      (DATA: the folder that holds assets/ and shapefiles/)
"""
import array
import contextlib
import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import termios
import unittest

from pseudo import Pseudo, can, content, engine_of, state_of, stop, surroundings, until

PROGRAM, DATA = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
ENDS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGPIPE)
CRASHES = (signal.SIGQUIT, signal.SIGSEGV, signal.SIGABRT, signal.SIGUSR1, signal.SIGUSR2, signal.SIGVTALRM, signal.SIGPROF, signal.SIGIO,
           signal.SIGPWR, signal.SIGXCPU)


def start(*arguments, **how):
    return Pseudo([PROGRAM, '--data', DATA, *arguments], **how)


@contextlib.contextmanager
def with_the_map():
    with start() as terminal:
        terminal.until_shows('1 column')
        yield terminal


@contextlib.contextmanager
def with_a_page():
    with start() as terminal:
        terminal.until_shows('1 column')
        terminal.send(b'S')
        terminal.until_shows('REPORTED')
        yield terminal


@contextlib.contextmanager
def with_an_engine_that_hangs():
    with start() as terminal:
        terminal.until_shows('1 column')
        terminal.send(b'1')
        engine = engine_of(terminal.pid)
        until(lambda: re.search(r'^NoNewPrivs:\s*1', content('/proc/%d/status' % engine), re.M), 'a request that it works on')
        stop(engine)
        terminal.send(b']')
        until(lambda: keys_left(terminal) == 0 and state_of(terminal.pid) == 'S', 'waiting for it')
        yield terminal
        until(lambda: content('/proc/%d/cmdline' % engine) == '', "the engine's end")


@contextlib.contextmanager
def with_a_terminal_that_takes_nothing():
    """As over a line that hangs: the viewer waits for room in the middle of a frame."""
    with start(columns=300, rows=100) as terminal:
        terminal.until_shows('1 column')
        until(lambda: fill(terminal), 'a full terminal')
        yield terminal


def fill(terminal):
    """Whole frames, until the viewer sleeps and leaves keys unread."""
    terminal.send(b'T')
    return keys_left(terminal) > 3 and state_of(terminal.pid) == 'S'


def keys_left(terminal):
    """Bytes that the program has not read."""
    count = array.array('i', [0])
    name = os.readlink('/proc/%d/fd/0' % terminal.pid)
    with open(name, 'rb', buffering=0, opener=lambda path, flags: os.open(path, flags | os.O_NOCTTY)) as end:
        fcntl.ioctl(end, termios.FIONREAD, count)
    return count[0]


MOMENTS = (with_the_map, with_a_page, with_an_engine_that_hangs, with_a_terminal_that_takes_nothing)


class InAFolder(unittest.TestCase):
    def setUp(self):
        self.work = tempfile.mkdtemp(prefix='tiermap-signals-')
        self.addCleanup(shutil.rmtree, self.work)


class Asked(unittest.TestCase):
    def check_restored(self, terminal, before):
        while terminal.read(0):
            pass
        self.assertEqual(terminal.modes_on(), set())
        self.assertEqual(terminal.line_modes()[:3], before[:3])

    def end(self, moment, number):
        """Its status; the terminal is as it was."""
        with moment() as terminal, self.subTest(moment=moment.__name__, signal=number.name):
            os.kill(terminal.pid, number)
            until(terminal.ended, 'its end')  # without reading what it writes
            self.check_restored(terminal, USUAL)
            return terminal.status

    def test_to_end(self):
        for moment in MOMENTS:
            for number in ENDS:
                self.assertEqual(self.end(moment, number), 128 + number)

    def test_by_what_kills_others(self):
        for moment in (with_the_map, with_a_terminal_that_takes_nothing):
            for number in CRASHES:
                self.assertEqual(self.end(moment, number), -number)

    def test_twice(self):
        """Nobody takes the first one: the program is stopped in its tracks, as if it hung."""
        for number in ENDS:
            with with_a_terminal_that_takes_nothing() as terminal:
                os.kill(terminal.pid, signal.SIGSTOP)
                until(lambda terminal=terminal: state_of(terminal.pid) == 'T', 'stopping')
                os.kill(terminal.pid, number)
                os.kill(terminal.pid, signal.SIGCONT)
                os.kill(terminal.pid, number)
                until(terminal.ended, 'its end')
                self.assertIn(terminal.status, (-number, 128 + number))
                self.check_restored(terminal, USUAL)


class Lost(unittest.TestCase):
    def test_at_any_moment(self):
        for moment in MOMENTS:
            for blocked in ((), (signal.SIGHUP,)):
                with moment() as terminal, self.subTest(moment=moment.__name__, blocked=blocked):
                    terminal.close()
                    self.assertEqual(terminal.until_ended(), 128 + signal.SIGHUP)

    def test_while_it_is_stopped(self):
        with with_the_map() as terminal:
            os.kill(terminal.pid, signal.SIGSTOP)
            until(lambda: state_of(terminal.pid) == 'T', 'stopping')
            terminal.close()
            self.assertEqual(terminal.until_ended(), 128 + signal.SIGHUP)


class Streams(InAFolder):
    """Some of them closed, or something else than the terminal."""

    def shell(self, redirections, *arguments):
        return subprocess.run(['/bin/sh', '-c', 'exec "$0" --data "$@" ' + redirections, PROGRAM, DATA, *arguments], cwd=self.work,
                              env=surroundings(), stdin=subprocess.DEVNULL, capture_output=True, timeout=120)

    def test_on_the_screen(self):
        for redirection in ('</dev/null', '<&-', '2>&-', '<&- 2>&-', '2>/dev/full'):
            for number in (None, signal.SIGTERM, signal.SIGQUIT):
                with Pseudo(['/bin/sh', '-c', 'exec "$0" --data "$1" ' + redirection, PROGRAM, DATA]) as terminal, \
                        self.subTest(redirection=redirection, signal=number):
                    terminal.until_shows('1 column')
                    terminal.send(b'q') if number is None else os.kill(terminal.pid, number)
                    status = terminal.until_ended()
                    self.assertEqual(status, 0 if number is None else 128 + number if number == signal.SIGTERM else -number)
                    self.assertEqual(terminal.modes_on(), set())
                    self.assertEqual(terminal.line_modes()[:3], USUAL[:3])

    def test_no_output(self):
        for arguments in (('--print',), ('--stats',), ('--describe',), ('--help',), ('--version',), ('--test-terminal',)):
            for redirection in ('>&-', '>&- <&-', '>/dev/full'):
                done = self.shell(redirection, *arguments)
                self.assertEqual(done.returncode, 1, (arguments, redirection))
                self.assertRegex(done.stderr.decode(), r'^tiermap: cannot write: [^\n]+\n$')

    def test_nothing_takes_the_place_of_a_closed_stream(self):
        for name in ('open.geojson', 'closed.geojson'):
            done = self.shell('<&- >&- 2>&-' if name == 'closed.geojson' else '', '--export', name, '--depths', '10,30,90')
            self.assertEqual(done.returncode, 0)
        with open(os.path.join(self.work, 'open.geojson'), 'rb') as first, open(os.path.join(self.work, 'closed.geojson'), 'rb') as second:
            self.assertEqual(first.read(), second.read())
        self.assertEqual(self.shell('<&- >&- 2>&-', '--export', 'closed.geojson').returncode, 1)  # and says so to nobody
        self.assertEqual(sorted(os.listdir(self.work)), ['closed.geojson', 'open.geojson'])

    def test_a_reader_that_has_gone(self):
        with subprocess.Popen([PROGRAM, '--data', DATA, '--print', '--size', '1000x1000'], env=surroundings(), stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdout.read(1)
            process.stdout.close()
            self.assertEqual((process.wait(60), process.stderr.read()), (-signal.SIGPIPE, b''))


@unittest.skipUnless(can('unshare', '--user', '--map-root-user', '--mount', 'true'), 'nobody may mount a small disk here')
class FullDisk(InAFolder):
    def run_on_disk(self, size_kb, *arguments):
        """Its status, what it said, and which files it left."""
        script = 'mount -t tmpfs -o size=%dk none "$PWD" && cd "$PWD" && { "$0" --data "$@" >/dev/null; echo $?; find . -type f; }' % size_kb
        done = subprocess.run(['unshare', '--user', '--map-root-user', '--mount', '/bin/sh', '-c', script, PROGRAM, DATA, *arguments],
                              cwd=self.work, env=surroundings(XDG_CACHE_HOME=os.path.join(self.work, 'cache')), stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=120)
        status, *files = done.stdout.split()
        return int(status), done.stderr, files

    def test_exports_are_there_whole_or_not_at_all(self):
        status, said, files = self.run_on_disk(16, '--export', 'a.csv', '--export', 'b.geojson')
        self.assertEqual((status, files), (1, []))
        self.assertRegex(said, r'^tiermap: b\.geojson: cannot write it: No space left on device\n$')
        status, said, files = self.run_on_disk(16384, '--export', 'a.csv', '--export', 'b.geojson')
        self.assertEqual((status, said, sorted(files)), (0, '', ['./a.csv', './b.geojson']))

    def test_what_cannot_be_kept_is_not(self):
        status, said, files = self.run_on_disk(64, '--print', '--depths', '10,30,90')
        self.assertEqual((status, said, files), (0, '', []))
        status, said, files = self.run_on_disk(65536, '--print', '--depths', '10,30,90')
        self.assertEqual((status, said, len(files)), (0, '', 1))  # the ground is bundled


@unittest.skipUnless(can('strace', '-o', '/dev/null', 'true'), 'strace is not there, or may not look')
class Interrupted(InAFolder):
    def test_a_set_of_files_is_whole_or_not_there(self):
        """The signal comes while the first of three files is written."""
        names = ['a.csv', 'b.geojson', 'c.txt']
        for number in ENDS:
            done = subprocess.run(['strace', '-f', '-o', '/dev/null', '-e', 'trace=fsync', '-e', 'inject=fsync:signal=%s:when=1' % number.name,
                                   PROGRAM, '--data', DATA, '--force', *(word for name in names for word in ('--export', name))],
                                  cwd=self.work, env=surroundings(ASAN_OPTIONS='detect_leaks=0'), stdin=subprocess.DEVNULL,
                                  capture_output=True, timeout=120, preexec_fn=lambda number=number: signal.signal(number, signal.SIG_DFL))
            self.assertEqual(done.returncode, -number, done.stderr)
            self.assertEqual(sorted(os.listdir(self.work)), names)
            for name in names:
                os.remove(os.path.join(self.work, name))


with Pseudo(['/bin/cat']) as fresh:
    USUAL = fresh.line_modes()

if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=1)
