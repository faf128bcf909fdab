#!/usr/bin/env python3
"""A map for visitors over SSH: doc/kiosk.md's own configuration, with a server for this test at 127.0.0.1. Skipped where OpenSSH's
server and client are not there; nobody has to install a server to run the tests.

usage: ssh.py TIERMAP DATA      (DATA: the folder that holds assets/ and shapefiles/)
"""
import contextlib
import getpass
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import unittest

from pseudo import Pseudo, content, engine_of, surroundings, until

PROGRAM, DATA = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
SERVER = shutil.which('sshd') or shutil.which('sshd', path='/usr/sbin:/usr/local/sbin')
RUN = '/run/sshd'  # where a server of root's keeps nothing, but wants it to be there


def documented(user, program, keys):
    with open(os.path.join(DATA, 'doc/kiosk.md'), encoding='utf-8') as page:
        block = re.search(r'```sshd_config\n(.*?)```', page.read(), re.S).group(1)
    for written, here in (('Match User map', 'Match User ' + user), ('/usr/local/bin/tiermap', "'%s'" % program), ('/etc/ssh/tiermap_keys', keys)):
        if written not in block:
            raise AssertionError('doc/kiosk.md has no %r any more' % written)
        block = block.replace(written, here)
    return block


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def answers(port):
    with contextlib.suppress(OSError), socket.create_connection(('127.0.0.1', port), 1) as client:
        return client.recv(4) == b'SSH-'
    return False


@unittest.skipUnless(SERVER and shutil.which('ssh') and shutil.which('ssh-keygen'), 'OpenSSH is not there')
class OverSsh(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.work = tempfile.mkdtemp(prefix='tiermap-ssh-')
        cls.addClassCleanup(shutil.rmtree, cls.work)
        for name in ('host', 'class'):
            subprocess.run(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', cls.path(name)], check=True, stdin=subprocess.DEVNULL)
        if os.geteuid() == 0 and not os.path.isdir(RUN):
            os.mkdir(RUN, 0o755)
            cls.addClassCleanup(os.rmdir, RUN)
        cls.port = free_port()
        with open(cls.path('config'), 'w', encoding='utf-8') as config:
            config.write('ListenAddress 127.0.0.1\nPort %d\nHostKey %s\nPidFile none\nUsePAM no\nStrictModes no\nPasswordAuthentication no\n'
                         'KbdInteractiveAuthentication no\nPermitRootLogin prohibit-password\nAcceptEnv LANG LC_*\nSubsystem sftp internal-sftp\n%s'
                         % (cls.port, cls.path('host'), documented(getpass.getuser(), PROGRAM, cls.path('class.pub'))))
        subprocess.run([SERVER, '-t', '-f', cls.path('config')], check=True)
        server = subprocess.Popen([SERVER, '-D', '-e', '-f', cls.path('config')], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL)
        cls.addClassCleanup(server.wait)
        cls.addClassCleanup(server.terminate)
        until(lambda: answers(cls.port), 'the server')

    @classmethod
    def path(cls, name):
        return os.path.join(cls.work, name)

    def command(self, *arguments, program='ssh', port='-p'):
        return [shutil.which(program), '-F', 'none', port, str(self.port), '-i', self.path('class'), '-o', 'IdentitiesOnly=yes',
                '-o', 'UserKnownHostsFile=' + self.path('known'), '-o', 'StrictHostKeyChecking=accept-new', '-o', 'LogLevel=ERROR', *arguments]

    def host(self):
        return getpass.getuser() + '@127.0.0.1'

    def run_ssh(self, *arguments, **how):
        return subprocess.run(self.command(*arguments, **how), env=surroundings(), stdin=subprocess.DEVNULL, capture_output=True, timeout=60)

    def viewers(self):
        return [int(pid) for pid in os.listdir('/proc') if pid.isdigit()
                and content('/proc/%s/cmdline' % pid).split('\0')[:2] == [PROGRAM, '--kiosk']]

    def test_the_map(self):
        with Pseudo(self.command('-tt', self.host())) as terminal:
            terminal.until_shows('1 column')
            terminal.send(b'1')
            terminal.until_shows('neutral')
            terminal.send(b']')
            since = len(terminal.output)
            terminal.send(b'S')
            terminal.until_shows('REPORTED', since)
            terminal.send(b'q')
            self.assertEqual(terminal.until_ended(), 0)
            self.assertEqual(terminal.modes_on(), set())

    def test_any_command_is_the_map(self):
        for arguments in ((self.host(), 'id'), (self.host(), '/bin/sh', '-i'), ('-s', self.host(), 'sftp')):
            done = self.run_ssh(*arguments)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertNotIn(b'uid=', done.stdout)
            self.assertIn('1 column', done.stdout.decode())
        with Pseudo(self.command('-tt', self.host(), 'exec /bin/sh')) as terminal:
            terminal.until_shows('1 column')
            terminal.send(b'q')
            self.assertEqual(terminal.until_ended(), 0)

    def test_files_do_not_go_either_way(self):
        copied = self.path('copied')
        self.assertNotEqual(self.run_ssh(self.host() + ':/etc/passwd', copied, program='scp', port='-P').returncode, 0)
        self.assertNotEqual(self.run_ssh(self.path('config'), self.host() + ':' + copied, program='scp', port='-P').returncode, 0)
        self.assertFalse(os.path.exists(copied))

    def test_nothing_is_forwarded(self):
        done = self.run_ssh('-W', '127.0.0.1:%d' % self.port, self.host())
        self.assertNotEqual(done.returncode, 0)
        self.assertNotIn(b'SSH-', done.stdout)
        done = self.run_ssh('-o', 'ExitOnForwardFailure=yes', '-R', '0:127.0.0.1:%d' % self.port, self.host())
        self.assertEqual((done.returncode, done.stdout), (255, b''))

    def test_the_language_comes_along(self):
        for locale in ('C', 'C.UTF-8'):
            done = subprocess.run(self.command('-o', 'SendEnv=LC_ALL', self.host()), stdin=subprocess.DEVNULL, capture_output=True, timeout=60,
                                  env=surroundings(LC_ALL=locale))
            self.assertEqual((done.returncode, done.stderr), (0, b''))
            self.assertIn(b'1 column', done.stdout)
            self.assertEqual(done.stdout.isascii(), locale == 'C')

    def test_it_ends_with_the_connection(self):
        before = set(self.viewers())
        with Pseudo(self.command('-tt', self.host())) as terminal:
            terminal.until_shows('1 column')
            terminal.send(b'1')
            viewer = (set(self.viewers()) - before).pop()
            engine = engine_of(viewer)
            os.kill(terminal.pid, signal.SIGKILL)
            until(lambda: not content('/proc/%d/cmdline' % viewer) and not content('/proc/%d/cmdline' % engine), 'the end of both')


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=1)
