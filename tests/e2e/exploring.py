#!/usr/bin/env python3
"""The map explored as a person would: with the mouse, with prompts, with files; and what is left after an accident.

usage: exploring.py TIERMAP TINY      (TINY: the folder of the tiny country)
"""
import json
import os
import re
import shutil
import signal
import sys
import tempfile
import time
import unittest

from emulator import Emulator
from pseudo import PATIENCE, content, until

PROGRAM, TINY = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
SIZE = (100, 30)


class Exploring(unittest.TestCase):
    def setUp(self):
        self.work = tempfile.mkdtemp(prefix='tiermap-test-')
        self.addCleanup(shutil.rmtree, self.work, ignore_errors=True)

    def start(self, *arguments):
        command = "cd '%s' && exec '%s' --data '%s' %s" % (self.work, PROGRAM, TINY, ' '.join(arguments))
        emulator = Emulator(command, SIZE, HOME=self.path('home'), XDG_STATE_HOME=self.path('state'), XDG_CONFIG_HOME=self.path('config'))
        emulator.until_shows('1 column')
        return emulator

    def path(self, name):
        return os.path.join(self.work, name)

    @staticmethod
    def click(emulator, column, row):
        """Of the first button, on a cell counted from 1."""
        emulator.send(b'\x1b[<0;%d;%dM\x1b[<0;%d;%dm' % (column, row, column, row))

    @staticmethod
    def find(emulator, word):
        """The cell of a word's first letter, counted from 1."""
        for row, line in enumerate(emulator.rows(), 1):
            if word in line:
                return line.index(word) + 1, row
        raise AssertionError('no %r in:\n%s' % (word, '\n'.join(emulator.rows())))

    def test_click_says_what_is_there(self):
        with self.start() as emulator:
            self.click(emulator, *self.find(emulator, '•Westown'))
            emulator.until_shows('nearest town: Westown')
            emulator.until_shows('Rest of Ukraine · depths illustrative')
            emulator.until_shows('from the border with Russia')
            self.click(emulator, *self.find(emulator, '•Eastport'))
            emulator.until_shows('nearest town: Eastport')
            emulator.keys('Escape')
            emulator.until(lambda rows: not any('nearest town' in row for row in rows), 'leaving')

    def test_click_in_the_panel_selects(self):
        with self.start() as emulator:
            self.click(emulator, *self.find(emulator, 'Ukrainian troops, armed'))
            emulator.until_shows('The second tier would be')

    def test_a_path_is_measured_with_the_mouse(self):
        with self.start() as emulator:
            emulator.keys('m')
            emulator.until_shows('MEASURE')
            places = [(10, 10), (20, 10), (20, 20), (10, 10)]
            for column, row in places:
                self.click(emulator, column, row)
            emulator.until_shows('area: ')
            length = re.search(r'in all: ([0-9.]+)', '\n'.join(emulator.rows()))
            self.assertTrue(200 < float(length.group(1)) < 600, length.group(0))

    def test_a_line_is_drawn_with_the_mouse_and_saved(self):
        with self.start() as emulator:
            emulator.keys('d')
            emulator.until_shows('DRAW A LINE')
            for column, row in ((30, 12), (30, 20), (30, 20)):
                self.click(emulator, column, row)
            emulator.until_shows('tiers measured from your line')
            emulator.until_shows('from: drawn line')
            emulator.keys('s', 'C-u')
            emulator.type('mine.ini')
            emulator.keys('Enter')
            emulator.until_shows('saved: mine.ini')
            emulator.keys('q')
            until(lambda: not self.is_running(emulator), 'leaving without a question')
        self.assertIn('line = ', content(self.path('mine.ini')))
        self.assertEqual(os.listdir(self.path('state/tiermap')) if os.path.isdir(self.path('state/tiermap')) else [], [])
        with self.start('mine.ini') as emulator:
            emulator.until_shows('from: drawn line')

    def test_a_line_from_a_file_is_not_saved_as_another_one(self):
        with open(self.path('line.geojson'), 'w', encoding='utf-8') as file:
            json.dump({'type': 'LineString', 'coordinates': [[35.5, 47.5], [35.5, 49.5]]}, file)
        with self.start('--reference', 'line.geojson') as emulator:
            emulator.keys('2')
            emulator.type(']]]]]')
            emulator.until_shows('25-80 km')
            emulator.keys('q', 's', 'C-u')
            emulator.type('mine.ini')
            emulator.keys('Enter')
            emulator.until_shows('saved: mine.ini; the line from your file is in no plan: give --reference again')
            emulator.keys('q')
            until(lambda: not self.is_running(emulator), 'leaving')
        self.assertIn('outer_km = 80', content(self.path('mine.ini')))
        self.assertNotIn('[reference]', content(self.path('mine.ini')))
        with self.start('--reference', 'line.geojson', 'mine.ini') as emulator:
            emulator.until_shows('25-80 km')
            emulator.until_shows('from: line.geojson')

    @staticmethod
    def is_running(emulator):
        return emulator.tmux('list-panes', '-F', '#{pane_pid}', check=False).strip() != ''

    def test_a_file_is_never_replaced_unasked(self):
        with open(self.path('there.ini'), 'w', encoding='utf-8') as file:
            file.write('mine\n')
        with self.start() as emulator:
            for keys in (['s', 'C-u'], ['x']):
                emulator.keys(*keys)
                emulator.type('there.ini')
                emulator.keys('Enter')
                emulator.until_shows('y replace it, n another name, Esc leave it: there.ini')
                emulator.keys('Escape')
                emulator.until(lambda rows: not any('y replace it' in row for row in rows), 'leaving')
            self.assertEqual(content(self.path('there.ini')), 'mine\n')
            emulator.keys('s', 'C-u')
            emulator.type('there.ini')
            emulator.keys('Enter')
            emulator.until_shows('Esc leave it: there.ini')
            emulator.keys('y')
            emulator.until_shows('saved: there.ini')
            self.assertIn('[tier ', content(self.path('there.ini')))
            emulator.keys('s', 'C-u')
            emulator.type('no/such/folder.ini')
            emulator.keys('Enter')
            emulator.until_shows('no/such')
            emulator.keys('Escape')

    def test_a_file_below_the_home(self):
        os.mkdir(self.path('home'))
        with self.start() as emulator:
            emulator.keys('s', 'C-u')
            emulator.type('~/mine.ini')
            emulator.keys('Enter')
            emulator.until_shows('saved: ')
            self.assertIn('[tier ', content(self.path('home/mine.ini')))
            emulator.keys('o')
            emulator.type('~/none.ini')
            emulator.keys('Enter')
            emulator.until_shows('home/none.ini: ')

    def export(self, emulator, name):
        """Exports, again and again while the exact map is still being worked out."""
        def shows(rows, word):
            return any(word in row for row in rows)

        end = time.monotonic() + PATIENCE
        while True:
            emulator.keys('x', 'C-u')
            emulator.type(name)
            emulator.keys('Enter')
            emulator.until(lambda rows: shows(rows, 'written: ' + name) or shows(rows, 'try again'), 'an answer')
            if shows(emulator.rows(), 'written: ' + name):
                return
            self.assertLess(time.monotonic(), end)
            emulator.keys('Escape')
            emulator.until(lambda rows: not shows(rows, 'Export to'), 'leaving the prompt')

    def test_the_view_is_exported(self):
        with self.start() as emulator:
            emulator.keys('1', '1')
            for name in ('view.txt', 'tiers.geojson', 'numbers.csv'):
                self.export(emulator, name)
            text = content(self.path('view.txt'))
            self.assertIn(emulator.rows()[0].strip(), text)  # at the scale that is shown
            self.assertNotIn('written', text)
            self.assertIn('"illustrative"', content(self.path('tiers.geojson')))
            emulator.keys('x')
            emulator.type('view.exe')
            emulator.keys('Enter')
            emulator.until_shows('.geojson')

    def test_a_file_beside_a_shapefile_is_never_replaced_unasked(self):
        with self.start() as emulator:
            for name in ('map.dbf', 'map-reference.prj', 'map-attribution.txt'):
                with open(self.path(name), 'w', encoding='utf-8') as file:
                    file.write('mine\n')
                emulator.keys('x')
                emulator.type('map.shp')
                emulator.keys('Enter')
                emulator.until(lambda rows: any(name in row and 'y replace it' in row for row in rows), 'a question about ' + name)
                emulator.keys('Escape')
                emulator.until(lambda rows: not any('y replace it' in row for row in rows), 'leaving')
                self.assertEqual(content(self.path(name)), 'mine\n')
                self.assertEqual([left for left in os.listdir(self.work) if left.startswith('map')], [name])
                os.remove(self.path(name))
            with open(self.path('map.dbf'), 'w', encoding='utf-8') as file:
                file.write('mine\n')
            emulator.until_shows('km² · ')  # it is exact
            emulator.keys('x')
            emulator.type('map.shp')
            emulator.keys('Enter')
            emulator.until_shows('y replace it')
            emulator.keys('y')
            emulator.until_shows('written: map.shp')
            self.assertNotEqual(content(self.path('map.dbf')), 'mine\n')

    def test_another_plan_is_opened(self):
        with self.start() as emulator:
            emulator.keys('2')
            emulator.type(']]]]]')
            emulator.keys('s', 'C-u')
            emulator.type('deeper.ini')
            emulator.keys('Enter')
            emulator.until_shows('saved: deeper.ini')
            emulator.type('[[[[[[[[')
            emulator.keys('o')
            emulator.type('deeper.ini')
            emulator.keys('Enter')
            emulator.until_shows('o open the other one')
            emulator.keys('o')
            emulator.until_shows('25-80 km')
            emulator.until_shows('1 column')
            emulator.keys('o')
            emulator.type('none.ini')
            emulator.keys('Enter')
            emulator.until_shows('none.ini: ')
            emulator.keys('Escape')
            emulator.until_shows('25-80 km')

    def own_plan(self, name, title='A plan of mine', outer_km=75, tour=''):
        """Writes a plan of somebody's: the bundled one with another title, tier 2 and tour; of that the places are not there."""
        plan = content(os.path.join(TINY, 'assets/plan.ini')).replace('title = Reported draft plan\n', 'title = %s\n' % title)
        plan = re.sub(r'(?ms)^\[tour .*?(?=^\[(?!tour )|\Z)', '', plan).replace('outer_km = 75', 'outer_km = %d' % outer_km) + tour
        with open(self.path(name), 'w', encoding='utf-8') as file:
            file.write(plan)
        return plan

    def open_plan(self, emulator, name):
        emulator.keys('o')
        emulator.type(name)
        emulator.keys('Enter')
        emulator.until(lambda rows: name in rows[0] and '1 column' in rows[0], 'the map of ' + name)

    def test_another_plan_in_a_lesson(self):
        """What is taken over from a look for a room must not touch the map and the plan that are gone."""
        tour = '\n[tour 1]\ntitle = One\ncaption = Said.\n\n[tour 2]\ntitle = Two\ncaption = Told.\ntier = border\n'
        self.own_plan('this.ini', tour=tour)
        self.own_plan('other.ini', 'The plan of other.ini', 66, tour)
        for keys, shown in (('t ', 'Told.'), ('33', ''), ('', '')):
            with self.subTest(keys=keys), self.start('--projector', '--no-motion', 'this.ini') as emulator:
                emulator.type(keys)
                emulator.until_shows(shown)
                emulator.until_settled()
                self.open_plan(emulator, 'other.ini')
                emulator.type('2')
                emulator.until_shows('25-66 km')
                emulator.type('P')
                emulator.until_shows('as it was before')

    def test_another_plan_when_a_theme_is_gone(self):
        """Themes are read anew with it: one that is gone must not leave its place in their list behind."""
        themes = self.path('config/tiermap/themes')
        os.makedirs(themes)
        self.own_plan('other.ini', 'The plan of other.ini', 66)
        with open(os.path.join(themes, 'zz.ini'), 'w', encoding='utf-8') as theme:
            theme.write('like = dark\nrest = #333333\n')
        with self.start() as emulator:
            for _ in range(5):
                emulator.type('T')
            emulator.until_shows('zz')
            os.remove(os.path.join(themes, 'zz.ini'))
            self.open_plan(emulator, 'other.ini')
            emulator.until_shows('25-66 km')
            emulator.type('vk')
            emulator.keys('Enter')
            emulator.until_shows('kept')
            kept = content(self.path('config/tiermap/config'))
            self.assertNotIn('zz', kept)
            emulator.keys('Escape')
        with self.start() as emulator:
            emulator.until_shows('25-75 km')

    def until_kept(self):
        until(lambda: os.path.isdir(self.path('state/tiermap')) and os.listdir(self.path('state/tiermap')), 'keeping the change')

    def change_and_die(self, *arguments):
        with self.start(*arguments) as emulator:
            emulator.keys('2')
            emulator.type(']]]]]')
            emulator.until_shows('25-80 km')
            self.until_kept()
            os.kill(emulator.pid(), signal.SIGKILL)

    def test_changes_outlive_an_accident(self):
        self.change_and_die()
        with self.start() as emulator:
            emulator.until_shows('Unsaved changes of')
            emulator.keys('y')
            emulator.until_shows('here they are again')
            emulator.until_shows('25-80 km')
            emulator.keys('u')
            emulator.until_shows('25-75 km')
            emulator.keys('U')
            emulator.until_shows('25-80 km')
            emulator.keys('q')
            emulator.until_shows('The plan is changed')
            emulator.keys('q')
            until(lambda: not self.is_running(emulator), 'leaving')
        self.assertEqual(os.listdir(self.path('state/tiermap')), [])
        with self.start() as emulator:
            self.assertFalse(any('Unsaved changes of' in row for row in emulator.rows()))

    def test_changes_outlive_a_map_that_nobody_uses(self):
        with self.start('--idle-timeout', '6') as emulator:
            emulator.keys('2')
            emulator.type(']]]]]')
            until(lambda: not self.is_running(emulator), 'ending by itself')
        with self.start() as emulator:
            emulator.until_shows('Unsaved changes of')
            emulator.keys('y')
            emulator.until_shows('25-80 km')

    def test_changes_of_another_plan_bring_it_along(self):
        plan = self.own_plan('mine.ini')
        self.change_and_die('mine.ini')
        with self.start() as emulator:
            emulator.until_shows('Unsaved changes of')
            emulator.keys('y')
            emulator.until_shows('A plan of mine')
            emulator.until_shows('25-80 km')
            emulator.keys('s')
            emulator.until_shows('mine.ini')
            emulator.keys('Escape')
        self.assertEqual(content(self.path('mine.ini')), plan)

    def test_changes_of_a_plan_that_is_gone_bring_it_along_whole(self):
        plan = self.own_plan('mine.ini')
        self.change_and_die('mine.ini')
        os.rename(self.path('mine.ini'), self.path('other.ini'))
        with self.start('other.ini') as emulator:
            emulator.until_shows('Unsaved changes of')
            emulator.keys('y')
            emulator.until_shows('this is what was kept')
            emulator.until_shows('25-80 km')
            emulator.until_shows('A plan of mine')
            os.kill(emulator.pid(), signal.SIGKILL)  # it is still in no file
        self.assertEqual(content(self.path('other.ini')), plan)
        with self.start() as emulator:
            emulator.until_shows('Unsaved changes of')
            emulator.keys('y')
            emulator.until_shows('this is what was kept')
            emulator.until_shows('A plan of mine')
            emulator.keys('q')
            emulator.until_shows('The plan is changed')
            emulator.keys('s')
            emulator.until_shows('mine.ini')
            emulator.keys('Enter')
            until(lambda: not self.is_running(emulator), 'leaving')
        self.assertIn('outer_km = 80', content(self.path('mine.ini')))
        self.assertIn('title = A plan of mine', content(self.path('mine.ini')))
        self.assertEqual(os.listdir(self.path('state/tiermap')), [])

    def test_changes_of_a_plan_that_has_other_tiers_by_now(self):
        self.own_plan('mine.ini')
        self.change_and_die('mine.ini')
        with open(self.path('mine.ini'), 'w', encoding='utf-8') as file:
            file.write('[plan]\ntitle = T\nillustrative = ours\n[rest]\nname = R\n'
                       '[tier a]\nname = A\nforce = F\nouter_km = 10\n[tier b]\nname = B\nforce = F\nouter_km = 20\n')
        with self.start('mine.ini') as emulator:
            emulator.until_shows('Unsaved changes of')
            emulator.keys('y')
            emulator.until_shows('this is what was kept')
            emulator.until_shows('25-80 km')

    def test_changes_after_a_save_belong_to_the_saved_file(self):
        shutil.copy(os.path.join(TINY, 'assets/plan.ini'), self.path('first.ini'))
        with self.start('first.ini') as emulator:
            emulator.keys('2')
            emulator.type(']]]]]')
            emulator.keys('s', 'C-u')
            emulator.type('second.ini')
            emulator.keys('Enter')
            emulator.until_shows('saved: second.ini')
            emulator.type(']')
            emulator.until_shows('25-81 km')
            self.until_kept()
            os.kill(emulator.pid(), signal.SIGKILL)
        with self.start('second.ini') as emulator:
            emulator.until_shows('Unsaved changes of')
            emulator.keys('y')
            emulator.until_shows('25-81 km')
            emulator.keys('s')
            emulator.until_shows('Save the plan as: second.ini')
            emulator.keys('Escape')

    def test_changes_that_are_refused_are_gone(self):
        with self.start() as emulator:
            emulator.keys('2')
            emulator.type(']')
            self.until_kept()
            os.kill(emulator.pid(), signal.SIGKILL)
        with self.start() as emulator:
            emulator.until_shows('Unsaved changes of')
            emulator.keys('n')
            until(lambda: not os.listdir(self.path('state/tiermap')), 'forgetting')
            emulator.until_shows('25-75 km')

    def test_nothing_is_written_until_something_changes(self):
        with self.start() as emulator:
            emulator.keys('i', 'Escape', 'v', 'Space', 'Space', 'Escape', '/', 'Escape')
            emulator.until_settled()
            emulator.keys('q')
            until(lambda: not self.is_running(emulator), 'leaving')
        self.assertEqual(os.listdir(self.work), [])

    def test_what_is_kept_is_there_at_the_next_start(self):
        with self.start() as emulator:
            emulator.until_shows('TIERS')
            emulator.keys('p', 'b', 'v', 'Down', 'Space', 'Up', 'Up', 'Enter')  # no panel, no braille, no towns; the last row keeps it
            emulator.until_shows('kept: the next start looks like this')
            emulator.keys('C-l', 'i', 'Escape')  # another row of keys than that sentence
            emulator.until(lambda rows: 'r line' in rows[SIZE[1] - 1], 'the map')  # whose hints those are
            rows = emulator.rows()
        self.assertFalse(any('TIERS' in row or 'Westown' in row or re.search('[\u2801-\u28ff]', row) for row in rows))
        with self.start() as emulator:
            emulator.until(lambda shown: shown == rows, 'the same map')
        self.assertEqual(os.listdir(self.path('config/tiermap')), ['config'])

    def test_keys_come_from_the_users_file(self):
        os.makedirs(self.path('config/tiermap'))
        with open(self.path('config/tiermap/keys.conf'), 'w', encoding='utf-8') as file:
            file.write('sources e\n')
        with self.start() as emulator:
            emulator.keys('e')
            emulator.until_shows('WHAT IS REPORTED')
        with open(self.path('config/tiermap/keys.conf'), 'w', encoding='utf-8') as file:
            file.write('# mine\nsoures e\n')
        with self.start() as emulator:
            emulator.until_shows('line 2: there is no action "soures"; did you mean sources?')
            emulator.keys('S')
            emulator.until_shows('WHAT IS REPORTED')


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=1)
