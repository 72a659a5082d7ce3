"""What the core does without: said in one sentence where it is missing."""

from importlib import import_module

from tiebreak.errors import UsageError


def demand_nbgrader() -> None:
    """See that nbgrader can be imported.

    Raises
    ------
    UsageError
        Saying how to install it.
    """
    try:
        import_module("nbgrader.api")
    except ImportError as error:
        raise UsageError(
            f"this needs nbgrader ({error}): python3 -m pip install 'tiebreak[notebook]'"
        ) from error
