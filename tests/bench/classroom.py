#!/usr/bin/env python3
"""Fifty who follow one map, each on a pseudo-terminal: how long a step takes to be on all their screens, and what it costs when
nothing moves.

usage: classroom.py TIERMAP DATA [FOLLOWERS]

A step: the teacher's key is pressed when everything is quiet; "drawn" is when the last follower has begun to write, "last byte"
when nobody has anything left to write (a new depth is drawn twice: as a draft, and exact).
Rest: what everybody together has computed, written, and how often they have woken, while the teacher does nothing.
Ends with 1 if somebody wrote or woke at rest; times are shown beside the goal, with the machine's load, never asserted.
"""
import os
import select
import shutil
import statistics
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'e2e'))
from pseudo import PATIENCE, Pseudo, content, until  # noqa: E402

GOAL_MS = 200
SIZES = ((80, 24), (120, 40), (100, 30))
QUIET_S = 0.25  # without a byte: longer than the pace of so many
REST_S = 3.0
# name, keys; the first depth starts the engine
STEPS = (('select', '2', '3', '1', '2'), ('pan', 'l', 'j', 'h', 'k', 'l', 'h'), ('zoom', '+', '+', '-', '-'), ('leap', '2', '0', '2', '0'),
         ('depth', ']', ']', '[', '['))


def computing_ms(terminals):
    return sum(int(content('/proc/%d/schedstat' % terminal.pid).split()[0]) / 1e6 for terminal in terminals)


def memory_mb(terminals):
    """What they hold in all; what they share counts once."""
    size = 0
    for terminal in terminals:
        for line in content('/proc/%d/smaps_rollup' % terminal.pid).splitlines():
            size += int(line.split()[1]) if line.startswith('Pss:') else 0
    return size / 1024


def take(terminals, seconds, first, last):
    """Takes in what is written within so many seconds; when each wrote first and last. False: nobody wrote."""
    by_fd = {terminal.fd: terminal for terminal in terminals}
    ready = select.select(list(by_fd), [], [], seconds)[0]
    now = time.monotonic()
    for fd in ready:
        by_fd[fd].read(0)
        first.setdefault(by_fd[fd], now)
        last[by_fd[fd]] = now
    return bool(ready)


def until_quiet(terminals, first, last):
    end = time.monotonic() + PATIENCE
    while take(terminals, QUIET_S, first, last):
        if time.monotonic() > end:
            raise AssertionError('it does not become quiet')


def step(teacher, followers, key):
    """Milliseconds: until the teacher has drawn, until all followers have, until their last byte; computing of all."""
    everyone, first, last = [teacher] + followers, {}, {}
    until_quiet(everyone, {}, {})
    computed, begin = computing_ms(everyone), time.monotonic()
    teacher.send(key.encode())
    end = begin + PATIENCE
    while len(first) < len(everyone):
        take(everyone, 0.05, first, last)
        if time.monotonic() > end:
            raise AssertionError('%d of %d have not drawn %r' % (len(everyone) - len(first), len(everyone), key))
    until_quiet(everyone, first, last)
    return ((first[teacher] - begin) * 1000, (max(first[terminal] for terminal in followers) - begin) * 1000,
            (max(last[terminal] for terminal in followers) - begin) * 1000, computing_ms(everyone) - computed)


def rest(everyone):
    """What everybody does in REST_S seconds: (bytes, wake-ups, ms of computing)."""
    until_quiet(everyone, {}, {})
    before = [(terminal.switches(), len(terminal.output)) for terminal in everyone]
    computed = computing_ms(everyone)
    end = time.monotonic() + REST_S
    while time.monotonic() < end:
        take(everyone, max(0, end - time.monotonic()), {}, {})
    after = [(terminal.switches(), len(terminal.output)) for terminal in everyone]
    return (sum(late[1] - early[1] for early, late in zip(before, after)),
            sum(late[0] - early[0] for early, late in zip(before, after)), computing_ms(everyone) - computed)


def measure(program, data, count, work):
    environment = {'TIERMAP_SHARES': work, 'XDG_STATE_HOME': '/dev/null/none', 'XDG_CACHE_HOME': '/dev/null/none'}
    everyone = []

    def start(size, *arguments):
        terminal = Pseudo([program, '--data', data, '--no-mouse', '--color', '256', *arguments], *size, **environment)
        everyone.append(terminal)
        return terminal

    try:
        teacher = start((120, 40), '--share', 'bench')
        teacher.until_shows('--follow bench')
        begin = time.monotonic()
        followers = [start(SIZES[number % len(SIZES)], '--follow', 'bench') for number in range(count)]
        until(lambda: (take(everyone, 0.05, {}, {}) or True) and all('1 column' in terminal.text() for terminal in followers), 'joining')
        print('%d followers had joined and drawn after %.0f ms' % (count, (time.monotonic() - begin) * 1000))
        print('milliseconds: the median, and the dearest; goal for "drawn": %d' % GOAL_MS)
        print('%-8s %10s %14s %14s %12s' % ('step', 'teacher', 'drawn', 'last byte', 'computing'))
        for name, *keys in STEPS:
            costs = [step(teacher, followers, key) for key in keys]
            middle = [statistics.median(cost[i] for cost in costs) for i in range(4)]
            dearest = [max(cost[i] for cost in costs) for i in range(4)]
            print('%-8s %10.0f %7.0f %6.0f %7.0f %6.0f %12.0f' % (
                name, middle[0], middle[1], dearest[1], middle[2], dearest[2], middle[3]))
        written, woken, computed = rest(everyone)
        print('at rest, %g s: %d bytes, %d wake-ups, %.1f ms of computing' % (REST_S, written, woken, computed))
        print('memory of all %d: %.0f MB' % (count + 1, memory_mb(everyone)))
        print('load: %s; processors: %d' % (content('/proc/loadavg').split()[0], os.cpu_count()))
        teacher.send(b'q')
        teacher.until_ended()
        return written == 0 and woken == 0
    finally:
        for terminal in everyone:
            terminal.__exit__()


def main():
    program, data = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 50
    work = tempfile.mkdtemp(prefix='tiermap-bench-')
    try:
        is_good = measure(program, data, count, work)
    finally:
        shutil.rmtree(work)
    sys.exit(0 if is_good else 1)


if __name__ == '__main__':
    main()
