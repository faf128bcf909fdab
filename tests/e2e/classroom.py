#!/usr/bin/env python3
"""One who shares a map and those who follow it, each in a terminal of their own.

usage: classroom.py TIERMAP DATA      (DATA: the folder of the tiny country)
"""
import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
import unittest

from emulator import DATA, PROGRAM, Emulator, rows_of_dump
from pseudo import PATIENCE, Pseudo, stop, surroundings, until

NOBODY = 65534
TWO_TIERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'data', 'two-tiers.ini')
SIZES = {(80, 24): ('--glyphs', 'ascii'), (60, 20): ('--theme', 'light'), (200, 60): ('--lang', 'uk')}  # of those who follow


def painted_anew(terminal):
    """All that is on a screen, as text."""
    begin = len(terminal.output)
    terminal.send(b'\x0c')
    while terminal.read(0.2):
        pass
    return terminal.text(begin)


def inner(rows, size):
    """What is between the title, which says who follows, and the keys."""
    return rows[1:size[1] - 1]


@unittest.skipUnless(shutil.which('tmux'), 'tmux is not there')
class Classroom(unittest.TestCase):
    def setUp(self):
        self.work = tempfile.mkdtemp(prefix='tiermap-class-')
        self.addCleanup(shutil.rmtree, self.work)
        self.shares = os.path.join(self.work, 'shares')
        os.mkdir(self.shares)
        self.environment = {'TIERMAP_SHARES': self.shares, 'XDG_STATE_HOME': '/dev/null/none'}
        self.number = 0

    def folder(self, name='geo'):
        return os.path.join(self.shares, 'tiermap-' + name)

    def start(self, size, *arguments):
        command = ' '.join("'%s'" % word for word in (PROGRAM, '--data', DATA, *arguments))
        emulator = Emulator('exec ' + command, size, **self.environment)
        self.addCleanup(emulator.__exit__)
        return emulator

    def share(self, size=(120, 40), *arguments, name='geo'):
        sharer = self.start(size, '--share', name, *arguments)
        sharer.until(lambda rows: 'tiermap --follow ' + name in rows[0] and not any('Reading the map' in row for row in rows), 'a shared map')
        return sharer

    def follow(self, size, *arguments, name='geo'):
        follower = self.start(size, '--follow', name, *arguments)
        follower.until_shows(name)
        return follower

    def frames(self, size, arguments, steps):
        """The rows that a script gives after each of its steps."""
        self.number += 1
        path = os.path.join(self.work, 'script-%d' % self.number)
        with open(path, 'w', encoding='utf-8') as file:
            file.write('size %dx%d\nwait exact\n' % size)
            for number, step in enumerate(steps):
                file.write('%s\nwait exact\nframe %s-%d\n' % (step, path, number))
        subprocess.run([PROGRAM, '--data', DATA, *arguments, '--script', path], env=surroundings(**self.environment), check=True, timeout=PATIENCE)
        return [rows_of_dump('%s-%d' % (path, number)) for number in range(len(steps))]

    def run_program(self, *arguments, **changes):
        """Runs it on a terminal until it ends; its status and what it said."""
        with Pseudo([PROGRAM, '--data', DATA, *arguments], **{**self.environment, **changes}) as terminal:
            status = terminal.until_ended()
            return status, terminal.text()

    def until_inner_is(self, emulator, size, rows):
        """Until what is between the title and the keys is this."""
        end = time.monotonic() + PATIENCE
        while inner(emulator.rows(), size) != inner(rows, size):
            if time.monotonic() > end:
                wrong = ['%d:\n%s\n%s' % (number, want, see) for number, (want, see) in enumerate(zip(rows, emulator.rows())) if want != see]
                raise AssertionError('%d rows differ:\n%s' % (len(wrong), '\n'.join(wrong[:8])))
            time.sleep(0.02)

    def test_everyone_sees_it_in_a_terminal_of_their_own(self):
        keys = ('2', '2', ']', 'r', '3', '0', '[', 'u')
        sharer = self.share()
        followers = {size: self.follow(size, *look) for size, look in SIZES.items()}
        sharer.until_shows('followers: 3')
        expected = {size: self.frames(size, look, [''] + ['key ' + key for key in keys]) for size, look in SIZES.items()}
        for number, key in enumerate(('',) + keys):
            sharer.type(key)
            for size, follower in followers.items():
                with self.subTest(size=size, key=key):
                    self.until_inner_is(follower, size, expected[size][number])

    def test_a_screen_of_the_same_size_shows_the_same(self):
        size = (120, 40)
        sharer, follower = self.share(size), self.follow(size)
        for keys in ('+', '+', 'll', 'j', 'L', '-', '2', '+', '}', '/Tini\n', '0'):
            for key in keys:
                sharer.keys('Enter') if key == '\n' else sharer.type(key)
            sharer.until_settled()
            with self.subTest(keys=keys):
                self.until_inner_is(follower, size, sharer.rows())

    def test_looking_around_alone_and_back(self):
        size = (80, 24)
        sharer, follower = self.share(), self.follow(size)
        whole, near = self.frames(size, (), ['', 'key 2 2'])
        self.until_inner_is(follower, size, whole)
        follower.type('+')
        follower.until_shows('you follow geo')
        self.until_inner_is(follower, size, whole)
        follower.type('f')
        follower.until_shows('geo goes on')
        follower.type('22')
        self.until_inner_is(follower, size, near)
        sharer.type('3')
        follower.type(']')  # not this one's to change
        follower.until_shows('depths and lines are those of geo')
        sharer.type('33')
        sharer.until_settled()
        self.until_inner_is(follower, size, near)
        follower.type('f')
        self.until_inner_is(follower, size, self.frames(size, (), ['key 3 3'])[0])

    def test_another_plan(self):
        sharer, follower = self.share(), self.follow((100, 30))
        path = os.path.join(self.work, 'other.ini')
        shutil.copy(TWO_TIERS, path)
        sharer.type('o' + path)
        sharer.keys('Enter')
        frame = self.frames((100, 30), (path,), [''])[0]
        self.until_inner_is(follower, (100, 30), frame)
        follower.until_shows('following geo')

    def test_a_tour(self):
        path = os.path.join(self.work, 'tour.ini')
        with open(TWO_TIERS, encoding='utf-8') as plain, open(path, 'w', encoding='utf-8') as plan:
            ids = re.findall(r'^\[tier (\w+)\]', text := plain.read(), re.M)
            plan.write(text + ''.join('\n[tour %d]\ntitle = Step %d\ncaption = What is said of it.\n%s' % (number, number, more)
                                      for number, more in enumerate(('tiers_shown = 0\n', 'tier = %s\n' % ids[1], 'extent = 31, 49, 34, 51\n'), 1)))
        keys = (('t', 't'), (' ', 'Space'), (' ', 'Space'), ('\x1b[5~', 'PgUp'), ('+', '+'), ('t', 't'))
        sizes = {(80, 24): ('--lang', 'uk'), (100, 30): ()}
        sharer = self.share((120, 40), path)  # flies, which those who follow do not
        followers = {size: self.follow(size, *look) for size, look in sizes.items()}
        expected = {size: self.frames(size, (*look, '--no-motion', path), ['key ' + key for _, key in keys]) for size, look in sizes.items()}
        for number, (key, name) in enumerate(keys):
            sharer.type(key)
            for size, follower in followers.items():
                if name == '+':  # the scale is then that of the sharer's own screen
                    continue
                with self.subTest(size=size, key=name):
                    self.until_inner_is(follower, size, expected[size][number])
        sharer.type('t')
        first = followers[100, 30]
        self.until_inner_is(first, (100, 30), expected[100, 30][0])
        first.type(' ')  # not this one's to turn
        first.until_shows('you follow geo')
        self.until_inner_is(first, (100, 30), expected[100, 30][0])
        first.type('f ')  # alone it is
        self.until_inner_is(first, (100, 30), expected[100, 30][1])
        first.type('f')
        self.until_inner_is(first, (100, 30), expected[100, 30][0])

    def test_visitors_of_a_kiosk_can_follow(self):
        sharer = self.share()
        with Pseudo([PROGRAM, '--data', DATA, '--kiosk', '--follow', 'geo'], **self.environment) as visitor:
            visitor.until(lambda: visitor.ended() or 'following geo' in visitor.text(), 'following')
            if 'Landlock' in visitor.text():
                self.skipTest('this kernel has no Landlock')
            sharer.until_shows('followers: 1')
            sharer.type('3]')
            until(lambda: '221 km' in painted_anew(visitor), 'another depth')
            os.kill(sharer.pid(), signal.SIGKILL)
            visitor.until_shows('not shared any more')
            visitor.send(b'f')
            visitor.until_shows('start again')
            visitor.send(b'q')
            self.assertEqual(visitor.until_ended(), 0)

    def test_one_that_stands_still_delays_nobody(self):
        size = (80, 24)
        sharer, quick = self.share(size), self.follow(size)
        with Pseudo([PROGRAM, '--data', DATA, '--follow', 'geo'], *size, **self.environment) as slow:  # in tmux nobody stays stopped
            slow.until_shows('1 column')
            sharer.until_shows('followers: 2')
            stop(slow.pid)
            for key in '23]]+lljjkkhh0-+3]+ll':
                sharer.type(key)
            sharer.until_settled()
            self.until_inner_is(quick, size, sharer.rows())
            place = sharer.rows()[size[1] - 1].split('  ')[-1].strip()  # the middle of the map
            self.assertIn(' E', place)
            os.kill(slow.pid, signal.SIGCONT)
            until(lambda: place in painted_anew(slow), 'catching up')

    def test_a_sharer_that_is_killed(self):
        size = (80, 24)
        sharer, follower = self.share(), self.follow(size)
        sharer.until_shows('followers: 1')
        sharer.type('22')
        near = self.frames(size, (), ['key 2 2'])[0]
        self.until_inner_is(follower, size, near)
        os.kill(sharer.pid(), signal.SIGKILL)
        follower.until_shows('not shared any more')
        follower.until_shows('geo has ended')
        self.assertTrue(os.path.exists(self.folder()))
        status, text = self.run_program('--follow', 'geo')
        self.assertEqual(status, 1)
        self.assertIn('gone', text)
        self.until_inner_is(follower, size, near)
        follower.type(']')  # goes on by itself, with an engine of its own
        self.until_inner_is(follower, size, self.frames(size, (), ['key 2 2 ]'])[0])
        follower.type('f')
        follower.until_shows('gone')
        sharer = self.share()  # takes over what the other one has left
        follower.type('f')
        sharer.until_shows('followers: 1')
        self.until_inner_is(follower, size, self.frames(size, (), [''])[0])
        sharer.type('q')
        follower.until_shows('geo has ended')
        until(lambda: not os.listdir(self.shares), 'tidying up')

    def test_what_is_changed_alone_is_kept(self):
        self.environment['XDG_STATE_HOME'] = os.path.join(self.work, 'state')
        folder = os.path.join(self.work, 'state', 'tiermap')
        sharer, follower = self.share(), self.follow((100, 30))
        sharer.until_shows('followers: 1')
        sharer.type('2]')
        follower.until_shows('25-76 km')
        until(lambda: os.path.isdir(folder) and len(os.listdir(folder)) == 1, "keeping the sharer's change")
        sharer.type('qq')
        follower.until_shows('geo has ended')
        until(lambda: not os.listdir(folder), 'leaving')
        follower.type(']')
        follower.until_shows('25-77 km')
        self.assertEqual(len(os.listdir(folder)), 1)
        os.kill(follower.pid(), signal.SIGKILL)
        again = self.start((100, 30))
        again.until_shows('Unsaved changes of')
        again.type('y')
        again.until_shows('25-77 km')

    def test_nothing_moves_and_nothing_costs(self):
        everyone = [Pseudo([PROGRAM, '--data', DATA, *arguments], *size, **self.environment)
                    for arguments, size in ((('--share', 'geo'), (120, 40)),)]
        self.addCleanup(lambda: [terminal.__exit__() for terminal in everyone])
        everyone[0].until_shows('--follow geo')
        everyone += [Pseudo([PROGRAM, '--data', DATA, '--follow', 'geo'], 80, 24, **self.environment) for _ in range(3)]
        for terminal in everyone[1:]:
            terminal.until_shows('1 column')

        def is_quiet():
            before = [(terminal.switches(), len(terminal.output)) for terminal in everyone]
            for terminal in everyone:
                terminal.read(0.3)
            return before == [(terminal.switches(), len(terminal.output)) for terminal in everyone]

        until(lambda: all(is_quiet() for _ in range(3)), 'silence')
        self.assertTrue(is_quiet())  # for another second nobody wakes and nobody writes

    def test_who_cannot_follow_hears_why(self):
        sharer = self.share()
        mode = os.stat(self.folder())
        self.assertEqual(stat.S_IMODE(mode.st_mode), 0o710)
        self.assertEqual(mode.st_gid, os.getegid())
        for arguments, status, words in (
                (('--follow', 'bio'), 1, 'nobody shares'),
                (('--share', 'geo'), 1, 'already'),
                (('--share', '../geo'), 2, 'cannot be the name'),
                (('--follow', '/etc'), 2, 'cannot be the name'),
                (('--share', 'a', '--share-with', 'no such group'), 1, 'no such group'),
                (('--share', 'a', '--follow', 'b'), 2, 'a map that follows'),
                (('--follow', 'geo', '--depths', '1,2,3'), 2, 'leave out --depths')):
            with self.subTest(arguments=arguments):
                found, text = self.run_program(*arguments)
                self.assertEqual(found, status)
                self.assertIn(words, text)
                self.assertEqual(text.count('\n'), 1)
        piped = subprocess.run([PROGRAM, '--data', DATA, '--follow', 'geo'], env=surroundings(**self.environment), capture_output=True,
                               timeout=PATIENCE, text=True)
        self.assertEqual((piped.returncode, piped.stdout), (3, ''))
        self.assertIn('no terminal', piped.stderr)
        sharer.until_shows('followers: 0')
        with Pseudo([PROGRAM, '--data', DATA, '--share', 'bio'], **self.environment) as stopped:
            stopped.until_shows('--follow bio')
            stop(stopped.pid)
            status, text = self.run_program('--follow', 'bio')
            self.assertEqual(status, 1)
            self.assertIn('does not answer', text)
            os.kill(stopped.pid, signal.SIGCONT)

    @unittest.skipUnless(os.geteuid() == 0 and shutil.which('setpriv'), 'only root can be somebody else')
    def test_a_group_or_everyone(self):
        program = os.path.join(self.work, 'tiermap')  # where somebody else can reach it
        shutil.copy(PROGRAM, program)
        data = os.path.join(self.work, 'data')
        shutil.copytree(DATA, data)
        for folder, _, files in os.walk(data):
            os.chmod(folder, 0o755)
            for file in files:
                os.chmod(os.path.join(folder, file), 0o644)
        os.chmod(self.work, 0o755)
        os.chmod(self.shares, 0o1777)
        somebody = ['/usr/bin/setpriv', '--reuid', str(NOBODY), '--regid', str(NOBODY), '--clear-groups', program, '--data', data]
        sharer = self.share()
        with Pseudo(somebody + ['--follow', 'geo'], **self.environment) as terminal:
            self.assertEqual(terminal.until_ended(), 1)
            self.assertIn('with the group', terminal.text())
        with Pseudo(somebody + ['--share', 'geo'], **self.environment) as terminal:
            self.assertEqual(terminal.until_ended(), 1)
            self.assertIn('taken that name', terminal.text())
        sharer.type('q')
        until(lambda: not os.listdir(self.shares), 'tidying up')
        sharer = self.share((120, 40), '--share-with', 'all')
        with Pseudo(somebody + ['--follow', 'geo'], **self.environment) as terminal:
            terminal.until_shows('following geo')
            sharer.until_shows('followers: 1')
            terminal.send(b'q')
            self.assertEqual(terminal.until_ended(), 0)
        sharer.until_shows('followers: 0')

    def test_who_shares_nonsense_is_not_believed(self):
        for name, packets, words in (
                ('empty', [b''], 'ended'),
                ('noise', [os.urandom(320)], 'damaged'),
                ('long', [b'TMH1' + b'\0' * 5000], 'damaged'),
                ('newer', [b'TMH1' + b'\3\0\0\0' + b'99.0\0'.ljust(16, b'\0') + b'?' * 30], '99.0'),
                ('gone', [], 'ended')):
            os.mkdir(self.folder(name), 0o711)
            with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
                listener.bind(os.path.join(self.folder(name), 'map'))
                listener.listen(1)
                with Pseudo([PROGRAM, '--data', DATA, '--follow', name], **self.environment) as terminal, self.subTest(name=name):
                    listener.settimeout(PATIENCE)
                    other, _ = listener.accept()
                    for packet in packets:
                        other.send(packet)
                    other.close()
                    self.assertEqual(terminal.until_ended(), 1)
                    self.assertIn(words, terminal.text())
                    self.assertEqual(terminal.text().count('\n'), 1)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=1)
