#!/usr/bin/env python3
"""The viewer in a real terminal emulator (tmux): what is on the screen is what the same keys give without a terminal.

usage: emulator.py TIERMAP DATA      (DATA: the folder of the tiny country)
"""
import functools
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

from pseudo import PATIENCE, surroundings

PROGRAM, DATA = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])


def expected_after_each(size, steps):
    """The rows that a script gives after each of its steps, blanks at their ends left off."""
    with tempfile.TemporaryDirectory() as work:
        script = os.path.join(work, 'script')
        with open(script, 'w', encoding='utf-8') as file:
            file.write('size %dx%d\nwait exact\n' % size)
            for number, step in enumerate(steps):
                file.write('%s\nframe %s\n' % (step, os.path.join(work, str(number))))
        subprocess.run([PROGRAM, '--data', DATA, '--script', script], env=surroundings(), check=True, timeout=PATIENCE)
        return [rows_of_dump(os.path.join(work, str(number))) for number in range(len(steps))]


def rows_of_dump(path):
    with open(path, encoding='utf-8') as file:
        lines = file.readlines()
    rows = int(lines[0].split('x')[1])
    return [line[1:-2].rstrip() for line in lines[1:rows + 1]]


@functools.lru_cache(maxsize=None)  # the same is expected again and again
def expected(size, *steps):
    return expected_after_each(size, steps or ('',))[-1]


class Emulator:
    """A tmux of its own, with one window."""

    def __init__(self, command, size=(80, 24), **environment):
        self.folder = tempfile.mkdtemp(prefix='tiermap-test-')
        self.environment = surroundings(**environment)
        self.tmux('-f', '/dev/null', 'new-session', '-d', '-x', str(size[0]), '-y', str(size[1]), command)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.tmux('kill-server', check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def tmux(self, *arguments, check=True):
        return subprocess.run(['tmux', '-u', '-S', os.path.join(self.folder, 'socket'), *arguments], env=self.environment, check=check,
                              timeout=PATIENCE, capture_output=True, text=True, encoding='utf-8').stdout

    def pid(self):
        """Of what runs in the window."""
        return int(self.tmux('display-message', '-p', '#{pane_pid}').strip())

    def rows(self):
        return [line.rstrip() for line in self.tmux('capture-pane', '-p').split('\n')]

    def cells(self):
        """Rows of (letter, ink, paper, attributes); what nobody can see of a blank is left out. tmux may leave out
        blanks at a row's end."""
        rows, pen = [], [None, None, frozenset()]
        for line in self.tmux('capture-pane', '-p', '-e', '-N').split('\n'):
            row = []
            for sgr, letter in re.findall(r'\x1b\[([0-9;]*)m|([^\x1b\x0e\x0f])', line):
                if letter == ' ':
                    row.append((' ', None, pen[1], pen[2] & {'4', '7'}))
                elif letter:
                    row.append((letter, *pen))
                else:
                    change_pen(pen, (sgr or '0').split(';'))
            rows.append(row)
        return rows

    def until_settled(self):
        """Until the program sleeps and has written nothing between two looks."""
        with open('/proc/%d/stat' % self.pid(), encoding='ascii') as stat:
            before, settled = None, 0
            end = time.monotonic() + PATIENCE
            while settled < 5:
                if time.monotonic() > end:
                    raise AssertionError('it does not settle:\n%s' % '\n'.join(self.rows()))
                stat.seek(0)
                now = (self.cells(), stat.read().split(')')[1].split()[0] == 'S')
                settled = settled + 1 if now == before and now[1] else 0
                before = now
                time.sleep(0.01)

    def keys(self, *names):
        self.tmux('send-keys', *names)

    def type(self, text):
        self.tmux('send-keys', '-l', text)

    def send(self, data):
        """Bytes as a terminal would send them."""
        self.tmux('send-keys', '-H', *('%02x' % byte for byte in data))

    def spoil(self):
        """Writes over what the program has drawn, which does not hear of it."""
        with open(self.tmux('display-message', '-p', '#{pane_tty}').strip(), 'wb', buffering=0) as terminal:
            terminal.write(b'\x1b7\x1b[H' + b'spoilt ' * 40 + b'\x1b8')

    def resize(self, columns, rows):
        self.tmux('resize-window', '-x', str(columns), '-y', str(rows))

    def until(self, condition, what):
        end = time.monotonic() + PATIENCE
        while not condition(self.rows()):
            if time.monotonic() > end:
                raise AssertionError('%s did not happen:\n%s' % (what, '\n'.join(self.rows())))
            time.sleep(0.02)

    def until_shows(self, word):
        self.until(lambda rows: any(word in row for row in rows), 'showing %r' % word)

    def until_is(self, rows):
        """Until the screen shows exactly these rows."""
        end = time.monotonic() + PATIENCE
        while True:
            seen = self.rows()
            if seen[:len(rows)] == rows:
                return
            if time.monotonic() > end:
                wrong = [(number, want, see) for number, (want, see) in enumerate(zip(rows, seen)) if want != see]
                raise AssertionError('%d of %d rows differ:\n%s' % (len(wrong), len(rows), '\n'.join('%d:\n%s\n%s' % row for row in wrong[:8])))
            time.sleep(0.02)


def change_pen(pen, numbers):
    """What the numbers of an SGR sequence do to (ink, paper, attributes)."""
    while numbers:
        number = numbers.pop(0)
        if number == '0':
            pen[:] = [None, None, frozenset()]
        elif number in ('38', '48'):
            pen[number == '48'] = tuple(numbers[:2])
            del numbers[:2]
        elif number in ('39', '49'):
            pen[number == '49'] = None
        elif number in ('1', '4', '7'):
            pen[2] |= {number}
        elif number in ('22', '24', '27'):
            pen[2] -= {'1' if number == '22' else number[1]}
        else:
            pen[number[0] == '4' or number.startswith('10')] = number


def start_map(size=(80, 24), term=None):
    environment = 'TERM=%s ' % term if term else ''
    emulator = Emulator("%s exec '%s' --data '%s'" % (environment, PROGRAM, DATA), size)
    if term in ('linux', 'vt100'):
        emulator.until_shows('km')
    else:
        emulator.until_is(expected(size))
    return emulator


@unittest.skipUnless(shutil.which('tmux'), 'tmux is not there')
class InTmux(unittest.TestCase):
    def test_start(self):
        for size in ((80, 24), (120, 40), (200, 60), (20, 6), (10, 5), (500, 200)):
            with self.subTest(size=size), start_map(size):
                pass

    def test_keys(self):
        for size in ((80, 24), (120, 40)):
            keys = (('+', '+'), ('Right', 'Right'), ('S-Up', 'S-Up'), ('2', '2'), ('2', '2'), ('Tab', 'Tab'), ('BTab', 'S-Tab'), ('p', 'p'),
                    ('Escape', 'Esc'), ('S', 'S'), ('NPage', 'PgDn'), ('End', 'End'), ('Home', 'Home'), ('S', 'S'), ('b', 'b'), ('b', 'b'), ('b', 'b'),
                    ('F1', 'F1'), ('Escape', 'Esc'), ('0', '0'), ('з', 'p'), ('x', 'x'), ('-', '-'))
            frames = expected_after_each(size, ['key ' + key for _, key in keys])
            with start_map(size) as emulator:
                for (tmux_key, key), frame in zip(keys, frames):
                    emulator.keys(tmux_key)
                    with self.subTest(size=size, key=key):
                        emulator.until_is(frame)

    def test_ten_keys_in_one_burst(self):
        with start_map((120, 40)) as emulator:
            emulator.type('+++llljj2a')
            emulator.until_is(expected((120, 40), 'key + + + l l l j j 2 a'))

    def test_what_is_left_out_was_not_needed(self):
        """Only what changes is sent, and what has moved is moved; painting everything anew gives the same colours and letters."""
        walk = ('l', 'l', 'j', 'L', 'J', '+', 'h', 'K', '2', 'k', 'k', 'H', 'z', 'T', 'l', 'j', 'p', 'l', 'j', 'p', 'h', '+', '+', 'l', 'J', 'b', 'l', 'j', 'b',
                'L', 'K', '0')
        for term in ('screen-256color', 'xterm-256color', 'tmux-256color', 'xterm', 'linux', 'vt100'):
            for size in ((120, 40), (80, 24)):
                with start_map(size, term) as emulator, self.subTest(term=term, size=size):
                    steps = []
                    for key in walk:
                        emulator.type(key)
                        steps.append('key ' + key)
                    if term not in ('linux', 'vt100'):  # these start with other signs
                        emulator.until_is(expected(size, *steps))
                    emulator.until_settled()
                    seen = emulator.cells()
                    emulator.spoil()
                    self.assertNotEqual(emulator.cells(), seen)
                    emulator.keys('C-l')
                    emulator.until_settled()
                    anew = emulator.cells()
                    wrong = ['%d,%d: %r is %r anew' % (x, y, *pair) for y, rows in enumerate(zip(seen, anew))
                             for x, pair in enumerate(zip(*rows)) if pair[0] != pair[1]]
                    self.assertEqual(wrong, [])

    def test_mouse(self):
        size = (120, 40)
        with start_map(size) as emulator:
            emulator.type('\x1b[<64;31;13M')
            emulator.until_is(expected(size, 'mouse up 30 12'))
            emulator.type('\x1b[<0;20;20M\x1b[<32;25;22M\x1b[<0;25;22m')
            steps = ['mouse up 30 12', 'mouse press 19 19', 'mouse drag 24 21', 'mouse release 24 21']
            emulator.until_is(expected(size, *steps))
            emulator.type('\x1b[<0;90;4M\x1b[<0;90;4m')
            emulator.until_is(expected(size, *steps, 'mouse press 89 3', 'mouse release 89 3'))

    def test_resize_storm(self):
        with start_map() as emulator:
            for i in range(25):
                emulator.resize(1 + i * 37 % 200, 1 + i * 23 % 90)
            for size in ((500, 200), (10, 5), (120, 40)):
                emulator.resize(*size)
                emulator.until_is(expected(size))

    def test_quit_gives_the_screen_back(self):
        with Emulator("echo before; '%s' --data '%s'; echo after $?; cat" % (PROGRAM, DATA)) as emulator:
            emulator.until_shows('km')
            emulator.keys('q')
            emulator.until(lambda rows: rows[:2] == ['before', 'after 0'], 'the old screen')

    def test_crash_gives_the_screen_back(self):
        with Emulator("ulimit -c 0; echo before; '%s' --data '%s'; echo after $?; cat" % (PROGRAM, DATA)) as emulator:
            emulator.until_shows('km')
            pane = emulator.pid()
            with open('/proc/%d/task/%d/children' % (pane, pane), encoding='ascii') as children:
                os.kill(int(children.read().split()[0]), signal.SIGSEGV)
            emulator.until(lambda rows: rows[0] == 'before' and any(row.startswith('after 139') for row in rows), 'the old screen')

    def test_suspend_and_continue(self):
        with Emulator("PS1='shell> ' ENV= sh -im") as emulator:
            emulator.until_shows('shell>')
            emulator.type("'%s' --data '%s'" % (PROGRAM, DATA))
            emulator.keys('Enter')
            emulator.until_is(expected((80, 24)))
            emulator.keys('+')
            emulator.until_is(expected((80, 24), 'key +'))
            emulator.keys('C-z')
            emulator.until(lambda rows: rows[0].startswith('shell>') and 'km' not in ''.join(rows), 'the shell')
            emulator.resize(100, 30)
            emulator.type('fg')
            emulator.keys('Enter')
            emulator.until_is(expected((100, 30), 'size 80x24', 'key +', 'size 100x30'))
            emulator.keys('q')
            # The old screen comes back before the shell does: only a new prompt below it reads what is typed.
            emulator.until(lambda rows: [row for row in rows if row][-1:] == ['shell>'], 'the shell')
            emulator.type('echo wrong modes: $(stty -a | grep -c -w -e "-echo\\|-icanon")')
            emulator.keys('Enter')
            emulator.until_shows('wrong modes: 0')


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=1)
