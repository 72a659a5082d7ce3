"""The wait for a gradebook that another process holds."""

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

from traitlets.log import get_logger

IN_USE = (
    "the gradebook is in use by another process; run this again later. What has been graded "
    "stays, and is not graded again"
)


def wait_for_gradebook(path: str, seconds: float, **_asked_by_nbgrader: object) -> None:
    """See that the SQLite gradebook at `path` can be written, before anything is graded.

    nbgrader would take a lock for a gradebook of an older version, and advise to convert it; what
    it says of one that comes later is reworded.

    Raises
    ------
    SystemExit
        After one sentence, if others hold it for longer than `seconds`.
    """
    get_logger().addFilter(_reworded)
    try:
        uri = f"{Path(path).as_uri()}?mode=rw"
        with closing(sqlite3.connect(uri, timeout=seconds, uri=True)) as book:
            book.execute("begin immediate")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            return  # it is not there yet, or nbgrader has something to say about it
        get_logger().error(IN_USE)
        raise SystemExit(1) from None


def _reworded(record: logging.LogRecord) -> bool:
    """Put one sentence in the place of a lock's traceback, and let no advice follow it.

    The traceback of what the kit has said already goes as well, unless something else is below it.
    """
    said = record.getMessage()
    if "(sqlite3.OperationalError) database is locked" in said:
        record.msg, record.args = IN_USE, ()
        get_logger().addFilter(_without_advice)
    return "\ntiebreak.errors.KitError: " not in said or "direct cause" in said


def _without_advice(record: logging.LogRecord) -> bool:
    return "nbgrader db upgrade" not in record.getMessage()
