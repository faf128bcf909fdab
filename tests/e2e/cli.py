#!/usr/bin/env python3
"""Runs the two programs as a user would, on the real data, and looks at what they print, write and return.

usage: cli.py TIERMAP DATA      (DATA: the folder that holds assets/ and shapefiles/)
"""
import csv
import filecmp
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

from pseudo import content, engine_of, surroundings, until

PROGRAM, DATA = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
FACTS = ['neutral peacekeepers', 'armed and trained by NATO', 'deeper inside Ukraine', 'Coalition of the Willing', 'strategic enablers',
         'from the rear', 'air support', 'intelligence', 'backbone', 'political and economic support', 'European financial instruments',
         'big change from the spring', 'alarmed', 'Witkoff', 'economic war', 'Andrii Yermak', 'Financial Times', 'illustrative',
         'not the front line', 'Crimea']


def run(*arguments, **changes):
    return subprocess.run([PROGRAM, *arguments], env=surroundings(**{'TIERMAP_DATA': DATA, **changes}), stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=120)


def text(done):
    return done.stdout.decode('utf-8')


class Printing(unittest.TestCase):
    def test_one_frame_of_the_size(self):
        for columns, rows in ((80, 24), (120, 40), (200, 60), (20, 6), (1, 1), (10, 5), (300, 20)):
            done = run('--print', '--size', '%dx%d' % (columns, rows), '--color', 'never')
            lines = text(done).split('\n')
            self.assertEqual((done.returncode, done.stderr), (0, b''))
            self.assertEqual(len(lines), rows + 1)
            self.assertLessEqual(max(map(len, lines)), columns)
            self.assertNotIn('\x1b', text(done))

    def test_pipe_gets_a_frame_without_colours(self):
        done = run(COLUMNS='100', LINES='30')
        self.assertEqual(len(text(done).split('\n')), 31)
        self.assertNotIn('\x1b', text(done))

    def test_colours(self):
        self.assertIn('\x1b[', text(run('--print', '--color', '256')))
        self.assertRegex(text(run('--print', '--color', 'true')), r'\x1b\[[0-9;]*[34]8;2;')
        self.assertNotRegex(text(run('--print', '--color', '16')), r'[34]8;[25];')
        self.assertIn('\x1b[', text(run('--print', '--color', 'always')))
        self.assertIn('\x1b[', text(run('--print', CLICOLOR_FORCE='1')))
        self.assertNotIn('\x1b', text(run('--print', NO_COLOR='1')))

    def test_only_sgr_sequences(self):
        for part in text(run('--print', '--color', 'always')).split('\x1b')[1:]:
            self.assertRegex(part, r'^\[[0-9;]*m')

    def test_ascii(self):
        for done in (run('--print', '--glyphs', 'ascii'), run('--print', LC_ALL='C')):
            self.assertTrue(all(byte < 128 for byte in done.stdout))
            self.assertIn(b'Kyiv', done.stdout)

    def test_braille_names_the_tiers_and_forces(self):
        frame = text(run('--print', '--size', '120x40', '--color', 'never'))
        self.assertRegex(frame, '[\u2801-\u28ff]')
        for words in ('Demilitarised zone', 'Stronger border', 'European deterrence', 'peacekeepers', 'illustrative', 'Kyiv', 'Kharkiv',
                      'Odesa', 'Lviv', 'Sevastopol', 'Black Sea', 'rear', 'km'):
            self.assertIn(words, frame)

    def test_views_differ(self):
        frames = {text(run('--print', '--color', 'never', *view))
                  for view in ((), ('--tier', '1'), ('--center', '30.5,50.4', '--width', '200'), ('--width', '3000'), ('--depths', '5,10,15'),
                               ('--reference', 'russia+belarus'))}
        self.assertEqual(len(frames), 6)

    def test_same_every_time(self):
        self.assertEqual(run('--print').stdout, run('--print').stdout)


class Numbers(unittest.TestCase):
    def test_json(self):
        stats = json.loads(text(run('--stats=json')))
        self.assertEqual([tier['tier'] for tier in stats['tiers']], [1, 2, 3])
        self.assertEqual([(t['inner_km'], t['outer_km']) for t in stats['tiers']], [(0, 25), (25, 75), (75, 220)])
        self.assertEqual(stats['reference']['name'], 'russia')
        self.assertAlmostEqual(stats['reference']['length_km'], 1978, delta=2)
        zones = stats['tiers'] + [stats['rear'], stats['beyond']]
        self.assertAlmostEqual(sum(zone['share_percent'] for zone in zones), 100, delta=0.1)
        self.assertAlmostEqual(sum(zone['area_km2'] for zone in zones), 601536, delta=20)
        for tier in stats['tiers']:
            for key in ('name', 'force', 'towns', 'population', 'oblasts', 'edge_km'):
                self.assertIn(key, tier)
        self.assertIn('illustrative', json.dumps(stats['notes']))
        self.assertTrue(stats['sources'])

    def test_csv_says_the_same(self):
        stats = json.loads(text(run('--stats=json')))
        rows = list(csv.DictReader(io.StringIO(text(run('--stats=csv')))))
        self.assertEqual(len(rows), 5)
        for row, tier in zip(rows, stats['tiers']):
            self.assertEqual(float(row['area_km2']), tier['area_km2'])
            self.assertEqual(row['name'], tier['name'])

    def test_table(self):
        table = text(run('--stats'))
        for words in ('Demilitarised zone', 'Stronger border', 'European deterrence', 'illustrative'):
            self.assertIn(words, table)

    def test_depths_count(self):
        stats = json.loads(text(run('--stats=json', '--depths', '10.5,20,30')))
        self.assertEqual(stats['tiers'][0]['outer_km'], 10.5)

    def test_describe_has_every_fact(self):
        told = ' '.join(text(run('--describe')).split())
        for fact in FACTS:
            self.assertIn(fact.lower(), told.lower())


def geojson(kind, coordinates):
    return json.dumps({'type': 'Feature', 'properties': {}, 'geometry': {'type': kind, 'coordinates': coordinates}})


ACROSS = [[38.6, 50.9], [37.4, 48.4], [36.8, 47.7], [34.0, 47.0], [32.5, 46.45], [31.0, 45.8]]
WITHIN = [[26, 48.5], [29, 49.2], [31, 48.9], [33, 48.2]]
AREA = [[[36.5, 49.5], [41, 49.5], [41, 46.5], [34.5, 46], [33, 46.2], [36.5, 49.5]]]


class OwnReferences(unittest.TestCase):
    def setUp(self):
        self.work = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.work)

    def write(self, name, content):
        path = os.path.join(self.work, name)
        with open(path, 'w', encoding='utf-8') as out:
            out.write(content)
        return path

    def stats(self, *arguments):
        done = run('--stats=json', *arguments)
        self.assertEqual((done.returncode, done.stderr), (0, b''))
        stats = json.loads(text(done))
        zones = stats['tiers'] + [stats['rear'], stats['beyond']]
        self.assertAlmostEqual(sum(zone['share_percent'] for zone in zones), 100, delta=0.1)
        return stats

    def test_a_line_that_splits(self):
        path = self.write('front.geojson', geojson('LineString', ACROSS))
        stats = self.stats('--reference', path)
        self.assertEqual((stats['reference']['name'], stats['reference']['reading']), (path, 'line-split'))
        self.assertGreater(stats['beyond']['area_km2'], 50000)
        self.assertIn('Donetsk', [name for name in stats['tiers'][0]['oblasts']])
        self.assertTrue(any("capital's side" in note for note in stats['notes']))
        self.assertFalse(any('recognised border' in note for note in stats['notes']))
        for size in ('80x24', '120x40'):
            frame = text(run('--print', '--size', size, '--color', 'never', '-r', path))
            self.assertIn('Beyond', frame)
            self.assertIn("front.geojson, the capital's", frame)
            self.assertNotIn('not the front line', frame)
        self.assertIn('front.geojson', text(run('--stats', '-r', path)))
        self.assertIn("capital's side", text(run('--stats=csv', '-r', path)))
        told = ' '.join(text(run('--describe', '-r', path)).split())
        self.assertIn('The line splits the country', told)
        self.assertIn('Beyond the reference line', told)

    def test_a_line_that_does_not(self):
        stats = self.stats('-r', self.write('x.GeoJSON', geojson('LineString', WITHIN)))
        self.assertEqual(stats['reference']['reading'], 'line-both')
        self.assertEqual(stats['beyond']['area_km2'], 0)

    def test_an_area(self):
        path = self.write('area.json', geojson('Polygon', AREA))
        stats = self.stats('-r', path)
        self.assertEqual(stats['reference']['reading'], 'area')
        self.assertGreater(stats['beyond']['area_km2'], 50000)
        self.assertNotIn('Beyond', text(run('--print', '--size', '120x40', '--color', 'never')))
        self.assertIn('outside the area', text(run('--print', '--size', '120x40', '--color', 'never', '-r', path)))

    def test_a_shapefile(self):
        stats = self.stats('-r', os.path.join(DATA, 'shapefiles', 'rivers.shp'))
        self.assertIn(stats['reference']['reading'], ('line-both', 'line-split'))

    def test_a_line_drawn_in_the_plan(self):
        with open(os.path.join(DATA, 'assets', 'plan.ini'), encoding='utf-8') as plan:
            own = plan.read().replace('name = russia\n', 'line = %s\n' % ', '.join('%g %g' % tuple(p) for p in ACROSS))
        path = self.write('own.ini', own)
        stats = self.stats(path)
        self.assertEqual((stats['reference']['name'], stats['reference']['reading']), ('drawn', 'line-split'))
        same = self.stats('-r', self.write('front.geojson', geojson('LineString', ACROSS)))
        self.assertEqual(stats['tiers'], same['tiers'])
        self.assertIn("from: drawn line, the capital's side", text(run('--print', '--size', '120x40', '--color', 'never', path)))
        self.assertIn('a line that the user drew', ' '.join(text(run('--describe', path)).split()))
        out = os.path.join(self.work, 'out.geojson')
        self.assertEqual(run('-o', out, path).returncode, 0)
        with open(out, encoding='utf-8') as data:
            properties = [f['properties'] for f in json.load(data)['features']]
        self.assertEqual([p['reading'] for p in properties if p['role'] == 'reference'], ['line-split'])
        self.assertTrue(any(p['role'] == 'beyond' for p in properties))
        self.assertEqual(self.stats('--reference', 'whole', path)['reference']['name'], 'whole')

    def test_what_is_wrong_is_said(self):
        for name, content, said in (('a.geojson', '{"type":', 'no JSON'),
                                    ('b.geojson', geojson('LineString', [[48.5, 31], [49, 32]]), 'swap them'),
                                    ('c.geojson', geojson('Point', [31, 49]), 'neither lines nor polygons'),
                                    ('d.geojson', geojson('Polygon', [[[0, 40], [0, 60], [60, 60], [60, 40], [0, 40]]]), 'whole country'),
                                    ('e.geojson', geojson('LineString', [[2, 48], [3, 49]]), 'last tier reaches (220 km)'),
                                    ('f.shp', 'x', 'no shapefile')):
            done = run('--stats', '-r', self.write(name, content))
            self.assertEqual((done.returncode, done.stdout), (1, b''))
            self.assertRegex(done.stderr.decode(), r'^tiermap: [^\n]*%s: [^\n]*%s[^\n]*\n$' % (re.escape(name), re.escape(said)))
        self.assertEqual(run('--stats', '-r', 'rusia').returncode, 2)
        self.assertEqual(run('--stats', '-r', os.path.join(self.work, 'none.shp')).returncode, 1)


class Files(unittest.TestCase):
    def setUp(self):
        self.work = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.work)

    def path(self, name):
        return os.path.join(self.work, name)

    def test_export(self):
        path = self.path('tiers.geojson')
        done = run('--export', path)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b'', b''))
        with open(path, encoding='utf-8') as data:
            collection = json.load(data)
        features = collection['features']
        tiers = [f['properties'] for f in features if 'tier' in f['properties']]
        self.assertEqual([tier['tier'] for tier in tiers], [1, 2, 3])
        self.assertTrue(all(tier['illustrative'] is True for tier in tiers))
        self.assertTrue(any(f['properties'].get('role') == 'reference' for f in features))
        self.assertIn('OpenStreetMap', json.dumps(collection['attribution']))
        again = run('--export', path)
        self.assertEqual(again.returncode, 1)
        self.assertIn(b'--force', again.stderr)
        self.assertEqual(run('--export', path, '--force').returncode, 0)
        self.assertEqual(os.listdir(self.work), ['tiers.geojson'])

    def test_every_format_at_once(self):
        names = ['t.shp', 't.geojson', 't.csv', 't.json', 't.txt', 't.ans']
        done = run('--size', '100x30', *[word for name in names for word in ('-o', self.path(name))])
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b'', b''))
        beside = ['%s.%s' % (stem, ending) for stem in ('t', 't-reference') for ending in ('shp', 'shx', 'dbf', 'prj', 'cpg')]
        self.assertEqual(set(os.listdir(self.work)), set(names + beside + ['t-attribution.txt']))
        content = {name: open(self.path(name), 'rb').read() for name in os.listdir(self.work)}
        self.assertEqual(content['t.json'], run('--stats=json').stdout)
        self.assertEqual(content['t.csv'], run('--stats=csv').stdout)
        for name, color in (('t.txt', 'never'), ('t.ans', '256')):
            frame = run('--print', '--size', '100x30', '--color', color).stdout
            self.assertTrue(content[name].startswith(frame + b'\n'))
            self.assertEqual(content[name][len(frame):].count(b'\xc2\xa9'), 2)  # whose data it is, once each
            self.assertIn(b'CC BY 4.0', content[name][len(frame):])
        for row in csv.DictReader(io.StringIO(content['t.csv'].decode())):
            self.assertIn('OpenStreetMap', row['attribution'])
        self.assertIn('OpenStreetMap', json.dumps(json.loads(content['t.json'])['attribution']))
        self.assertIn(b'OpenStreetMap', content['t-attribution.txt'])
        self.assertIn(b'WGS_1984', content['t.prj'])
        self.assertIn(b'Demilitarised zone', content['t.dbf'])

    def test_an_exported_shapefile_is_a_border(self):
        self.assertEqual(run('-o', self.path('t.shp')).returncode, 0)
        tiers = json.loads(text(run('--stats=json')))['tiers']
        for tier in tiers:
            stats = json.loads(text(run('--stats=json', '-b', self.path('t.shp'), '--where', 'TIER=%d' % tier['tier'])))
            land = sum(zone['area_km2'] for zone in stats['tiers'] + [stats['rear']])
            self.assertAlmostEqual(land / tier['area_km2'], 1, delta=0.0005)

    def test_a_set_of_files_is_replaced_whole_or_not_at_all(self):
        path = self.path('t.shp')
        self.assertEqual(run('-o', path).returncode, 0)
        before = {name: open(self.path(name), 'rb').read() for name in os.listdir(self.work)}
        self.one_sentence(run('-o', path, '--depths', '10,20,30'), 1, '--force')
        limited = subprocess.run(['/bin/sh', '-c', 'ulimit -f 100; exec "$0" -o t.shp --force --depths 100,200,300', PROGRAM],
                                 cwd=self.work, env=surroundings(TIERMAP_DATA=DATA), stdin=subprocess.DEVNULL, capture_output=True,
                                 timeout=120)
        self.one_sentence(limited, 1, 't.shp', 'too large')
        self.assertEqual({name: open(self.path(name), 'rb').read() for name in os.listdir(self.work)}, before)
        self.assertEqual(run('-o', path, '--depths', '10,20,30', '--force').returncode, 0)
        after = {name: open(self.path(name), 'rb').read() for name in os.listdir(self.work)}
        self.assertEqual(set(after), set(before))
        self.assertNotEqual(after['t.shp'], before['t.shp'])
        os.remove(self.path('t.prj'))  # a set of which one is missing is not replaced either
        self.one_sentence(run('-o', path), 1, '--force')
        self.assertNotIn('t.prj', os.listdir(self.work))

    def test_two_exports_never_write_one_file(self):
        os.symlink('t.csv', self.path('link.csv'))
        for first, second, common in (('t.csv', 't.csv', 't.csv'), ('t.csv', './t.csv', 't.csv'), ('t.shp', 't-reference.shp', 't-reference.shp'),
                                      ('t-reference.shp', 't.shp', 't-reference.shp')):
            done = subprocess.run([PROGRAM, '-o', first, '-o', 'other.csv', '-o', second], cwd=self.work, env=surroundings(TIERMAP_DATA=DATA),
                                  stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
            self.one_sentence(done, 2, '--export %s and --export %s would both write %s:' % (first, second, common))
        self.assertEqual(os.listdir(self.work), ['link.csv'])
        self.assertEqual(run('-o', self.path('t.csv')).returncode, 0)
        self.one_sentence(run('--force', '-o', self.path('t.csv'), '-o', self.path('link.csv')), 2, 'both write t.csv')

    def one_sentence(self, done, status, *words):
        said = done.stderr.decode()
        self.assertEqual(done.returncode, status, said)
        self.assertEqual(done.stdout, b'')
        self.assertRegex(said, r'^tiermap: [^\n]+\n$')
        for word in words:
            self.assertIn(word, said)

    def test_begins_at_a_place(self):
        frame = text(run('--print', '--size', '100x30', '--color', 'never', '--place', 'lviv', '--width', '90'))
        self.assertRegex(frame, r'49\.8\d N 2[34]\.\d+ E')
        self.assertIn('Lviv', frame)
        exported = self.path('lviv.txt'), self.path('all.txt')
        self.assertEqual(run('-o', exported[0], '-p', 'Львів').returncode, 0)
        self.assertEqual(run('-o', exported[1]).returncode, 0)
        self.assertFalse(filecmp.cmp(*exported, shallow=False))
        for task in ('--print', '--export=' + self.path('none.svg')):
            self.one_sentence(run(task, '--place', 'Qwghlmville'), 1, '--place Qwghlmville')
        self.assertFalse(os.path.exists(self.path('none.svg')))

    def test_frames_of_a_script_replace_nothing_unasked(self):
        own, link, made, script = (os.path.join(self.work, name) for name in ('own.txt', 'link', 'made', 'keys.script'))
        with open(own, 'w') as out:
            out.write('mine')
        os.symlink(own, link)
        for target in (own, link):
            with open(script, 'w') as out:
                out.write('size 80x24\nwait exact\nframe %s\nframe %s\n' % (made, target))
            self.one_sentence(run('--script', script), 1, 'keys.script:4', target, '--force')
            with open(own) as kept:
                self.assertEqual(kept.read(), 'mine')
            with open(made) as frame:
                self.assertTrue(frame.read().startswith('frame 80x24\n'))
            os.remove(made)
        self.assertEqual(run('--script', script, '--force').returncode, 0)
        self.assertTrue(os.path.islink(link))
        with open(own) as frame:
            self.assertTrue(frame.read().startswith('frame 80x24\n'))
        self.assertEqual([name for name in os.listdir(self.work) if name.endswith('.part')], [])

    def test_unwritable(self):
        self.one_sentence(run('--export', self.path('no/such/folder.geojson')), 1, 'folder.geojson')
        self.one_sentence(run('--export', '/dev/full/x.geojson'), 1, 'x.geojson')

    def test_a_limit_on_files_leaves_nothing_behind(self):
        done = subprocess.run(['/bin/sh', '-c', 'ulimit -f 100; exec "$0" --export tiers.geojson', PROGRAM], cwd=self.work,
                              env=surroundings(TIERMAP_DATA=DATA), stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
        self.one_sentence(done, 1, 'tiers.geojson')
        self.assertEqual(os.listdir(self.work), [])

    def test_wrong_usage(self):
        for arguments in (['--nonsense'], ['--depths', '30,20,10'], ['--depths', '1,2'], ['--tier', '5'], ['--lang', 'ru'], ['--size', '0x0'], ['--print', '--stats'],
                          ['--glyphs', 'none'], ['--theme', 'pink', '--print'], ['a', 'b']):
            self.one_sentence(run(*arguments), 2)

    def test_bad_plans(self):
        self.one_sentence(run('--print', self.path('missing.ini')), 1, 'missing.ini')
        self.one_sentence(run('--print', self.work), 1, self.work)
        with open(os.path.join(DATA, 'assets', 'plan.ini'), encoding='utf-8') as plan:
            good = plan.read()
        for old, new, said in (('[tier dmz]', '[teir dmz]', 'tier'), ('\nname =', '\nnmae =', 'name'),
                               ('= 25\n', '= -25\n', '25'), ('= 25\n', '= nan\n', 'nan')):
            bad = good.replace(old, new, 1)
            self.assertNotEqual(good, bad, old)
            with open(self.path('bad.ini'), 'w', encoding='utf-8') as out:
                out.write(bad)
            self.one_sentence(run('--print', self.path('bad.ini')), 1, 'bad.ini:', said)

    def test_themes(self):
        frames = {run('--print', '--color', 'true', '--theme', name).stdout for name in ('dark', 'light', 'high-contrast', 'mono', 'print')}
        self.assertEqual(len(frames), 5)
        own = self.path('tiermap/themes')
        os.makedirs(own)
        with open(own + '/mine.ini', 'w', encoding='utf-8') as theme:
            theme.write('like = dark\nrest = #010203\n')
        for choice in ('mine', own + '/mine.ini'):
            self.assertIn(b'48;2;1;2;3', run('--print', '--color', 'true', '--theme', choice, XDG_CONFIG_HOME=self.work).stdout)
        self.one_sentence(run('--print', '--theme', 'mina', XDG_CONFIG_HOME=self.work), 2, 'mina', 'did you mean')
        with open(own + '/mine.ini', 'a', encoding='utf-8') as theme:
            theme.write('see = #010203\n')
        self.one_sentence(run('--print', '--theme', 'mine', XDG_CONFIG_HOME=self.work), 1, 'mine.ini:3: ', "'sea'")
        self.assertEqual(run('--print', XDG_CONFIG_HOME=self.work).returncode, 0)  # it does no harm to the others

    def test_damaged_layers(self):
        for layer, damage in (('ukraine.shp', b''), ('ukraine.shp', b'junk' * 100), ('ukraine.shp', 3000), ('neighbours.shp', 3000),
                              ('places.dbf', 500)):
            shutil.copytree(os.path.join(DATA, 'shapefiles'), self.path('d/shapefiles'))
            shutil.copytree(os.path.join(DATA, 'assets'), self.path('d/assets'))
            path = self.path('d/shapefiles/' + layer)
            with open(path, 'rb') as whole:
                content = whole.read()
            with open(path, 'wb') as out:
                out.write(content[:damage] if isinstance(damage, int) else damage)
            self.one_sentence(run('--print', '--data', self.path('d')), 1, layer.split('.')[0])
            shutil.rmtree(self.path('d'))

    def test_missing_data(self):
        self.one_sentence(run('--print', '--data', self.work), 1, self.work)
        self.one_sentence(run('--print', TIERMAP_DATA=self.work), 1, self.work)


class Comparing(unittest.TestCase):
    one_sentence = Files.one_sentence
    plan = os.path.join(DATA, 'assets', 'plan.ini')
    two_tiers = os.path.join(DATA, 'tests', 'data', 'two-tiers.ini')

    def own(self, work, *changes):
        with open(self.plan, encoding='utf-8') as plan:
            content = plan.read()
        for old, new in changes:
            self.assertIn(old, content)
            content = content.replace(old, new, 1)
        path = os.path.join(work, 'own.ini')
        with open(path, 'w', encoding='utf-8') as out:
            out.write(content)
        return path

    def rows(self, told, label):
        """The numbers of every row of that label: depths, area, share, towns, people, edge."""
        return [re.split(r' {2,}|(?<= %) |(?<=\d) (?=[+-])', re.sub(r'(?<=\d) (?=\d{3}\b)', '', line.strip()[len(label):].strip()))
                for line in told.split('\n') if line.startswith('  ' + label + ' ')]

    def test_what_differs(self):
        with tempfile.TemporaryDirectory() as work:
            own = self.own(work, ('outer_km = 25\n', 'outer_km = 30\n'), ('name = russia\n', 'name = russia+belarus\n'),
                           ('title[uk] = ', 'title[uk] = X'))
            done = run('--compare', self.plan, own)
            self.assertEqual((done.returncode, done.stderr), (0, b''))
            told = text(done)
            stats = [json.loads(text(run('--stats=json', plan))) for plan in (self.plan, own)]
        self.assertIn('borders with Russia and Belarus', ' '.join(told.split()))
        self.assertIn('[plan] title[uk]\n', told)
        self.assertIn('illustrative', told)
        self.assertNotIn('\x1b', told)
        changes = self.rows(told, 'change')
        zones = [list(pair) for pair in zip(*(one['tiers'] + [one['rear']] for one in stats))]
        self.assertEqual(len(changes), len(zones))
        for change, (before, after) in zip(changes, zones):
            values = [int(float(value)) for value in change]
            if 'tier' in before:
                self.assertEqual(values.pop(0), after['outer_km'] - before['outer_km'])
                self.assertAlmostEqual(values[-1], after['edge_km'] - before['edge_km'], delta=1.2)
            self.assertAlmostEqual(values[0], after['area_km2'] - before['area_km2'], delta=1.2)
            self.assertEqual(values[2], after['towns'] - before['towns'])
            self.assertEqual(values[3], after['population'] - before['population'])

    def test_plans_with_other_tiers(self):
        for first, second in ((self.plan, self.two_tiers), (self.two_tiers, self.plan)):
            told = ' '.join(text(run('--compare', first, second)).split())
            self.assertIn('different numbers of tiers', told)
            self.assertIn('- - - - - -', told)
            self.assertIn('Every depth and every line here is illustrative; no source gives any.', told)

    def test_a_plan_is_like_itself(self):
        told = text(run('--compare', self.plan, self.plan))
        self.assertIn('Depths, reference line and numbers are the same.', told)
        self.assertIn('Everything else in the two plans is the same.', told)
        self.assertNotIn('change ', told)

    def test_another_country(self):
        told = text(run('-b', Borders.neighbours, '--where', 'a3=POL', '--compare', self.two_tiers, os.path.join(DATA, 'assets', 'plain.ini')))
        self.assertIn('1 Near / First tier', told)

    def test_what_is_wrong_is_said_in_a_sentence(self):
        self.one_sentence(run('--compare', self.plan), 2, 'two plans')
        self.one_sentence(run('--compare', self.plan, self.plan, self.plan), 2, 'three')
        self.one_sentence(run('--compare', self.plan, self.plan, '-d', '1,2,3'), 2, '--depths')
        self.one_sentence(run('--compare', self.plan, 'no\x1bwhere.ini'), 1, 'nowhere.ini')
        self.one_sentence(run('--compare', self.plan, self.plan, '--stats'), 2, '--compare')


class Configured(unittest.TestCase):
    one_sentence = Files.one_sentence

    def setUp(self):
        self.work = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.work)
        os.mkdir(os.path.join(self.work, 'tiermap'))
        self.file = os.path.join(self.work, 'tiermap', 'config')

    def says(self, content):
        with open(self.file, 'w', encoding='utf-8') as out:
            out.write(content)

    def start(self, *arguments, **changes):
        return run(*arguments, XDG_CONFIG_HOME=self.work, **changes)

    def test_the_look(self):
        plain = run('--print').stdout
        self.says('# nothing\n')
        self.assertEqual(self.start('--print').stdout, plain)
        for line, option in (('theme = light', ['--theme', 'light']), ('glyphs = half', ['--glyphs', 'half']), ('lang = uk', ['--lang', 'uk'])):
            self.says(line + '\n')
            expected = run('--print', '--color', '256', *option).stdout
            self.assertNotEqual(expected, run('--print', '--color', '256').stdout)
            self.assertEqual(self.start('--print', '--color', '256').stdout, expected)
        self.assertIn('Демілітаризована', text(self.start('--stats')))

    def test_they_are_below_the_home_unless_a_folder_is_named(self):
        home = os.path.join(self.work, 'home')
        os.makedirs(os.path.join(home, '.config'))
        os.rename(os.path.dirname(self.file), os.path.join(home, '.config', 'tiermap'))
        self.file = os.path.join(home, '.config', 'tiermap', 'config')
        self.says('labels = no\n')
        for folder in (None, '', 'relative'):
            self.assertNotIn('Kyiv', text(run('--print', HOME=home, XDG_CONFIG_HOME=folder)))
        self.assertIn('Kyiv', text(run('--print', HOME=home, XDG_CONFIG_HOME=self.work)))

    def test_what_is_shown(self):
        for line, gone in (('towns = no', 'Lviv'), ('labels = no', 'Kyiv')):
            self.says(line)
            self.assertIn(gone, text(run('--print', '--size', '120x40')))
            self.assertNotIn(gone, text(self.start('--print', '--size', '120x40')))
        self.says('graticule = yes\n')
        self.assertIn('30°E', text(self.start('--print', '--size', '120x40')))

    def test_colours_come_after_the_environment(self):
        self.says('color = always\n')
        self.assertIn('\x1b[', text(self.start('--print')))
        self.assertNotIn('\x1b', text(self.start('--print', NO_COLOR='1')))
        self.assertNotIn('\x1b', text(self.start('--print', '--color', 'never')))
        self.assertNotIn('\x1b', text(self.start('--print', '--color', 'auto')))
        self.says('color = 256\n')
        self.assertNotIn('\x1b', text(self.start('--print')))
        self.says('color = never\n')
        self.assertIn('\x1b[', text(self.start('--print', CLICOLOR_FORCE='1')))

    def test_the_command_line_comes_first(self):
        self.says('theme = light\nglyphs = ascii\nlang = uk\n')
        chosen = ('--print', '--color', '256', '--theme', 'dark', '--glyphs', 'auto', '--lang', 'en')
        self.assertEqual(self.start(*chosen).stdout, run(*chosen).stdout)
        self.assertEqual(self.start('--print', '--no-config').stdout, run('--print').stdout)

    def test_what_is_wrong_locks_nobody_out(self):
        for content, line, said in (('thme = dark\n', 1, "'theme'"), ('\nglyphs = octant\n', 2, 'braille'), ('theme = elephant\n', 1, 'mono'),
                                    ('theme = drak\n', 1, 'did you mean dark'), ('theme = /nowhere.ini\n', 1, '/nowhere.ini')):
            self.says(content)
            self.one_sentence(self.start('--print'), 1, '%s:%d: ' % (self.file, line), said, '--no-config')
            self.assertEqual(self.start('--print', '--no-config').stdout, run('--print').stdout)
            self.assertEqual(self.start('--help').returncode, 0)
            self.assertEqual(self.start('--version').returncode, 0)
        self.assertEqual(self.start('--print', '--theme', 'dark').returncode, 0)  # nobody looks at the other one
        os.remove(self.file)
        os.mkdir(self.file)
        self.one_sentence(self.start('--stats'), 1, self.file, 'not a regular file', '--no-config')


class Borders(unittest.TestCase):
    one_sentence = Files.one_sentence
    neighbours = os.path.join(DATA, 'shapefiles', 'neighbours.shp')

    def test_another_country_is_told_nothing_of_ukraine(self):
        for arguments in (('--describe',), ('--stats',), ('--stats=json',), ('--print', '--size', '120x40', '--tier', '3')):
            told = ' '.join(text(run(*arguments, '-b', self.neighbours, '--where', 'a3=MDA')).split())
            self.assertIn('First tier', told)
            self.assertIn('llustrative', told)
            for fact in ('peacekeepers', 'NATO', 'brigades', 'Financial Times', 'FT', 'US ', 'Crimea', 'internationally recognised',
                         'Rest of Ukraine', 'the source gives'):
                self.assertNotIn(fact, told)

    def test_geojson_is_a_border_too(self):
        with tempfile.TemporaryDirectory() as work:
            path = os.path.join(work, 'island.geojson')
            with open(path, 'w', encoding='utf-8') as out:  # across the 180th meridian
                json.dump({'type': 'FeatureCollection', 'features': [
                    {'type': 'Feature', 'properties': {'name': 'Island', 'part': part},
                     'geometry': {'type': 'Polygon', 'coordinates': [[[west, -18], [east, -18], [east, -17], [west, -17], [west, -18]]]}}
                    for part, west, east in (('west', 179, 180), ('east', -180, -179))]}, out)
            whole, half = (json.loads(text(run('--stats=json', '-b', path, *where))) for where in ((), ('--where', 'part=west')))
            land = [sum(zone['area_km2'] for zone in stats['tiers'] + [stats['rear']]) for stats in (whole, half)]
            self.assertAlmostEqual(land[0] / land[1], 2, delta=0.001)
            self.assertLess(whole['reference']['length_km'], 2 * half['reference']['length_km'] - 200)  # no line where they meet
            self.assertIsNone(whole['tiers'][0]['towns'])  # which is not none
            told = text(run('--describe', '-b', path, '--where', 'part=east'))
            self.assertIn('The map shows Island', told)
            exported = os.path.join(work, 'out.geojson')
            self.assertEqual(run('-b', path, '-o', exported).returncode, 0)
            with open(exported, encoding='utf-8') as data:
                collection = json.load(data)
            self.assertNotIn('OpenStreetMap', collection['attribution'])  # nothing of it is theirs
            places = [place for ring in collection['features'][0]['geometry']['coordinates'] for line in ring for place in line]
            self.assertTrue(all(178.9 < lon < 181.1 for lon, _ in places))

    def test_the_plan_that_is_named_is_told(self):
        told = text(run('--describe', '-b', self.neighbours, '--where', 'a3=MDA', os.path.join(DATA, 'assets', 'plan.ini')))
        self.assertIn('Demilitarised zone', told)

    def test_the_reference_that_fits(self):
        for code, name in (('POL', 'russia'), ('MDA', 'whole'), ('RUS', 'whole'), ('BLR', 'russia')):
            stats = json.loads(text(run('--stats=json', '-b', self.neighbours, '--where', 'a3=' + code)))
            self.assertEqual(stats['reference']['name'], name, code)
        stats = json.loads(text(run('--stats=json', '-b', self.neighbours, '--where', 'a3=POL', '-r', 'whole')))
        self.assertEqual(stats['reference']['name'], 'whole')
        self.one_sentence(run('--stats', '-b', self.neighbours, '--where', 'a3=MDA', '-r', 'russia'), 1, 'neighbours.shp', 'shares no edge')

    def test_ukraine_itself_has_the_same_numbers(self):
        plan = os.path.join(DATA, 'assets', 'plan.ini')
        own = json.loads(text(run('--stats=json', '-b', os.path.join(DATA, 'shapefiles', 'ukraine.shp'), plan)))
        bundled = json.loads(text(run('--stats=json')))
        self.assertEqual(own['reference'], bundled['reference'])
        for one, other in zip(own['tiers'], bundled['tiers']):
            self.assertAlmostEqual(one['area_km2'] / other['area_km2'], 1, delta=1e-5)
            self.assertEqual((one['towns'], one['population']), (other['towns'], other['population']))

    def test_what_is_wrong_is_said_in_a_sentence(self):
        rivers = os.path.join(DATA, 'shapefiles', 'rivers.shp')
        self.one_sentence(run('--print', '-b', 'nowhere.shp'), 1, 'nowhere.shp')
        self.one_sentence(run('--print', '-b', DATA), 1, DATA, 'not a regular file')
        self.one_sentence(run('--print', '-b', rivers), 1, 'rivers.shp', 'no polygons')
        self.one_sentence(run('--print', '-b', self.neighbours, '--where', 'a3=XYZ'), 1, 'neighbours.shp', 'XYZ')
        self.one_sentence(run('--print', '-b', self.neighbours, '--where', 'iso=POL'), 1, 'neighbours.shp', 'iso')
        self.one_sentence(run('--print', '-b', self.neighbours, '--max-vertices', '100'), 1, 'neighbours.shp', '--max-vertices')
        self.one_sentence(run('--print', '--where', 'a3=POL'), 2, '--border')
        self.one_sentence(run('--print', '--border', ''), 2, '--border')
        self.one_sentence(run('--print', ''), 2, 'plan')
        self.one_sentence(run('--print', '-b', self.neighbours, '--depths', '10,20'), 2, '--depths')


class Words(unittest.TestCase):
    def test_help_and_version(self):
        self.assertIn('--depths', text(run('--help')))
        version = text(run('--version'))
        self.assertRegex(version, r'^tiermap \d')
        self.assertIn('OpenStreetMap', version)
        self.assertEqual(run('-h').stdout, run('--help').stdout)

    def test_the_card_for_terminals(self):
        done = run('--test-terminal', '--color', '256')
        self.assertEqual((done.returncode, done.stderr), (0, b''))
        self.assertIn('--glyphs braille --color 256 --theme dark', text(done))
        for done in (run('--test-terminal'), run('--test-terminal', NO_COLOR='1'), run('--test-terminal', '--color', 'never')):
            self.assertNotIn('\x1b', text(done))
        self.assertTrue(text(run('--test-terminal', LC_ALL='C')).isascii())
        self.assertEqual(run('--test-terminal', '--print').returncode, 2)

    def test_ukrainian(self):
        frame = text(run('--print', '--lang', 'uk', '--size', '120x40', '--color', 'never'))
        self.assertIn('Київ', frame)
        self.assertTrue(re.search('[Дд]емілітаризована', frame))

    def test_closed_output(self):
        done = subprocess.run(['/bin/sh', '-c', '"$0" --print >&-', PROGRAM], env=surroundings(TIERMAP_DATA=DATA),
                              stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, timeout=120)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr.decode(), r'^tiermap: [^\n]+\n$')

    def test_the_engine_does_not_outlive_the_viewer(self):
        viewer = subprocess.Popen([PROGRAM, '--print', '--reference', 'whole', '--depths', '0.1,0.2,0.3'], env=surroundings(TIERMAP_DATA=DATA),
                                  stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        engine = '/proc/%d' % engine_of(viewer.pid)
        until(lambda: int(content(engine + '/stat').split()[13]) > 5, 'work')
        viewer.kill()
        viewer.wait()
        until(lambda: content(engine + '/stat') == '' or ') Z ' in content(engine + '/stat'), 'the end of the engine', 4)

    def test_full_disk(self):
        with open('/dev/full', 'wb') as full:
            done = subprocess.run([PROGRAM, '--print'], env=surroundings(TIERMAP_DATA=DATA), stdout=full, stderr=subprocess.PIPE,
                                  stdin=subprocess.DEVNULL, timeout=120)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr.decode(), r'^tiermap: [^\n]+\n$')


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=1)
