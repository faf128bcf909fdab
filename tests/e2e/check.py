#!/usr/bin/env python3
"""Gives map files with something wrong to --check and to the map, and looks at what is said and how the program ends.

usage: check.py TIERMAP DATA      (DATA: the folder that holds assets/ and shapefiles/)
"""
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest

from pseudo import surroundings

PROGRAM, DATA = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
LAYERS = os.path.join(DATA, 'shapefiles')
BOW = [[[37, 48.6], [38.2, 49.2], [38.2, 48.6], [37, 49.2], [37, 48.6]]]


def run(*arguments, **changes):
    return subprocess.run([PROGRAM, *arguments], env=surroundings(**{'TIERMAP_DATA': DATA, **changes}), stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=120)


def feature(kind, coordinates):
    return {'type': 'Feature', 'properties': {}, 'geometry': kind and {'type': kind, 'coordinates': coordinates}}


def collection(*features):
    return json.dumps({'type': 'FeatureCollection', 'features': features})


class Checking(unittest.TestCase):
    def setUp(self):
        self.work = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.work)

    def path(self, name):
        return os.path.join(self.work, name)

    def write(self, name, content):
        with open(self.path(name), 'wb') as out:
            out.write(content if isinstance(content, bytes) else content.encode())
        return self.path(name)

    def copy(self, layer):
        for ending in ('shp', 'shx', 'dbf', 'prj', 'cpg'):
            shutil.copy(os.path.join(LAYERS, '%s.%s' % (layer, ending)), self.work)
        return self.path(layer + '.shp')

    def patch(self, name, at, content):
        with open(self.path(name), 'r+b') as out:
            out.seek(at)
            out.write(content)

    def cut(self, name, size):
        os.truncate(self.path(name), size)

    def findings(self, path, *said):
        """Nothing but these findings, one on each line, with the file's name before it."""
        done = run('--check', path)
        lines = done.stdout.decode().splitlines()
        self.assertEqual((done.returncode, done.stderr), (4, b''), lines)
        self.assertEqual(len(lines), len(said), lines)
        for line, words in zip(lines, said):
            self.assertTrue(line.startswith(path + ': '), line)
            self.assertIn(words, line)

    def fine(self, path):
        done = run('--check', path)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b'', b''))

    def test_nothing_wrong(self):
        for layer in ('ukraine', 'neighbours', 'oblasts', 'water', 'rivers'):
            self.fine(os.path.join(LAYERS, layer + '.shp'))
        self.fine(self.write('x.geojson', collection(feature('LineString', [[31, 49], [32, 50]]))))

    def test_an_own_export_is_fine(self):
        self.assertEqual(run('-o', self.path('tiers.shp'), '-o', self.path('tiers.geojson')).returncode, 0)
        self.fine(self.path('tiers.shp'))
        self.fine(self.path('tiers-reference.shp'))
        self.findings(self.path('tiers.geojson'), 'of another kind than the rest')  # the reference line among the tiers

    def test_what_cannot_be_opened_is_a_failure(self):
        os.mkfifo(self.path('pipe.shp'))
        no_file = 'it is not a regular file'
        for path, why in ((self.path('none.shp'), 'cannot open it: No such file or directory'), (self.work, no_file),
                          (self.path('pipe.shp'), no_file), ('/dev/null', no_file)):
            for task in (('--check',), ('--print', '--border')):
                done = run(*task, path)
                self.assertEqual((done.returncode, done.stdout), (1, b''))
                self.assertEqual(done.stderr.decode(), 'tiermap: %s: %s\n' % (path, why))

    def test_usage(self):
        for arguments in (('--check',), ('--check', 'a.shp', '--print'), ('--check', 'a.shp', '--stats')):
            self.assertEqual(run(*arguments).returncode, 2)

    def test_what_is_no_map(self):
        self.findings(self.write('x.shp', 'a letter'), 'no shapefile')
        self.findings(self.write('x.geojson', '{"type":'), 'is no JSON')
        self.findings(self.write('y.geojson', '{"type":"Topology"}'), 'no GeoJSON')
        self.findings(self.write('z.geojson', collection(feature('Point', [31, 49]))), 'records skipped: they are of another kind', 'neither lines nor polygons')
        self.findings(os.path.join(LAYERS, 'places.shp'), 'neither lines nor polygons')

    def test_damaged_shapefiles(self):
        path = self.copy('oblasts')
        size = os.path.getsize(path)
        self.cut('oblasts.shp', size - 1000)
        self.findings(path, 'of 27 records skipped: they are damaged', 'cut short: 1000 bytes are missing')
        path = self.copy('oblasts')
        self.patch('oblasts.shp', 108, struct.pack('<i', 99))
        self.findings(path, '1 of 27 records skipped: they are damaged')
        path = self.copy('oblasts')
        self.patch('oblasts.shx', 108, struct.pack('>i', 4))
        self.findings(path, 'its .shx is damaged or belongs to another file')
        os.remove(self.path('oblasts.shx'))
        self.findings(path, 'it has no .shx')
        path = self.copy('oblasts')
        self.patch('oblasts.shp', 0, b'\0\0\0\0')
        self.findings(path, 'its beginning does not say truly')
        path = self.copy('oblasts')
        self.patch('oblasts.shp', 100 + 8 + 44 + 4 + 16, struct.pack('<d', float('nan')))
        self.findings(path, 'points that lie nowhere on the Earth: 1')

    def test_what_lies_beside_it(self):
        path = self.copy('oblasts')
        os.remove(self.path('oblasts.prj'))
        self.findings(path, 'it has no .prj')
        self.write('oblasts.prj', 'nonsense')
        self.findings(path, 'its .prj is not understood')
        self.copy('oblasts')
        self.cut('oblasts.dbf', 2000)
        self.findings(path, 'its .dbf is cut short')
        self.cut('oblasts.dbf', 10)
        self.findings(path, 'its .dbf is damaged')
        os.remove(self.path('oblasts.dbf'))
        self.findings(path, 'it has no .dbf')
        self.copy('oblasts')
        shutil.copy(os.path.join(LAYERS, 'neighbours.dbf'), self.path('oblasts.dbf'))
        self.findings(path, 'its .dbf has 18 rows')
        self.copy('oblasts')
        os.remove(self.path('oblasts.cpg'))
        self.findings(path, 'taken to be UTF-8')
        self.write('oblasts.cpg', 'Klingon')
        self.findings(path, 'its .cpg names no code page')
        self.write('oblasts.cpg', 'CP932')  # in which much of it means nothing
        self.findings(path, 'texts in which some letters are lost')

    def test_damaged_geojson(self):
        self.findings(self.write('a.geojson', collection(
            feature(None, None), feature('Polygon', BOW), feature('Polygon', [[[1, 1], [2, 1], [2, 2], [1, 2]], [[1, 1], [1, 1]]]),
            feature('Polygon', [[[1, 1], [400, 1], [2, 2], [2, 1], [1, 1]]]), feature('Polygon', [[1, 1], [2, 2]]), feature('Point', [1, 1]))),
            '1 of 6 records skipped: they are damaged', '1 of 6 records skipped: they have no shape', '1 of 6 records skipped: they are of another kind',
            'left out as too short', 'left out, points that lie nowhere', 'closed, rings', 'mended, polygons whose edges cross: 1 (record 2)')
        line = collection(feature('LineString', [[31, 49], [32, 50]]), feature('LineString', [[31, 49], [32, 51]]))
        self.findings(self.write('b.geojson', line.replace('}, {', '},\n{')[:-30]), 'only up to line 2')

    def test_longitudes_that_go_round_the_earth(self):
        """As maps have them that run on over the 180th meridian; the same outline cut in two there has the same numbers."""
        def box(west, east):
            return [[[west, 64], [east, 64], [east, 68], [west, 68], [west, 64]]]

        def numbers(name, *boxes):
            path = self.write(name, collection(feature('MultiPolygon', [box(*edges) for edges in boxes])))
            self.fine(path)
            done = run('--stats=json', '-r', 'whole', '--border', path)
            self.assertEqual((done.returncode, done.stderr), (0, b''))
            stats = json.loads(done.stdout)
            return [stats['reference']['length_km'], *(tier['area_km2'] for tier in stats['tiers'])]

        wanted = numbers('cut.geojson', (177, 180), (-180, -174))
        self.assertGreater(min(wanted), 1000)
        for edges in (177, 186), (-183, -174), (177 + 10, 186 + 10), (177 - 200, 186 - 200):
            for one, other in zip(numbers('whole.geojson', edges), wanted):
                self.assertAlmostEqual(one / other, 1, delta=1e-4)
        gone = self.write('gone.geojson', collection(feature('Polygon', box(357, 362))))
        self.findings(gone, '1 of 1 records skipped', 'too short', 'points that lie nowhere on the Earth: 2', 'nothing is left of it')
        done = run('--print', '--border', gone)
        self.assertEqual((done.returncode, done.stdout), (1, b''))
        self.assertIn('lie nowhere on the Earth (362, ', done.stderr.decode())

    def test_an_area_from_pole_to_pole_has_no_numbers(self):
        def numbers(north):
            ring = [[-90, -north], [90, -north], [90, north], [-90, north], [-90, -north]]
            path = self.write('half.geojson', collection(feature('Polygon', [ring])))
            return run('--stats=json', '-r', 'whole', '--border', path)

        areas = [tier['area_km2'] for tier in json.loads(numbers(85).stdout)['tiers']]
        for area, width in zip(areas, (25, 50, 75)):  # about as long as two meridians and two parallels near the poles
            self.assertAlmostEqual(area / width / 41500, 1, delta=0.04)
        for north in 87, 89:
            done = numbers(north)
            self.assertEqual((done.returncode, done.stdout), (1, b''))
            self.assertRegex(done.stderr.decode(), r'^tiermap: [^\n]*half.geojson: no map projection fits[^\n]*\n$')

    def test_caps(self):
        path = os.path.join(LAYERS, 'oblasts.shp')
        done = run('--check', path, '--max-vertices', '1000')
        self.assertEqual(done.returncode, 4)
        self.assertIn(b'more than 1000 points', done.stdout)
        self.assertEqual(run('--check', path, '--max-vertices', '20000').returncode, 0)

    def test_no_control_leaves(self):
        path = self.write('a\x1b[31mb\u202e.geojson', '{"type":"Topo\\u001b[31m\\u009b"}')
        done = run('--check', path)
        self.assertEqual(done.returncode, 4)
        for control in ('\x1b', '\x9b', '\u202e'):
            self.assertNotIn(control, done.stdout.decode())

    def test_the_map_shows_what_is_there(self):
        self.copy('neighbours')
        self.patch('neighbours.shp', 108, struct.pack('<i', 99))
        done = run('--describe', '--border', self.path('neighbours.shp'), '--where', 'a3=POL')
        self.assertEqual((done.returncode, done.stderr), (0, b''))
        self.assertIn('Poland', done.stdout.decode())

    def test_the_data_report(self):
        path = self.write('a.geojson', collection(feature(None, None), feature('Polygon', BOW)))
        script = self.write('d.script', 'size 100x30\nwait exact\nframe %s\nkey D\nframe %s\n' % (self.path('map'), self.path('report')))
        self.assertEqual(run('--script', script, '-r', path).returncode, 0)
        with open(self.path('map'), encoding='utf-8') as frame:
            self.assertIn('D tells what', frame.read())
        with open(self.path('report'), encoding='utf-8') as frame:
            report = frame.read()
        for words in ('a.geojson', '1 of 2 records skipped: they have no shape', 'mended, polygons whose edges cross: 1', 'ukraine.shp'):
            self.assertIn(words, report)
        script = self.write('d.script', 'size 100x30\nwait exact\nkey D\nframe %s\n' % self.path('bundled'))
        self.assertEqual(run('--script', script).returncode, 0)
        with open(self.path('bundled'), encoding='utf-8') as frame:
            self.assertIn('Nothing had to be left out', frame.read())


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
