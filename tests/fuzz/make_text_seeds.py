#!/usr/bin/env python3
"""Writes texts that people write or type, some of them with something hard in them, as the fuzzer's targets read them:
usage: make_text_seeds.py SOURCE FOLDER
"""
import os
import struct
import sys

TEXTS = {
    'plain': 'Kyiv Oblast',
    'ukrainian': 'Київ, «Дніпро» — Північне море',
    'marks': 'a\u0301\u0302\u0303 и\u0306 \u0301 e\ufe0f\u200d',
    'wide': '中文 Ａ 한국어 🎉👩\u200d🚀',
    'hidden': 'a\u200bb\u202ec\u2066d\ufeffe\u00adf\u061cg\U000e0041h\ue000i',
    'controls': 'a\x1b]0;title\x07b\x1b[31mc\x9bd\x7fe\nf\rg\th\u2028i\u0085j',
    'long': 'word ' * 60 + 'x' * 300,
}
RAW = {'latin': b'caf\xe9 \x9b31m \xff\xfe', 'cut': 'Київ'.encode()[:-1], 'overlong': b'\xc0\x9b\xe0\x80\x9b\xf4\x90\x80\x80\xed\xa0\x80'}
KEYS = ('pan-left Left h\n# a comment\nzoom-in + = S-Up  # another\nquit none\n', 'zoom-in C-a M-F12 Space #\nhelp ?\n\n\n', 'zom-in a\n')
SCRIPTS = ('size 80x24\nkey Left S-Left C-c + F12\ntype Київ\nwait exact\nmouse press 3 4\nmouse down 0 0\nframe out.txt\nquit\n',
           '# nothing\r\nwait 500\r\nwait tour\r\n', 'key Nothing\n', 'size 0x0\n')
CONFIGS = ('', 'theme = light\nglyphs = half\ncolor = 256\nlang = uk\nmouse = no\n', '# mine\npanel = no\n\nrivers=no\n; end\ntheme = auto',
           'theme = a long\n name\n', 'them = light\n', '\ufefflabels: yes\r\ntowns = no\r\n')
PLACES = ('50.45 30.52', '50,45; 30,52', '-33.9, 18.4', '50.45N 30.52E', 'N50 27 E30 31', '50°27\'00"N 30°31\'E', '50 27 30 31',
          '50° 27′ пн. ш. 30° 31′ сх. д.', '90 180', '50,30', '-0.5 +0.25', 'W180 S90')
CPG = ('UTF-8', 'ANSI 1251', 'LDID/201', 'cp866\r\n', 'ISO-8859-10', 'KOI8-U', 'Windows-1258', '932', 'GB18030', 'nonsense')
LETTERS = {'UTF-8': 'utf-8', 'ANSI 1251': 'cp1251', 'cp866\r\n': 'cp866', 'KOI8-U': 'koi8-u', '932': 'shift-jis'}
THEMES = ('like = dark\ntier-1 = #875f00 256:94 16:yellow\npatterns = yes\n', 'like = mono\nrest = terminal\n', 'tier-1 = #12\n')
SQUARE = ((-20000, -20000), (-20000, 20000), (20000, 20000), (20000, -20000), (-20000, -20000))
BOW_TIE = ((-20000, -20000), (20000, 20000), (20000, -20000), (-20000, 20000), (-20000, -20000))
HOLE = ((-8000, -8000), (8000, -8000), (8000, 8000), (-8000, 8000), (-8000, -8000))
LINE = ((0, -30000), (4000, 0), (0, 30000))
END_RING, END_HOLE, END_BORDER = (0x7FFF, 2), (0x7FFF, 1), (-0x8000, 0)
REFERENCE_WHOLE, REFERENCE_DRAWN, REFERENCE_LINES, REFERENCE_AREA, COARSE, BUNDLED, WIDE, DEEP = 0, 1, 2, 3, 4, 8, 16, 32


def write(folder, name, content):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), 'wb') as out:
        out.write(content)


def content(*path):
    with open(os.path.join(*path), 'rb') as file:
        return file.read()


def write_texts(folder, kind, texts):
    for number, text in enumerate(texts):
        write(os.path.join(folder, kind), str(number), text.encode())


def bands(flags, *points):
    return bytes((flags, 40, 60, 80, 20)) + b''.join(struct.pack('<2h', *point) for point in points)


def pieces(*all_pieces):
    """(pause, bytes) each."""
    return b'\x01' + b''.join(bytes((len(piece), pause)) + piece for pause, piece in all_pieces)


def write_input(folder):
    write(folder, 'keys', pieces((0, b'q+\r\t\x7f\x03 '), (30, b'\x1b'), (0, b'\x1b[A\x1b[1;2B\x1bOP\x1b[15~\x1b[[A\x1b[Z\x1b[a'), (0, 'їЖ'.encode())))
    write(folder, 'mouse', pieces((0, b'\x1b[<0;10;20M\x1b[<32;11;20M\x1b[<0;11;20m\x1b[<64;1;1M\x1b[<65;1;1M'), (0, b'\x1b[M !!\x1b[M#!!')))
    write(folder, 'cut', pieces((3, b'\x1b[<0;1'), (3, b'0;20M'), (9, b'\x1b'), (9, b'[A'), (200, b'\x1b[1;'), (0, b'q')))
    write(folder, 'answers', pieces((0, b'\x1b]11;rgb:0000/0000/0000\x07\x1bP>|xterm\x1b\\\x1b[?62;c\x1b[>0;1c'), (0, b'a')))
    write(folder, 'paste', pieces((0, b'\x1b[200~qqq\x1b[A'), (3, b'more\x1b[20'), (0, b'1~q'), (0, b'\x1b[200~never ends')))


def write_bands(folder):
    write(folder, 'hole', bands(REFERENCE_WHOLE | COARSE, *SQUARE, END_HOLE, *HOLE))
    write(folder, 'bow-tie', bands(REFERENCE_DRAWN | DEEP, *BOW_TIE, END_BORDER, *LINE))
    write(folder, 'line', bands(REFERENCE_LINES | COARSE | DEEP, *SQUARE, END_BORDER, *LINE, END_RING, (-9000, 0), (9000, 0)))
    write(folder, 'area', bands(REFERENCE_AREA | COARSE | 64, *SQUARE, END_BORDER, *HOLE, END_HOLE, *LINE))
    write(folder, 'bundled', bands(REFERENCE_AREA | BUNDLED | 128, END_BORDER, *BOW_TIE))
    write(folder, 'wide', bands(REFERENCE_LINES | WIDE | DEEP, *SQUARE, END_BORDER, (32000, 20000), (32000, 28000)))
    write(folder, 'pole', bands(REFERENCE_DRAWN | WIDE | COARSE, *SQUARE, END_BORDER, (31000, 24000), (-9000, -32768), (-32000, 24000)))


def main():
    source, folder = sys.argv[1:]
    for name, text in TEXTS.items():
        write(folder + '/text', name, text.encode('utf-8', 'surrogatepass'))
    for name, text in RAW.items():
        write(folder + '/text', name, text)
    write_texts(folder, 'keys', KEYS)
    write(folder + '/keys', 'all', content(source, 'assets', 'keys.conf'))
    write_texts(folder, 'script', SCRIPTS)
    write_texts(folder, 'config', CONFIGS)
    write_texts(folder, 'coordinates', PLACES)
    write_texts(folder, 'theme', THEMES)
    write(folder + '/theme', 'dark', content(source, 'assets', 'themes', 'dark.ini'))
    for number, name in enumerate(CPG):
        letters = 'Київ, Чернігів'.encode(LETTERS[name], 'replace') if name in LETTERS else b'caf\xe9'
        write(folder + '/codepage', str(number), b'\xc9' + name.encode() + b'\0' + letters)
    write(folder + '/codepage', 'none', b'\x57\0' + 'Київ'.encode()[:-1])
    write_input(folder + '/input')
    write_bands(folder + '/bands')


main()
