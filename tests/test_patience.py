"""How long a submission is waited for."""

from tiebreak.patience import Patience
from tiebreak.sandbox import Reply

HUNG = Reply(status="timeout", detail="ran past the 10 s limit")
ANSWERED = Reply(status="returned")


def test_a_first_hang_may_take_ten_seconds() -> None:
    """Nothing is shortened before something hung."""
    patience = Patience()
    patience.observe(ANSWERED, 0.01)
    assert patience.call_seconds() == 10


def test_later_calls_get_less_and_less() -> None:
    """After the first hang two seconds, then half of it each time, down to a quarter second."""
    patience = Patience()
    patience.observe(ANSWERED, 0.01)
    limits = []
    for _ in range(6):
        patience.observe(HUNG, 2.0)
        limits.append(patience.call_seconds())
    assert limits == [2, 1, 0.5, 0.25, 0.25, 0.25]


def test_a_new_exercise_starts_at_two_seconds() -> None:
    """What hung before is remembered, how often is not."""
    patience = Patience()
    for _ in range(3):
        patience.observe(HUNG, 2.0)
    patience.start_exercise()
    assert patience.call_seconds() == 2
    assert patience.stopped() is None


def test_what_never_answers_is_given_up() -> None:
    """Two hangs without any answer end the exercise; with an answer they do not."""
    silent, mixed = Patience(), Patience()
    mixed.observe(ANSWERED, 0.01)
    for patience in (silent, mixed):
        patience.observe(HUNG, 2.0)
        assert patience.stopped() is None
        patience.observe(HUNG, 2.0)
    assert silent.stopped() == "not run: no call so far came back within its time limit"
    assert mixed.stopped() is None


def test_a_submission_that_hangs_everywhere_is_done_within_a_minute() -> None:
    """The limits of seven exercises in which every call hangs add up to less than 60 s."""
    patience, spent = Patience(), 0.0
    for _ in range(7):
        patience.start_exercise()
        while patience.stopped() is None:
            spent += patience.call_seconds()
            patience.observe(HUNG, 2.0)
    assert spent < 60


def test_an_exercise_has_a_limit_of_its_own() -> None:
    """After 60 s the rest of an exercise is not run."""
    patience = Patience()
    for _ in range(100):
        patience.observe(ANSWERED, 0.9)
    assert patience.stopped() is None
    patience.observe(ANSWERED, 61.0)
    assert patience.stopped() == "not run: the exercise has used up its 60 s"
