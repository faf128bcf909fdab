"""A program on a pseudo-terminal: what it writes, which modes it leaves on, how it ends. Nothing here waits for a fixed time."""
import atexit
import errno
import fcntl
import functools
import os
import pty
import re
import resource
import select
import shutil
import signal
import struct
import subprocess
import tempfile
import termios
import time

PATIENCE = 60  # seconds until something that has to happen is given up; never what a test takes
MODES = re.compile(rb'\x1b\[\?([0-9;]+)([hl])')
TASTES = frozenset((  # what of somebody's environment changes a map, or in which words it speaks
    'NO_COLOR', 'CLICOLOR_FORCE', 'COLORTERM', 'COLORFGBG', 'COLUMNS', 'LINES', 'TMUX', 'TERM_PROGRAM', 'XTERM_VERSION', 'VTE_VERSION',
    'SSH_CONNECTION', 'LANGUAGE', 'LANG', 'LC_ALL', 'LC_CTYPE', 'LC_MESSAGES', 'SOURCE_DATE_EPOCH', 'TIERMAP_SHARES',
    'TIERMAP_ENGINE_STDERR'))
SEQUENCE = re.compile(rb'\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()*+][0-9A-B]|[@-Z\\^_=>78cM])|[\x0e\x0f]')
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash that a test is about leaves no file


class Pseudo:
    """argv started as the leader of a session of its own, with the terminal as its standard input, output and error; signals
    in `blocked` do not reach it."""

    def __init__(self, argv, columns=80, rows=24, blocked=(), **environment):
        self.output = b''
        self.status = None
        self.fd, terminal = pty.openpty()
        set_size(self.fd, columns, rows)
        # Spawned, not forked: to copy this process takes longer than many a program to draw its first picture.
        open_terminal = [(os.POSIX_SPAWN_OPEN, 0, os.ttyname(terminal), os.O_RDWR, 0), (os.POSIX_SPAWN_DUP2, 0, 1), (os.POSIX_SPAWN_DUP2, 0, 2)]
        self.pid = os.posix_spawn(argv[0], argv, surroundings(**environment), file_actions=open_terminal, setsid=True, setsigmask=blocked)
        os.close(terminal)
        os.set_blocking(self.fd, False)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)

    def close(self):
        if self.fd is not None:
            os.close(self.fd)
            self.fd = None

    def read(self, seconds):
        """Takes in what is written within so many seconds; False if there was nothing, or if nobody can write any more."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return False
        self.output += data
        return bool(data)

    def until(self, condition, what):
        """Reads until condition() holds."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise AssertionError('%s did not happen; the last output: %r' % (what, self.output[-2000:]))
            if not self.read(0.05) and self.ended():
                while self.read(0):
                    pass
                if not condition():
                    raise AssertionError('%s: the program has ended with %r; the last output: %r'
                                         % (what, self.status, self.output[-2000:]))

    def until_shows(self, word, since=0):
        self.until(lambda: word in self.text(since), 'showing %r' % word)

    def until_ended(self):
        """Returns the exit status, or minus the signal."""
        end = time.monotonic() + PATIENCE
        while not self.ended():
            if time.monotonic() > end:
                raise AssertionError('it does not end; the last output: %r' % self.output[-2000:])
            if self.fd is None or not self.read(0.02):
                time.sleep(0.005)
        while self.fd is not None and self.read(0):
            pass
        return self.status

    def ended(self):
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid != 0:
                self.status = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
        return self.status is not None

    def send(self, data):
        while data:
            select.select([], [self.fd], [], PATIENCE)
            data = data[os.write(self.fd, data):]

    def resize(self, columns, rows):
        set_size(self.fd, columns, rows)

    def text(self, since=0):
        """What was written, without the sequences between."""
        return SEQUENCE.sub(b'', self.output[since:]).decode('utf-8', 'replace')

    def modes_on(self, since=0):
        """The private modes that were switched on and not off again; 25, the cursor, counts when it is off."""
        on = set()
        for numbers, letter in MODES.findall(self.output[since:]):
            for number in numbers.split(b';'):
                is_on = (letter == b'h') != (number in (b'25', b'7'))
                on.add(int(number)) if is_on else on.discard(int(number))
        return on

    def line_modes(self):
        return termios.tcgetattr(self.fd)[:4]

    def switches(self):
        """How often the program has gone to sleep of itself."""
        with open('/proc/%d/status' % self.pid, encoding='ascii') as status:
            return int(re.search(r'^voluntary_ctxt_switches:\s*(\d+)', status.read(), re.M).group(1))


def until(happened, what, seconds=PATIENCE):
    """Polls until something has happened; what it gives."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        result = happened()
        if result:
            return result
        time.sleep(0.005)
    raise AssertionError('%s did not happen' % what)


def content(path):
    """The text of a file of the kernel's, '' if it is gone."""
    try:
        with open(path, encoding='utf-8', errors='replace') as file:
            return file.read()
    except OSError:
        return ''


def state_of(pid):
    """What the kernel says that a process does: R, S, T and so on; '' if it is gone."""
    return content('/proc/%d/stat' % pid).rpartition(') ')[2][:1]


def stop(pid):
    os.kill(pid, signal.SIGSTOP)
    until(lambda: state_of(pid) == 'T', 'stopping')


def engines_of(viewer):
    """The processes of its engines."""
    return [int(pid) for pid in content('/proc/%d/task/%d/children' % (viewer, viewer)).split()
            if 'tiermap-engine' in content('/proc/%s/cmdline' % pid)]


def engine_of(viewer):
    """The process of its engine, once there is one."""
    return until(lambda: engines_of(viewer), 'an engine')[0]


def can(*command):
    """Whether a program is there, and may do that here."""
    return shutil.which(command[0]) is not None and subprocess.run(command, capture_output=True).returncode == 0


def set_size(fd, columns, rows):
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))


@functools.cache
def state_homes():
    folder = tempfile.mkdtemp(prefix='tiermap-test-')
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def surroundings(**changes):
    """This process's environment without what changes a map; a change to None takes away. What a program keeps of changes that
    were not saved is its own: one that is started later is not asked about it."""
    variables = {key: value for key, value in os.environ.items() if key not in TASTES}
    variables.update(LC_ALL='C.UTF-8', TERM='xterm-256color', XDG_CONFIG_HOME='/nonexistent', XDG_STATE_HOME=tempfile.mkdtemp(dir=state_homes()))
    variables.update(changes)
    return {key: value for key, value in variables.items() if value is not None}
