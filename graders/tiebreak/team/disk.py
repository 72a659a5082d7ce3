"""Files that stand whole or not at all, whenever the power goes; and one writer at a time."""

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

from tiebreak.errors import UsageError

LOCK = "grade-all.lock"


def write_durably(path: Path, text: str) -> None:
    """Write `text` to `path`: whole and on the disk when this returns, or as it was before.

    The temporary name is always the same, so that what a kill left behind is used up by the next
    attempt. Only the holder of the lock may write.
    """
    _make_folder(path.parent)
    temporary = path.with_name(f".{path.name}.part")
    try:
        with open(temporary, "w", encoding="utf-8", newline="\n") as handle:
            handle.write(text)
            handle.flush()
            os.fsync(handle.fileno())
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    """Make new names in `folder` last; some systems cannot, and need not."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def held_back() -> Iterator[None]:
    """Let a Ctrl-C wait until the end; processes that are started meanwhile never see one."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextlib.contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Keep others from grading into `folder` meanwhile; the system ends this with the process.

    Raises
    ------
    UsageError
        If another process is at it, or `folder` cannot be written to.
    """
    made = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise UsageError(f"{folder} cannot be written to: {error.strerror}") from None
    try:
        if not _locked(descriptor) or not _same_file(descriptor, folder / LOCK):
            raise UsageError(f"another grade-all is writing to {folder}; wait for its end")
        yield
        with contextlib.suppress(OSError):
            (folder / LOCK).unlink()
            if made:
                folder.rmdir()  # which it does if nothing was written
    finally:
        os.close(descriptor)


def _same_file(descriptor: int, path: Path) -> bool:
    """Tell whether the file that was locked is still there: a lock's last holder deletes it."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(path))
    except OSError:
        return False


def _locked(descriptor: int) -> bool:
    """Lock a file; False if another process holds it. Where nothing can be locked, nothing is."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True
