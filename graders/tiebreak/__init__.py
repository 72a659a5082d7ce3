"""Grade NumPy coding exercises: right, fair, fast, and out of the candidate's reach."""

__version__ = "0.1.0"
