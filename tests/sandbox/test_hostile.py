"""Hostile submissions, none of them stopped by the rules: the worker has to hold by itself."""

import pytest

from tiebreak.sandbox import Refused, Run, Sandbox

from .conftest import Run as RunSource
from .conftest import function

# How hostile code gets at what it may not import: modules are reachable through each other.
LOOT = """
import collections
import numpy as np
sys = collections._sys
os, ctypes, socket = (sys.modules[name] for name in ("os", "ctypes", "socket"))
fcntl, threading, resource = (sys.modules.get(n) for n in ("fcntl", "threading", "resource"))
time, signal, io = (sys.modules[name] for name in ("time", "signal", "io"))
libc = ctypes.CDLL(None, use_errno=True)

def system_call(number, *args):
    if libc.syscall(ctypes.c_long(number), *(ctypes.c_long(arg) for arg in args)) < 0:
        raise OSError(ctypes.get_errno(), "refused")

def machine_code(raw):
    address = libc.mmap
    address.restype = ctypes.c_void_p
    place = address(None, 4096, 7, 0x22, -1, 0)
    ctypes.memmove(place, raw, len(raw))
    return ctypes.CFUNCTYPE(ctypes.c_long)(place)()
"""

REFUSED = {
    "read a file": "os.open('/etc/passwd', 0)",
    "read a file through io": "io.open('/etc/passwd')",
    "read its environment": "os.open('/proc/self/environ', 0)",
    "read its parent's memory": "os.open(f'/proc/{os.getppid()}/mem', 0)",
    "list a folder": "os.listdir('/')",
    "look at a file": "os.stat('/etc/passwd')",
    "write a file": "os.open('/tmp/x', os.O_WRONLY | os.O_CREAT)",
    "delete a file": "os.unlink('/tmp/x')",
    "rename a file": "os.rename('/tmp/x', '/tmp/y')",
    "make a folder": "os.mkdir('/tmp/x')",
    "change rights": "os.chmod('/tmp', 0o777)",
    "cut a file": "os.truncate('/tmp/x', 0)",
    "make a link": "os.symlink('/etc/passwd', '/tmp/x')",
    "change folder": "os.chdir('/')",
    "TCP": "socket.socket()",
    "UDP": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
    "Unix socket": "socket.socket(socket.AF_UNIX)",
    "netlink": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "socket pair": "socket.socketpair()",
    "pipe": "os.pipe()",
    "second descriptor": "os.dup(0)",
    "file in memory": "os.memfd_create('x')",
    "fork": "os.fork()",
    "fork by system call": "system_call(57)",
    "thread": "sys.modules['_thread'].start_new_thread(int, ())",
    "signal the parent": "os.kill(os.getppid(), 9)",
    "signal everybody": "os.kill(-1, 9)",
    "kill itself as if from outside": "system_call(234, os.getpid(), os.getpid(), 9)",
    "signal another by tgkill": "system_call(234, os.getppid(), os.getppid(), 9)",
    "lift a limit": "resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))",
    "own the signals of a descriptor": "fcntl.fcntl(0, fcntl.F_SETOWN, os.getppid())",
    "choose the signal of a descriptor": "fcntl.fcntl(0, fcntl.F_SETSIG, 9)",
    "asynchronous descriptor": "fcntl.fcntl(0, fcntl.F_SETFL, os.O_ASYNC)",
    "asynchronous by ioctl": "fcntl.ioctl(0, 0x5452, b'1000')",
    "outlive the parent": "system_call(157, 1, 0)",
    "shared memory": "system_call(29, 0, 4096, 0o1600)",
    "choose processors": "os.sched_setaffinity(0, {0})",
    "become root": "os.setuid(0)",
}

FATAL = {
    "run a program": "os.execv('/bin/true', ['true'])",
    "run a program by descriptor": "system_call(322, 0, 0, 0, 0, 0)",
    "trace the parent": "system_call(101, 16, os.getppid(), 0, 0)",
    "read the parent": "system_call(310, os.getppid(), 0, 0, 0, 0, 0)",
    "io_uring": "system_call(425, 8, 0)",
    "pidfd": "system_call(434, os.getppid(), 0)",
    "namespaces": "system_call(272, 0x10000000)",
    "mount": "system_call(165, 0, 0, 0, 0, 0)",
    "bpf": "system_call(321, 0, 0, 0)",
    "keys": "system_call(250, 0, 0, 0, 0, 0)",
    "a call of tomorrow": "system_call(900)",
    "x32 numbers": "system_call(0x40000000 + 2, 0, 0, 0)",
    "32-bit calls": r"machine_code(b'\xb8\x14\x00\x00\x00\xcd\x80\xc3')",
}

ENDINGS = {
    "os._exit(0)": "exit status 0",
    "os.abort()": "SIGABRT",
    "ctypes.string_at(8)": "SIGSEGV",
    "signal.raise_signal(11)": "SIGSEGV",
    "os.close(0)": "",
}

HANGS = {
    "spinning": "while True: pass",
    "sleeping": "time.sleep(60)",
    "swallowing every exception": """
    while True:
        try:
            while True: pass
        except BaseException:
            pass""",
    "one long call in C": "sum(range(10**12))",
    "stopping itself": "signal.raise_signal(signal.SIGSTOP)",
    "ignoring signals": """
    for number in (1, 2, 15): signal.signal(number, signal.SIG_IGN)
    while True: pass""",
    "reading the line": "os.read(0, 1)",
    "dripping an answer": r"""
    for byte in b'TBK1' + bytes(100):
        os.write(0, bytes([byte]))
        time.sleep(0.05)""",
    "an exception that never says what it is": """
    class Slow(Exception):
        def __str__(self):
            while True: pass
    raise Slow""",
}

VIOLATIONS = {
    "garbage": "os.write(0, b'x' * 100)",
    "a frame for nobody": "os.write(0, b'TBK1' + bytes(20))",
    "a frame that promises too much": r"os.write(0, b'TBK1' + bytes(8) + b'\xff' * 12)",
}

VALUES = {
    "class E:\n    def __eq__(self, o): return True\n    __hash__ = None\nv = E()": "E",
    "class A(np.ndarray): pass\nv = np.zeros(2).view(A)": "A",
    "v = np.ma.masked_all(3)": "MaskedArray",
    "v = np.matrix([[1]])": "matrix",
    "v = np.array([None])": "ndarray of dtype object",
    "v = np.zeros(2, [('a', 'i4')])": "ndarray of dtype [('a', '<i4')]",
    "v = np.array(['2020'], 'M8[Y]')": "ndarray of dtype datetime64[Y]",
    "v = np.datetime64('2020')": "datetime64",
    "v = (i for i in ())": "generator",
    "v = {1, 2}": "set",
    "v = range(3)": "range",
    "v = dict.fromkeys(range(2000))": "dict of 2000 items",
    "class F(float): pass\nv = F(1.0)": "F",
    "class T(tuple): pass\nv = T((1,))": "T",
    "v = 10 ** 401": "int of more than 400 digits",
    "v = 'x' * 2_000_000": "str of 2000000 characters",
    "v = np.broadcast_to(0.0, (1 << 20, 1 << 20))": "ndarray of 8796093022208 bytes",
    "v = [10**17] * 500_000": "more than 8 MiB",
    """class M(type):
    __name__ = property(lambda s: 1 / 0)
class X(metaclass=M): pass
v = X()""": "X",
}


@pytest.mark.parametrize("attempt", REFUSED.values(), ids=REFUSED)
def test_what_the_kernel_refuses_raises(run: RunSource, attempt: str) -> None:
    """Most attempts are refused politely, so that the exception names the line."""
    reply = run(f"{LOOT}\ndef f():\n    return repr({attempt})")
    assert reply.status == "raised", reply
    assert reply.error is not None
    assert {"OSError", "RuntimeError", "ValueError"} & set(reply.error.builtin_bases)


@pytest.mark.parametrize("attempt", FATAL.values(), ids=FATAL)
def test_what_only_attackers_do_is_fatal(run: RunSource, attempt: str) -> None:
    """The process is ended at the system call."""
    reply = run(f"{LOOT}\ndef f():\n    return repr({attempt})")
    assert reply.status == "died", reply
    assert "SIGSYS" in reply.detail


@pytest.mark.parametrize(("ending", "said"), ENDINGS.items(), ids=ENDINGS)
def test_a_death_is_named(run: RunSource, ending: str, said: str) -> None:
    """Whatever way the process ends, it is no answer, and the reply says how."""
    reply = run(f"{LOOT}\ndef f():\n    {ending}")
    assert reply.status == "died", reply
    assert said in reply.detail


@pytest.mark.parametrize("body", HANGS.values(), ids=HANGS)
def test_a_hang_ends_at_the_limit(run: RunSource, body: str) -> None:
    """The parent's clock decides, whatever the process does about it."""
    reply = run(f"{LOOT}\ndef f():\n    {body}", seconds=0.2)
    assert (reply.status, reply.detail) == ("timeout", "ran past the 0.2 s limit")


@pytest.mark.parametrize("body", VIOLATIONS.values(), ids=VIOLATIONS)
def test_forged_frames_are_violations(run: RunSource, body: str) -> None:
    """Bytes on the line that are not the answer to the question end the worker."""
    reply = run(f"{LOOT}\ndef f():\n    {body}")
    assert reply.status == "violation", reply


@pytest.mark.parametrize(("source", "name"), VALUES.items(), ids=VALUES.values())
def test_only_plain_values_cross(run: RunSource, source: str, name: str) -> None:
    """Whatever could lie about itself stays behind, and its type's name crosses."""
    reply = run(f"import numpy as np\n{source}\ndef f(): return v")
    assert (reply.status, reply.value) == ("returned", Refused(name))


def test_refusals_nest(run: RunSource) -> None:
    """What may cross does so beside what may not."""
    reply = run("def f(): return (1, {2}, [object()])")
    assert reply.value == (1, Refused("set"), [Refused("object")])


def test_lists_within_themselves_end(run: RunSource) -> None:
    """A list that holds itself is refused at the depth limit."""
    reply = run("def f():\n    v = []\n    v.append(v)\n    return v")
    assert "list nested too deep" in repr(reply.value)


@pytest.mark.parametrize(
    "body",
    ["return np.ones(1 << 30)", "return np.zeros(1 << 33)", "return bytearray(1 << 33)",
     "kept = []\n    while True: kept.append(bytes(1 << 24))"],
)  # fmt: skip
def test_memory_over_the_limit_raises(run: RunSource, body: str) -> None:
    """Memory is refused when it is asked for, touched or not."""
    reply = run(f"import numpy as np\ndef f():\n    {body}")
    assert reply.error is not None, reply
    assert "MemoryError" in reply.error.builtin_bases


def test_output_over_the_limit_is_dropped(run: RunSource) -> None:
    """A flood of output costs nothing but itself."""
    reply = run("def f():\n    for _ in range(100): print('x' * 100_000)\n    return 1")
    assert (reply.status, reply.value, reply.printed) == ("returned", 1, "x" * 65536)


def test_the_dead_stay_dead(sandbox: Sandbox) -> None:
    """After a death every further request gets the same reply at once."""
    source = f"{LOOT}\ndef f(): os._exit(3)\ndef g(): return 1"
    with sandbox.worker(source, [function("f"), function("g")]) as worker:
        first = worker.call("f", ())
        assert worker.call("g", ()) is first
        assert worker.measure_memory("g", []) == []
    assert first.detail == "ended the process with exit status 3"


def test_frames_of_the_grader_are_out_of_sight(run: RunSource) -> None:
    """The stack below a submission holds only what serves it."""
    source = f"""{LOOT}
def f():
    frame, names = sys._getframe(), []
    while frame:
        names.append(frame.f_code.co_filename.rpartition('/')[2])
        frame = frame.f_back
    return names
"""
    reply = run(source)
    serving = {"calling.py", "worker.py", "forking.py", "zygote.py"}
    assert set(reply.value) == {"submission.py", *serving}


def test_nothing_of_the_suites_is_in_memory(run: RunSource) -> None:
    """No module of the trusted side is loaded where submissions run."""
    source = f"{LOOT}\ndef f(): return sorted(n for n in sys.modules if 'tiebreak' in n)"
    loaded = set(run(source).value)
    trusted = ("client", "session", "nursery", "processes", "selftest", "reply", "channel")
    assert not loaded & {f"tiebreak.sandbox.{name}" for name in trusted}
    assert not {"tiebreak.model", "tiebreak.expect", "hypothesis", "pytest"} & loaded


def test_the_environment_holds_nothing(run: RunSource) -> None:
    """Workers know neither home, path nor tokens."""
    names = run(f"{LOOT}\ndef f(): return list(os.environ)").value
    assert all(name == "LC_ALL" or name.startswith(("PYTHON", "LC_")) or "_NUM_" in name
               for name in names)  # fmt: skip


def test_measurements_that_go_missing_are_violations(sandbox: Sandbox) -> None:
    """A worker cannot leave out the run that would tell on it."""
    source = f"""{LOOT}
worker = sys.modules["tiebreak.sandbox.worker"].Worker
def f(x, pack=worker._pack):
    worker._pack = lambda s, m, e: pack(s, {{"status": "returned", "runs": []}}, None)
    return x
"""
    runs = [Run(args=(1,), warm=()), Run(args=(2,), warm=())]
    with sandbox.worker(source, [function("f", "x")]) as worker:
        [(reply, counts), _] = worker.measure_steps("f", runs)
    assert (reply.status, counts) == ("violation", {})
