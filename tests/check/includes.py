#!/usr/bin/env python3
"""Check that each folder of src/ includes only what the design lets it: usage: includes.py SRC

Prints FILE:LINE and what is wrong, one line for each fault, and ends with 1 if there is one.
"""
import os
import re
import sys

# folder -> folders whose headers it may include, besides its own
FOLDERS = {
    'base': [],
    'model': ['base'],
    'sandbox': ['base'],
    'engine/geo': ['base', 'model'],
    'engine/data': ['base', 'model', 'engine/geo'],
    'engine/tiers': ['base', 'model', 'engine/geo', 'engine/data'],
    'engine': ['base', 'model', 'sandbox', 'engine/geo', 'engine/data', 'engine/tiers'],
    'viewer/plan': ['base', 'model'],
    'viewer/map': ['base', 'model', 'viewer/plan'],
    'viewer/draw': ['base', 'model', 'viewer/map'],
    'viewer/ui': ['base', 'model', 'viewer/plan', 'viewer/map', 'viewer/draw'],
    'viewer/out': ['base', 'model', 'viewer/plan', 'viewer/map', 'viewer/draw'],
    'viewer/out/picture': ['base', 'model', 'viewer/plan', 'viewer/map', 'viewer/draw', 'viewer/out'],
    'viewer/term': ['base', 'viewer/draw', 'viewer/ui'],
    'viewer/share': ['base', 'model'],
    'viewer': ['base', 'model', 'sandbox', 'viewer/plan', 'viewer/map', 'viewer/draw', 'viewer/ui', 'viewer/out', 'viewer/term',
               'viewer/share'],
}

# header of a library or of the kernel -> the only folders that may include it; what is not here and not in SYSTEM
# is unknown and not allowed anywhere
LIBRARIES = {
    'utf8proc.h': ['base'],
    'iconv.h': ['base', 'engine/data'],
    'libintl.h': ['base'],
    'geos_c.h': ['engine/geo'],
    'proj.h': ['engine/geo'],
    'geodesic.h': ['engine/geo'],
    'shapefil.h': ['engine/data'],
    'yajl/yajl_parse.h': ['engine/data'],
    'ini.h': ['viewer/plan'],
    'cJSON.h': ['viewer/out'],
    'cjson/cJSON.h': ['viewer/out'],
    'cairo.h': ['viewer/out/picture'],
    'cairo-pdf.h': ['viewer/out/picture'],
    'pango/pangocairo.h': ['viewer/out/picture'],
    'curses.h': ['viewer/term'],
    'ncurses.h': ['viewer/term'],
    'term.h': ['viewer/term'],
    'termios.h': ['viewer/term', 'viewer'],
    'sys/ioctl.h': ['viewer/term', 'viewer'],
    'xxhash.h': ['viewer'],
    'sys/un.h': ['viewer/share'],
    'sys/epoll.h': ['viewer/share'],
    'grp.h': ['viewer/share'],
    'pwd.h': ['viewer/share'],
    'spawn.h': ['viewer'],
    'sys/wait.h': ['viewer'],
    'sys/resource.h': ['engine'],
    'sys/prctl.h': ['sandbox', 'engine'],
    'sys/syscall.h': ['sandbox', 'engine'],
    'linux/landlock.h': ['sandbox'],
    'seccomp.h': ['sandbox'],
    'malloc.h': ['base'],
}

# headers of C11 and of POSIX that say nothing about what a folder is for
SYSTEM = set('''
assert.h complex.h ctype.h errno.h fenv.h float.h inttypes.h limits.h locale.h math.h setjmp.h signal.h stdalign.h
stdarg.h stdatomic.h stdbool.h stddef.h stdint.h stdio.h stdlib.h stdnoreturn.h string.h time.h uchar.h wchar.h wctype.h
dirent.h dlfcn.h endian.h fcntl.h fnmatch.h getopt.h glob.h langinfo.h libgen.h poll.h pthread.h sched.h strings.h unistd.h
sys/file.h sys/mman.h sys/random.h sys/select.h sys/socket.h sys/stat.h sys/time.h sys/timerfd.h sys/types.h sys/uio.h
sys/inotify.h sys/signalfd.h
'''.split())

# starting another program -> the only folders that may
STARTS_PROGRAMS = re.compile(
    r'\b(fork|vfork|clone3?|exec(?:v|ve|vp|vpe|l|le|lp|veat)|fexecve|posix_spawnp?|system|popen)\s*\(')
MAY_START_PROGRAMS = ['viewer']

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include\b[ \t]*(.*?)[ \t]*$')
TARGET = re.compile(r'^(?:<([^>]+)>|"([^"]+)")')


def without_comments(text):
    """The same lines with comments blanked; strings and characters stay."""
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)

    def keep_lines(match):
        piece = match.group(0)
        return piece if piece[0] in '"\'' else ' ' + '\n' * piece.count('\n')

    return pattern.sub(keep_lines, text.replace('\\\n', ' \n'))


def without_strings(line):
    return re.sub(r'"(?:\\.|[^"\\])*"', '""', line)


def check_target(src, folder, target):
    """What is wrong with including TARGET, as it stands after #include, from a file in FOLDER; None if nothing is."""
    match = TARGET.match(target)
    if not match:
        return f'the header is not written out: {target}'
    system, ours = match.groups()
    if system:
        if os.path.exists(os.path.join(src, system)) and '/' in system and system not in LIBRARIES:
            return f'a header of ours is included as "{system}", not as <{system}>'
        if system in LIBRARIES:
            allowed = LIBRARIES[system]
            return None if folder in allowed else f'<{system}> may be included only in {", ".join(allowed)}'
        return None if system in SYSTEM else f'<{system}> is not known; name it in tests/check/includes.py, with its folders'
    if not os.path.isfile(os.path.join(src, ours)) or os.path.normpath(ours) != ours:
        return f'"{ours}" is not a header of src/; ours are written as "folder/file.h", libraries as <file.h>'
    other = os.path.dirname(ours)
    if other == folder or other in FOLDERS[folder]:
        return None
    may = ', '.join(FOLDERS[folder]) or 'no other folder'
    return f'"{ours}" may not be included in {folder}, which may include {may}'


def faults_of_file(src, path):
    folder = os.path.dirname(os.path.relpath(path, src))
    if folder not in FOLDERS:
        yield 1, f'src/{folder} is not in the table of folders; add it to tests/check/includes.py'
        return
    with open(path, encoding='utf-8') as file:
        lines = without_comments(file.read()).split('\n')
    for number, line in enumerate(lines, 1):
        include = INCLUDE.match(line)
        if include:
            fault = check_target(src, folder, include.group(1))
            if fault:
                yield number, fault
            continue
        start = STARTS_PROGRAMS.search(without_strings(line))
        if start and folder not in MAY_START_PROGRAMS:
            yield number, f'{start.group(1)}() may be called only in {", ".join(MAY_START_PROGRAMS)}'


def source_files(src):
    for folder, folders, names in os.walk(src):
        folders.sort()
        for name in sorted(names):
            if name.endswith(('.c', '.h')):
                yield os.path.join(folder, name)


def main():
    src = sys.argv[1]
    files = list(source_files(src))
    count = 0
    for path in files:
        for number, fault in faults_of_file(src, path):
            print(f'{path}:{number}: {fault}')
            count += 1
    if not files:
        print(f'{src}: no source files')
    sys.exit(1 if count or not files else 0)


if __name__ == '__main__':
    main()
