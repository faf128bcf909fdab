"""Towns: GeoNames' places, named by places.tsv."""
import json

from .geodesy import point_in_ring
from .tables import read_table

LEAST_POPULATION = 10000                # of a Ukrainian town; the figures and names of smaller places are unreliable
LEAST_POPULATION_ABROAD = 50000
WINDOW = (19, 42, 45, 55)
DISTRICT = 'PPLX'                       # GeoNames' class of a part of a town

# GeoNames counts these as Kyiv's, but they are villages of the oblast.
NOT_IN_KYIV = {'Prolisky', 'Kotsyubyns’ke'}


def load_cities(work):
    """Ukraine's places of any size, each with the oblast that it belongs to: 'adm'."""
    oblasts = {row['geonames']: row['iso'] for row in read_table('oblasts')}
    with open(f'{work}/made/cities.json', encoding='utf-8') as file:
        cities = [city for city in json.load(file) if city['country'] == 'UA' and city['feature'] != DISTRICT]
    for city in cities:
        city['adm'] = 'UA-32' if city['name'] in NOT_IN_KYIV else oblasts[city['admin']]
    return cities


def plain(name):
    """GeoNames writes the soft sign as an apostrophe of several kinds."""
    return name.translate({ord(c): None for c in "'’ʼʹ`"})


def rows_by_name(rows):
    found = {}
    for row in rows:
        found.setdefault((row['cc'], plain(row['geonames'])), []).append(row)
    return found


def oblast_of(point, oblasts):
    for attributes, rings in oblasts['features']:
        if sum(point_in_ring(point, ring) for ring in rings) % 2:
            return attributes['iso']
    return ''


def make(work, oblasts):
    with open(f'{work}/made/cities.json', encoding='utf-8') as file:
        cities = json.load(file)
    rows = rows_by_name(read_table('places'))
    features, used = [], set()
    for city in cities:
        x, y = city['at']
        if not (WINDOW[0] < x < WINDOW[2] and WINDOW[1] < y < WINDOW[3]) or city['feature'] == DISTRICT:
            continue
        is_home = city['country'] == 'UA'
        if city['population'] < (LEAST_POPULATION if is_home else LEAST_POPULATION_ABROAD):
            continue
        found = [row for row in rows.get((city['country'], plain(city['name'])), [])
                 if not row['lon'] or abs(float(row['lon']) - x) < 0.06]
        if len(found) != 1 or found[0]['at'] in used:
            raise SystemExit(f'rebuild: places.tsv needs one row for {city["name"]} ({city["country"]}) at {x:.2f} {y:.2f}, '
                             'with a longitude if others have the same name')
        row = found[0]
        used.add(row['at'])
        if row['name'] == '-':
            continue
        oblast = oblast_of((x, y), oblasts) if is_home else ''
        if is_home and not oblast:
            raise SystemExit(f'rebuild: {row["at"]}: {row["name"]} lies in no oblast')
        capital = 2 if city['feature'] == 'PPLC' else 1 if row['cap'] else 0
        features.append(({'name': row['name'], 'name_uk': row['name_uk'], 'pop': city['population'], 'cc': city['country'],
                          'adm': oblast, 'cap': capital}, [[(round(x, 4), round(y, 4))]]))
    unused = [f'{row["at"]}: {row["name"]}' for row in read_table('places') if row['at'] not in used and row['name'] != '-']
    if unused:
        raise SystemExit('rebuild: there is no such place: ' + ', '.join(unused))
    features.sort(key=lambda f: (-f[0]['cap'] if f[0]['cc'] == 'UA' else 0, -f[0]['pop'], f[0]['name']))
    return {'shape': 'points', 'features': features,
            'fields': [('name', 'C'), ('name_uk', 'C'), ('pop', 'N'), ('cc', 'C'), ('adm', 'C'), ('cap', 'N')]}
