#!/usr/bin/env python3
"""The viewer on a pseudo-terminal: start, end, signals, crash, and what it leaves behind.

usage: terminal.py TIERMAP TINY      (TINY: the folder of the tiny country)
"""
import os
import signal
import sys
import unittest

from pseudo import Pseudo

PROGRAM, TINY = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
OURS = {1049, 25, 1000, 1002, 1006, 2004}  # alternate screen, hidden cursor, mouse, paste
TERMINALS = ('xterm-256color', 'tmux-256color', 'screen', 'linux', 'vt100', 'dumb', 'no-such-terminal')
LOCALES = ('C', 'C.UTF-8', 'uk_UA.UTF-8', 'no_such.locale')
SIZES = ((1, 1), (10, 5), (80, 24), (500, 200))


def start(*arguments, **how):
    return Pseudo([PROGRAM, '--data', TINY, *arguments], **how)


def start_map(*arguments, **how):
    """Started, and the map is there."""
    terminal = start(*arguments, **how)
    terminal.until_shows('1 column')  # "km" stands in the strip's legend before
    return terminal


class Ending(unittest.TestCase):
    def check_restored(self, terminal, before):
        self.assertEqual(terminal.modes_on(), set())
        self.assertEqual(terminal.line_modes(), before)

    def test_modes_are_taken_and_given_back(self):
        for key in (b'q', b'\x03', 'й'.encode()):
            with start() as terminal:
                before = terminal.line_modes()
                terminal.until(lambda: terminal.modes_on() >= OURS, 'taking the terminal')
                terminal.until_shows('km')
                self.assertNotEqual(terminal.line_modes(), before)
                terminal.send(key)
                self.assertEqual(terminal.until_ended(), 0)
                self.check_restored(terminal, before)

    def test_signals(self):
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            with start() as terminal:
                before = terminal.line_modes()
                terminal.until_shows('km')
                os.kill(terminal.pid, number)
                self.assertEqual(terminal.until_ended(), 128 + number)
                self.check_restored(terminal, before)

    def test_crashes(self):
        for number in (signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGFPE, signal.SIGILL, signal.SIGQUIT):
            with start() as terminal:
                before = terminal.line_modes()
                terminal.until_shows('km')
                os.kill(terminal.pid, number)
                self.assertEqual(terminal.until_ended(), -number)
                self.check_restored(terminal, before)

    def test_suspend_in_a_session_that_cannot_stop(self):
        with start_map() as terminal:
            since = len(terminal.output)
            os.kill(terminal.pid, signal.SIGTSTP)
            terminal.until(lambda: b'\x1b[?1049l' in terminal.output[since:], 'giving the terminal back')
            back = terminal.output.index(b'\x1b[?1049l', since)
            terminal.until(lambda: terminal.modes_on(back) >= OURS, 'taking it again')
            terminal.until_shows('km', back)

    def test_stopped_and_continued_by_force(self):
        with start_map() as terminal:
            os.kill(terminal.pid, signal.SIGSTOP)
            os.waitpid(terminal.pid, os.WUNTRACED)
            since = len(terminal.output)
            os.kill(terminal.pid, signal.SIGCONT)
            terminal.until(lambda: terminal.modes_on(since) >= OURS, 'taking the terminal again')
            terminal.until_shows('km', since)

    def test_lost_terminal(self):
        for blocked in ((), (signal.SIGHUP,)):  # told of it, or left to notice
            with start_map(blocked=blocked) as terminal:
                terminal.close()
                self.assertEqual(terminal.until_ended(), 128 + signal.SIGHUP)


class Starting(unittest.TestCase):
    def test_every_terminal_shows_a_map_or_a_sentence(self):
        for term in TERMINALS:
            for locale in LOCALES:
                for columns, rows in SIZES:
                    with self.subTest(term=term, locale=locale, columns=columns, rows=rows), \
                            start(columns=columns, rows=rows, TERM=term, LC_ALL=locale) as terminal:
                        if term == 'dumb':
                            self.assertEqual(terminal.until_ended(), 3)
                            self.assertIn('--print', terminal.text())
                            self.assertEqual(terminal.output.count(b'\x1b'), 0)
                            continue
                        words = ('2',) if columns == 1 else ('needs', 'потр', 'potr') if rows < 6 else ('km', 'км')
                        terminal.until(lambda: any(word in terminal.text() for word in words), 'showing any of %s' % (words,))
                        if 'UTF-8' not in locale:
                            self.assertTrue(terminal.text().isascii(), terminal.text())
                        terminal.send(b'q')
                        self.assertEqual(terminal.until_ended(), 0)
                        self.assertEqual(terminal.modes_on(), set())

    def test_no_terminal_name(self):
        for term in (None, ''):
            with start(TERM=term) as terminal:
                self.assertEqual(terminal.until_ended(), 3)
                self.assertIn('--print', terminal.text())

    def test_no_colour(self):
        with start_map(NO_COLOR='1') as terminal:
            self.assertNotRegex(terminal.output, rb'\x1b\[(?:[0-9]+;)*(?:3|4|9|10)[0-9](?:;[0-9]+)*m')
        with start_map() as terminal:
            self.assertRegex(terminal.output, rb'\x1b\[[0-9;]*48;5;')

    def test_true_colour(self):
        palette = rb'\x1b\]4;|\x1b\]1[01];|\x1b\[[0-9;]*48;5;'  # the palette is neither changed nor used
        with start_map(COLORTERM='truecolor') as terminal:
            self.assertRegex(terminal.output, rb'\x1b\[[0-9;]*48;2;')
            self.assertNotRegex(terminal.output, palette)
            since = len(terminal.output)
            terminal.send(b'T')
            terminal.until_shows('light', since)
            self.assertIn(b'48;2;255;175;95', terminal.output[since:])  # tier 1
            self.assertNotRegex(terminal.output, palette)
        with start_map('--color', 'true') as terminal:
            self.assertRegex(terminal.output, rb'\x1b\[[0-9;]*48;2;')

    def test_synchronized_output_only_where_it_is_known(self):
        with start_map() as terminal:
            self.assertNotIn(b'?2026', terminal.output)
        with start_map(TERM='xterm-kitty') as terminal:
            terminal.until(lambda: terminal.output.count(b'\x1b[?2026h') == terminal.output.count(b'\x1b[?2026l') > 0, 'frames at once')

    def test_no_mouse(self):
        with start_map('--no-mouse') as terminal:
            self.assertEqual(terminal.modes_on() & {1000, 1002, 1006}, set())
            terminal.send(b'M')
            terminal.until(lambda: terminal.modes_on() >= {1000, 1002, 1006}, 'the mouse')
            terminal.send(b'M')
            terminal.until(lambda: not terminal.modes_on() & {1000, 1002, 1006}, 'no mouse')

    def test_nothing_is_asked_of_the_terminal(self):
        with start_map() as terminal:
            for question in (rb'\x1b\[[0-9;>=?]*[cn]', rb'\x1b\][0-9]+;\?', rb'\x1bP', rb'\x1b\[>?[0-9]*q', rb'\x1b\]4;'):
                self.assertNotRegex(terminal.output, question)


class Using(unittest.TestCase):
    def test_a_sequence_in_two_pieces_is_one_key(self):
        with start_map() as terminal:
            terminal.send(b'\x1b[')
            while terminal.read(0.2):
                pass
            since = len(terminal.output)
            terminal.send(b'6~S')  # were it read as keys, 6 would flash and ~, too
            terminal.until_shows('REPORTED', since)
            self.assertNotIn('? for help', terminal.text(since))

    def test_paste_is_not_typed(self):
        with start_map() as terminal:
            since = len(terminal.output)
            terminal.send(b'\x1b[200~qqqq\nq\x1b[201~S')
            terminal.until_shows('REPORTED', since)
            self.assertFalse(terminal.ended())

    def test_resize_storm(self):
        with start_map() as terminal:
            for i in range(300):
                terminal.resize(1 + i * 7 % 300, 1 + i * 5 % 100)
                terminal.read(0)
            terminal.resize(90, 30)
            since = len(terminal.output)
            terminal.until(lambda: b'\x1b[30;' in terminal.output[since:] or b'\x1b[30d' in terminal.output[since:], 'the last size')
            terminal.send(b'q')
            self.assertEqual(terminal.until_ended(), 0)

    def test_nothing_pressed_nothing_done(self):
        with start_map() as terminal:
            while terminal.read(0.5):  # until it has settled
                pass
            switches = terminal.switches()
            self.assertFalse(terminal.read(2))
            self.assertEqual(terminal.switches(), switches)

    def test_noise_is_survived(self):
        noise = bytes(i * 73 % 251 for i in range(20000)).replace(b'q', b'').replace(b'\x03', b'').replace(b'\x1a', b'').replace(b'\x1c', b'')
        with start_map() as terminal:
            for at in range(0, len(noise), 500):
                terminal.send(noise[at:at + 500])
                terminal.read(0)
            while terminal.read(1.2):  # a piece that waits for its rest is given up
                pass
            # Wherever it is now, in a prompt, a tool or a page, and whatever was changed: this leads out.
            for _ in range(6):
                if not terminal.modes_on():
                    break  # it is leaving: now the key would be the terminal's, and end it by a signal
                terminal.send(b'\x03')
                while terminal.read(0.3):
                    pass
            self.assertEqual(terminal.until_ended(), 0)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=1)
