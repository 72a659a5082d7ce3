"""One assignment for every grader: three functions, twenty checks, six of them properties.

Data and oracles stand here; what the graders make of them is their own affair.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

EXAMPLES = 50
Problem = tuple[Any, ...]


@st.composite
def problems(draw: st.DrawFn, *extra: st.SearchStrategy[int]) -> Problem:
    """Draw small integers in 3 to 12 training rows and up to 12 queries, and what `extra` draws."""
    n, m, d = draw(st.integers(3, 12)), draw(st.integers(1, 12)), draw(st.integers(1, 5))
    coordinates = st.integers(-3, 3).map(float)
    X_train = draw(arrays(np.float64, (n, d), elements=coordinates))
    X_test = draw(arrays(np.float64, (m, d), elements=coordinates))
    y_train = draw(arrays(np.int64, n, elements=st.integers(0, 3)))
    return X_train, y_train, X_test, *(draw(one) for one in extra)


def nearest(X_train: Any, y_train: Any, X_test: Any, k: int = 1) -> Any:
    """Answer row by row: the most frequent label of the first k nearest, the smallest of equals."""
    answers = []
    for query in X_test.tolist():
        far = [
            sum((a - b) ** 2 for a, b in zip(row, query, strict=True)) for row in X_train.tolist()
        ]
        near = sorted(range(len(far)), key=lambda i: (far[i], i))[:k]
        labels = [int(y_train[i]) for i in near]
        answers.append(min(set(labels), key=lambda label: (-labels.count(label), label)))
    return np.array(answers, dtype=y_train.dtype)


def batched(X_train: Any, y_train: Any, X_test: Any, batch_size: int) -> Any:
    """Answer as `nearest` with one neighbour does, whatever the size of a batch."""
    return nearest(X_train, y_train, X_test)


def _fixed(seed: int, n: int, m: int, d: int, *extra: int) -> Problem:
    rng = np.random.default_rng(seed)
    X_train, X_test = rng.integers(-9, 9, (n, d)) * 1.0, rng.integers(-9, 9, (m, d)) * 1.0
    return X_train, rng.integers(0, 4, n), X_test, *extra


Oracle = Callable[..., Any]
PROPERTIES: dict[str, tuple[str, Oracle, st.SearchStrategy[Problem]]] = {
    "nearest_of_any": ("predict_1nn", nearest, problems()),
    "nearest_of_any_again": ("predict_1nn", nearest, problems()),
    "vote_of_three": ("predict_knn", nearest, problems(st.just(3))),
    "vote_of_any": ("predict_knn", nearest, problems(st.integers(1, 3))),
    "any_batch": ("predict_1nn_batched", batched, problems(st.integers(1, 14))),
    "batches_of_one": ("predict_1nn_batched", batched, problems(st.just(1))),
}
SHAPES = ((1, 1, 1), (7, 5, 3), (40, 30, 4), (3, 60, 2), (60, 3, 6))
CASES: dict[str, tuple[str, Oracle, Problem]] = {
    **{f"nearest_{i}": ("predict_1nn", nearest, _fixed(i, *s)) for i, s in enumerate(SHAPES)},
    **{
        f"vote_{i}": ("predict_knn", nearest, _fixed(i, *s, min(3, s[0])))
        for i, s in enumerate(SHAPES)
    },
    **{
        f"batch_{i}": ("predict_1nn_batched", batched, _fixed(i, *s, i + 1))
        for i, s in enumerate(SHAPES[1:])
    },
}
CHECKS = [*PROPERTIES, *CASES]


def run(check: str, answer: dict[str, Any]) -> None:
    """Run one check as a plain test does; AssertionError where it fails."""
    if check in CASES:
        name, oracle, problem = CASES[check]
        _compare(answer[name], oracle, problem)
        return
    name, oracle, strategy = PROPERTIES[check]

    @settings(max_examples=EXAMPLES, deadline=None, database=None)
    @given(strategy)
    def holds(problem: Problem) -> None:
        _compare(answer[name], oracle, problem)

    holds()


def _compare(function: Callable[..., Any], oracle: Oracle, problem: Problem) -> None:
    got, want = function(*problem), oracle(*problem)
    assert isinstance(got, np.ndarray)
    assert got.dtype == want.dtype
    assert np.array_equal(got, want)
