"""Tiers, the self-test, and what becomes of processes."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from tiebreak.errors import IsolationError, KitError, UsageError
from tiebreak.sandbox import Limits, Sandbox, probes, selftest
from tiebreak.sandbox.confinement import landlock, seccomp
from tiebreak.sandbox.confinement.syscalls import ALLOWED, MACHINES, REFUSED
from tiebreak.sandbox.isolation import strong
from tiebreak.sandbox.processes import described

from .conftest import function

SOURCE = "def f(x): return x * 2"
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")


def test_the_default_is_confined_by_the_kernel(sandbox: Sandbox) -> None:
    """Tier 2 has a filter, limits, and Landlock where the kernel has it."""
    isolation = sandbox.isolation
    assert isolation.tier == 2
    assert {"seccomp", "rlimits"} <= set(isolation.mechanisms)
    assert ("landlock" in isolation.mechanisms) == (landlock.abi() > 0)
    assert isolation.self_test == "18/18"


def test_kernels_without_landlock_are_told_apart() -> None:
    """One line of defence less is still tier 2, but says so."""
    isolation = strong({"landlock": 0}, wrapped=False, self_test="18/18")
    assert (isolation.tier, isolation.mechanisms) == (2, ("seccomp", "rlimits"))


def test_weak_isolation_serves_the_same_calls() -> None:
    """A fresh interpreter per worker answers, times out and dies alike."""
    source = "def f(x): return x * 2\ndef g():\n    while True: pass\ndef h(): 1 / 0"
    functions = [function("f", "x"), function("g"), function("h")]
    with Sandbox(isolation="weak") as box:
        assert box.isolation.tier == (1 if os.name == "posix" else 0)
        with box.worker(source, functions) as worker:
            assert worker.call("f", (np.arange(2),)).value.tolist() == [0, 2]
            assert worker.call("h", ()).status == "raised"
            big = np.zeros(1 << 20)
            assert worker.call("f", (big,)).value.shape == big.shape
            assert worker.call("g", (), call_seconds=0.2).status == "timeout"
            assert worker.call("f", (1,)).status == "timeout"


def test_weak_isolation_names_deaths_and_violations() -> None:
    """Pipes tell the same story as sockets."""
    loot = "import collections\nos = collections._sys.modules['os']\n"
    source = f"{loot}def f(): os.abort()"
    with Sandbox(isolation="weak") as box, box.worker(source, [function("f")]) as worker:
        assert worker.call("f", ()).detail == "ended with signal SIGABRT"


@pytest.mark.skipif(shutil.which("bwrap") is None, reason="bubblewrap is not installed")
def test_bubblewrap_hides_the_host() -> None:
    """Inside, paths of the host do not exist and workers answer as ever."""
    try:
        box = Sandbox(isolation="bubblewrap").__enter__()
    except IsolationError as error:
        pytest.skip(f"bubblewrap does not run here: {error}")
    with box, box.worker(SOURCE, [function("f", "x")]) as worker:
        assert box.isolation.tier == 3
        assert worker.call("f", (2,)).value == 4
        assert worker.kernel().cpu_seconds is not None
        assert _command(worker._process.pid) is not None


def test_bubblewrap_that_is_missing_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was asked for is not silently replaced by less."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(IsolationError, match="bwrap"):
        Sandbox(isolation="bubblewrap").__enter__()


def test_unknown_isolation_is_wrong_usage() -> None:
    """The message lists what there is."""
    with pytest.raises(UsageError, match="weak"):
        Sandbox(isolation="none")  # type: ignore[arg-type]


def test_a_probe_that_gets_through_stops_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without proof of confinement nothing is run."""
    monkeypatch.setitem(probes.PROBES, "a probe that nothing stops", lambda: None)
    with pytest.raises(IsolationError, match="a probe that nothing stops"):
        Sandbox(isolation="kernel").__enter__()


def test_the_self_test_fails_where_nothing_is_confined() -> None:
    """Run on workers of the weak tier, it finds at once that files can be opened."""
    with Sandbox(isolation="weak", limits=Limits(memory_bytes=8 << 30)) as box:
        box.isolation = strong({"landlock": 0}, wrapped=False, self_test="")
        with pytest.raises(IsolationError, match="was not stopped"):
            selftest.self_test(lambda: box._open(10.0))


def test_probes_are_refused_once_a_submission_is_loaded(sandbox: Sandbox) -> None:
    """The operation ends the worker rather than serve candidates."""
    with sandbox.worker(SOURCE, [function("f", "x")]) as worker:
        reply = worker.request({"op": "probe", "probe": next(iter(probes.PROBES))})
    assert reply.status == "died"


def test_the_zygote_survives_its_workers(sandbox: Sandbox) -> None:
    """Deaths and time-outs of workers leave the next one untouched."""
    loot = "import collections\nos = collections._sys.modules['os']\n"
    for body in ("os.abort()", "os._exit(0)", "os.write(0, b'x' * 99)"):
        with sandbox.worker(f"{loot}def f(): {body}", [function("f")]) as worker:
            assert worker.call("f", ()).status in ("died", "violation")
    with sandbox.worker(SOURCE, [function("f", "x")]) as worker:
        assert worker.call("f", (2,)).value == 4


def test_workers_do_not_know_each_other(sandbox: Sandbox) -> None:
    """What one submission changes in NumPy is as it was for the next."""
    source = "import numpy as np\nnp.sum = None\ndef f(x): return np.sum is None"
    with sandbox.worker(source, [function("f", "x")]) as first:
        assert first.call("f", (1,)).value is True
        later = "import numpy as np\ndef f(x): return np.sum is None"
        with sandbox.worker(later, [function("f", "x")]) as second:
            assert second.call("f", (1,)).value is False


@LINUX
def test_closed_workers_are_gone(sandbox: Sandbox) -> None:
    """Closing kills at once, a spinning worker too."""
    with sandbox.worker("def f():\n    while True: pass", [function("f")]) as worker:
        worker.call("f", (), call_seconds=0.1)
        pid = worker._process.pid
    assert _until(lambda: _command(pid) is None)


@LINUX
def test_nothing_outlives_a_killed_grader() -> None:
    """The zygote and a spinning worker end with the process that used them."""
    script = (
        "import threading, time\n"
        "from tiebreak.model import Function\n"
        "from tiebreak.sandbox import Sandbox\n"
        "box = Sandbox(isolation='kernel').__enter__()\n"
        "f = Function(name='f', parameters=())\n"
        "worker = box.worker('def f():\\n    while True: pass', [f])\n"
        "threading.Thread(target=worker.call, args=('f', ()), daemon=True).start()\n"
        "print(box._zygote._process.pid, worker._process.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    grader = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert grader.stdout is not None
    pids = [int(word) for word in grader.stdout.readline().split()]
    assert len(pids) == 2
    grader.send_signal(signal.SIGKILL)
    grader.wait()
    grader.stdout.close()
    assert _until(lambda: all(_command(pid) is None for pid in pids))


@LINUX
def test_closing_leaves_no_process() -> None:
    """The zygote ends with its sandbox, and workers that were left open with it."""
    with Sandbox(isolation="kernel") as box:
        worker = box.worker(SOURCE, [function("f", "x")])
        assert box._zygote is not None
        pids = [worker._process.pid, box._zygote._process.pid]
    assert _until(lambda: all(_command(pid) is None for pid in pids))


def test_a_dead_zygote_is_the_kits_fault() -> None:
    """No worker can be had then, which is no candidate's zero."""
    with Sandbox(isolation="kernel") as box:
        assert box._zygote is not None
        box._zygote._process.kill()
        with pytest.raises(KitError):
            box.worker(SOURCE, [])


@LINUX
def test_a_worker_that_others_kill_is_the_kits_fault() -> None:
    """As a system that is short of memory does, in the midst of whatever."""
    with Sandbox(isolation="kernel") as box:
        worker = box.worker("def f():\n    while True: pass", [function("f")])
        killer = threading.Timer(0.2, os.kill, (worker._process.pid, signal.SIGKILL))
        killer.start()
        with pytest.raises(KitError, match="killed from outside"):
            worker.call("f", ())
        killer.join()
        with box.worker(SOURCE, [function("f", "x")]) as other:
            assert other.call("f", (2,)).value == 4


@LINUX
def test_who_is_kept_from_the_processor_is_waited_for() -> None:
    """Ten others on the same core make a call ten times as long, and no time-out."""
    start = time.process_time()
    sum(range(10**6))
    tenth = int(10**6 * 0.1 / (time.process_time() - start))  # of a second, alone
    source = f"def f(): return sum(range({tenth}))"
    core = {min(os.sched_getaffinity(0))}
    hogs = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(10)]
    try:
        with (
            Sandbox(isolation="kernel", limits=Limits(stretch=1.0)) as box,
            box.worker(source, [function("f")]) as worker,
        ):
            for pid in [worker._process.pid, *(hog.pid for hog in hogs)]:
                os.sched_setaffinity(pid, core)
            time.sleep(1)  # until all of them are at it
            start = time.monotonic()
            reply = worker.call("f", (), call_seconds=1)
            took = time.monotonic() - start
    finally:
        for hog in hogs:
            hog.kill()
            hog.wait()
    assert reply.status == "returned", reply
    assert worker.waited < took


def test_a_zygote_that_dies_during_a_call_is_the_kits_fault() -> None:
    """Its workers die with it, which is no candidate's doing either."""
    with Sandbox(isolation="kernel") as box:
        assert box._zygote is not None
        source = "def f():\n    while True: pass"
        with box.worker(source, [function("f")]) as worker:
            threading.Timer(0.2, box._zygote._process.kill).start()
            with pytest.raises(KitError, match="died"):
                worker.call("f", ())


def test_systems_without_all_this_still_get_the_weak_tier() -> None:
    """Importing and calling needs neither fcntl nor resource nor a filter."""
    script = (
        "import sys, subprocess, numpy, hypothesis, pytest\n"
        "sys.platform = 'win32'\n"
        "sys.modules['fcntl'] = sys.modules['resource'] = None\n"
        "from tiebreak.model import Function\n"
        "from tiebreak.sandbox import Sandbox\n"
        "with Sandbox() as box:\n"
        "    f = Function(name='f', parameters=('x',))\n"
        "    with box.worker('def f(x): return x + 1', [f]) as worker:\n"
        "        print(box.isolation.tier, worker.call('f', (1,)).value)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == (f"{int(os.name == 'posix')} 2\n", "")


def test_threads_take_turns(sandbox: Sandbox) -> None:
    """Several threads may each use workers of one sandbox."""

    def use() -> object:
        with sandbox.worker(SOURCE, [function("f", "x")]) as worker:
            return worker.call("f", (2,)).value

    with ThreadPoolExecutor(4) as pool:
        assert [job.result() for job in [pool.submit(use) for _ in range(16)]] == [4] * 16


def test_a_sandbox_has_to_be_entered() -> None:
    """Using it before is a mistake of the caller's."""
    with pytest.raises(KitError, match="entered"):
        Sandbox().worker(SOURCE, [])


@LINUX
def test_the_grader_is_undumpable(sandbox: Sandbox) -> None:
    """Other processes of the user cannot read its memory."""
    assert sandbox.isolation.tier >= 2
    assert os.stat(f"/proc/{os.getpid()}/mem").st_uid == 0


@LINUX
def test_spawning_costs_little(sandbox: Sandbox) -> None:
    """Processor time of a worker up to its first answer stays a matter of milliseconds."""
    used = []
    for _ in range(10):
        with sandbox.worker(SOURCE, [function("f", "x")]) as worker:
            worker.call("f", (1,))
            used.append(worker.kernel().cpu_seconds or 0.0)
    assert sorted(used)[2] < 0.02


@pytest.mark.parametrize("machine", MACHINES)
def test_filters_end_in_a_decision_for_every_call(machine: str) -> None:
    """Run by hand, the program allows what is listed and nothing else."""
    column, architecture = MACHINES[machine]
    code = seccomp.program(machine, 42)
    allowed = {row[column] for row in ALLOWED.values()}
    refused = {row[column] for row in REFUSED.values()}
    for number in [*range(600), 1 << 30, (1 << 30) + 1, (1 << 32) - 1]:
        verdict = _judge(code, number, architecture)
        assert (verdict == 0x7FFF0000) == (number in allowed), number
        assert verdict != 0x80000000 or number not in refused, number
    assert _judge(code, next(iter(allowed)) or 0, 0x40000003) == 0x80000000


def test_the_tables_are_disjoint() -> None:
    """No call is both allowed and refused."""
    assert not set(ALLOWED) & set(REFUSED)


@pytest.mark.parametrize(
    ("code", "said"),
    [(0, "exit status 0"), (-11, "SIGSEGV"), (-31, "not allowed"), (-64, "signal")],
)
def test_ends_are_described(code: int, said: str) -> None:
    """Signals have names."""
    assert said in described(code)


def _judge(code: list[tuple[int, int, int, int]], number: int, architecture: int) -> int:
    """Interpret the filter for a call without arguments."""
    words = {0: number, 4: architecture}
    accumulator = position = 0
    while True:
        operation, if_true, if_false, value = code[position]
        position += 1
        if operation == 0x06:
            return value
        if operation == 0x20:
            accumulator = words.get(value, 0)
        elif operation == 0x15:
            position += if_true if accumulator == value else if_false
        elif operation == 0x35:
            position += if_true if accumulator >= value else if_false


def _command(pid: int) -> str | None:
    """Return the state of a live process, None for one that is gone or a zombie."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    state = text.rpartition(") ")[2][0]
    return None if state in "ZX" else state


def _until(condition: object, seconds: float = 10.0) -> bool:
    """Wait for `condition` to become true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():  # type: ignore[operator]
            return True
        time.sleep(0.01)
    return False


@pytest.mark.skipif(landlock.abi() < 6, reason="needs Landlock with scopes")
def test_landlock_holds_without_the_filter() -> None:
    """The second line of defence refuses files, ports and signals by itself."""
    script = (
        "import os, socket\n"
        "from tiebreak.sandbox.confinement import landlock, libc\n"
        "tcp = socket.socket()\n"
        "attempts = [lambda: os.open('/etc/passwd', 0), lambda: os.listdir('/'),\n"
        "            lambda: os.mkdir('/tmp/tiebreak-x'), lambda: os.kill(os.getppid(), 0),\n"
        "            lambda: tcp.bind(('127.0.0.1', 0)), lambda: os.execv('/bin/true', ['x'])]\n"
        "libc.prctl(libc.PR_SET_NO_NEW_PRIVS, 1)\n"
        "landlock.restrict(landlock.deny_all(landlock.abi()))\n"
        "for attempt in attempts:\n"
        "    try:\n"
        "        attempt()\n"
        "        print('through')\n"
        "    except PermissionError:\n"
        "        print('refused')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["refused"] * 6
