#!/usr/bin/env python3
"""Check the names of the bundled layers: usage: places.py FOLDER-OF-SHAPEFILES

Prints every fault and ends with 1 if there is one. Only what can be known without other data is checked: spelling,
romanisation, doubles. That the layers say what the tables beside them say is shapefiles/verify's work.
"""
import math
import os
import sys

sys.path.insert(0, sys.argv[1])

from recipe.shapefile import read_attributes, read_shapes  # noqa: E402

# Spellings that are Russian, Soviet or given up, as whole names of Ukrainian places and oblasts.
OUTDATED = set('''
Alexandria|Antratsit|Artemivsk|Artemovsk|Berdyansk|Berdichev|Belaya Tserkov|Belgorod-Dnestrovsky
Borispol|Brovari|Cherkassy|Chernigov|Chernobyl|Chernovtsy|Chervonohrad|Chervonopartyzansk|Dneprodzerzhinsk|Dnepropetrovsk
Dniepropetrovsk|Dnipropetrovsk|Dniprodzerzhynsk|Dymytrov|Dzerzhynsk|Energodar|Evpatoria|Feodosia|Feodosiya|Gorlovka
Illichivsk|Ilyichevsk|Ivano-Frankovsk|Izyum|Kamenets-Podolsky|Kharkov|Khmelnitsky|Kiev|Kirovograd|Kirovohrad
Kirovsk|Kolomyya|Komsomolsk|Komsomolske|Konstantinovka|Kotovsk|Krasnoarmiisk|Krasnodon|Krasnohrad
Krasnohvardiiske|Krasnoperekopsk|Krasnyi Luch|Krasnyi Lyman|Krasnyy Luch|Kremenchug|Krivoy Rog|Kuznetsovsk|Lisichansk
Lugansk|Lvov|Lysichansk|Makeevka|Makiyivka|Mogilev-Podolsky|Molodohvardiisk|Mukacheve|Mykolayiv|Nezhin|Nikolaev|Nikolayev
Novograd-Volynsky|Novohrad-Volynskyi|Novomoskovsk|Odessa|Oktyabrskoye|Ordzhonikidze|Pereiaslav-Khmelnytskyi|Pervomaiskyi
Pervomaysk|Pervomayskyy|Pripyat|Rovno|Saki|Severodonetsk|Sievierodonetsk|Slavyansk|Sovetskiy|Stakhanov|Sverdlovsk|Torez
Tsiurupynsk|Tsyurupynsk|Uzhgorod|Vatutine|Vinnitsa|Vinnytsya|Vladimir-Volynsky|Volodymyr-Volynskyi|Voroshilovgrad|Yenakiyeve
Yevpatoriya|Yuzhne|Yuzhnoukrainsk|Zaporizhia|Zaporozhye|Zhdanov|Zhitomir
'''.strip().replace('\n', '|').split('|'))

# Names that are right for the oblast though they would be wrong for the town: the constitution names these two.
OBLAST_NAMES = {'Dnipropetrovsk', 'Kirovohrad'}

# Ukrainian towns whose English name is not the romanisation of the Ukrainian one. None, and there should be a
# very good reason to add one.
NOT_ROMANISED = set()

LETTERS = set("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя' -")

# Resolution 55 of the Cabinet of Ministers of 27 January 2010: letter -> (at the start of a word, elsewhere).
ROMAN = {
    'а': 'a', 'б': 'b', 'в': 'v', 'г': 'h', 'ґ': 'g', 'д': 'd', 'е': 'e', 'є': ('ye', 'ie'), 'ж': 'zh', 'з': 'z',
    'и': 'y', 'і': 'i', 'ї': ('yi', 'i'), 'й': ('y', 'i'), 'к': 'k', 'л': 'l', 'м': 'm', 'н': 'n', 'о': 'o',
    'п': 'p', 'р': 'r', 'с': 's', 'т': 't', 'у': 'u', 'ф': 'f', 'х': 'kh', 'ц': 'ts', 'ч': 'ch', 'ш': 'sh',
    'щ': 'shch', 'ь': '', 'ю': ('yu', 'iu'), 'я': ('ya', 'ia'), "'": ''}

NEAR_KM = 3


def romanise(ukrainian):
    out = ''
    start = True
    for index, char in enumerate(ukrainian):
        small = char.lower()
        if small not in ROMAN:
            out += char
            start = True
            continue
        latin = ROMAN[small]
        if isinstance(latin, tuple):
            latin = latin[0] if start else latin[1]
        if small == 'г' and ukrainian[index - 1:index].lower() == 'з':
            latin = 'gh'                # зг is zgh, to tell it from zh
        out += latin.capitalize() if char != small else latin
        start = False
    return out


def distance_km(a, b):
    dx = (a[0] - b[0]) * math.cos(math.radians((a[1] + b[1]) / 2))
    return math.hypot(dx, a[1] - b[1]) * 111.2


def check_names(layer, records):
    for number, record in enumerate(records, 1):
        name, ukrainian = record['name'], record['name_uk']
        at = f'{layer} {number}: {name or "(no name)"}'
        if name != name.strip() or "'" in name or 'ʹ' in name or '’' in name:
            yield f'{at}: a mark in the name that is not part of it'
        if bool(ukrainian) and not name:
            yield f'{at}: a Ukrainian name but no English one'
        if set(ukrainian.lower()) - LETTERS:
            yield f'{at}: {ukrainian} has letters that are not Ukrainian'


def check_places(records, points):
    ukrainian_towns = 0
    for record, point in zip(records, points):
        at = f'places: {record["name"]} at {point[0]:.2f} {point[1]:.2f}'
        if record['cc'] != 'UA':
            continue
        ukrainian_towns += 1
        if int(record['pop']) < 10000:
            yield f'{at}: fewer than 10,000 inhabitants ({record["pop"]})'
        if record['name'] in OUTDATED:
            yield f'{at}: an outdated spelling'
        if not record['name_uk']:
            yield f'{at}: no Ukrainian name'
        elif romanise(record['name_uk']) != record['name'] and record['name'] not in NOT_ROMANISED:
            yield f'{at}: {record["name_uk"]} is romanised as {romanise(record["name_uk"])}'
        if not record['adm'].startswith('UA-'):
            yield f'{at}: no oblast'
    if ukrainian_towns < 300:
        yield f'places: only {ukrainian_towns} Ukrainian towns'
    for index, point in enumerate(points):
        for other in range(index):
            if records[index]['name'] == records[other]['name'] and distance_km(point, points[other]) < NEAR_KM:
                yield f'places: {records[index]["name"]} is there twice within {NEAR_KM} km'


def check_capitals(records, oblasts):
    for oblast in oblasts:
        capitals = [r['name'] for r in records if r['cc'] == 'UA' and r['adm'] == oblast['iso'] and r['cap'] != '0']
        # The capital of Kyiv Oblast is Kyiv, which is not in it.
        if len(capitals) != (0 if oblast['iso'] == 'UA-32' else 1):
            yield f'places: {oblast["name"]} has these capitals: {", ".join(capitals) or "none"}'
    known = {oblast['iso'] for oblast in oblasts}
    for record in records:
        if record['cc'] == 'UA' and record['adm'] not in known:
            yield f'places: {record["name"]}: there is no oblast {record["adm"]}'


def faults(folder):
    layers = {}
    for layer in ('ukraine', 'neighbours', 'oblasts', 'places', 'rivers', 'water'):
        _, layers[layer] = read_attributes(os.path.join(folder, layer + '.dbf'))
        yield from check_names(layer, layers[layer])
    points = [parts[0][0] for parts in read_shapes(os.path.join(folder, 'places.shp'))[1]]
    yield from check_places(layers['places'], points)
    yield from check_capitals(layers['places'], layers['oblasts'])
    for oblast in layers['oblasts']:
        if oblast['name'] in OUTDATED - OBLAST_NAMES:
            yield f'oblasts: {oblast["name"]}: an outdated spelling'
        if not oblast['name_uk']:
            yield f'oblasts: {oblast["name"]}: no Ukrainian name'


def main():
    found = list(faults(sys.argv[1]))
    for fault in found:
        print(fault)
    sys.exit(1 if found else 0)


if __name__ == '__main__':
    main()
