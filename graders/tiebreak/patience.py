"""How long a submission is waited for: full limits at first, short ones once it has hung."""

from dataclasses import dataclass

from tiebreak.sandbox import Reply

CALL_SECONDS = 10.0
AFTER_A_HANG = 2.0
SHORTEST = 0.25
EXERCISE_SECONDS = 60.0
NO_TIME = 1.0  # a machine under load must not eat up an honest answer's time call by call
HANGS_UNTIL_STOPPED = 2


@dataclass(kw_only=True)
class Patience:
    """Time limits for the calls of one submission.

    A call may take ten seconds. Whoever has used that up once gets two seconds for what follows,
    halved with every further hang in the same exercise; an exercise in which nothing ever
    returned is given up after its second hang. So a hang costs the check that it happened in,
    and a submission that hangs everywhere is done within a minute.
    """

    hung_before: bool = False
    hangs: int = 0
    returned: int = 0
    spent: float = 0.0

    def start_exercise(self) -> None:
        """Forget what happened in the exercise before, but for whether anything hung."""
        self.hung_before = self.tried
        self.hangs, self.returned, self.spent = 0, 0, 0.0

    @property
    def tried(self) -> bool:
        """True once anything has hung."""
        return self.hung_before or self.hangs > 0

    def call_seconds(self) -> float:
        """Return the limit for the next call."""
        if not self.tried:
            return CALL_SECONDS
        halvings = self.hangs if self.hung_before else self.hangs - 1
        return max(SHORTEST, AFTER_A_HANG * 0.5**halvings)

    def observe(self, reply: Reply, seconds: float) -> None:
        """Take note of what a call came to, and of the time it took where that was long."""
        self.spent += seconds if seconds > NO_TIME else 0.0
        if reply.status == "timeout":
            self.hangs += 1
        elif reply.status in ("returned", "raised"):
            self.returned += 1

    def stopped(self) -> str | None:
        """Say why no further check of this exercise is run, or None to go on."""
        if self.returned == 0 and self.hangs >= HANGS_UNTIL_STOPPED:
            return "not run: no call so far came back within its time limit"
        if self.spent > EXERCISE_SECONDS:
            return f"not run: the exercise has used up its {EXERCISE_SECONDS:.0f} s"
        return None
