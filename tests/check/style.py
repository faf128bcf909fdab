#!/usr/bin/env python3
"""Check the house rules that a program can check: usage: style.py SRC

Prints FILE:LINE and what is wrong, one line for each fault, and ends with 1 if there is one.
"""
import re
import sys

from includes import source_files, without_comments

MOST_LINES = 400            # of a file: longer ones are split by idea
MOST_COLUMNS = 130          # the formatter aims at 110; this is where a line cannot be read any more
MACHINE_PATHS = re.compile(r'(?<![\w.])/(?:work|tmp|root|home|Users|mnt|opt)(?:/|\b)')
STRUCT_TYPEDEF = re.compile(r'\btypedef\s+(?:const\s+)?(struct|union)\b')


def faults_of_text(path, text):
    lines = text.split('\n')
    if lines and lines[-1] == '':
        lines.pop()
    else:
        yield len(lines), 'the last line does not end'
    if len(lines) > MOST_LINES:
        yield MOST_LINES + 1, f'{len(lines)} lines: split it by idea, {MOST_LINES} are the most'
    for number, line in enumerate(lines, 1):
        if '\t' in line:
            yield number, 'a tab: indent by four spaces'
        if '\r' in line:
            yield number, 'a carriage return: end lines with a newline alone'
        if len(line) > MOST_COLUMNS:
            yield number, f'{len(line)} columns: {MOST_COLUMNS} are the most'
        path_found = MACHINE_PATHS.search(line)
        if path_found:
            yield number, f'{path_found.group(0)} is a path of one machine'
    code = without_comments(text)
    for match in STRUCT_TYPEDEF.finditer(code):
        number = code.count('\n', 0, match.start()) + 1
        yield number, f'typedef {match.group(1)}: write struct names out'
    if path.endswith('.h') and '#pragma once' not in code.split('\n'):
        yield 1, 'a header without #pragma once'


def main():
    count = files = 0
    for path in source_files(sys.argv[1]):
        files += 1
        with open(path, encoding='utf-8', newline='') as file:
            text = file.read()
        for number, fault in faults_of_text(path, text):
            print(f'{path}:{number}: {fault}')
            count += 1
    if not files:
        print(f'{sys.argv[1]}: no source files')
    sys.exit(1 if count or not files else 0)


if __name__ == '__main__':
    main()
