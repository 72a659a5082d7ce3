"""Ids of submissions are safe as file names, and no two submissions share one."""

import os
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiebreak.errors import UsageError
from tiebreak.submission import find_submissions, read_submission, safe_name

NAMES = st.text(st.characters() | st.sampled_from("./\\- _\0\n\u0301e"))


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("alice", "alice"),
        ("Zoë Müller-Lüdenscheid", "Zoë Müller-Lüdenscheid"),
        ("Zoe\u0308", "Zoë"),
        ("名前", "名前"),
        ("a/b\\c", "a_b_c"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("-rf", "rf"),
        (".-.hidden", "hidden"),
        ("line\nend\x7f", "line_end_"),
        ("caf\udce9", "caf_"),
        ("left\u202eright", "left_right"),
        ("tail. .", "tail"),
        ("..", "unnamed"),
        ("", "unnamed"),
        ("=1+1", "=1+1"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
    ],
)
def test_a_name_is_changed_only_where_it_must_be(name, safe):
    """Letters of all scripts stay as they are."""
    assert safe_name(name) == safe


@given(NAMES)
def test_a_safe_name_is_one_component_in_composed_form(name):
    """Whatever the name was."""
    safe = safe_name(name)
    assert safe
    assert not set(safe) & set("/\\\0\n")
    assert safe[0] not in ".- "
    assert safe[-1] not in ". "
    assert unicodedata.is_normalized("NFC", safe)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in safe)


@given(NAMES)
def test_a_safe_name_is_safe_as_it_is(name):
    """The rule changes nothing that it made."""
    assert safe_name(safe_name(name)) == safe_name(name)


@given(st.text(st.sampled_from("aé\u0958𝅘𝅥. "), min_size=50, max_size=400))
def test_a_long_name_fits_a_file_name(name):
    """Composing can lengthen a name in bytes."""
    safe = safe_name(name)
    assert len(safe.encode()) <= 255
    assert safe_name(safe) == safe


@given(NAMES)
def test_a_safe_name_can_be_made_and_found_again(tmp_path_factory, name):
    """A folder of that name exists under that name."""
    folder = tmp_path_factory.mktemp("ids")
    (folder / safe_name(name)).mkdir()
    assert os.listdir(folder) == [safe_name(name)]


@pytest.mark.parametrize(
    ("file", "name", "renamed_from"),
    [
        ("alice.py", "alice", None),
        ("alice.smith.PY", "alice.smith", None),
        ("x.py.py", "x.py", None),
        (".alice.py", "alice", ".alice.py"),
        ("-\x1b[2J.py", "_[2J", "-\\x1b[2J.py"),
        (".py", "unnamed", ".py"),
    ],
)
def test_the_id_is_the_name_without_its_ending_and_says_what_was_changed(
    tmp_path, read, file, name, renamed_from
):
    """Only a changed name is recorded, fit to be shown."""
    (tmp_path / file).write_text("")
    submission = read(tmp_path / file)
    assert (submission.name, submission.renamed_from) == (name, renamed_from)


def test_a_dot_is_named_after_the_folder_that_it_is(tmp_path, monkeypatch, exercises):
    """The working directory can be a submission."""
    (tmp_path / "alice").mkdir()
    monkeypatch.chdir(tmp_path / "alice")
    assert read_submission(type(tmp_path)(), exercises).name == "alice"


def touch(folder, *names):
    """Make empty files."""
    for name in names:
        (folder / name).touch()


def names_in(folder):
    """Give the names of the submissions found, and of those that clash."""
    paths, clashes = find_submissions(folder)
    return [p.name for p in paths], [[p.name for p in c.paths] for c in clashes]


def test_folders_archives_notebooks_and_sources_are_submissions_in_order(tmp_path):
    """In whatever case the ending is."""
    (tmp_path / "dora").mkdir()
    touch(tmp_path, "carl.zip", "anna.py", "bert.ipynb", "Emil.ZIP")
    assert names_in(tmp_path) == (["Emil.ZIP", "anna.py", "bert.ipynb", "carl.zip", "dora"], [])


def test_other_things_are_passed_over(tmp_path):
    """Notes, tables and what tools leave are no submissions."""
    for name in (".git", "__MACOSX", ".ipynb_checkpoints", "__pycache__"):
        (tmp_path / name).mkdir()
    touch(tmp_path, "README.md", "scores.csv", ".DS_Store", "._anna.zip", "anna.tar.gz")
    assert names_in(tmp_path) == ([], [])


def test_a_submission_with_a_dot_in_front_is_not_lost(tmp_path):
    """Its id has no dot, but it gets its report."""
    touch(tmp_path, ".anna.zip")
    assert names_in(tmp_path) == ([".anna.zip"], [])


def test_submissions_of_one_id_are_refused_together_and_the_others_go_on(tmp_path):
    """Neither may overwrite the other's report."""
    touch(tmp_path, "Anna.py", "anna.zip", "-anna.ipynb", "bert.py")
    paths, clashes = names_in(tmp_path)
    assert paths == ["bert.py"]
    assert clashes == [["-anna.ipynb", "Anna.py", "anna.zip"]]


def test_a_clash_names_every_child(tmp_path):
    """So that somebody can rename them."""
    touch(tmp_path, "Zoe\u0308.py", "ZOË.zip")
    clash = find_submissions(tmp_path)[1][0]
    assert clash.sentence == (
        "these would all be called ZOË: ZOË.zip, Zoe\u0308.py; rename all but one"
    )


def test_names_of_undecodable_bytes_that_become_one_id_clash(tmp_path):
    """What is replaced can make two names one."""
    for raw in (b"caf\xe9.py", b"caf\xe8.py"):
        try:
            (tmp_path / os.fsdecode(raw)).touch()
        except OSError:
            pytest.skip("the file system takes UTF-8 names only")
    assert [len(names) for names in names_in(tmp_path)[1]] == [2]


def test_a_link_is_a_submission_of_the_kind_it_claims_to_be(tmp_path):
    """It gets a report that refuses it."""
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "anna").symlink_to(tmp_path)
    (tmp_path / "inbox" / "bert.zip").symlink_to(tmp_path / "nowhere")
    (tmp_path / "inbox" / "notes").symlink_to(tmp_path / "nowhere")
    assert names_in(tmp_path / "inbox") == (["anna", "bert.zip"], [])


@pytest.mark.parametrize("name", ["nowhere", "file"])
def test_what_is_not_a_folder_cannot_be_listed(tmp_path, name):
    """That is wrong usage, not a fault."""
    touch(tmp_path, "file")
    with pytest.raises(UsageError, match=name):
        find_submissions(tmp_path / name)
