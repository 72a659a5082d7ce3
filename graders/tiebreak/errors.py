"""The exceptions of the kit: whose fault each one is decides the exit status."""


class TiebreakError(Exception):
    """Base of everything the kit raises on purpose."""


class UsageError(TiebreakError):
    """The command was asked for something that is not there (exit status 2)."""


class KitError(TiebreakError):
    """The kit itself failed, which is never a candidate's zero (exit status 3)."""


class AuthorError(KitError):
    """A screen, suite or stub is not what the kit needs.

    The message reads ``<file>: <exercise>: <what is wrong>. <What to do>.``
    """


class IsolationError(KitError):
    """Candidate code cannot be confined as asked, so nothing was run."""
