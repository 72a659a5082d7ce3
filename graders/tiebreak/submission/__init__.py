"""What a candidate handed in -> the source text of each exercise. Nothing in it is run."""

from tiebreak.submission.found import find_submissions
from tiebreak.submission.names import safe_name
from tiebreak.submission.parts import Clash, Problem, Source, Submission
from tiebreak.submission.reader import read_submission

__all__ = [
    "Clash",
    "Problem",
    "Source",
    "Submission",
    "find_submissions",
    "read_submission",
    "safe_name",
]
