"""The wait for a gradebook that another process holds."""

import sqlite3
from contextlib import closing
from pathlib import Path

from traitlets.log import get_logger


def wait_for_gradebook(path: str, seconds: float, **_asked_by_nbgrader: object) -> None:
    """See that the SQLite gradebook at `path` can be written, before anything is graded.

    nbgrader would take a lock for a gradebook of an older version, and advise to convert it.

    Raises
    ------
    SystemExit
        After one sentence, if others hold it for longer than `seconds`.
    """
    try:
        uri = f"{Path(path).as_uri()}?mode=rw"
        with closing(sqlite3.connect(uri, timeout=seconds, uri=True)) as book:
            book.execute("begin immediate")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            return  # it is not there yet, or nbgrader has something to say about it
        get_logger().error(
            "the gradebook is in use by another process; run this again later. What has been "
            "graded stays, and is not graded again"
        )
        raise SystemExit(1) from None
