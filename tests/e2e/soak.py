#!/usr/bin/env python3
"""Many maps at once, with random keys, pastes, mouse reports, sizes and files, whose engines are killed: nothing may crash, hang, grow or
be left over.

usage: soak.py TIERMAP DATA [VIEWERS] [SECONDS] [KEYS] [SEED]
       VIEWERS (8) terminals; for SECONDS (60), each pressing something about once a second; or, if KEYS is not 0, until each has
       pressed so many, as fast as the machine goes (a test); SEED (1): of the random numbers.

Ends with a table, and with 1 if something was wrong: what was pressed last is told then.
"""
import collections
import contextlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time

from pseudo import Pseudo, content, engines_of

PROGRAM, DATA = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
VIEWERS, SECONDS, KEYS, SEED = [int(word) for word in sys.argv[3:7]] + [8, 60, 0, 1][len(sys.argv[3:7]):]
PATIENCE = 120         # seconds until what has to happen at the end is given up
TICK = os.sysconf('SC_CLK_TCK')
LOOKS = 5              # seconds between two looks at memory
REMEMBERED = 60        # what was pressed last
LINE = {'type': 'LineString', 'coordinates': [[34.2, 52.6], [33.9, 50.2], [34.3, 49.2], [33.8, 48.2], [33.7, 45.6]]}
AREA = {'type': 'Polygon', 'coordinates': [[[34.2, 50.3], [38.8, 50.4], [36.6, 49.2], [34.4, 48.1], [34.2, 50.3]]]}
REFERENCES = {'line.geojson': LINE, 'area.geojson': AREA, 'russia+belarus': None, 'whole': None}
STARTS = ((), ('--glyphs', 'half'), ('--lang', 'uk'), ('--no-motion',), ('--depths', '5,40,300'), ('--projector',), ('--tour',),
          ('--theme', 'mono'), ('--kiosk',), ('--center', '35,48', '--width', '150'))
PLACES = (b'Kyiv', b'Odesa', b'Lv', b'rest', 'Дніпро'.encode(), b'zzz', b'\xff\xfe')
KEYS_OF_ALL = [bytes((key,)) for key in b'hjklHJKL+-=0az1234[]{}riInNmdtTvbpPSD?f.uU\t \r\x7f\x0c'] + [
    b'\x1b[A', b'\x1b[B', b'\x1b[C', b'\x1b[D', b'\x1b[1;2A', b'\x1b[1;2C', b'\x1b[5~', b'\x1b[6~', b'\x1b[H', b'\x1bOP', b'\x1b[Z',
    'ї'.encode(), 'х'.encode(), 'к'.encode()]
KEYS_OFTEN = [b'r', b'[', b']', b'}', b'{', b'1', b'2', b'+', b'-', b'h', b'l', b'\x1b']


def random_bytes(choice, most):
    """None of those by which a terminal sends signals, and no q: maps would be left too often."""
    return bytes(byte for byte in (choice.randrange(256) for _ in range(choice.randrange(1, most))) if byte not in b'\x03\x1a\x1cq')


def something(choice):
    """What a person, a cat or another program may send."""
    kind = choice.random()
    column, row = choice.randrange(1, 120), choice.randrange(1, 45)
    if kind < 0.45:
        return choice.choice(KEYS_OFTEN)
    if kind < 0.75:
        return choice.choice(KEYS_OF_ALL)
    if kind < 0.80:
        return b'\x1b' + b'/' + choice.choice(PLACES) + b'\r'
    if kind < 0.84:
        return b'g%d.%d %d.%d\r' % (choice.randrange(40, 60), choice.randrange(99), choice.randrange(15, 45), choice.randrange(99))
    if kind < 0.86:
        return b'\r%d\r' % choice.randrange(0, 2500)  # a depth, if a tier is selected
    if kind < 0.94:
        return b'\x1b[<%d;%d;%d%s' % (choice.choice((0, 0, 32, 64, 65)), column, row, choice.choice((b'M', b'm')))
    if kind < 0.96:
        return b'\x1b[200~' + random_bytes(choice, 200) + b'\x1b[201~'
    if kind < 0.98:
        return random_bytes(choice, 12)
    return choice.choice((b'\x1b[', b'\x1b[<0;1', b'\x1bP', b'\x1b]11;', b'\xd0'))


def resident_kb(pid):
    words = content('/proc/%d/status' % pid).partition('VmRSS:')[2].split()
    return int(words[0]) if words else 0


def ticks(pid):
    """Of the processor: its own, and those of its children that it has waited for."""
    fields = content('/proc/%d/stat' % pid).rpartition(')')[2].split()
    return (sum(map(int, fields[11:13])), sum(map(int, fields[13:15]))) if fields else (0, 0)


def is_alive(pid, began):
    fields = content('/proc/%d/stat' % pid).rpartition(')')[2].split()
    return bool(fields) and fields[0] not in 'ZX' and fields[19] == began


class Seat(Pseudo):
    """One terminal; of what is written to it only the end is kept."""

    def __init__(self, arguments, choice):
        self.arguments, self.choice = arguments, choice
        self.pressed = collections.deque(maxlen=REMEMBERED)
        self.count, self.first_kb, self.peak_kb, self.last_kb = 0, 0, 0, 0
        self.ticks = self.child_ticks = 0
        self.next_key = 0
        homes = {'XDG_%s_HOME' % kind: os.path.join(os.getcwd(), kind.lower()) for kind in ('CACHE', 'CONFIG')}  # shared by all
        super().__init__([PROGRAM, '--data', DATA, *arguments], choice.randrange(40, 160), choice.randrange(12, 50), **homes)

    def read(self, seconds):
        has_more = super().read(seconds)
        self.output = self.output[-20000:]
        return has_more

    def press(self):
        what = something(self.choice)
        self.pressed.append(what)
        self.count += 1
        with contextlib.suppress(OSError):  # it is gone; the next look tells how
            self.send(what)

    def change_size(self):
        size = self.choice.choice(((80, 24), (120, 40), (20, 6), (9, 3), (1, 1), (200, 60), (61, 17), (300, 20)))
        self.pressed.append(size)
        self.resize(*size)

    def engines(self):
        return engines_of(self.pid)

    def kill_engines(self):
        engines = self.engines()
        for pid in engines:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            self.pressed.append('kill -9')
        return len(engines)

    def look(self):
        kb = resident_kb(self.pid)
        self.first_kb = self.first_kb or kb
        self.peak_kb, self.last_kb = max(self.peak_kb, kb), kb or self.last_kb
        self.ticks, self.child_ticks = max(self.ticks, ticks(self.pid)[0]), max(self.child_ticks, ticks(self.pid)[1])


class Soak:
    def __init__(self):
        self.choice = random.Random(SEED)
        with open(os.path.join(DATA, 'shapefiles', 'places.dbf'), 'rb') as places:
            self.places = places.read()
        self.seats, self.gone, self.faults = [], [], []
        self.engines = {}  # every one that was ever seen: when it began
        self.killed = self.left = self.sizes = 0
        self.engine_peak_kb = self.engines_most = self.all_peak_kb = 0

    def sit_down(self):
        arguments = self.choice.choice(STARTS)
        if arguments == ('--tour',) and b'Kharkiv' not in self.places:  # the plan's tour goes there
            arguments = ()
        if self.choice.random() < 0.4:
            arguments += ('--reference', self.choice.choice(sorted(REFERENCES)))
        return Seat(arguments, random.Random(self.choice.random()))

    def wrong(self, seat, what):
        self.faults.append('%s: %s; pressed last: %r; shown last: %r' % (' '.join(seat.arguments), what, list(seat.pressed),
                                                                    seat.text()[-300:]))

    def act(self, seat):
        """Presses something, or does worse."""
        kind = self.choice.random()
        if kind < 0.03:
            self.note(seat.engines())
            self.killed += seat.kill_engines()
        elif kind < 0.06:
            seat.change_size()
            self.sizes += 1
        else:
            seat.press()

    def take_in(self, index):
        """What a terminal shows; somebody else sits down where a map was left."""
        seat = self.seats[index]
        while seat.read(0):
            pass
        if not seat.ended():
            return
        if seat.status != 0:
            self.wrong(seat, 'ended with %d' % seat.status)
        self.left += 1
        seat.close()
        self.gone.append(seat)
        self.seats[index] = self.sit_down()

    def note(self, engines):
        for pid in engines:
            fields = content('/proc/%d/stat' % pid).rpartition(')')[2].split()
            if fields:
                self.engines[pid] = fields[19]

    def look(self):
        kbs = []
        engines = [pid for seat in self.seats for pid in seat.engines()]
        for seat in self.seats:
            seat.look()
            kbs.append(seat.last_kb)
        self.note(engines)
        for pid in engines:
            kbs.append(resident_kb(pid))
            self.engine_peak_kb = max(self.engine_peak_kb, kbs[-1])
        self.engines_most = max(self.engines_most, len(engines))
        self.all_peak_kb = max(self.all_peak_kb, sum(kbs))

    def wait_for_maps(self):
        for seat in self.seats:
            seat.until(lambda seat=seat: any(word in seat.text() for word in ('km', 'км')), 'a map')
            seat.first_kb = 0
        self.look()

    def press_for(self, seconds):
        """About one thing a second on every terminal."""
        end, next_look = time.monotonic() + seconds, 0
        for seat in self.seats:
            seat.next_key = time.monotonic() + self.choice.random()
        while time.monotonic() < end:
            for index, seat in enumerate(self.seats):
                if time.monotonic() >= seat.next_key:
                    seat.next_key = time.monotonic() + self.choice.expovariate(1)
                    self.act(seat)
                self.take_in(index)
            if time.monotonic() >= next_look:
                next_look = time.monotonic() + LOOKS
                self.look()
            self.seats[0].read(0.01)

    def press_so_often(self, keys):
        for number in range(keys):
            for index in range(len(self.seats)):
                self.act(self.seats[index])
                self.take_in(index)
                self.seats[index].read(0.02)
            if number % 20 == 0:
                self.look()

    # ---- the end ----

    def until(self, happened):
        """Whether it does."""
        end = time.monotonic() + PATIENCE
        while not happened():
            if time.monotonic() > end:
                return False
            for index in range(len(self.seats)):
                self.take_in(index)
            self.seats[0].read(0.05)
        return True

    def settle(self):
        """Nobody presses anything: no work may go on for ever."""
        used = {}

        def is_quiet():
            now = {pid: ticks(pid)[0] for seat in self.seats for pid in [seat.pid, *seat.engines()]}
            quiet = now == used.get('before') and time.monotonic() - used['at'] > 2
            if now != used.get('before'):
                used.update(before=now, at=time.monotonic())
            return quiet

        for seat in self.seats:  # a tour that runs by itself is no fault
            with contextlib.suppress(OSError):
                seat.send(b'\x1b')
        if not self.until(is_quiet):
            busy = [seat for seat in self.seats if any(ticks(pid)[0] != used['before'].get(pid) for pid in [seat.pid, *seat.engines()])]
            for seat in busy:
                self.wrong(seat, 'still works, though nobody asks for anything')
        self.look()

    def leave(self):
        """Everybody leaves, in so many ways as it takes: a prompt, a tool, a question, a changed plan may be open."""
        asked = {}
        self.settled_kb = [seat.last_kb for seat in self.seats]
        self.settled_first_kb = [seat.first_kb for seat in self.seats]
        end = time.monotonic() + PATIENCE
        while any(not seat.ended() for seat in self.seats) and time.monotonic() < end:
            for seat in self.seats:
                while seat.read(0):
                    pass
                if not seat.ended() and time.monotonic() > asked.get(seat, 0) + 1.5:
                    asked[seat] = time.monotonic()
                    with contextlib.suppress(OSError):
                        seat.send(b'q' if int(asked[seat]) % 2 else b'\x1b')
            self.seats[0].read(0.02)
        for seat in self.seats:
            if not seat.ended():
                self.wrong(seat, 'cannot be left')
            elif seat.status != 0:
                self.wrong(seat, 'ended with %d' % seat.status)

    def find_left_over(self):
        end = time.monotonic() + PATIENCE
        alive = self.engines
        while alive and time.monotonic() < end:
            alive = {pid: began for pid, began in alive.items() if is_alive(pid, began)}
            time.sleep(0.05 if alive else 0)
        self.faults += ['the engine %d is left over' % pid for pid in alive]

    def run(self):
        self.seats = [self.sit_down() for _ in range(VIEWERS)]
        began = time.monotonic()
        self.wait_for_maps()
        if KEYS:
            self.press_so_often(KEYS)
        else:
            self.press_for(SECONDS)
        pressed = time.monotonic() - began
        self.settle()
        self.leave()
        self.find_left_over()
        for seat in self.seats:
            seat.close()
        self.tell(pressed)

    def tell(self, seconds):
        everybody = self.seats + self.gone
        mean = lambda numbers: sum(numbers) / max(1, len(numbers)) / 1024
        print('%d terminals for %.0f s, seed %d' % (VIEWERS, seconds, SEED))
        print('pressed %d, other sizes %d, engines killed %d of %d seen, maps left and begun anew %d'
              % (sum(seat.count for seat in everybody), self.sizes, self.killed, len(self.engines), self.left))
        print('viewers: %.1f MB at the start, %.1f MB at the end on average, %.1f MB the most of one'
              % (mean(self.settled_first_kb), mean(self.settled_kb), max(seat.peak_kb for seat in everybody) / 1024))
        print('engines: %.1f MB the most of one, %d the most at once; all together %.0f MB the most'
              % (self.engine_peak_kb / 1024, self.engines_most, self.all_peak_kb / 1024))
        print('processor: viewers %.0f s, engines %.0f s (those that ended)'
              % (sum(seat.ticks for seat in everybody) / TICK, sum(seat.child_ticks for seat in everybody) / TICK))
        for fault in self.faults:
            print(fault)
        print('%d faults' % len(self.faults))


def main():
    work = tempfile.mkdtemp(prefix='tiermap-soak-')
    os.chdir(work)  # what is saved is saved here
    for name, shape in REFERENCES.items():
        if shape is not None:
            with open(name, 'w', encoding='utf-8') as file:
                json.dump({'type': 'Feature', 'properties': {}, 'geometry': shape}, file)
    soak = Soak()
    try:
        soak.run()
    finally:
        for seat in soak.seats:
            seat.__exit__()
        shutil.rmtree(work, ignore_errors=True)
    sys.exit(1 if soak.faults else 0)


main()
