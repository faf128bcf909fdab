#!/usr/bin/env python3
"""Files whose every text is full of what commands a terminal, hides letters or turns them round: nothing of it may leave the program,
in any mode, locale or export, while the letters around it do.

usage: hostile.py TIERMAP TINY      (TINY: the folder of the tiny country)
"""
import glob
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unicodedata
import unittest
from xml.etree import ElementTree

from pseudo import SEQUENCE, Pseudo, surroundings

PROGRAM, TINY = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
# A title, a colour, C1 in two bytes, DEL, directions of writing, no widths, ends of lines, a tag, a private sign.
HOSTILE = ('Zed\x1b]0;t\x07\x1b[31m\x9b2J\x90q\x9c\x7f\u202e\u2066\u200b\u200d\ufeff\u00ad\u061c\u2028\u2029\u0085\U000e0041\ue000\x08\x0e'
           'Dez')
SHORT = 'Zed\x1b0;t\x07\x9b2J\u202e\u200b\u2066Dez'  # where only so many bytes can stand
NAME = b'z\x1b]0;t\x07\x9b31m' + '\u202eq\u200b\u009b\ufeff'.encode() + b'\x7f\x0e'  # of files; 0x9B alone is no UTF-8
SGR = re.compile(r'\x1b\[[0-9;]*m')
UTF8, ASCII = {'LC_ALL': 'C.UTF-8'}, {'LC_ALL': 'C'}
TEXT_KEY = re.compile(r'^(title|source_line|summary|illustrative|attribution|name|short_name|force|label|(?:brigades_)?(?:text|said_by)|'
                      r'caption|try|publisher|date|url|answer_[0-9]|why)(\[uk\])? *= ')
KEYS = b'p?q' b'D' b'q' b'S' b'q' b'T' b'1' b'i' b'\x1b' b'/Zed' b'\x1b' b'rr' b'vjj\x1b' b't \x1b' b's' b'\x1b' b':quiz\r\x1b' b'c' b'q'


def faults(text, allowed='\n'):
    """What should not be in what people read."""
    return sorted({'U+%04X' % ord(c) for c in text if unicodedata.category(c) in ('Cc', 'Cf', 'Cs', 'Co', 'Zl', 'Zp') and c not in allowed})


def strings(value):
    """All that a JSON document says, keys too."""
    if isinstance(value, str):
        yield value
    for item in (list(value) + list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []):
        yield from strings(item)


def content(*path):
    with open(os.path.join(*path), 'rb') as file:
        return file.read()


def write(path, data):
    with open(path, 'wb') as out:
        out.write(data if isinstance(data, bytes) else data.encode())
    return path


def made_hostile(dbf, encoding):
    """The table with something hostile behind every name, as far as the field goes."""
    rows, head, size = struct.unpack_from('<IHH', dbf, 4)
    table, at = bytearray(dbf), 1
    for field in range(32, head - 1, 32):
        name, width = dbf[field:field + 11].rstrip(b'\0'), dbf[field + 16]
        for row in range(rows if name in (b'name', b'name_uk') else 0):
            begin = head + row * size + at
            old = dbf[begin:begin + width].rstrip(b' ').decode()
            table[begin:begin + width] = (old.encode(encoding, 'replace') + encoded(encoding))[:width].ljust(width)
        at += width
    return bytes(table)


def encoded(encoding):
    """Where the encoding has no such letters, the bytes that are C1 to a terminal of eight bits are there all the same."""
    return HOSTILE.encode() if encoding == 'utf-8' else b'Zed\x1b]0;t\x07\x1b[31m\x9b2J\x90\x9c\x98\x7f\xad\x85\x08Dez'


def locales():
    """Variables of a locale that is not UTF-8 each, by their names; made for this test, as no system has them by itself."""
    yield 'ASCII', ASCII, None
    folder = tempfile.mkdtemp(prefix='tiermap-locales-')
    for source, charset in (('uk_UA', 'KOI8-U'), ('en_US', 'ISO-8859-1')):
        name = '%s.%s' % (source, charset)
        made = shutil.which('localedef') and subprocess.run(['localedef', '-i', source, '-f', charset, os.path.join(folder, name)],
                                                            capture_output=True).returncode == 0
        if made:
            yield charset, {'LOCPATH': folder, 'LC_ALL': name}, None
        else:
            yield charset, None, 'localedef cannot make %s: the package locales is not there' % name
    unittest.addModuleCleanup(shutil.rmtree, folder, ignore_errors=True)


class Hostile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.work = tempfile.mkdtemp(prefix='tiermap-hostile-')
        cls.addClassCleanup(shutil.rmtree, cls.work, ignore_errors=True)
        cls.folder = os.path.join(os.fsencode(cls.work), NAME)  # all is in it, so that every path is hostile
        cls.data = os.path.join(cls.folder, b'data')
        shutil.copytree(os.fsencode(TINY), cls.data)
        for table in glob.glob(os.path.join(cls.data, b'shapefiles', b'*.dbf')):
            write(table, made_hostile(content(table), 'utf-8'))
        cls.borders = [cls.make_border(name, *how) for name, how in
                       ((b'utf8', (b'UTF-8', 'utf-8')), (b'cp1251', (b'1251', 'cp1251')), (b'latin1', (b'ISO 8859-1', 'latin-1')))]
        cls.borders.append(cls.make_geojson(b'border.geojson', 'Polygon', [[[31, 48.5], [31, 50.5], [35, 50.5], [35, 48.5], [31, 48.5]]]))
        cls.reference = cls.make_geojson(b'front.geojson', 'LineString', [[34.2, 51.6], [33.9, 50.2], [34.3, 49.2], [33.7, 47.6]])
        cls.plan = cls.make_plan(b'plan.ini')
        cls.other_plan = write(cls.path(b'other.ini'), content(cls.plan).replace(b'outer_km = 25\n', b'outer_km = 30\n'))
        cls.theme = write(cls.path(b'theme' + NAME + b'.ini'), b'# ' + HOSTILE.encode() + b'\nlike = dark\n')
        os.makedirs(cls.path(b'config/tiermap'))

    @classmethod
    def path(cls, name):
        return os.path.join(cls.folder, name)

    @classmethod
    def make_border(cls, name, cpg, encoding):
        tiny = os.path.join(TINY, 'shapefiles', 'ukraine')
        for ending in ('shp', 'shx', 'prj'):
            shutil.copy('%s.%s' % (tiny, ending), os.fsdecode(cls.path(name)) + '.' + ending)
        write(cls.path(name + b'.cpg'), cpg)
        write(cls.path(name + b'.dbf'), made_hostile(content(tiny + '.dbf'), encoding))
        return cls.path(name + b'.shp')

    @classmethod
    def make_geojson(cls, name, kind, coordinates):
        feature = {'type': 'Feature', 'properties': {'name': HOSTILE, 'name_uk': HOSTILE, HOSTILE: HOSTILE},
                   'geometry': {'type': kind, 'coordinates': coordinates}}
        return write(cls.path(name), json.dumps(feature, ensure_ascii=name.startswith(b'border')))

    @classmethod
    def make_plan(cls, name):
        """The tiny country's plan, every text going on in a hostile line."""
        lines = []
        for line in content(TINY, 'assets', 'plan.ini').decode().splitlines():
            lines.append(line)
            if TEXT_KEY.match(line) and 'name = russia' not in line:
                lines.append('    ' + HOSTILE)
        return write(cls.path(name), '\n'.join(lines) + '\n')

    # ---- running, and looking at what comes ----

    def run_in(self, locale, *arguments, **changes):
        environment = surroundings(**{**locale, 'XDG_CONFIG_HOME': self.path(b'config'), **changes})
        return subprocess.run([PROGRAM, '--data', self.data, *arguments], env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=120)

    def assert_clean(self, data, what, is_utf8=True, allowed='\n'):
        text = data.decode('utf-8' if is_utf8 else 'ascii')
        self.assertEqual(faults(text, allowed), [], what)
        return text

    def assert_told(self, locale, *arguments, status=0, words='Zed', **changes):
        """Runs it, and looks at both streams; the letters have to be there."""
        done = self.run_in(locale, *arguments, **changes)
        is_utf8 = locale is UTF8
        told = SGR.sub('', done.stdout.decode('utf-8' if is_utf8 else 'ascii')) if '--color' in arguments else None
        text = self.assert_clean(told.encode() if told is not None else done.stdout, arguments, is_utf8)
        said = self.assert_clean(done.stderr, arguments, is_utf8)
        self.assertEqual(done.returncode, status, (arguments, said))
        self.assertLessEqual(said.count('\n'), 1, said)
        self.assertIn(words, ''.join((text + said).split()) if status in (0, 4) else said, arguments)
        return text + said

    def everything(self, locale):
        for border in self.borders:
            self.assert_told(locale, '--print', '--size', '120x40', '-b', border, self.plan)
            self.assert_told(locale, '--describe', '-b', border, self.plan)
            self.assert_told(locale, '--stats', '-b', border, self.plan)
        for extra in ((), ('-r', self.reference), ('--lang', 'uk')):
            for kind in (('--print', '--size', '160x60'), ('--print', '--color', '256'), ('--stats',), ('--describe',)):
                self.assert_told(locale, *kind, *extra, self.plan)
        self.assert_told(locale, '--compare', self.plan, self.other_plan)
        self.assert_told(locale, '--test-terminal', '--color', 'always', '--theme', self.theme, words='themez')
        self.check_errors(locale)

    def check_errors(self, locale):
        tell = self.assert_told
        bad = write(self.path(b'bad.ini'), content(self.plan) + b'\n[' + SHORT.encode() + b']\n')
        tell(locale, '--print', bad, status=1)
        bad = write(self.path(b'bad.ini'), content(self.plan).replace(b'outer_km = 25', b'outer_km = ' + HOSTILE.encode()))
        tell(locale, '--print', bad, status=1)
        bad = write(self.path(b'bad.ini'), b'rest = ' + HOSTILE.encode() + b'\n')
        tell(locale, '--print', '--theme', bad, status=1)
        tell(locale, '--print', '--theme', HOSTILE, status=2)
        tell(locale, '--print', '-r', HOSTILE, status=2)
        tell(locale, '--print', '--' + HOSTILE, status=2)
        tell(locale, '-o', HOSTILE, status=2)
        tell(locale, '--print', '-b', self.borders[0], '--where', 'name=' + HOSTILE, status=1)
        tell(locale, '--print', '-b', self.borders[0], '--where', HOSTILE + '=a', status=1)
        tell(locale, '--print', '-b', self.path(b'none.shp'), status=1, words='none.shp')
        tell(locale, '--print', self.path(b'none.ini'), status=1, words='none.ini')
        tell(locale, '--check', self.path(b'none.shp'), status=1, words='none.shp')
        tell(locale, '--print', '--data', self.path(b'none'), status=1, words='none')
        bad = write(self.path(b'bad.script'), b'key ' + HOSTILE.encode() + b'\n')
        tell(locale, '--script', bad, status=1)
        cut = write(self.path(b'cut.geojson'), content(self.reference)[:-3])
        tell(locale, '--check', cut, status=4, words='cut.geojson')
        write(self.path(b'config/tiermap/config'), b'theme = ' + HOSTILE.encode() + b'\n')
        tell(locale, '--print', status=1)
        write(self.path(b'config/tiermap/config'), SHORT.encode() + b' = 1\n')
        tell(locale, '--print', status=1)
        os.remove(self.path(b'config/tiermap/config'))

    def test_utf8(self):
        self.everything(UTF8)

    def test_other_locales(self):
        for name, locale, reason in locales():
            with self.subTest(locale=name):
                if reason is not None:
                    self.skipTest(reason)
                self.everything(locale)

    def test_english_where_ukrainian_cannot_be_shown(self):
        for kind in ('--print', '--describe', '--stats'):
            told = [self.run_in(locale, kind, '--lang', language, '--size', '120x40').stdout
                    for locale, language in ((ASCII, 'uk'), (ASCII, 'en'), (UTF8, 'uk'))]
            self.assertEqual(told[0], told[1])
            self.assertTrue(re.search('[а-я]{5}', told[2].decode()), kind)
            self.assertIn(b'Demilitarised', told[0])

    def test_numbers_for_programs(self):
        for locale in (UTF8, ASCII):
            for extra in ((), ('-r', self.reference), ('--lang', 'uk')):
                done = self.run_in(locale, '--stats=json', *extra, self.plan)
                self.assert_clean(done.stdout, extra, locale is UTF8, '\n\t')
                told = list(strings(json.loads(done.stdout)))
                self.assertEqual(faults(''.join(told)), [])
                self.assertTrue(any('Zed' in text for text in told))
                csv = self.assert_clean(self.run_in(locale, '--stats=csv', *extra, self.plan).stdout, extra, True, '\r\n')
                self.assertIn('Zed', csv)
        english, escaped = (json.loads(self.run_in(locale, '--stats=json', '--lang', 'uk', self.plan).stdout) for locale in (UTF8, ASCII))
        self.assertEqual(english, escaped)

    def test_numbers_on_a_terminal_that_is_not_utf8(self):
        for format_ in ('csv', 'json', 'table'):
            with self.start(ASCII, '--stats=' + format_, '--lang', 'uk', self.plan) as terminal:
                self.assertEqual(terminal.until_ended(), 0)
                self.assert_clean(terminal.output, format_, False, '\r\n\t')

    def test_exports(self):
        for locale in (UTF8, ASCII):
            endings = (b'geojson', b'csv', b'json', b'txt', b'ans', b'shp', b'svg')
            paths = [self.path(b'out.' + ending) for ending in endings]
            done = self.run_in(locale, *(word for path in paths for word in ('-o', path)), '--force', '-r', self.reference, self.plan)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b'', b''))
            for path, ending in zip(paths, endings):
                data = content(path)
                if ending == b'shp':
                    data = content(path[:-3] + b'dbf')[33:]
                    data = data[data.index(b'\r') + 1:].rstrip(b'\x1a')
                is_utf8 = locale is UTF8 or ending not in (b'txt', b'ans')
                text = data.decode('utf-8' if is_utf8 else 'ascii')
                self.assertEqual(faults(SGR.sub('', text) if ending == b'ans' else text, '\r\n\t'), [], path)
                self.assertIn('Zed', text)
                if ending in (b'json', b'geojson'):
                    self.assertEqual(faults(''.join(strings(json.loads(text)))), [])
                if ending == b'svg':
                    self.assertEqual(faults(''.join(ElementTree.fromstring(text).itertext()), '\n'), [])
            notes = self.assert_clean(content(self.path(b'out-attribution.txt')), 'notes')
            self.assertIn('Zed', notes)
            done = self.run_in(locale, '-o', paths[0], self.plan)  # it is there
            self.assertEqual(done.returncode, 1)
            self.assert_clean(done.stderr, 'there', locale is UTF8)

    # ---- the map ----

    def start(self, locale, *arguments, **changes):
        return Pseudo([PROGRAM, '--data', self.data, *arguments], 120, 40,
                      **{**locale, 'XDG_CONFIG_HOME': self.path(b'config'), 'XDG_STATE_HOME': self.work, **changes})

    def look_at(self, locale, *arguments, words=b'Zed'):
        """The map with all its pages: no other sequences than those that move, colour and clear."""
        with self.start(locale, *arguments) as terminal:
            terminal.until(lambda: b'1 column' in terminal.output, 'a map')
            for key in KEYS:
                terminal.send(bytes((key,)))
                while terminal.read(0.1):
                    pass
            terminal.send(b'\x1b\x1b\x1bqq')
            terminal.until_ended()
            self.assertNotRegex(terminal.output, rb'\x1b[]PX^_]')
            self.assert_clean(SEQUENCE.sub(b'', terminal.output), arguments, locale is UTF8, '\r\n\b\t')
            self.assertIn(words, re.sub(rb'\s', b'', SEQUENCE.sub(b'', terminal.output)))

    def test_the_map(self):
        self.look_at(UTF8, '-r', self.reference, self.plan)
        self.look_at(UTF8, '-b', self.borders[2], '--theme', self.theme, self.plan)
        self.look_at(ASCII, '--lang', 'uk', '-b', self.borders[1], self.plan)

    def test_the_map_with_a_key_file_that_is_wrong(self):
        self.addCleanup(os.remove, write(self.path(b'config/tiermap/keys.conf'), b'zoom-in ' + HOSTILE.encode() + b'\n'))
        self.look_at(UTF8, words=b'keys.conf')
        write(self.path(b'config/tiermap/keys.conf'), SHORT.encode() + b' a\n')
        self.look_at(ASCII, words=b'keys.conf')


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=2)
