"""The script that workers start from: clean, single-threaded, with NumPy loaded.

Run by an absolute interpreter with an empty environment. Nothing of suites, solutions or scores is
ever in its memory, and no submission runs in it. As ``fork`` it takes orders from the socket on
descriptor 0 and forks a worker for each; as ``fresh`` it is itself the one worker, over pipes,
where processes cannot be forked or filtered.
"""

import gc
import importlib
import json
import os
import socket
import sys
from types import ModuleType
from typing import Any

_LENGTH_BYTES = 4


def stub_packages(root: str) -> None:
    """Let modules of the package be imported without what its ``__init__`` files pull in."""
    for name in ("tiebreak", "tiebreak.sandbox", "tiebreak.meters"):
        package = ModuleType(name)
        package.__path__ = [os.path.join(root, *name.split("."))]
        sys.modules[name] = package


def prepare(paths: list[str], entry: str) -> ModuleType:
    """Load all that workers will need, close the world of modules, and return `entry`."""
    sys.path += paths
    stub_packages(paths[0])
    world = importlib.import_module("tiebreak.sandbox.world")
    world.preload()
    module = importlib.import_module(f"tiebreak.sandbox.{entry}")
    importlib.import_module("tiebreak.sandbox.namespace").furnish()
    importlib.import_module("tiebreak.sandbox.rehearsal").rehearse()
    world.close()
    gc.collect()
    gc.freeze()
    return module


def fork() -> None:
    """Serve the socket on descriptor 0."""
    control = socket.socket(fileno=0)
    config: dict[str, Any] = json.loads(control.recv(1 << 16))
    prepare(config["paths"], "forking").serve(control, config["machine"])


def fresh() -> None:
    """Be the one worker of the process that started this one."""
    source, sink = os.dup(0), os.dup(1)
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    length = int.from_bytes(os.read(source, _LENGTH_BYTES), "little")
    config: dict[str, Any] = json.loads(os.read(source, length))
    prepare(config["paths"], "alone").serve(source, sink, config)


if __name__ == "__main__":
    {"fork": fork, "fresh": fresh}[sys.argv[1]]()
