#!/usr/bin/env python3
"""Plays a fixed row of keys to the map on a pseudo-terminal, and counts what each step costs.

usage: steps.py bytes|all TIERMAP DATA

bytes: only bytes, which are the same each time; ends with 1 if a step costs more than budget.tsv allows.
all: instructions too, if valgrind is there; the viewer's milliseconds of computing, and from the key to the last byte, each as
the median of several presses. Other work on the machine lengthens only the latter.
"""
import os
import shutil
import statistics
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'e2e'))
from pseudo import PATIENCE, Pseudo, content  # noqa: E402

SIZES = ((120, 40), (200, 60))
TERMINALS = ('xterm-256color', 'tmux-256color')
# name, keys; a step's cost is that of its dearest key
STEPS = (('pan', b'l', b'l', b'j', b'j', b'h', b'k'),
         ('cell', b'L', b'L', b'J', b'J', b'H', b'K'),
         ('zoom', b'+', b'+', b'+', b'-', b'-', b'-'))
GOALS = {  # design: bytes, milliseconds
    (120, 'first'): (16000, 20), (120, 'pan'): (4000, 5), (120, 'zoom'): (10000, 5),
    (200, 'pan'): (8000, 8), (200, 'zoom'): (24000, 8),
}
QUIET = 0.03  # seconds without a byte, while everybody sleeps
BUDGET = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'budget.tsv')


def sleeps(pid):
    """Whether a program and those that it has started wait for something; one that is gone does."""
    stat = content('/proc/%d/stat' % pid).rpartition(')')[2].split()
    children = content('/proc/%d/task/%d/children' % (pid, pid)).split()
    return (not stat or stat[0] in 'SZ') and all(sleeps(int(child)) for child in children)


def until_quiet(terminal):
    """Takes in what comes until nothing does any more; when the last byte came."""
    end, last, quiet = time.monotonic() + PATIENCE, time.monotonic(), 0
    while quiet < 2:
        if terminal.read(QUIET):
            last, quiet = time.monotonic(), 0
        elif sleeps(terminal.pid):
            quiet += 1
        if time.monotonic() > end:
            raise AssertionError('it does not become quiet')
    return last


def computing_ms(pid):
    return int(content('/proc/%d/schedstat' % pid).split()[0]) / 1e6


def press(terminal, key):
    """(bytes, milliseconds, milliseconds of computing) of a key."""
    before, computed, begin = len(terminal.output), computing_ms(terminal.pid), time.monotonic()
    terminal.send(key)
    terminal.until(lambda: len(terminal.output) > before, 'an answer to %r' % key)
    answered = time.monotonic()
    last = max(until_quiet(terminal), answered)
    return len(terminal.output) - before, (last - begin) * 1000, computing_ms(terminal.pid) - computed


def start(argv, data, size, term):
    terminal = Pseudo(argv + ['--data', data, '--no-mouse', '--color', '256'], *size, TERM=term)
    begin = time.monotonic()
    terminal.until_shows('1 column')
    return terminal, (until_quiet(terminal) - begin) * 1000


def steps(program, data, size, term):
    """{step: [as press() gives, ...]}"""
    terminal, first_ms = start([program], data, size, term)
    with terminal:
        costs = {'first': [(len(terminal.output), first_ms, computing_ms(terminal.pid))]}
        for name, *keys in STEPS:
            costs[name] = [press(terminal, key) for key in keys]
        terminal.send(b'q')
        terminal.until_ended()
    return costs


def instructions_of(program, data, size, keys):
    with tempfile.TemporaryDirectory() as work:
        out = os.path.join(work, 'cachegrind')
        valgrind = [shutil.which('valgrind'), '-q', '--tool=cachegrind', '--cache-sim=no', '--branch-sim=no', '--cachegrind-out-file=' + out]
        terminal, _ = start(valgrind + [program], data, size, TERMINALS[0])
        with terminal:
            for key in keys:
                press(terminal, key)
            terminal.send(b'q')
            terminal.until_ended()
        return int(content(out).rpartition('summary:')[2])


def instructions(program, data, size):
    """{step: instructions of a mean key, of `first` until the first picture and of the end}"""
    first = instructions_of(program, data, size, [])
    costs = {'first': first}
    for name, *keys in STEPS:
        costs[name] = (instructions_of(program, data, size, keys) - first) // len(keys)
    return costs


def read_budget():
    with open(BUDGET, encoding='utf-8') as file:
        rows = [line.split() for line in file if line.strip() and not line.startswith('#')]
    return {(int(columns), term, step): int(most) for columns, term, step, most in rows}


def main():
    kind, program, data = sys.argv[1], os.path.abspath(sys.argv[2]), os.path.abspath(sys.argv[3])
    budget, wrong = read_budget(), 0
    has_valgrind = kind == 'all' and shutil.which('valgrind') is not None
    form = '%-8s %-15s %-6s %8s %8s %8s %14s %9s %9s %7s'
    print(form % ('size', 'terminal', 'step', 'bytes', 'at most', 'goal', 'instructions', 'computing', 'to byte', 'goal ms'))
    for size in SIZES:
        counted = instructions(program, data, size) if has_valgrind else {}
        for term in TERMINALS:
            for step, costs in steps(program, data, size, term).items():
                most_bytes = max(cost[0] for cost in costs)
                times, computed = ['%.1f' % statistics.median(cost[i] for cost in costs) if kind == 'all' else '' for i in (1, 2)]
                goal = GOALS.get((size[0], step), ('', ''))
                limit = budget[size[0], term, step]
                print(form % (
                    '%dx%d' % size, term, step, most_bytes, limit, goal[0], counted.get(step, '') if term == TERMINALS[0] else '',
                    computed, times, goal[1]))
                wrong += most_bytes > limit
        for step, count in counted.items():
            wrong += count > budget[size[0], 'instructions', step]
            if count > budget[size[0], 'instructions', step]:
                print('%dx%d %s: %d instructions, of %d allowed' % (*size, step, count, budget[size[0], 'instructions', step]))
    if kind == 'all' and not has_valgrind:
        print('instructions were not counted: valgrind is not there (the package of that name)')
    if wrong:
        print('%d costs are over the budget: see tests/bench/README.md' % wrong)
    sys.exit(1 if wrong else 0)


if __name__ == '__main__':
    main()
