"""The tables of names beside this folder: text, columns separated by tabs, "#" starts a comment. The last comment line
before the rows, which starts with "#" and no space, names the columns."""
import os

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def read_table(name, folder=FOLDER):
    """The rows as dicts; 'at' says where each stands."""
    path = os.path.join(folder, name + '.tsv')
    columns, rows = None, []
    with open(path, encoding='utf-8') as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip('\n')
            if line.startswith('#') and not line.startswith('# '):
                columns = line[1:].split('\t')
            elif line and not line.startswith('#'):
                cells = line.split('\t')
                if columns is None or len(cells) != len(columns):
                    raise SystemExit(f'{path}:{number}: {len(cells)} columns instead of {len(columns or [])}')
                rows.append(dict(zip(columns, cells), at=f'{name}.tsv:{number}'))
    return rows
