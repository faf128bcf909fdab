"""The options that the program takes, by its table and by its --help."""
import re
import subprocess


def of_help(program):
    """({long}, {short}) options that --help names."""
    text = subprocess.run([program, '--help'], check=True, capture_output=True, text=True).stdout
    return set(re.findall(r'(?<![\w-])--([a-z][a-z-]*)', text)), set(re.findall(r'(?<![\w-])-([A-Za-z])(?=, --)', text))


def of_table(path):
    """The same, from the table that getopt goes by."""
    with open(path, encoding='utf-8') as file:
        rows = re.findall(r'^ *\{"([a-z-]+)", \w+_argument, NULL, (?:\'(\w)\'|\w+)\},', file.read(), re.M)
    return {name for name, _ in rows}, {letter for _, letter in rows if letter}
