#!/usr/bin/env python3
"""Exports pictures of the real data as a user would, and reads them again: words, places, sizes, and what is said when it fails.

usage: pictures.py TIERMAP MODULE DATA      (MODULE: the module that draws; DATA: the folder that holds assets/ and shapefiles/)
"""
import itertools
import math
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as tree
from concurrent import futures

from pseudo import surroundings

PROGRAM, MODULE, DATA = (os.path.abspath(path) for path in sys.argv[1:4])
ENGINE = os.path.join(os.path.dirname(PROGRAM), '..', 'engine', 'tiermap-engine')
SVG = '{http://www.w3.org/2000/svg}'
POINTS_PER_MM = 72 / 25.4
NEIGHBOURS = os.path.join(DATA, 'shapefiles', 'neighbours.shp')

AREA = '{"type":"Polygon","coordinates":[[[33,46],[36.5,46],[38.5,49.5],[40.5,50],[40,47],[36,44],[32,44.2],[33,46]]]}'
AROUND_KHARKIV = ('-c', '36.23,49.99', '-z')

# Each is drawn once, and all that can be seen in it is tested in it. FOLDER is one for all of them.
VIEWS = {
    'the whole country': (),
    'in Ukrainian, in black': ('--lang', 'uk', '--ink', 'black', '--theme', 'mono'),
    'a slide in Ukrainian': ('--paper', 'slide', '--lang', 'uk'),
    'tier 1 on an upright sheet': ('-t', '1', '--paper', '210x297', '--lang', 'uk'),
    'tier 2 on a small sheet': ('-t', '2', '--paper', '100x120mm'),
    'tier 3 on a slide': ('-t', '3', '--paper', 'slide'),
    'the rest': ('-t', '4', '--paper', '420x297'),
    '80 km in black': (*AROUND_KHARKIV, '80', '--ink', 'black'),
    '300 km on a slide': (*AROUND_KHARKIV, '300', '--paper', 'slide', '--theme', 'dark'),
    '8 km on an upright sheet': (*AROUND_KHARKIV, '8', '--paper', '210x297', '--theme', 'light'),
    '1.5 km on a large sheet': (*AROUND_KHARKIV, '1.5', '--paper', '1200x600', '--theme', 'high-contrast'),
    'from far away': ('-c', '31,48', '-z', '5000'),
    'Belarus too': ('-r', 'russia+belarus', '--theme', 'FOLDER/mine.ini'),
    'another country': ('-b', NEIGHBOURS, '--where', 'a3=MDA'),
    'four tiers': (os.path.join(DATA, 'tests', 'data', 'four-tiers.ini'),),
    'an area of the user\'s': ('-r', 'FOLDER/area.geojson', 'FOLDER/markup.ini'),
}
OTHER_KINDS = { # that are drawn of a view besides the SVG
    'the whole country': ('.pdf', '.png'),
    'a slide in Ukrainian': ('.pdf',),
    '300 km on a slide': ('.png',),
    '1.5 km on a large sheet': ('.png',),
    'an area of the user\'s': ('.pdf',),
}
NEAR = {  # the width in km that was asked for, and the scale bar that suits it
    '80 km in black': (80, 10), '300 km on a slide': (300, 50), '8 km on an upright sheet': (8, 1), '1.5 km on a large sheet': (1.5, 0.2),
    'from far away': (5000, 1000),
}
SIZES = {  # millimetres
    'the whole country': (297, 210), 'a slide in Ukrainian': (338.667, 190.5), 'the rest': (420, 297), 'tier 2 on a small sheet': (100, 120),
    'tier 1 on an upright sheet': (210, 297), '1.5 km on a large sheet': (1200, 600),
}


def run(*arguments, program=PROGRAM, **changes):
    return subprocess.run([program, *arguments], env=surroundings(**{'TIERMAP_DATA': DATA, **changes}), stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=120)


def content(path):
    with open(path, 'rb') as file:
        return file.read()


def told_by(program, *arguments):
    return subprocess.run([program, *arguments], capture_output=True, check=True).stdout.decode('utf-8')


def theme_colour(theme, role):
    with open(os.path.join(DATA, 'assets', 'themes', theme + '.ini'), encoding='utf-8') as file:
        return re.search(r'^%s = (#\w+)' % role, file.read(), re.MULTILINE).group(1)


class Drawn:
    """An SVG that was read again."""

    def __init__(self, data):
        self.text = data.decode('utf-8')
        self.root = tree.fromstring(data)
        self.texts = [element for element in self.root.iter(SVG + 'text') if element.get('aria-hidden') is None]

    def words(self):
        return ' '.join(element.text for element in self.texts)

    def group(self, name):
        return next(element for element in self.root.iter(SVG + 'g') if element.get('id') == name)

    def has(self, name):
        return any(element.get('id') == name for element in self.root.iter(SVG + 'g'))

    def fills(self, name):
        return {path.get('fill') for path in self.group(name).iter(SVG + 'path')}

    def map_box(self):
        clip = next(element for element in self.root.iter(SVG + 'clipPath') if element.get('id') == 'clip-1')[0]
        x, y, width, height = (float(clip.get(name)) for name in ('x', 'y', 'width', 'height'))
        return x, y, x + width, y + height


def corners(text):
    """The corners of what the letters cover."""
    x, y, size, width = (float(text.get(name)) for name in ('x', 'y', 'font-size', 'textLength'))
    around = [(0, -0.70 * size), (width, -0.70 * size), (width, 0.12 * size), (0, 0.12 * size)]
    turned = re.match(r'rotate\((-?[\d.]+)', text.get('transform', 'rotate(0'))
    angle = math.radians(float(turned.group(1)))
    return [(x + a * math.cos(angle) - b * math.sin(angle), y + a * math.sin(angle) + b * math.cos(angle)) for a, b in around]


def overlap(one, other):
    """Whether two convex shapes do: no line along a side of either parts them. Most are told apart by their boxes."""
    for axis in (0, 1):
        if max(x[axis] for x in one) <= min(x[axis] for x in other) or max(x[axis] for x in other) <= min(x[axis] for x in one):
            return False
    for shape in (one, other):
        for (ax, ay), (bx, by) in zip(shape, shape[1:] + shape[:1]):
            normal = (ay - by, bx - ax)
            spans = [[normal[0] * x + normal[1] * y for x, y in points] for points in (one, other)]
            if max(spans[0]) <= min(spans[1]) or max(spans[1]) <= min(spans[0]):
                return False
    return True


def box_of_path(element):
    """left, top, right, bottom of a path of one ring, whose spots are given as ways from the one before."""
    numbers = [float(number) for number in re.findall(r'-?(?:\d+\.?\d*|\.\d+)', element.get('d'))]
    x, y = numbers[:2]
    spots = [(x, y)]
    for dx, dy in zip(numbers[2::2], numbers[3::2]):
        x, y = x + dx, y + dy
        spots.append((x, y))
    return (min(s[0] for s in spots), min(s[1] for s in spots), max(s[0] for s in spots), max(s[1] for s in spots))


def files_of(name):
    return [os.path.join(views_folder, name + kind) for kind in ('.svg', *OTHER_KINDS.get(name, ()))]


def draw_view(name):
    arguments = [argument.replace('FOLDER', views_folder) for argument in VIEWS[name]]
    return run(*(word for path in files_of(name) for word in ('-o', path)), *arguments)


def setUpModule():
    """All views are being drawn while the first ones are looked at."""
    global views_folder, drawing, drawn
    views_folder = tempfile.mkdtemp()
    unittest.addModuleCleanup(shutil.rmtree, views_folder)
    with open(os.path.join(views_folder, 'area.geojson'), 'w', encoding='utf-8') as out:
        out.write(AREA)
    with open(os.path.join(DATA, 'assets', 'plan.ini'), encoding='utf-8') as plan:
        markup = plan.read().replace('title = Reported draft plan\n', 'title = <b>A & "B"</b> &amp;\n', 1)
    with open(os.path.join(views_folder, 'markup.ini'), 'w', encoding='utf-8') as out:
        out.write(markup)
    with open(os.path.join(views_folder, 'mine.ini'), 'w', encoding='utf-8') as theme:
        theme.write('like = print\nrest = #0102fe\n')
    pool = futures.ThreadPoolExecutor(2)
    unittest.addModuleCleanup(pool.shutdown)
    drawing = {name: pool.submit(draw_view, name) for name in VIEWS}
    drawn = {}


class Folder(unittest.TestCase):
    def setUp(self):
        self.work = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.work)

    def path(self, name):
        return os.path.join(self.work, name)

    def done_well(self, done):
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b'', b''))

    def files(self, name):
        self.done_well(drawing[name].result())
        return files_of(name)

    def view(self, name):
        if name not in drawn:
            drawn[name] = Drawn(content(self.files(name)[0]))
        return drawn[name]

    def one_sentence(self, done, status, *words):
        said = done.stderr.decode('utf-8')
        self.assertEqual(done.returncode, status, said)
        self.assertRegex(said, r'^tiermap: [^\n]+\n$')
        for word in words:
            self.assertIn(word, said)


class Words(Folder):
    def test_what_an_svg_says(self):
        drawn = self.view('the whole country')
        said = drawn.words()
        for words in ('Reported draft plan (FT, Aug 2025) · depths illustrative', '1 Demilitarised zone', 'neutral peacekeepers, likely',
                      '2 Stronger border', 'Ukrainian troops', '3 European deterrence', '▮▮▮▮▯', '4-5 brigades under discussion',
                      'US support from the rear', 'Rest of Ukraine', '0-25 km', '25-75 km', '75-220 km', 'measured from: border with Russia',
                      'said by: three officials, to the FT', 'not the front line', 'Crimea and Sevastopol are Ukraine', 'source gives none',
                      'Financial Times', '27 August 2025', 'pravda.com.ua', '© OpenStreetMap contributors', 'Natural Earth', 'GSHHG',
                      'European Flood Awareness System', '© GeoNames', '200 km', 'Black Sea', 'Sea of Azov', 'Russia', 'Belarus', 'Poland',
                      'Moldova', 'Romania', 'Dnipro', 'seat of an oblast'):
            self.assertIn(words, said)
        names = {text.text for text in drawn.group('names').iter(SVG + 'text')}
        for seat in ('Kyiv', 'Kharkiv', 'Odesa', 'Lviv', 'Simferopol', 'Sevastopol', 'Donetsk', 'Luhansk', 'Uzhhorod', 'Chernihiv'):
            self.assertIn(seat, names)
        self.assertEqual(drawn.root.find(SVG + 'title').text, 'Reported draft plan · depths illustrative')
        self.assertIn('rough plan', drawn.root.find(SVG + 'desc').text)

    def test_words_are_in_the_language_asked_for(self):
        said = self.view('in Ukrainian, in black').words()
        for words in ('Чернетка плану', 'глибини умовні', 'Демілітаризована зона', 'нейтральні миротворці', 'Київ', 'Севастополь',
                      'Чорне море', 'Білорусь', 'Дніпро', 'Крим і Севастополь — це Україна', 'Рубежі', 'хто сказав', 'відлік: кордон із Росією',
                      'центр області', '200 км', '25-75 км'):
            self.assertIn(words, said)
        for words in ('Tiers', 'said by', 'measured from', 'capital', ' km', 'illustrative'):
            self.assertNotIn(words, said)

    def test_everywhere_it_is_illustrative_and_no_front_line(self):
        for name, arguments in VIEWS.items():
            with self.subTest(name):
                said = self.view(name).words()
                self.assertGreaterEqual(len(re.findall('глибини умовні' if 'uk' in arguments else 'depths illustrative', said)), 3)
                self.assertRegex(said, 'не лінія фронту' if 'uk' in arguments else 'no(t the)? front line')
                self.assertIn('OpenStreetMap', said)

    def test_another_country_is_told_nothing_of_ukraine(self):
        drawn = self.view('another country')
        self.assertIn('First tier', drawn.words())
        for fact in ('peacekeepers', 'brigades', 'FT', 'US ', 'Crimea'):
            self.assertNotIn(fact, drawn.words())
        self.assertFalse(any('oblast' in text.text for text in drawn.group('legend').iter(SVG + 'text')))

    def test_an_area_of_the_users_own_is_named_and_has_a_row(self):
        said = self.view('an area of the user\'s').words()
        for words in ('Beyond the reference line', 'measured from: area.geojson', 'not held'):
            self.assertIn(words, said)
        self.assertNotIn('The line measured from', said)

    def test_markup_is_text(self):
        self.assertIn('<b>A & "B"</b> &amp; (FT', self.view('an area of the user\'s').words())
        self.assertIn('<b>A & "B"</b> &amp; (FT', told_by('pdftotext', self.files('an area of the user\'s')[1], '-'))


class Places(Folder):
    def test_no_names_collide(self):
        for name in VIEWS:
            with self.subTest(name):
                drawn = self.view(name)
                group = drawn.group('names')
                texts = [text for text in group.iter(SVG + 'text') if text.get('aria-hidden') is None]
                self.assertGreater(len(texts), 5 if NEAR.get(name, (5000,))[0] > 10 else 2)
                shapes = [corners(text) for text in texts]
                left, top, right, bottom = drawn.map_box()
                for text, shape in zip(texts, shapes):
                    self.assertTrue(all(left <= x <= right and top <= y <= bottom for x, y in shape), text.text)
                for (one, a), (other, b) in itertools.combinations(zip(texts, shapes), 2):
                    self.assertFalse(overlap(a, b), '%s, %s' % (one.text, other.text))
                furniture = [box_of_path(path) for kind in ('scale', 'overview') for found in drawn.root.iter(SVG + 'g')
                             if found.get('id') == kind for path in found.iter(SVG + 'path')][:1]
                marks = [(float(c.get('cx')), float(c.get('cy'))) for c in group.iter(SVG + 'circle')]
                for text, shape in zip(texts, shapes):
                    for x0, y0, x1, y1 in furniture:
                        self.assertFalse(overlap(shape, [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]), text.text)
                    for x, y in marks:
                        self.assertFalse(overlap(shape, [(x - 1, y - 1), (x + 1, y - 1), (x + 1, y + 1), (x - 1, y + 1)]), text.text)

    def test_nothing_is_written_over_the_foot_or_off_the_page(self):
        for name in VIEWS:
            with self.subTest(name):
                drawn = self.view(name)
                width, height = (float(number) for number in drawn.root.get('viewBox').split()[2:])
                parts = {part: [corners(text) for text in drawn.group(part).iter(SVG + 'text') if text.get('aria-hidden') is None]
                         for part in ('title', 'legend', 'sources')}
                everything = [shape for shapes in parts.values() for shape in shapes]
                self.assertTrue(all(0 <= x <= width and 0 <= y <= height for shape in everything for x, y in shape))
                for one, other in itertools.combinations(everything, 2):
                    self.assertFalse(overlap(one, other))
                left, top, right, bottom = drawn.map_box()
                for shape in everything:
                    self.assertFalse(overlap(shape, [(left, top), (right, top), (right, bottom), (left, bottom)]))

    def test_the_width_is_the_one_asked_for(self):
        for name, (width_km, bar_km) in NEAR.items():
            with self.subTest(name):
                scale = self.view(name).group('scale')
                bar = box_of_path(list(scale.iter(SVG + 'path'))[2])
                self.assertEqual(scale.find(SVG + 'text').text, '%g km' % bar_km if bar_km >= 1 else '%g m' % (bar_km * 1000))
                left, _, right, _ = self.view(name).map_box()
                self.assertAlmostEqual((right - left) * bar_km / (bar[2] - bar[0]) / width_km, 1, delta=0.01)

    def test_the_tier_asked_for_is_in_view_and_lit(self):
        views = [self.view(name) for name in ('tier 1 on an upright sheet', 'tier 2 on a small sheet', 'tier 3 on a slide', 'the rest')]
        whole = self.view('the whole country')
        colours = ['#fdbf7c', '#c284e1', '#a3c4ff']
        self.assertEqual([theme_colour('print', 'tier-%d' % tier) for tier in (1, 2, 3)], colours)
        for tier, colour in enumerate(colours):
            for part in ('land', 'legend'):  # which has the colours of the map, so that they can be compared
                self.assertEqual([colour in view.fills(part) for view in views], [tier == index for index in range(4)])
            self.assertIn(colour, whole.fills('land') & whole.fills('legend'))
        self.assertTrue(any(text.text.startswith('1 ') for text in views[0].group('names').iter(SVG + 'text')))

    def test_black_ink_is_black(self):
        for name in ('in Ukrainian, in black', '80 km in black'):
            for colour in set(re.findall('"#(\\w{6})"', self.view(name).text)):
                self.assertEqual((colour[:2], colour[2:4]), (colour[2:4], colour[4:]))
        self.assertGreaterEqual(len(set(re.findall(r'url\(#hatch-(\d+)\)', self.view('in Ukrainian, in black').text))), 5)
        self.assertTrue(any(colour[:2] != colour[2:4] for colour in re.findall('"#(\\w{6})"', self.view('the whole country').text)))


class Kinds(Folder):
    def test_an_svg_is_as_large_as_the_paper(self):
        for name, (width, height) in SIZES.items():
            root = self.view(name).root
            self.assertAlmostEqual(float(root.get('width').removesuffix('pt')), width * POINTS_PER_MM, delta=0.02)
            self.assertAlmostEqual(float(root.get('height').removesuffix('pt')), height * POINTS_PER_MM, delta=0.02)

    def test_a_pdf_has_one_page_of_the_size_with_words(self):
        wanted = {
            'the whole country': ('Demilitarised zone', 'three officials', '▮▮▮▮▯', 'Kyiv', 'Sevastopol', 'illustrative', 'OpenStreetMap',
                                  'front line'),
            'a slide in Ukrainian': ('Демілітаризована зона', '▮▮▮▮▯', 'Київ', 'Севастополь', 'умовні', 'OpenStreetMap'),
        }
        for name, words in wanted.items():
            path, (width, height) = self.files(name)[1], SIZES[name]
            told = told_by('pdfinfo', path)
            self.assertRegex(told, r'Pages: +1\n')
            size = re.search(r'Page size: +([\d.]+) x ([\d.]+)', told)
            self.assertAlmostEqual(float(size.group(1)), width * POINTS_PER_MM, delta=0.1)
            self.assertAlmostEqual(float(size.group(2)), height * POINTS_PER_MM, delta=0.1)
            self.assertIn('глибини умовні' if 'uk' in VIEWS[name] else 'depths illustrative', told)
            self.assertNotIn('CreationDate', told)
            said = told_by('pdftotext', path, '-')
            for word in words:
                self.assertIn(word, said)
            fonts = told_by('pdffonts', path).splitlines()[2:]
            self.assertTrue(fonts)
            for font in fonts:
                self.assertRegex(font, r' yes +yes +yes +\d+ +\d+$')  # embedded, a subset, with its letters known

    def test_a_png_is_as_large_as_the_paper(self):
        for name, size in (('the whole country', (2339, 1654)), ('300 km on a slide', (1920, 1080)), ('1.5 km on a large sheet', (4000, 2000))):
            data = content(self.files(name)[-1])
            self.assertEqual(data[:16], b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR')
            self.assertEqual(struct.unpack('>II', data[16:24]), size)
            self.assertTrue(data.endswith(b'IEND\xae\x42\x60\x82'))

    def test_the_same_map_is_the_same_file(self):
        names = ['a.svg', 'a.pdf', 'a.png']
        arguments = [word for name in reversed(names) for word in ('-o', self.path(name))]
        os.mkdir(self.path('tiermap'))
        with open(self.path('tiermap/config'), 'w', encoding='utf-8') as config:
            config.write('theme = dark\n')  # is for the screen
        self.done_well(run(*arguments, TZ='Asia/Tokyo', LC_ALL='C', HOME='/nonexistent', XDG_CONFIG_HOME=self.work))
        for path, name in zip(self.files('the whole country'), names):
            self.assertEqual(content(path), content(self.path(name)))

    def test_themes_colour_it(self):
        self.assertIn('#0102fe', self.view('Belarus too').fills('land'))
        self.assertIn('url(#hatch-', self.view('in Ukrainian, in black').text)
        themes = {'300 km on a slide': 'dark', '8 km on an upright sheet': 'light', '1.5 km on a large sheet': 'high-contrast',
                  'the whole country': 'print'}
        colours = {name: theme_colour(theme, 'tier-2') for name, theme in themes.items()}
        self.assertEqual(len(set(colours.values())), 4)
        for name in themes:
            self.assertEqual([colour for colour in colours.values() if colour in self.view(name).fills('land')], [colours[name]])


class Exploring(Folder):
    """Pictures of what the map on the screen shows."""

    def play(self, script, *arguments):
        with open(self.path('keys.script'), 'w', encoding='utf-8') as out:
            out.write('size 120x40\nwait exact\n' + script)
        self.done_well(run('--script', self.path('keys.script'), *arguments))

    def export_to(self, name):
        return 'key x\nkey C-u\ntype %s\nkey Enter\n' % self.path(name)

    def test_what_is_only_done_for_the_moment_is_not_in_it(self):
        self.play('key m\nkey Enter\nkey Up\nkey Enter\n' + self.export_to('measured.svg') + 'key Esc\nkey Esc\nkey d\nkey Enter\nkey Up\n' +
                  self.export_to('begun.svg') + 'key Esc\nkey Esc\nkey Q\n' + self.export_to('asked.svg'))
        for name in ('measured.svg', 'begun.svg', 'asked.svg'):
            self.assertEqual(content(self.path(name)), content(self.files('the whole country')[0]), name)

    def test_a_drawn_line_is_what_the_tiers_are_measured_from(self):
        self.play('key d\nkey Up\nkey Up\nkey Enter\nkey Down\nkey Down\nkey Down\nkey Right\nkey Enter\nkey Enter\nwait exact\n' +
                  self.export_to('drawn.svg') + 'key r\nwait exact\n', '--paper', '297x210')
        picture = Drawn(content(self.path('drawn.svg')))
        for words in ('measured from: drawn line', 'lie on both sides of it', 'depths illustrative'):
            self.assertIn(words, picture.words())
        red = theme_colour('print', 'reference-line')
        lines = [path for path in picture.group('lines').iter(SVG + 'path') if path.get('stroke') == red]
        self.assertEqual(len(lines), 1)
        left, top, right, bottom = box_of_path(lines[0])
        self.assertTrue(0 < right - left < bottom - top < 100)  # more down than along, and no border
        self.assertEqual(lines[0].get('d').count('M'), 1)

    def test_what_is_switched_off_is_not_in_it(self):
        self.play('key v\nkey Down\nkey Space\nkey Down\nkey Space\nkey Down\nkey Space\nkey Esc\n' + self.export_to('less.svg') +
                  'key v\nkey Space\nkey Esc\n' + self.export_to('silent.svg'))
        whole, less, silent = self.view('the whole country'), *(Drawn(content(self.path(name))) for name in ('less.svg', 'silent.svg'))
        for words in ('Kyiv', 'Lviv', 'Dnipro', 'border of an oblast', 'seat of an oblast', 'capital'):
            self.assertIn(words, whole.words())
            self.assertNotIn(words, less.words())
        river, oblast = theme_colour('print', 'river-line'), theme_colour('print', 'region-line')
        strokes = [{path.get('stroke') for path in picture.root.iter(SVG + 'path')} for picture in (whole, less)]
        for colour in (river, oblast):
            self.assertEqual([colour in found for found in strokes], [True, False])
        self.assertIn('1 Demilitarised zone', less.words())
        self.assertEqual(list(silent.group('names').iter(SVG + 'text')) if silent.has('names') else [], [])
        self.assertIn('Demilitarised zone', silent.words())  # the legend
        for picture in (less, silent):
            self.assertIn('depths illustrative', picture.words())
            self.assertIn('OpenStreetMap', picture.words())

    def test_a_step_of_the_tour_shows_no_more_than_on_the_screen(self):
        self.play('key t\nwait tour\n' + self.export_to('first.svg') + 'key Space\nwait tour\nkey Space\nwait tour\n' +
                  'key Space\nwait tour\n' + self.export_to('later.svg'), '--lang', 'uk', '--no-motion')
        first, later = (Drawn(content(self.path(name))) for name in ('first.svg', 'later.svg'))
        red = theme_colour('print', 'reference-line')
        colours = [theme_colour('print', 'tier-%d' % tier) for tier in (1, 2, 3)]
        self.assertFalse(any(colour in first.fills('land') for colour in colours))
        self.assertNotIn(red, first.text)
        for words in ('Демілітаризована зона', 'Решта України', 'відлік:'):
            self.assertNotIn(words, first.words())
        self.assertIn('У К Р А Ї Н А', first.words())
        self.assertIn(red, later.text)
        self.assertIn('відлік:', later.words())
        for picture in (first, later):
            self.assertIn('глибини умовні', picture.words())
            self.assertIn('OpenStreetMap', picture.words())

    def test_for_a_room_there_is_less_of_it(self):
        self.play('key P\nkey 1\nkey 1\n' + self.export_to('room.svg'), '--paper', '100x120')
        room = Drawn(content(self.path('room.svg')))
        self.assertIn(theme_colour('print', 'tier-1'), room.fills('land'))  # paper has no use for the colours of a dark room
        self.assertNotIn(theme_colour('print', 'river-line'), {path.get('stroke') for path in room.root.iter(SVG + 'path')})
        self.assertNotIn('border of an oblast', room.words())
        self.assertIn('seat of an oblast', room.words())
        self.assertIn('depths illustrative', room.words())

    def test_visitors_get_none(self):
        self.one_sentence(run('--kiosk', '-o', self.path('a.svg')), 2, '--kiosk', 'no files')
        self.assertEqual(os.listdir(self.work), [])


class Faults(Folder):
    def test_files_that_cannot_be_written(self):
        self.one_sentence(run('-o', self.path('no/such/map.pdf')), 1, 'map.pdf')
        self.one_sentence(run('-o', '/dev/full/x.svg'), 1, 'x.svg')
        with open(self.path('a.png'), 'w', encoding='utf-8') as out:
            out.write('mine')
        self.one_sentence(run('-o', self.path('b.svg'), '-o', self.path('a.png')), 1, 'a.png', '--force')
        self.assertEqual(os.listdir(self.work), ['a.png'])
        self.assertEqual(content(self.path('a.png')), b'mine')

    def test_wrong_options(self):
        for paper in ('a5x', '5x5', '297', '297x', 'x210', '297x210cm', '9999x9999', 'nanx210', '-297x210'):
            self.one_sentence(run('-o', self.path('a.svg'), '--paper', paper), 2, '--paper ' + paper, '420x297')
        self.one_sentence(run('-o', self.path('a.svg'), '--paper', ''), 2, '--paper', 'needs a value')
        self.one_sentence(run('-o', self.path('a.svg'), '--ink', 'red'), 2, '--ink red', 'black')
        self.assertEqual(os.listdir(self.work), [])

    def alone(self):
        """The two programs without the module, in a folder of their own."""
        os.mkdir(self.path('bin'))
        for path in (PROGRAM, ENGINE):
            shutil.copy(path, self.path('bin'))
        return self.path('bin/tiermap')

    def test_without_the_module(self):
        program = self.alone()
        done = run('-o', self.path('a.csv'), '-o', self.path('a.pdf'), program=program)
        self.one_sentence(done, 1, 'tiermap-picture.so', 'libpango1.0-dev', '.ans')
        self.assertEqual(os.listdir(self.work), ['bin'])
        self.assertEqual(run('-o', self.path('a.csv'), program=program).returncode, 0)

    def test_with_a_module_that_is_none(self):
        program = self.alone()
        for damage in (b'', b'no module' * 1000):
            with open(self.path('bin/tiermap-picture.so'), 'wb') as out:
                out.write(damage)
            self.one_sentence(run('-o', self.path('a.svg'), program=program), 1, 'tiermap-picture.so', 'cannot be loaded')
        shutil.copy(MODULE, self.path('bin/tiermap-picture.so'))
        self.done_well(run('-o', self.path('a.svg'), '--paper', '100x100', program=program))

    def test_without_fonts(self):
        with open(self.path('fonts.conf'), 'w', encoding='utf-8') as config:
            config.write('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>%s</dir><cachedir>%s</cachedir>'
                         '</fontconfig>' % (self.path('none'), self.path('cache')))
        self.one_sentence(run('-o', self.path('a.svg'), FONTCONFIG_FILE=self.path('fonts.conf')), 1, 'fonts-dejavu-core')

    def test_other_starts_do_not_pay(self):
        needed = subprocess.run(['ldd', PROGRAM], capture_output=True, check=True).stdout.decode()
        for library in ('cairo', 'pango', 'glib', 'freetype', 'fontconfig'):
            self.assertNotIn(library, needed)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1] + sys.argv[4:], verbosity=1)
