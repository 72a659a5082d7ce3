"""Folders and single files: exact names at any depth, and nothing but plain files."""

import hashlib
import os
import socket
from pathlib import Path

import pytest

from tiebreak.errors import UsageError
from tiebreak.submission import folders, read_submission, reading
from tiebreak.submission.parts import SOURCE_BYTES, UnreadableError
from tiebreak.submission.reading import read_regular

ONE = "def first(x):\n    return x\n"


def write(path, text=ONE):
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_files_are_found_at_any_depth_and_the_others_are_missing(tmp_path, read):
    """What is missing is not in the answers."""
    write(tmp_path / "one.py")
    write(tmp_path / "a" / "b" / "two.py", "def second(x): ...\n")
    submission = read(tmp_path)
    assert {key: answer.path for key, answer in submission.answers.items()} == {
        "one": "one.py",
        "two": "a/b/two.py",
    }
    assert not submission.notes


def test_a_source_carries_its_text_and_the_digest_of_its_bytes(tmp_path, read):
    """The text is normalised, the digest is not."""
    (tmp_path / "one.py").write_bytes(b"\xef\xbb\xbfa = 1\r\n")
    source = read(tmp_path).answers["one"]
    assert source.text == "a = 1\n"
    assert source.sha256 == hashlib.sha256(b"\xef\xbb\xbfa = 1\r\n").hexdigest()
    assert source.exercise == "one"


def test_a_file_found_twice_is_refused_naming_both(tmp_path, read):
    """The other exercises are read all the same."""
    write(tmp_path / "a" / "one.py")
    write(tmp_path / "b" / "one.py")
    write(tmp_path / "two.py")
    answers = read(tmp_path).answers
    assert answers["one"].sentence == "one.py was found more than once: a/one.py, b/one.py"
    assert answers["two"].text == ONE


@pytest.mark.parametrize(
    "folder",
    [".git", ".ipynb_checkpoints", "__pycache__", "__MACOSX", ".venv/lib", "v/lib/site-packages/k"],
)
def test_copies_that_tools_keep_do_not_count(tmp_path, answered, folder):
    """Nobody meant them as a second answer."""
    write(tmp_path / folder / "one.py", "other\n")
    write(tmp_path / "one.py")
    assert answered(tmp_path).text == ONE


def test_an_environment_made_beside_the_answers_does_not_hide_them(tmp_path, answered):
    """Its packages are passed over, the folder it was made in is not."""
    write(tmp_path / "alice" / "pyvenv.cfg", "")
    write(tmp_path / "alice" / "lib" / "python3.12" / "site-packages" / "one.py", "other\n")
    write(tmp_path / "alice" / "one.py")
    assert answered(tmp_path).text == ONE


@pytest.mark.parametrize("name", ["One.py", "one.PY", "one (1).py", "one_final.py", "one.py.txt"])
def test_a_name_that_is_almost_right_leaves_the_exercise_missing_with_a_note(tmp_path, read, name):
    """Only exact names count, and the candidate learns what was there."""
    write(tmp_path / "src" / name)
    submission = read(tmp_path)
    assert submission.answers == {}
    assert submission.notes == {"one": f"no one.py was found; not read: src/{name}"}


def test_notebooks_and_archives_inside_are_not_read_but_noted(tmp_path, read):
    """They would answer if they were handed in alone."""
    write(tmp_path / "work.ipynb", "{}")
    assert read(tmp_path).notes["two"] == "no two.py was found; not read: work.ipynb"


def test_of_many_near_names_some_are_listed(tmp_path, read):
    """The others are counted."""
    for index in range(6):
        write(tmp_path / f"one_{index}.py")
    assert read(tmp_path).notes["one"] == (
        "no one.py was found; not read: one_0.py, one_1.py, one_2.py, one_3.py and 2 more"
    )


def make_fifo(path):
    """Make a FIFO without a writer."""
    os.mkfifo(path)


def make_socket(path):
    """Make a socket, whose path may only be short."""
    with socket.socket(socket.AF_UNIX) as server:
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            server.bind(f"/proc/self/fd/{folder}/{path.name}")
        finally:
            os.close(folder)


def make_link(path):
    """Link to a plain file."""
    path.symlink_to(write(path.parent / "elsewhere.txt"))


def make_dangling_link(path):
    """Link to nothing."""
    path.symlink_to(path.parent / "nowhere")


def make_device_link(path):
    """Link to bytes without end."""
    path.symlink_to("/dev/zero")


def make_folder(path):
    """Make a folder with the name of a file, and the file in it."""
    write(path / "one.py")


def make_device(path):
    """Make a character device."""
    try:
        os.mknod(path, 0o20666, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only root makes devices")


SPECIAL = [
    (make_fifo, "is a FIFO, not a file"),
    (make_socket, "is a socket, not a file"),
    (make_link, "is a link, which is not followed"),
    (make_dangling_link, "is a link, which is not followed"),
    (make_device_link, "is a link, which is not followed"),
    (make_folder, "is a folder, not a file"),
    (make_device, "is a device, not a file"),
]


@pytest.mark.parametrize(("make", "clause"), SPECIAL)
def test_whatever_stands_in_the_place_of_a_file_is_named(tmp_path, answered, make, clause):
    """Without opening, following or waiting for it."""
    make(tmp_path / "one.py")
    assert answered(tmp_path).sentence == f"one.py {clause}"


@pytest.mark.parametrize("make", [make_fifo, make_link, make_device_link, make_device])
def test_what_is_exchanged_after_the_first_look_is_refused_too(tmp_path, monkeypatch, make):
    """The look and the opening are two moments."""
    make(tmp_path / "one.py")
    plain = os.stat(__file__)
    monkeypatch.setattr(reading.os, "lstat", lambda _: plain)
    with pytest.raises(UnreadableError, match=r"is a FIFO|is a device|cannot be read: .*links"):
        read_regular(tmp_path / "one.py", SOURCE_BYTES)


@pytest.mark.parametrize(("make", "clause"), SPECIAL)
def test_and_so_it_is_where_it_is_the_submission(tmp_path, answered, make, clause):
    """Its name says which exercise it was meant for."""
    make(tmp_path / "one.py")
    if make is make_folder:
        assert answered(tmp_path / "one.py").text == ONE
    else:
        assert answered(tmp_path / "one.py").sentence == f"one.py {clause}"
        assert "two" not in answered(tmp_path / "one.py").submission.answers


def test_a_special_file_with_another_name_is_a_problem_everywhere(tmp_path, read):
    """Its name does not say what it was meant for."""
    make_fifo(tmp_path / "alice.py")
    assert {
        key: p.sentence for key, p in read(tmp_path / "alice.py").answers.items()
    } == dict.fromkeys(("one", "two", "oven"), "alice.py is a FIFO, not a file")


def test_a_linked_folder_is_not_entered(tmp_path, read):
    """It leads to files that are not the candidate's."""
    write(tmp_path / "secret" / "one.py")
    (tmp_path / "alice").mkdir()
    (tmp_path / "alice" / "src").symlink_to(tmp_path / "secret")
    assert read(tmp_path / "alice").answers == {}


def test_a_submission_that_is_a_link_is_refused(tmp_path, answered):
    """Whoever collects submissions may not have made it."""
    write(tmp_path / "secret" / "one.py")
    (tmp_path / "alice").symlink_to(tmp_path / "secret")
    assert answered(tmp_path / "alice").sentence == "alice is a link, which is not followed"


def test_a_large_file_is_refused_without_being_read(tmp_path, answered):
    """A sparse terabyte takes no time."""
    with open(tmp_path / "one.py", "wb") as file:
        file.truncate(1 << 40)
    assert answered(tmp_path).sentence == "one.py is longer than 256 KiB"
    assert answered(tmp_path / "one.py").sentence == "one.py is longer than 256 KiB"


def test_a_file_at_the_limit_is_read(tmp_path, answered):
    """To the last byte."""
    write(tmp_path / "one.py", "#" * SOURCE_BYTES)
    assert len(answered(tmp_path).text) == SOURCE_BYTES


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="needs such a file")
def test_a_file_that_is_longer_than_it_says_is_refused():
    """Files of the kernel say 0, and some never end."""
    with pytest.raises(UnreadableError, match="longer than it says"):
        read_regular(Path("/proc/version"), SOURCE_BYTES)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_what_may_not_be_read_is_a_problem(tmp_path, answered):
    """Not a fault of the kit."""
    write(tmp_path / "one.py").chmod(0)
    assert answered(tmp_path).sentence == "one.py cannot be read: Permission denied"


def test_a_folder_that_cannot_be_listed_makes_what_is_missing_a_problem(
    tmp_path, answered, monkeypatch
):
    """Missing would be a guess."""
    write(tmp_path / "two.py")
    (tmp_path / "locked").mkdir()
    scandir = os.scandir

    def refusing(path):
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(folders.os, "scandir", refusing)
    assert answered(tmp_path).sentence == (
        "no one.py was found, but the folder locked cannot be looked into: Permission denied"
    )
    assert answered(tmp_path, "two").text == ONE


def test_a_folder_with_too_much_in_it_is_refused(tmp_path, answered, monkeypatch):
    """The walk has an end."""
    monkeypatch.setattr(folders, "FOLDER_ENTRIES", 5)
    for index in range(3):
        write(tmp_path / str(index) / "data.txt")
    assert answered(tmp_path).sentence.endswith("holds more than 5 files and folders")


def test_a_very_deep_folder_is_no_trouble(tmp_path, answered):
    """Deeper than a path may be long."""
    write(tmp_path / "one.py")
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(60):
        os.mkdir("d" * 100, dir_fd=here)
        inner = os.open("d" * 100, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    assert answered(tmp_path).text == ONE
    assert "cannot be looked into" in answered(tmp_path, "two").sentence


def test_a_hostile_name_is_shown_escaped_and_short(tmp_path, answered):
    """And both places can still be told apart."""
    for folder in ("\x1b[31m" + "x" * 200, "y" * 200 + "\udce9\u202e"):
        write(tmp_path / folder / folder / "one.py")
    sentence = answered(tmp_path).sentence
    assert sentence.isprintable()
    assert len(sentence) <= 2000
    assert "\\x1b[31mxxx" in sentence
    assert "yyy" in sentence


def test_a_source_named_after_an_exercise_answers_that_one_alone(tmp_path, read):
    """Whatever else it defines."""
    path = write(tmp_path / "one.py", "def second(x): ...\n")
    assert list(read(path).answers) == ["one"]


@pytest.mark.parametrize("name", ["one (1).py", "one_final.py", "alice.py", "One.py"])
def test_another_source_answers_what_it_defines(tmp_path, read, name):
    """Browsers and people rename files."""
    path = write(tmp_path / name, ONE + "class Oven:\n    pass\n\ndef third(y): ...\n")
    submission = read(path)
    assert list(submission.answers) == ["one", "two", "oven"]
    assert submission.answers["oven"].exercise == "oven"
    assert submission.answers["oven"].path == name


def test_a_source_that_defines_part_of_the_screen_says_what_it_lacks(tmp_path, read):
    """A note for each exercise that is missing."""
    submission = read(write(tmp_path / "alice.py"))
    assert list(submission.answers) == ["one"]
    assert submission.notes == {
        "two": "alice.py does not define second, third",
        "oven": "alice.py does not define Oven",
    }


def test_a_source_with_wrong_bytes_is_a_problem_with_its_line(tmp_path, answered):
    """For every exercise, as nothing can be told about it."""
    (tmp_path / "alice.py").write_bytes(b"def first(x):\n    '\xff'\n")
    assert answered(tmp_path / "alice.py").sentence == (
        "alice.py is not UTF-8 text: byte 0xff in line 2; save it as UTF-8 or declare its encoding"
    )


@pytest.mark.parametrize("name", ["nowhere", "nowhere.py", "notes.txt", "one.pyc"])
def test_what_is_no_submission_is_wrong_usage(tmp_path, exercises, name):
    """The message names it."""
    write(tmp_path / "notes.txt")
    write(tmp_path / "one.pyc")
    with pytest.raises(UsageError, match=name):
        read_submission(tmp_path / name, exercises)


def test_an_empty_folder_answers_nothing(tmp_path, read):
    """Everything in it is missing."""
    assert read(tmp_path).answers == {}
