#!/usr/bin/env python3
"""The tour on a pseudo-terminal: by itself, paused, over a line that does not take what it is sent; and plans whose tour is wrong.

usage: tour.py TIERMAP DATA      (DATA: the folder that holds assets/ and shapefiles/)
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

from emulator import DATA, PROGRAM, Emulator, expected
from pseudo import Pseudo, content, surroundings, until

SIZE = (100, 30)
TITLES = ('Ukraine', 'A rough draft', 'A line to measure from', 'Tier 1: a demilitarised zone', 'Tier 2: a stronger border',
          'Tier 3: European deterrence', 'Four to five brigades', 'From the rear', 'The backbone, and a mix', 'What worries people',
          'What a depth decides', 'What is not known')
WRITE = '1 '  # of the kernel's calls on x86-64


class WithFolder(unittest.TestCase):
    def setUp(self):
        self.work = tempfile.mkdtemp(prefix='tiermap-tour-')
        self.addCleanup(shutil.rmtree, self.work)

    def start(self, *arguments, **how):
        terminal = Pseudo([PROGRAM, '--data', DATA, *arguments], XDG_STATE_HOME=self.work, XDG_CACHE_HOME=self.work, **how)
        self.addCleanup(terminal.__exit__)
        return terminal

    def settle(self, terminal):
        while terminal.read(0.5):
            pass

    def plan(self, *changes):
        """A copy of the bundled plan with some texts replaced; its path, and a function that finds the line of a text."""
        with open(os.path.join(DATA, 'assets/plan.ini'), encoding='utf-8') as plan:
            text = plan.read()
        for old, new in changes:
            self.assertIn(old, text)
            text = text.replace(old, new)
        path = os.path.join(self.work, 'lesson.ini')
        with open(path, 'w', encoding='utf-8') as plan:
            plan.write(text)
        return path, lambda words: text[:text.index(words)].count('\n') + 1


def caption_begins(rows):
    """The row with the step's title."""
    return next((row for row in rows if row.startswith('\u2500')), '')


@unittest.skipUnless(shutil.which('tmux'), 'tmux is not there')
class ByItself(WithFolder):
    def watch(self, *arguments):
        words = ' '.join("'%s'" % word for word in (PROGRAM, '--data', DATA, *arguments))
        emulator = Emulator("cd '%s'; stty -a > before; %s; echo it ended with $?; stty -a > after; exec cat" % (self.work, words), SIZE,
                            XDG_STATE_HOME=self.work, XDG_CACHE_HOME=self.work)
        self.addCleanup(emulator.__exit__)
        return emulator

    def test_over_and_over_until_it_is_left(self):
        with self.watch('--tour=1', '--loop') as emulator:
            for title in TITLES + TITLES[:3]:  # and it begins anew
                emulator.until(lambda rows, title=title: title + ' ' in caption_begins(rows), 'showing ' + title)
            emulator.keys('Escape')
            emulator.until_is(expected(SIZE))  # the map as it was
            emulator.type('q')
            emulator.until_shows('it ended with 0')
            before = content(os.path.join(self.work, 'before'))
            self.assertIn('icanon', before)
            until(lambda: content(os.path.join(self.work, 'after')) == before, 'the terminal as it was')
            self.assertEqual(emulator.tmux('display-message', '-p', '#{alternate_on}#{mouse_any_flag}#{cursor_flag}').strip(), '001')

    def test_ended_while_it_flies(self):
        for key in ('q', 'C-c'):
            with self.watch('--tour=1') as emulator:
                emulator.until(lambda rows: TITLES[2] + ' ' in caption_begins(rows), 'the first flight')
                emulator.keys(key)
                emulator.until_shows('it ended with 0')
                self.assertEqual(emulator.tmux('display-message', '-p', '#{alternate_on}#{mouse_any_flag}#{cursor_flag}').strip(), '001')

    def test_keys_take_over(self):
        with self.watch('--tour=600', '--no-motion') as emulator:
            for keys, title in ((('Space', 'NPage'), TITLES[2]), (('PPage',), TITLES[1]), (('.', 'Space'), TITLES[2])):
                emulator.keys(*keys)
                emulator.until(lambda rows, title=title: title + ' ' in caption_begins(rows), 'showing ' + title)
            emulator.type('t')
            emulator.until_is(expected(SIZE))

    def test_a_place_that_no_map_has_is_told_at_once(self):
        path, line_of = self.plan(('place = Kharkiv', 'place = Kharkivv'))
        said = 'lesson.ini:%d: there is no place' % line_of('place = Kharkivv')
        with self.watch(path) as emulator:
            emulator.until_shows(said)
            emulator.type('pp')
            emulator.until(lambda rows: not any(said in row for row in rows), 'another key')
            emulator.type('t')
            emulator.until_shows(said)
            self.assertEqual(caption_begins(emulator.rows()), '')


class Waiting(WithFolder):
    def test_nothing_wakes_up_while_it_waits(self):
        terminal = self.start()
        terminal.until_shows('1 column')
        terminal.send(b't')
        terminal.until_shows(TITLES[0] + ' ')
        for keys in (b'', b'   ', b'..'):  # the first step; after a flight; run for a moment and stopped
            terminal.send(keys)
            self.settle(terminal)
            switches = terminal.switches()
            self.assertFalse(terminal.read(2))
            self.assertEqual(terminal.switches(), switches)

    def test_nothing_wakes_up_at_the_end(self):
        terminal = self.start('--tour=0.1', '--no-motion')
        terminal.until_shows('Whoever tells you more')
        self.settle(terminal)
        switches = terminal.switches()
        self.assertFalse(terminal.read(2))
        self.assertEqual(terminal.switches(), switches)


class SlowLine(WithFolder):
    def steps(self, terminal, keys):
        """The bytes that each key costs until all has come to rest."""
        costs = []
        for key in keys:
            since = len(terminal.output)
            terminal.send(key)
            self.settle(terminal)
            costs.append(len(terminal.output) - since)
        return costs

    def test_what_flies_costs_no_more_than_the_rate(self):
        local, remote = (self.start(columns=200, rows=60, **how) for how in ({}, {'SSH_CONNECTION': '192.0.2.1 1 192.0.2.2 22'}))
        costs = []
        for terminal in (local, remote):
            terminal.until_shows('1 column')
            self.settle(terminal)
            costs.append(sum(self.steps(terminal, [b't'] + [b' '] * 11)))
        self.assertGreater(costs[0], costs[1])
        # Five flights of at most 2.5 s at 48 KB/s, a picture for each that was on its way, and the steps' own pictures.
        self.assertLess(costs[1], 5 * 2.5 * 48 * 1024 + 17 * 24 * 1024)

    def test_a_line_that_takes_nothing_has_no_flights(self):
        terminal = self.start(columns=200, rows=60)
        terminal.until_shows('1 column')
        self.settle(terminal)
        self.steps(terminal, [b't'] + [b' '] * 9)
        flying = self.steps(terminal, [b' '])[0]
        terminal.send(b'\x7f')  # back, and nobody reads
        if not content('/proc/%d/syscall' % terminal.pid):
            self.skipTest('what a program waits for cannot be seen here')
        until(lambda: content('/proc/%d/syscall' % terminal.pid).startswith(WRITE), 'waiting to write')
        then = time.monotonic()
        until(lambda: time.monotonic() > then + 1, 'waiting for long')
        self.settle(terminal)  # now somebody does
        self.assertLess(self.steps(terminal, [b' '])[0], flying / 3)
        terminal.send(b'q')
        self.assertEqual(terminal.until_ended(), 0)


class WrongTours(WithFolder):
    def run_program(self, *arguments):
        done = subprocess.run([PROGRAM, '--data', DATA, *arguments], env=surroundings(XDG_STATE_HOME=self.work), stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=120, cwd=self.work)
        return done.returncode, done.stderr.decode()

    def script(self):
        path = os.path.join(self.work, 'script')
        with open(path, 'w', encoding='utf-8') as script:
            script.write('wait exact\nwait tour\nquit\n')
        return path

    def test_what_the_reader_sees_names_the_line(self):
        for old, new, said in (('highlight = dmz', 'highlight = dmx', 'did you mean'), ('[tour 5]', '[tour 6]', 'must be [tour 5]'),
                               ('place = Kharkiv', 'plaec = Kharkiv', "did you mean 'place'"),
                               ('title = From the rear\n', '\n', "has no 'title'"),
                               ('tiers_shown = 3', 'tiers_shown = many', 'tiers_shown')):
            path, line_of = self.plan((old, new))
            status, said_by_program = self.run_program('--print', path)
            line = line_of(new) if new.strip() else line_of('[tour 8]')
            self.assertEqual(status, 1)
            self.assertTrue(said_by_program.startswith('tiermap: %s:%d: ' % (path, line)), said_by_program)
            self.assertIn(said, said_by_program)
            self.assertEqual(said_by_program.count('\n'), 1)

    def test_a_place_that_no_map_has_names_the_line(self):
        path, line_of = self.plan(('place = Kharkiv', 'place = Kharkivv'))
        status, said = self.run_program('--script', self.script(), '--tour', path)
        self.assertEqual((status, said), (1, "tiermap: %s:%d: there is no place 'Kharkivv' on this map; did you mean Kharkiv?\n"
                                          % (path, line_of('place = Kharkivv'))))

    def test_a_plan_without_a_tour_has_none(self):
        border = os.path.join(DATA, 'shapefiles/neighbours.shp')
        status, said = self.run_program('--script', self.script(), '--tour', '--border', border, '--where', 'a3=ROU')
        self.assertEqual(status, 2)
        self.assertIn('no tour', said)

    def test_the_bundled_tour_is_good(self):
        self.assertEqual(self.run_program('--script', self.script(), '--tour=1', '--loop', '--no-motion', '--projector'), (0, ''))


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=1)
