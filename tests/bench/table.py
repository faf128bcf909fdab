#!/usr/bin/env python3
"""Everything that has a goal, measured in one run beside other programs: usage: table.py BUILD DATA [PEERS]

Prints one table in Markdown. Peers: htop (package htop), ogr2ogr (gdal-bin), and mapscii if it is installed below the folder PEERS
(npm install --ignore-scripts mapscii), on tiles that ogr2ogr makes of the same layers. What is not there has no figure.
Milliseconds are medians of several runs; run it on a quiet machine, or with `chrt -f 10`, which other work does not slow.
"""
import http.server
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from steps import STEPS, Pseudo, computing_ms, content, press, sleeps, until_quiet  # noqa: E402

SIZES = ((120, 40), (200, 60))
RUNS = 5
REST_S = 3
NOWHERE = '/dev/null/none'  # nothing is kept there, not even by root
MANY = 50
MAPSCII_LAYERS = (  # the layers as its style wants them
    ('ukraine', 'admin', 'ST_Boundary(geometry) AS geometry, 2 AS admin_level, 0 AS maritime, 0 AS disputed'),
    ('water', 'water', 'geometry'),
    ('rivers', 'waterway', "geometry, 'river' AS class"),
    ('places', 'place_label', "geometry, name, name AS name_en, 'city' AS type, 1 AS localrank"))
BRAILLE = '[\u2801-\u28ff]'
rows = []


def row(what, goal, ours, *peers):
    rows.append((what, goal, ours, '; '.join(peer for peer in peers if peer)))


def number(value, unit, digits=1):
    return '%.*f %s' % (digits, value, unit)


def peer(name, value, ours, unit, digits=1):
    """A peer's figure, and how many times ours it is."""
    return '' if value is None else '%s %s (%.1fx)' % (name, number(value, unit, digits), value / ours)


def first_picture(argv, size, shows='', **environment):
    """(terminal, milliseconds until the last byte of the first picture; `shows` is a pattern of what is on it)"""
    terminal = Pseudo(argv, *size, **environment)
    begin = time.monotonic()
    terminal.until(lambda: terminal.output and re.search(shows, terminal.text()), 'a picture')
    return terminal, (until_last_byte(terminal) - begin) * 1000


def until_last_byte(terminal, quiet_s=0.1):
    """For programs that never sleep: when the last byte came before so long a silence."""
    last = time.monotonic()
    while terminal.read(quiet_s):
        last = time.monotonic()
    return last


def median_first(argv, size, shows='', leave=b'q', **environment):
    times, sizes = [], []
    for _ in range(RUNS):
        terminal, ms = first_picture(argv, size, shows, **environment)
        with terminal:
            times.append(ms)
            sizes.append(len(terminal.output))
            terminal.send(leave)
            terminal.until_ended()
    return statistics.median(times), statistics.median(sizes)


def memory_mb(pid, field='VmRSS'):
    line = next(line for line in content('/proc/%d/status' % pid).splitlines() if line.startswith(field))
    return int(line.split()[1]) / 1024


def children(pid):
    return [int(child) for child in content('/proc/%d/task/%d/children' % (pid, pid)).split()]


def pss_mb(pid):
    line = next(line for line in content('/proc/%d/smaps_rollup' % pid).splitlines() if line.startswith('Pss:'))
    return int(line.split()[1]) / 1024


def woken(pid):
    return sum(int(line.split()[1]) for line in content('/proc/%d/status' % pid).splitlines() if 'ctxt_switches' in line)


class Mapscii:
    """mapscii on tiles of the same layers, which a server on this machine hands out; None of it if it is not there."""

    def __init__(self, folder, data, work):
        self.argv = None
        module = os.path.join(folder, 'node_modules', 'mapscii') if folder else ''
        if not os.path.isdir(module) or not shutil.which('node') or not shutil.which('ogr2ogr'):
            return
        tiles = os.path.join(work, 'tiles')
        for layer, name, fields in MAPSCII_LAYERS:
            subprocess.run(['ogr2ogr', '-f', 'GPKG', *(['-update'] if layer != 'ukraine' else []), os.path.join(work, 'all.gpkg'),
                            os.path.join(data, 'shapefiles', layer + '.shp'), '-nln', name, '-dialect', 'sqlite', '-sql',
                            'SELECT %s FROM %s' % (fields, layer)], check=True, capture_output=True)
        subprocess.run(['ogr2ogr', '-f', 'MVT', tiles, os.path.join(work, 'all.gpkg'), '-dsco', 'MAXZOOM=9', '-dsco', 'MINZOOM=0'],
                       check=True, capture_output=True)

        class Tiles(http.server.SimpleHTTPRequestHandler):
            def __init__(self, *arguments):
                super().__init__(*arguments, directory=tiles)

            def do_GET(self):
                if os.path.exists(self.translate_path(self.path)):
                    super().do_GET()
                else:                      # an empty tile
                    self.send_response(200)
                    self.end_headers()

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Tiles)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        start = ("const config = require('%s/src/config'); config.source = 'http://127.0.0.1:%d/'; config.initialZoom = 5; "
                 "const map = new (require('%s/src/Mapscii'))(); map.center = {lat: 48.5, lon: 31}; map.init()")
        self.argv = [shutil.which('node'), '-e', start % (module, server.server_port, module)]
        self.home = work

    def measure(self, size):
        """{step: (ms, bytes)}, and its memory in MB; empty if it is not there."""
        if self.argv is None:
            return {}
        terminal, first_ms = first_picture(self.argv, size, BRAILLE, HOME=self.home)
        costs = {'first': (first_ms, len(terminal.output))}
        with terminal:
            for name, keys in (('pan', (b'\x1b[C', b'\x1b[B', b'\x1b[D', b'\x1b[A')), ('zoom', (b'a', b'a', b'z', b'z'))):
                taken = []
                for key in keys:
                    before, begin = len(terminal.output), time.monotonic()
                    terminal.send(key)
                    terminal.until(lambda: len(terminal.output) > before, 'an answer')
                    taken.append(((until_last_byte(terminal) - begin) * 1000, len(terminal.output) - before))
                costs[name] = (statistics.median(ms for ms, _ in taken), max(count for _, count in taken))
            costs['memory'] = (memory_mb(terminal.pid), 0)
        return costs


def measure_map(program, data, mapscii):
    htop = [shutil.which('htop'), '-d', '100'] if shutil.which('htop') else None
    for size in SIZES:
        ours, shape = [program, '--data', data, '--no-mouse', '--color', '256'], '%dx%d' % size
        theirs = mapscii.measure(size)
        theirs_ms, theirs_bytes = ({step: cost[i] for step, cost in theirs.items()} for i in (0, 1))
        ms, sent = median_first(ours, size, '1 column')
        if size == SIZES[0]:
            htop_ms = median_first(htop, size, XDG_CONFIG_HOME=NOWHERE)[0] if htop else None
            row('first picture with tiers, kept reply, ' + shape, '20 ms, 16 KB', number(ms, 'ms') + ', ' + number(sent / 1000, 'KB'),
                peer('mapscii', theirs_ms.get('first'), ms, 'ms', 0), peer('htop', htop_ms, ms, 'ms', 0))
        terminal, _ = first_picture(ours, size, '1 column')
        with terminal:
            until_quiet(terminal)
            goals = {'pan': '5 ms, 4 KB', 'zoom': '5 ms, 10 KB'} if size == SIZES[0] else {'pan': '8 ms, 8 KB', 'zoom': '8 ms, 24 KB'}
            for name, *keys in STEPS:
                costs = [press(terminal, key) for key in keys]
                if name not in goals:
                    continue
                ms, most = statistics.median(cost[1] for cost in costs), max(cost[0] for cost in costs)
                row('%s step, %s' % (name, shape), goals[name], number(ms, 'ms') + ', ' + number(most / 1000, 'KB'),
                    peer('mapscii', theirs_ms.get(name), ms, 'ms'), peer('mapscii', theirs_bytes.get(name) and theirs_bytes[name] / 1000, most / 1000, 'KB'))
            terminal.send(b'q')
            terminal.until_ended()
        if size == SIZES[0]:
            measure_rest(ours, size, theirs_ms.get('memory'), htop)


def measure_rest(ours, size, mapscii_mb, htop):
    terminal, _ = first_picture(ours, size, '1 column', XDG_CACHE_HOME=NOWHERE)
    with terminal:
        until_quiet(terminal)
        viewer_mb = memory_mb(terminal.pid)
        written, wakes = len(terminal.output), woken(terminal.pid)
        terminal.read(REST_S)
        row('nothing pressed, %d s' % REST_S, '0 bytes, 0 wake-ups',
            '%d bytes, %d wake-ups' % (len(terminal.output) - written, woken(terminal.pid) - wakes))
        before = len(terminal.output)
        terminal.send(b'llljjjhhkk')
        until_quiet(terminal)
        burst = len(terminal.output) - before
        terminal.send(b'2]')                  # the engine is started and has its line ready
        until_quiet(terminal)
        drafts, exact = [], []
        for key in (b']', b'}', b']', b'}', b']'):
            before, begin = len(terminal.output), time.monotonic()
            terminal.send(key)
            terminal.until(lambda: len(terminal.output) > before, 'a draft')
            drafts.append((until_pause(terminal) - begin) * 1000)
            exact.append((until_quiet(terminal) - begin) * 1000)
        engine_mb = max((memory_mb(child, 'VmHWM') for child in children(terminal.pid)), default=None)
        row('ten keys in one burst', 'two pictures at most', number(burst / 1000, 'KB'))
        row('depth changed, engine warm: draft', '33 ms', number(statistics.median(drafts), 'ms'))
        row('depth changed, engine warm: exact', '300 ms', number(statistics.median(exact), 'ms'))
    htop_mb = None
    if htop:
        terminal, _ = first_picture(htop, size, XDG_CONFIG_HOME=NOWHERE)
        with terminal:
            htop_mb = memory_mb(terminal.pid)
    row('memory of the viewer', '8 MB', number(viewer_mb, 'MB'), peer('mapscii', mapscii_mb, viewer_mb, 'MB', 0),
        peer('htop', htop_mb, viewer_mb, 'MB'))
    row('memory of the engine at work', '40 MB', number(engine_mb, 'MB') if engine_mb else 'it had ended')


def until_pause(terminal):
    """When the last byte came before ten milliseconds of silence: the draft is followed by the exact edges."""
    return until_last_byte(terminal, 0.01)


def wall_ms(argv, runs=RUNS, **environment):
    times = []
    for _ in range(runs):
        begin = time.monotonic()
        subprocess.run(argv, check=True, stdin=subprocess.DEVNULL, capture_output=True, env=dict(os.environ, **environment))
        times.append((time.monotonic() - begin) * 1000)
    return statistics.median(times)


def measure_geometry(build, program, data, work):
    bare = os.path.join(work, 'bare')          # the same programs, without the replies made at build time
    os.mkdir(bare)
    for path in (program, os.path.join(build, 'src/engine/tiermap-engine')):
        shutil.copy2(path, bare)
    print_it = [os.path.join(bare, 'tiermap'), '--data', data, '--print', '--size', '120x40']
    kept = wall_ms([program, *print_it[1:]], XDG_CACHE_HOME=NOWHERE)
    row('printed once and left, kept reply', '20 ms', number(kept, 'ms'))
    ours = [print_it[0], '--data', data, '--no-mouse']
    for what, goal, shows in (('first map, nothing kept: a sketch', '60 ms', '1 column'), ('the same with its towns', '', 'Kyiv')):
        drawn = []
        for _ in range(RUNS):
            terminal = Pseudo(ours, *SIZES[0], XDG_CACHE_HOME=NOWHERE)
            begin = time.monotonic()
            with terminal:
                terminal.until_shows(shows)
                drawn.append((time.monotonic() - begin) * 1000)
                terminal.send(b'q')
                terminal.until_ended()
        row(what, goal, number(statistics.median(drawn), 'ms'))
    ours = wall_ms([program, '--data', data, '--stats=csv', '--depths', '26,76,221'], XDG_CACHE_HOME=NOWHERE)
    row('three exact tiers and their numbers, whole process', '', number(ours, 'ms', 0), buffers(program, data, work, ours))
    done = subprocess.run([os.path.join(build, 'tests/unit/engine/test_engine_accuracy')], capture_output=True, text=True,
                          env=dict(os.environ, TIERMAP_TEST_SHAPEFILES=os.path.join(data, 'shapefiles')))
    worst = [float(line.split('worst')[1].split('%')[0]) for line in done.stdout.splitlines() if 'worst' in line]
    row('edge of a tier against geodesic distance, worst', '0.02 %', '%.4f %%' % max(worst) if worst else 'not measured',
        'PostGIS geography 0.60 %, UTM 0.27 % (measured earlier)')


def buffers(program, data, work, ours):
    """GEOS directly: ogr2ogr's three buffers of the same line, in metres of one projection, uncut."""
    if not shutil.which('ogr2ogr'):
        return ''
    line = os.path.join(work, 'line')
    subprocess.run([program, '--data', data, '--export', line + '.shp'], check=True, capture_output=True)
    conic = '+proj=lcc +lat_1=46 +lat_2=51 +lat_0=48.5 +lon_0=31.5 +datum=WGS84'
    subprocess.run(['ogr2ogr', '-t_srs', conic, line + '-m.shp', line + '-reference.shp'], check=True, capture_output=True)
    ms = sum(wall_ms(['ogr2ogr', '-overwrite', '-dialect', 'sqlite', '-sql',
                      'SELECT ST_Buffer(ST_Union(geometry), %d) FROM "line-m"' % metres, line + '-out.shp', line + '-m.shp'], 3)
             for metres in (26000, 76000, 221000))
    return peer('ogr2ogr, buffers only', ms, ours, 'ms', 0)


def measure_many(program, data):
    viewers = []
    try:
        for _ in range(MANY):
            viewers.append(first_picture([program, '--data', data, '--no-mouse'], SIZES[0], '1 column')[0])
        for viewer in viewers:
            until_quiet(viewer)
        pids = [viewer.pid for viewer in viewers]
        memory, computed = sum(map(pss_mb, pids)), sum(map(computing_ms, pids))
        time.sleep(REST_S)
        row('%d viewers at rest, in all' % MANY, '500 MB, no CPU',
            '%.0f MB, %.1f ms in %d s' % (memory, sum(map(computing_ms, pids)) - computed, REST_S))
        assert all(sleeps(pid) for pid in pids)
    finally:
        for viewer in viewers:
            viewer.__exit__()


def machine():
    model = next((line.split(':')[1].strip() for line in content('/proc/cpuinfo').splitlines() if line.startswith('model name')), 'unknown')
    return '%s, %d processors, Linux %s, load %.1f, %s' % (model, os.cpu_count(), os.uname().release.split('-')[0], os.getloadavg()[0],
                                                           time.strftime('%d %B %Y', time.gmtime()))


def main():
    build, data = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    program = os.path.join(build, 'src/viewer/tiermap')
    with tempfile.TemporaryDirectory() as work:
        mapscii = Mapscii(sys.argv[3] if len(sys.argv) > 3 else None, data, work)
        print('%s\n' % machine(), flush=True)
        measure_map(program, data, mapscii)
        measure_geometry(build, program, data, work)
        measure_many(program, data)
    print('| what | goal | tiermap | others (times ours) |\n|---|---|---|---|')
    for cells in rows:
        print('| %s |' % ' | '.join(cells))


if __name__ == '__main__':
    main()
