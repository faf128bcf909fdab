#!/usr/bin/env python3
"""The map while the engine works, is slow, is killed, or is not needed at all; in a real terminal emulator, on the real data.

usage: live.py TIERMAP DATA [CLASS]   (DATA: the folder that holds assets/ and shapefiles/; CLASS: only the tests of one)

Most of what these tests do is to wait, so each class is a test of its own for meson, and they run side by side.
"""
import concurrent.futures
import contextlib
import json
import math
import os
import random
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import unittest

from emulator import DATA, PROGRAM, Emulator, expected
from pseudo import PATIENCE, content, engine_of, engines_of, stop, surroundings, until

SIZE = (120, 40)  # room for the panel with its numbers


class Viewer:
    """What the kernel says of the viewer in a terminal."""

    def __init__(self, emulator):
        self.pid = emulator.pid()

    def engines(self):
        return engines_of(self.pid)

    def engine(self):
        return engine_of(self.pid)

    def has_had_children(self):
        """Whether there is any, or was one that it has waited for: that leaves its page faults behind."""
        fields = content('/proc/%d/stat' % self.pid).rsplit(')', 1)[1].split()
        return bool(content('/proc/%d/task/%d/children' % (self.pid, self.pid)).split()) or int(fields[8]) > 0


def processor_ticks(pid):
    fields = content('/proc/%d/stat' % pid).rsplit(')', 1)
    return sum(map(int, fields[1].split()[11:13])) if len(fields) == 2 else 0


def foot(rows):
    """The scale and the row of keys with the map's middle, of a whole screen."""
    return rows[SIZE[1] - 3][:24], rows[SIZE[1] - 1]


def panel(rows):
    return [row.rpartition('│')[2] for row in rows[:SIZE[1] - 1]]


@unittest.skipUnless(shutil.which('tmux'), 'tmux is not there')
class WithCache(unittest.TestCase):
    """Each test has a home, a cache folder and a place for unsaved changes of its own."""

    def setUp(self):
        self.work = tempfile.mkdtemp(prefix='tiermap-live-')
        self.addCleanup(shutil.rmtree, self.work)
        self.cache = os.path.join(self.work, 'cache')
        self.environment = {'HOME': self.work, 'XDG_CACHE_HOME': self.cache, 'XDG_STATE_HOME': os.path.join(self.work, 'state')}

    def start(self, *arguments, **changes):
        command = ' '.join("'%s'" % word for word in (PROGRAM, '--data', DATA, *arguments))
        return Emulator('exec ' + command, SIZE, **{**self.environment, **changes})

    @contextlib.contextmanager
    def start_hanging(self):
        """The map when its first tier was chosen, and the engine, which does nothing more."""
        with self.start() as emulator:
            emulator.until_is(expected(SIZE))
            emulator.type('1')
            engine = Viewer(emulator).engine()
            stop(engine)
            yield emulator, engine

    def kept(self):
        folder = os.path.join(self.cache, 'tiermap')
        return [name for name in os.listdir(folder) if name.endswith('.reply')] if os.path.isdir(folder) else []

    def path(self, name):
        return os.path.join(self.work, name)


class Waiting(WithCache):
    def test_an_engine_that_never_answers_is_stopped(self):
        with self.start_hanging() as (emulator, engine):
            emulator.type(']')
            emulator.until_shows('took too long and was stopped')
            self.assertEqual(Viewer(emulator).engines(), [])
            emulator.type(']')
            emulator.until_is(expected(SIZE, 'key 1 ]', 'wait exact'))


class Changing(WithCache):
    def test_a_key_held_down_queues_no_work(self):
        with self.start() as emulator:
            emulator.until_is(expected(SIZE))
            emulator.type('1')
            for _ in range(12):
                emulator.type(']]]]]')
            emulator.until_is(expected(SIZE, 'key 1' + ' ]' * 60, 'wait exact'))  # the last ones say that tier 2 is in the way
            self.assertNotIn('being worked out', '\n'.join(emulator.rows()))
            self.assertLess(len(self.kept()), 30)  # one for each answer

    def test_reference_lines_take_turns(self):
        with self.start() as emulator:
            emulator.until_is(expected(SIZE))
            emulator.type('r')
            other = expected(SIZE, 'key r', 'wait exact')
            emulator.until_is(other)
            emulator.type('rrr')
            emulator.until_is(expected(SIZE, 'key r', 'wait exact', 'key r r r', 'wait exact'))
            emulator.type('r')
            emulator.until_is(other)

    def test_esc_goes_back(self):
        with self.start() as emulator:
            emulator.until_is(expected(SIZE))
            emulator.type('2')
            engine = Viewer(emulator).engine()
            before = expected(SIZE, 'key 2')
            emulator.until_is(before)
            stop(engine)
            emulator.type(']]]')
            emulator.keys('Escape')
            emulator.until_shows('left as it was')
            os.kill(engine, signal.SIGCONT)  # whatever it sends now is not wanted
            emulator.until_settled()
            emulator.type('pp')  # takes the sentence away
            emulator.until_is(before)
            emulator.type(']')  # and it goes on from where it was
            emulator.until_is(expected(SIZE, 'key 2 ]', 'wait exact'))

    def test_keys_are_answered_while_the_engine_hangs(self):
        with self.start_hanging() as (emulator, engine):
            emulator.type(']')
            script = 'key 1'
            for key in '+ll??0':
                emulator.type(key)
                script += ' ' + key
                feet = foot(expected(SIZE, script))  # not all of it: where names are depends on every frame before
                emulator.until(lambda rows, feet=feet: foot(rows) == feet, 'answering ' + script)
            emulator.type('][' * 400 + ']')  # more requests than a socket holds: they are another engine's then
            numbers = panel(expected(SIZE, 'key 1 ] ]', 'wait exact'))
            emulator.until(lambda rows: panel(rows) == numbers, 'the numbers of another engine')
            self.assertNotEqual(Viewer(emulator).engine(), engine)


class Dying(WithCache):
    def test_killed_while_idle(self):
        with self.start() as emulator:
            emulator.until_is(expected(SIZE))
            emulator.type('1')
            os.kill(Viewer(emulator).engine(), signal.SIGKILL)
            emulator.until_shows('again')
            self.assertIn('stopped (Killed)', '\n'.join(emulator.rows()))
            emulator.type('pp')
            emulator.until_is(expected(SIZE, 'key 1'))
            emulator.type(']')
            emulator.until_is(expected(SIZE, 'key 1 ]', 'wait exact'))

    def test_killed_at_any_moment(self):
        chance = random.Random(5)
        with self.start() as emulator:
            emulator.until_is(expected(SIZE))
            viewer = Viewer(emulator)
            emulator.type('1')
            for _ in range(20):
                engine = viewer.engine()
                emulator.type(']')
                time.sleep(chance.random() * 0.3)  # the moment, not a wait
                if engine in viewer.engines():
                    os.kill(engine, signal.SIGKILL)
                emulator.until(lambda rows: any('again' in row for row in rows), 'saying so')
                self.assertTrue(any('Ukraine' in row or 'Kyiv' in row for row in emulator.rows()))
            emulator.type('pp')
            numbers = panel(expected(SIZE, 'key 1' + ' ]' * 20, 'wait exact'))  # names stay where drafts before had them
            emulator.until(lambda rows: panel(rows) == numbers, 'the numbers of what was asked last')
            self.assertNotIn('being worked out', '\n'.join(emulator.rows()))

    def test_killed_twice_for_the_same(self):
        with self.start_hanging() as (emulator, first):
            viewer = Viewer(emulator)
            emulator.type(']')
            emulator.until_settled()
            os.kill(first, signal.SIGKILL)
            second = until(lambda: [pid for pid in viewer.engines() if pid != first], 'another engine')[0]
            os.kill(second, signal.SIGKILL)  # at work or, on a fast machine, not any more
            emulator.until(lambda rows: any('stopped (Killed)' in row for row in rows), 'saying so')
            emulator.type('pp')
            emulator.until(lambda rows: rows[:40] in (expected(SIZE, 'key 1'), expected(SIZE, 'key 1 ]', 'wait exact')), 'old or new, not both')


class Keeping(WithCache):
    def check_no_engine(self, rows, *arguments, **changes):
        with self.start(*arguments, **changes) as emulator:
            emulator.until_is(rows)
            self.assertFalse(Viewer(emulator).has_had_children())

    def test_the_first_map_needs_no_engine(self):
        self.check_no_engine(expected(SIZE))
        self.check_no_engine(expected(SIZE), XDG_CACHE_HOME='/dev/null/none', HOME='/nonexistent')
        self.assertEqual(self.kept(), [])

    def check_second_start(self, *arguments, replies=1):
        with self.start(*arguments) as emulator:
            until(lambda: len(self.kept()) == replies, 'keeping')
            emulator.until(lambda rows: not any('Reading the map' in row for row in rows), 'the map')
            emulator.until_settled()
            rows = emulator.rows()[:SIZE[1]]
            self.assertTrue(Viewer(emulator).has_had_children())
            emulator.type('q')
        self.check_no_engine(rows, *arguments)
        shutil.rmtree(self.cache)

    def test_the_second_start_needs_none_either(self):
        self.check_second_start('--depths', '20,70,200')
        self.check_second_start('--reference', 'russia+belarus')
        with open(self.path('line.geojson'), 'w', encoding='utf-8') as line:
            json.dump({'type': 'LineString', 'coordinates': [[34, 53], [34, 45]]}, line)
        self.check_second_start('--reference', self.path('line.geojson'))
        # The reference that nobody chose is found by the engine, and kept with the rest.
        self.check_second_start('--border', os.path.join(DATA, 'shapefiles/neighbours.shp'), '--where', 'a3=ROU', replies=2)

    def test_a_line_that_is_edited_meanwhile(self):
        """What is kept of the old line must never be shown for the new one."""
        path = self.path('line.geojson')

        def draw(lon):
            with open(path, 'w', encoding='utf-8') as line:
                json.dump({'type': 'LineString', 'coordinates': [[lon, 53], [lon, 45]]}, line)

        draw(34)
        with self.start('--reference', path) as emulator:
            until(self.kept, 'keeping')
            emulator.until(lambda rows: not any('Reading the map' in row for row in rows), 'the map')
            draw(31)
            emulator.type('1]')
            emulator.until_shows('0-26')
            emulator.type('[')
            emulator.until_shows('0-25')
            emulator.until_settled()
            emulator.type('q')
        command = [PROGRAM, '--data', DATA, '--print', '--size', '120x40', '--reference', path]
        fresh = subprocess.run(command, env=surroundings(), capture_output=True, check=True, timeout=PATIENCE).stdout
        kept = subprocess.run(command, env=surroundings(**self.environment), capture_output=True, check=True, timeout=PATIENCE).stdout
        self.assertEqual(fresh, kept)

    def test_damaged_files_are_made_anew(self):
        def printed():
            return subprocess.run([PROGRAM, '--data', DATA, '--print', '--depths', '20,70,200'], env=surroundings(**self.environment),
                                  capture_output=True, check=True, timeout=PATIENCE).stdout

        first = printed()
        name = os.path.join(self.cache, 'tiermap', self.kept()[0])
        with open(name, 'rb') as file:
            whole = file.read()
        for damage in (whole[:len(whole) // 2], whole[:40], b'', whole[:1000] + bytes(1000) + whole[2000:], b'x' * len(whole)):
            with open(name, 'wb') as file:
                file.write(damage)
            self.assertEqual(printed(), first)
            with open(name, 'rb') as file:
                self.assertEqual(file.read(), whole)

    def test_where_nothing_can_be_kept(self):
        os.mkdir(self.cache)
        with open(os.path.join(self.cache, 'tiermap'), 'w', encoding='utf-8'):
            pass  # a file where the folder would be
        with self.start('--depths', '20,70,200') as emulator:
            emulator.until_shows('20-70')
            emulator.until(lambda rows: not any('being worked out' in row for row in rows), 'the numbers')
        self.assertEqual(os.listdir(self.cache), ['tiermap'])


# ---- hostile files ----

def star(count):
    ring = [(33 + (3 if i % 2 else 0.02) * math.cos(2 * math.pi * i / count), 49 + (2 if i % 2 else 0.02) * math.sin(2 * math.pi * i / count))
            for i in range(count)]
    return ring + ring[:1]


def wiggle(count):
    return [(24 + 15 * i / count, 49 + 0.5 * math.sin(i * 0.7) + 0.3 * math.sin(i * 0.013)) for i in range(count)]


def write_geojson(path, kind, points):
    with open(path, 'w', encoding='utf-8') as file:
        json.dump({'type': kind, 'coordinates': [points] if kind == 'Polygon' else points}, file)


def write_shp(path, kind, points):
    """Without .shx and .dbf, as many that are passed around."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    box = [v if math.isfinite(v) else 0 for v in (min(xs), min(ys), max(xs), max(ys))]
    body = struct.pack('<i4d3i', kind, *box, 1, len(points), 0) + b''.join(struct.pack('<2d', *p) for p in points)
    record = struct.pack('>2i', 1, len(body) // 2) + body
    with open(path, 'wb') as file:
        file.write(struct.pack('>7i', 9994, 0, 0, 0, 0, 0, 50 + len(record) // 2) + struct.pack('<2i8d', 1000, kind, *box, 0, 0, 0, 0) + record)


class Hostile(WithCache):
    def files(self):
        """Those that are read: large enough to be far more than what anybody draws. The largest are in the test below."""
        write_geojson(self.path('star.geojson'), 'Polygon', star(400))
        write_shp(self.path('star.shp'), 5, star(400))
        write_geojson(self.path('long.geojson'), 'LineString', wiggle(4000))
        write_shp(self.path('long.shp'), 3, wiggle(4000))
        for name, bad in (('nan', math.nan), ('inf', math.inf), ('minus', -math.inf), ('huge', 1e308)):
            write_shp(self.path(name + '.shp'), 3, [(34, 53), (34, bad), (34, 45)])
            write_shp(self.path(name + '-all.shp'), 5, [(bad, bad)] * 5)
        for name, text in (('nan', 'NaN'), ('inf', 'Infinity'), ('huge', '1e999'), ('large', '1e308')):
            with open(self.path(name + '.geojson'), 'w', encoding='utf-8') as file:
                file.write('{"type":"LineString","coordinates":[[34,53],[34,%s],[34,45]]}' % text)
        return sorted(name for name in os.listdir(self.work) if name.endswith(('.shp', '.geojson')))

    def printed(self, case):
        name, option = case
        return subprocess.run([PROGRAM, '--data', DATA, '--print', '--color', 'never', option, self.path(name)],
                              env=surroundings(**self.environment), stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE)

    def test_each_ends_with_a_picture_or_one_sentence(self):
        cases = [(name, option) for name in self.files() for option in ('--reference', '--border')]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            results = list(pool.map(self.printed, cases))
        for (name, option), done in zip(cases, results):
            with self.subTest(name=name, option=option):
                if done.returncode == 0:
                    self.assertEqual((done.stderr, done.stdout.count(b'\n')), (b'', 24))
                else:
                    self.assertEqual((done.returncode, done.stdout), (1, b''))
                    self.assertRegex(done.stderr.decode(), r'^tiermap: [^\n]+\n$')
                    if 'took more than' not in done.stderr.decode():
                        self.assertTrue(name in done.stderr.decode() or 'stopped' in done.stderr.decode(), done.stderr)


class WithLargeFiles(WithCache):
    def check_keys_are_answered(self, name):
        with self.start('--reference', self.path(name)) as emulator:
            engine = Viewer(emulator).engine()
            until(lambda: processor_ticks(engine) > 5 or not Viewer(emulator).engines(), 'work')
            for _ in range(3):
                emulator.type('?')
                emulator.until_shows('Nearer')
                emulator.type('?')
                emulator.until(lambda rows: not any('Nearer' in row for row in rows), 'closing the help')
            emulator.until(lambda rows: any(re.search(name + r'|too long|stopped', row) for row in rows), 'a picture or a sentence')
            emulator.type('?')
            emulator.until_shows('Nearer')

    def test_a_star(self):
        write_geojson(self.path('star.geojson'), 'Polygon', star(3000))
        self.check_keys_are_answered('star.geojson')

    def test_a_long_line(self):
        write_shp(self.path('long.shp'), 3, wiggle(200000))
        self.check_keys_are_answered('long.shp')


def check_that_all_run():
    """Meson runs the classes that its file names: one that it does not name would never run, and nobody would know."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'meson.build'), encoding='utf-8') as file:
        named = file.read()
    for name, kind in globals().items():
        if isinstance(kind, type) and issubclass(kind, WithCache) and any(word.startswith('test') for word in vars(kind)):
            if "'%s'" % name not in named:
                sys.exit('%s is not in meson.build' % name)


if __name__ == '__main__':
    check_that_all_run()
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=1)
