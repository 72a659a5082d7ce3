"""Growth of Python-level work and of memory: the judges.

The instruments stand in `tiebreak.meters.instrument` and run in the untrusted worker; what is
exported here is pure and turns their figures into sentences.
"""

from tiebreak.meters.exact import judge_sides
from tiebreak.meters.figures import StepCounts, read_counts
from tiebreak.meters.growth import FAR, LADDER
from tiebreak.meters.headers import Header, header_lines
from tiebreak.meters.kernel import memory_note, work_note
from tiebreak.meters.peaks import judge_memory, mixed_difference
from tiebreak.meters.verdict import judge_steps

__all__ = [
    "FAR",
    "LADDER",
    "Header",
    "StepCounts",
    "header_lines",
    "judge_memory",
    "judge_sides",
    "judge_steps",
    "memory_note",
    "mixed_difference",
    "read_counts",
    "work_note",
]
