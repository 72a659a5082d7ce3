"""The database of a gradebook: found fit before nbgrader touches it, written in transactions."""

import logging
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Base, Course, Gradebook
from sqlalchemy import Engine, create_engine, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SAWarning, SQLAlchemyError

from tiebreak.errors import KitError, UsageError

FORMS = "write sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME"
PATIENCE = 5  # seconds to wait for another process that holds a lock
REACH = 10  # seconds to wait for a server
DEFAULT_COURSE = "default_course"  # what nbgrader adds to every gradebook it opens
PREPARE = {
    "sqlite": "BEGIN IMMEDIATE",  # takes the lock before anything is read
    "postgresql": f"SET LOCAL lock_timeout = '{PATIENCE}s'",
}


@dataclass(frozen=True, kw_only=True)
class Book:
    """A gradebook that is open; `name` is its URL without the password."""

    gradebook: Gradebook
    name: str

    @contextmanager
    def transaction(self) -> Iterator[Gradebook]:
        """Lend the gradebook; what was done with it stands as a whole or not at all.

        nbgrader's methods commit as they go. In a session on a connection with a transaction of
        its own that only flushes, and the last word is ours.
        """
        registry = self.gradebook.db
        registry.remove()
        with self.gradebook.engine.begin() as connection:
            connection.exec_driver_sql(PREPARE[connection.dialect.name])
            registry(bind=connection)
            try:
                yield self.gradebook
                registry().flush()
            finally:
                registry.remove()


@contextmanager
def open_book(url: str, course: str | None) -> Iterator[Book]:
    """Open the gradebook at `url`, or make it.

    Parameters
    ----------
    url : str
        As SQLAlchemy has them: SQLite or PostgreSQL.
    course : str or None
        The course that new entries belong to; None means the gradebook's own.

    Raises
    ------
    UsageError
        If the URL is none, or the database holds another course or no gradebook.
    KitError
        If the database cannot be used: unreachable, locked, no driver.
    """
    logging.getLogger("tornado.application").addHandler(logging.NullHandler())  # no tracebacks
    parsed = _parsed(url)
    name = parsed.render_as_string(hide_password=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)  # nbgrader's own doing
        try:
            with Gradebook(parsed, _course(parsed, name, course)) as gradebook:
                yield Book(gradebook=gradebook, name=name)
        except SQLAlchemyError as error:
            raise KitError(f"{name}: {_said(error)}") from error


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise UsageError(f"--db: that is no database URL; {FORMS}") from error
    kind = parsed.drivername.partition("+")[0]
    if kind not in PREPARE:
        raise UsageError(f"--db: gradebooks are kept in SQLite or PostgreSQL, not {kind}; {FORMS}")
    if kind == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise UsageError(f"--db: the URL names no file; {FORMS}")
    wait = {"timeout": PATIENCE} if kind == "sqlite" else {"connect_timeout": REACH}
    missing = {key: str(value) for key, value in wait.items() if key not in parsed.query}
    return parsed.update_query_dict(missing)


def _course(parsed: URL, name: str, wanted: str | None) -> str:
    """Look at the database without changing it; return the course to open it for."""
    engine = _engine(parsed, name)
    try:
        if not inspect(engine).get_table_names():
            _find_alembic()
            return wanted or DEFAULT_COURSE
        _demand_gradebook(engine, name)
        with engine.connect() as connection:
            there = set(connection.scalars(select(Course.id))) - {DEFAULT_COURSE}
    finally:
        engine.dispose()
    if wanted and there and wanted not in there:
        known = ", ".join(sorted(there))
        raise UsageError(f"{name}: it is the gradebook of course {known}, not of {wanted}")
    return wanted or (there.pop() if len(there) == 1 else DEFAULT_COURSE)


def _engine(parsed: URL, name: str) -> Engine:
    try:
        return create_engine(parsed)
    except NoSuchModuleError as error:
        raise UsageError(f"--db: there is no driver {parsed.drivername!r}; {FORMS}") from error
    except ImportError as error:
        raise KitError(
            f"{name}: its driver is not installed ({error}): python3 -m pip install "
            "'tiebreak[postgresql]', and write postgresql+psycopg://…"
        ) from error


def _demand_gradebook(engine: Engine, name: str) -> None:
    """Refuse a database that nbgrader would fill with tables, or trip over."""
    looked = inspect(engine)
    tables = set(looked.get_table_names())
    wanted = Base.metadata.tables
    if not tables & set(wanted):
        raise UsageError(f"{name}: it is a database of something else, no gradebook")
    for table in wanted.values():
        has = {c["name"] for c in looked.get_columns(table.name)} if table.name in tables else set()
        if {column.name for column in table.columns} - has:
            raise UsageError(f"{name}: it is of another nbgrader; `nbgrader db upgrade` mends that")


def _find_alembic() -> None:
    """Let nbgrader find the program that it calls by name when it makes a gradebook."""
    ours = str(Path(sys.executable).parent)
    if ours not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = ours + os.pathsep + os.environ.get("PATH", os.defpath)


def _said(error: SQLAlchemyError) -> str:
    said = str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
    locked = "locked" in said or "lock timeout" in said
    return f"another process holds it ({said}); try again later" if locked else said
