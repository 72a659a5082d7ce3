"""Answers that are alike."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import zoo
from tiebreak.submission import Source, Submission
from tiebreak.team.fingerprints import GRAM, WINDOW, grams, normalised, winnow
from tiebreak.team.similarity import COMMON, PARTNERS, similar_answers

EXERCISE = zoo.catalog().exercises[0]
RELATED = (
    *("centred_on_the_first_row", "first_of_each_row", "searched_among_minima"),
    *("blocks_of_both_16", "blocks_of_both_64", "blocks_of_both_8", "tiles_of_both"),
    *("class_by_class", "classes_of_all_kinds", "halves_of_the_larger"),
)
"""Answers of the zoo that were made from another one."""
RIGHT = [a.path for a in zoo.animals("right", EXERCISE.id) if a.path.stem not in RELATED]
FIRST = RIGHT[0].read_text(encoding="utf-8")


def handed_in(**texts: str) -> list[Submission]:
    """Make submissions that answer one exercise."""
    id = EXERCISE.id
    return [
        Submission(
            name=name,
            renamed_from=None,
            answers={id: Source(exercise=id, text=text, path=f"{id}.py", sha256="")},
        )
        for name, text in texts.items()
    ]


def compared(threshold: float = 0.6, **texts: str) -> dict[str, object]:
    """Compare `texts`."""
    entry: dict[str, object] = similar_answers(handed_in(**texts), [EXERCISE], threshold)[
        "exercises"
    ][0]
    return entry


def others(count: int) -> dict[str, str]:
    """Return answers in different styles."""
    return {
        f"other{i}": path.read_text(encoding="utf-8") for i, path in enumerate(RIGHT[1:][:count])
    }


def test_independent_answers_are_not_listed() -> None:
    """The zoo's right answers to one exercise are no copies of each other."""
    found = compared(anna=FIRST, **others(8))
    assert (found["pairs"], found["identical"], found["short"]) == ([], [], 0)


def test_a_renamed_copy_is_the_same_answer() -> None:
    """Names of one's own, comments, docstrings, layout and quotes change nothing."""
    renamed = re.sub(r"\bout\b", "answers", FIRST).replace("BLOCK", "SIZE")
    renamed = renamed.replace('"', "'").replace("\n\n", "\n\n# a comment\n\n") + "\n'''Docs.'''\n"
    found = compared(anna=FIRST, bert=renamed, cleo=FIRST, **others(3))
    assert found["identical"] == [{"members": ["anna", "bert", "cleo"], "same_text": False}]
    assert found["pairs"] == []


def test_a_copy_in_other_order_with_additions_is_a_pair() -> None:
    """The share of the copied answer is high, that of the longer one lower."""
    lines = FIRST.split("\n")
    longer = "\n".join([*lines[:4], *others(2)["other1"].split("\n"), *lines[4:]])
    found = compared(anna=FIRST, bert=longer, **others(1))
    (pair,) = found["pairs"]  # type: ignore[misc]
    assert (pair["first"], pair["second"]) == (["anna"], ["bert"])
    assert pair["share_first"] > 0.9 > pair["share_second"]


def test_stubs_and_short_answers_are_not_listed() -> None:
    """What everybody was given, and what everybody would write in three lines, says nothing."""
    stub = EXERCISE.stub.read_text(encoding="utf-8")
    short = stub.replace(
        "raise NotImplementedError",
        "d = ((X_test[:, None] - X_train) ** 2).sum(-1)\n    return y_train[d.argmin(1)]",
    )
    assert short != stub
    found = compared(anna=stub, bert=stub + "#", cleo=short, dora=short.replace("d", "e"))
    assert (found["short"], found["pairs"], found["identical"]) == (4, [], [])


def test_what_most_answers_hold_is_no_likeness() -> None:
    """Passages in more than half of the answers count as given, where answers are many."""
    shared = {name: f"{FIRST}\n{text}" for name, text in others(COMMON + 1).items()}
    assert compared(**shared, threshold=0.3)["pairs"] == []
    few = dict(list(shared.items())[:3])
    assert compared(**few, threshold=0.3)["pairs"] != []


def test_a_crowd_of_copies_does_not_flood() -> None:
    """Each answer stands in some pair, and the number of pairs grows with that of answers."""
    extra = "".join(f"\n\ndef f{i}(x): return x{' + x' * i}" for i in range(3))
    copies = {f"c{i:02}": f"{FIRST}{extra}\nx = {' + '.join('1' * i)}\n" for i in range(5, 17)}
    found = compared(**copies, **others(16))
    pairs: list[dict[str, list[str]]] = found["pairs"]  # type: ignore[assignment]
    assert {name for pair in pairs for name in pair["first"] + pair["second"]} >= set(copies)
    assert len(pairs) <= PARTNERS * len(copies)
    assert len(pairs) + int(str(found["more_pairs"])) == 12 * 11 // 2


@pytest.mark.parametrize("text", ["", "\0", "def f(:\n  '''", "(" * 10_000, "é = 'x\n", "\\"])
def test_what_is_no_python_is_read_as_far_as_it_goes(text: str) -> None:
    """No text stops the comparison."""
    found = compared(anna=text, bert=FIRST)
    assert (found["answers"], found["short"]) == (2, 1)


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_the_order_of_submissions_is_irrelevant(chance: random.Random) -> None:
    """The same list in the same order comes out."""
    texts = {"anna": FIRST, "bert": FIRST + "\nx = 1\n", "cleo": FIRST, **others(3)}
    shuffled = handed_in(**texts)
    chance.shuffle(shuffled)
    once = similar_answers(handed_in(**texts), [EXERCISE], 0.6)
    assert similar_answers(shuffled, [EXERCISE], 0.6) == once


@given(st.lists(st.sampled_from("abcdef"), min_size=GRAM + WINDOW - 1, max_size=60), st.data())
def test_a_long_enough_passage_leaves_a_fingerprint(tokens: list[str], data: st.DataObject) -> None:
    """Any run of GRAM + WINDOW - 1 tokens shares a fingerprint with every text that holds it."""
    length = GRAM + WINDOW - 1
    start = data.draw(st.integers(0, len(tokens) - length))
    around = st.lists(st.sampled_from("abcdef"), max_size=20)
    host = data.draw(around) + tokens[start : start + length] + data.draw(around)
    assert set(winnow(grams(tokens))) & set(winnow(grams(host)))


def test_fingerprints_are_the_same_everywhere() -> None:
    """No hash seed is in them: two runs, and two machines, list the same."""
    tokens = normalised("return X.sum(axis=1).argmin() + np.dot(a, b)[0]", frozenset({"np"}))
    assert tokens[:4] == ("return", "V", ".", "sum")
    assert int(grams(tokens)[0]) == 16468783585808582133
    assert len(grams(tokens[: GRAM - 1])) == 0
