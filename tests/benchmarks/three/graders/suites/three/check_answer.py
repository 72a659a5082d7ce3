"""The twenty checks of the assignment as a suite."""

from assignment import CASES, EXAMPLES, PROPERTIES

from tiebreak.expect import expect_equal
from tiebreak.marks import criterion, given


def property_of(name, oracle, strategy):
    """Return a check on drawn problems."""

    @criterion("correctness")
    @given(examples=EXAMPLES, problem=strategy)
    def check(candidate, problem):
        """The labels are those of the oracle."""
        expect_equal(getattr(candidate, name)(*problem), oracle(*problem))

    return check


def case_of(name, oracle, problem):
    """Return a check on one problem."""

    @criterion("correctness")
    def check(candidate):
        """The labels are those of the oracle."""
        expect_equal(getattr(candidate, name)(*problem), oracle(*problem))

    return check


for check, entry in PROPERTIES.items():
    globals()[f"check_{check}"] = property_of(*entry)
for check, entry in CASES.items():
    globals()[f"check_{check}"] = case_of(*entry)
del check
