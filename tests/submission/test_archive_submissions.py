"""Archives: exact names at any depth, and no entry that could mean something else."""

import io
import stat
import struct
import tarfile
import time
import tracemalloc
import zipfile
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiebreak.submission import archives
from tiebreak.submission.archives import list_archive
from tiebreak.submission.parts import ARCHIVE_BYTES, SOURCE_BYTES, UNPACKED_BYTES, UnreadableError

ONE = "def first(x):\n    return x\n"
WANTED = {"one.py", "two.py", "oven.py"}


def packed(*entries, compression=zipfile.ZIP_DEFLATED):
    """Make an archive of (name or ZipInfo, data) pairs; equal names are allowed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in entries:
            if archive.NameToInfo.pop(getattr(name, "filename", name), None):
                pass  # or zipfile warns of the second entry of a name
            archive.writestr(name, data)
    return buffer.getvalue()


def entry(name, mode):
    """Describe an entry for a file of this Unix mode."""
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = mode << 16
    return info


@pytest.fixture
def handed_in(tmp_path, answered):
    """Hand in the bytes of an archive; give what became of an exercise."""

    def hand_in(data, exercise_id="one"):
        (tmp_path / "alice.zip").write_bytes(data)
        return answered(tmp_path / "alice.zip", exercise_id)

    return hand_in


@pytest.mark.parametrize("name", ["one.py", "a/b/one.py", "./one.py", "a//one.py", "a\\one.py"])
@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_exact_names_are_found_at_any_depth(handed_in, name, compression):
    """Depth, separators and the two usual ways of packing make no difference."""
    assert handed_in(packed((name, ONE), compression=compression)).text == ONE


def test_other_entries_are_ignored(handed_in):
    """Links, folders, climbing and encrypted entries matter only in the place of an answer."""
    data = packed(
        ("../evil.txt", "x"),
        ("/etc/passwd", "x"),
        ("data.csv", "a"),
        ("data.csv", "b"),
        (entry("link.txt", stat.S_IFLNK | 0o777), "/etc/passwd"),
        ("inner.zip", packed(("two.py", ONE))),
        ("one.py", ONE),
    )
    answered = handed_in(data)
    assert answered.text == ONE
    assert list(answered.submission.answers) == ["one"]
    assert answered.submission.notes["two"] == "no two.py was found; not read: inner.zip"


@pytest.mark.parametrize(
    "name",
    ["__MACOSX/one.py", "__MACOSX/._one.py", "._one.py", ".git/one.py", "a/__pycache__/one.py"],
)
def test_copies_that_tools_keep_do_not_count(handed_in, name):
    """What macOS and version control add is not the candidate's."""
    assert handed_in(packed((name, "other"), ("one.py", ONE))).text == ONE


@pytest.mark.parametrize(
    ("first", "second"), [("one.py", "one.py"), ("one.py", "./one.py"), ("a/one.py", "b\\one.py")]
)
def test_an_exercise_found_twice_is_refused_naming_both(handed_in, first, second):
    """Two entries of one name are as ambiguous as two names for one exercise."""
    shown = ", ".join(sorted((first, second.replace("\\", "/"))))
    answered = handed_in(packed((first, ONE), (second, ONE), ("two.py", ONE)))
    assert answered.sentence == f"one.py was found more than once: {shown}"
    assert "two" in answered.submission.answers


@pytest.mark.parametrize(
    "name",
    [
        "../one.py",
        "a/../../one.py",
        "a/../one.py",
        "..\\one.py",
        "/one.py",
        "//host/one.py",
        "\\one.py",
        "C:\\one.py",
        "C:one.py",
        "c:/a/one.py",
    ],
)
def test_entries_that_lead_out_are_refused(handed_in, name):
    """Nothing is ever unpacked to the disk, and yet such a name is no mistake."""
    sentence = handed_in(packed((name, ONE))).sentence
    assert (
        sentence
        == f"{name.replace(chr(92), '/')} is an archive entry that leads out of the archive"
    )


def test_a_null_byte_in_a_name_is_refused(handed_in):
    """Some unpackers end the name there and some do not."""
    data = packed(("one.pyX.txt", ONE)).replace(b"one.pyX", b"one.py\0")
    assert handed_in(data).sentence == "one.py is an archive entry with two names"


def test_a_second_name_in_an_extra_field_is_refused(handed_in):
    """The Unicode path field renames an entry for those unpackers that know it."""
    name = b"one.py"
    info = zipfile.ZipInfo("notes.txt")
    path = struct.pack("<BL", 1, zlib.crc32(b"notes.txt")) + name
    info.extra = struct.pack("<HH", 0x7075, len(path)) + path
    answered = handed_in(packed((info, ONE)))
    if answered.answer is None:
        pytest.skip("this Python's zipfile does not know the field")
    assert answered.sentence == "one.py is an archive entry with two names"


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_special_entries_are_refused(handed_in, kind):
    """A link in an archive is a file that names its target."""
    sentence = handed_in(packed((entry("one.py", kind | 0o644), "/etc/passwd"))).sentence
    assert sentence == "one.py is an archive entry for a link or another special file"


@pytest.mark.parametrize("names", [["one.py/"], ["one.py/x.txt"], ["one.py/", "one.py/one.py"]])
def test_a_folder_in_the_place_of_a_file_is_refused(handed_in, names):
    """Whether the folder has an entry of its own or not."""
    data = packed(*[(name, "") for name in names])
    assert handed_in(data).sentence == "one.py is a folder, not a file"


def test_a_folder_by_its_attributes_is_refused(handed_in):
    """For some unpackers an attribute makes the folder, not the slash."""
    info = zipfile.ZipInfo("one.py")
    info.external_attr = 0x10
    assert handed_in(packed((info, ONE))).sentence == "one.py is a folder, not a file"


def with_flags(data, flags):
    """Set general-purpose flags in every local and central header."""
    changed = bytearray(data)
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = changed.find(signature)
        while at >= 0:
            changed[at + offset] |= flags
            at = changed.find(signature, at + 1)
    return bytes(changed)


def test_encrypted_entries_are_refused(handed_in):
    """There is nobody to ask for the password."""
    data = with_flags(packed(("one.py", ONE)), 0x1)
    assert handed_in(data).sentence == "one.py is an encrypted archive entry"


def test_only_the_usual_ways_of_packing_are_read(handed_in):
    """The others can unpack a few bytes to gigabytes in one step."""
    data = packed(("one.py", ONE), compression=zipfile.ZIP_LZMA)
    assert "is packed in a way that is not read" in handed_in(data).sentence
    data = packed(("notes.txt", ONE), compression=zipfile.ZIP_BZIP2)
    assert handed_in(data).answer is None


def test_a_wrong_checksum_is_refused(handed_in):
    """And does not touch the other exercises."""
    data = packed(("one.py", ONE), ("two.py", "fine"), compression=zipfile.ZIP_STORED)
    answered = handed_in(data.replace(b"return x", b"return y"))
    assert (
        answered.sentence == "one.py is a damaged archive entry: its checksum or size does not fit"
    )
    assert answered.submission.answers["two"].text == "fine"


def test_data_that_do_not_unpack_are_refused(handed_in):
    """Damage inside the packed data of an answer is the answer's problem."""
    data = bytearray(packed(("one.py", ONE * 20)))
    data[36:46] = b"\xff" * 10
    assert (
        handed_in(bytes(data)).sentence
        == "one.py is a damaged archive entry: its data do not unpack"
    )


def test_a_header_that_names_another_file_is_refused(handed_in):
    """The directory and the entry itself must agree."""
    data = packed(("one.py", ONE)).replace(b"one.py", b"two.py", 1)
    assert "its header does not fit the directory" in handed_in(data).sentence


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\3\4",
        b"def first(x): ...\n",
        packed(("one.py", ONE))[:-30],
        packed(("one.py", ONE))[:40],
        b"PK\5\6" + b"\xff" * 18,
    ],
    ids=["empty", "signature", "text", "cut in the directory", "cut in the data", "nonsense"],
)
def test_what_is_no_archive_is_a_problem_for_every_exercise(handed_in, data):
    """An unreadable archive answers nothing and stops nothing."""
    answered = handed_in(data)
    assert answered.sentence == "alice.zip is not a zip archive, or is damaged"
    assert set(answered.submission.answers) == {"one", "two", "oven"}


def test_a_tar_archive_under_another_name_is_no_zip_archive(handed_in):
    """The ending does not make the archive."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("one.py"))
    assert "is not a zip archive" in handed_in(buffer.getvalue()).sentence


def test_an_empty_archive_answers_nothing(handed_in):
    """Nothing in it is nothing handed in."""
    assert handed_in(packed()).answer is None


def test_an_archive_over_its_packed_limit_is_refused(handed_in):
    """The limit holds for the file, whatever is in it."""
    data = packed(("one.py", ONE), ("data", bytes(ARCHIVE_BYTES)), compression=zipfile.ZIP_STORED)
    assert handed_in(data).sentence == "alice.zip is longer than 16 MiB"


@pytest.mark.parametrize(("count", "fits"), [(1000, True), (1001, False)])
def test_an_archive_holds_a_thousand_entries(handed_in, count, fits):
    """The thousandth is read, one more refuses all."""
    data = packed(("one.py", ONE), *[(f"{i}.txt", "") for i in range(count - 1)])
    answered = handed_in(data)
    assert answered.text == ONE if fits else "more than 1,000 entries" in answered.sentence


@pytest.mark.parametrize(("extra", "fits"), [(0, True), (1, False)])
def test_an_archive_unpacks_to_its_limit(handed_in, extra, fits):
    """All entries count, in whatever place they stand."""
    size = UNPACKED_BYTES - len(ONE) + extra
    data = packed(("one.py", ONE), ("data.bin", bytes(size)))
    answered = handed_in(data)
    assert answered.text == ONE if fits else "unpacks to more than 64 MiB" in answered.sentence


def with_claimed_size(data, size):
    """Write another unpacked size into every central header."""
    changed = bytearray(data)
    at = changed.find(b"PK\1\2")
    while at >= 0:
        changed[at + 24 : at + 28] = struct.pack("<L", size)
        at = changed.find(b"PK\1\2", at + 1)
    return bytes(changed)


def test_a_bomb_is_known_by_what_comes_out_of_it(handed_in):
    """Its headers claim ten bytes; measuring it takes neither memory nor long."""
    data = with_claimed_size(packed(("data.bin", bytes(100 << 20))), 10)
    start = time.process_time()
    tracemalloc.start()
    answered = handed_in(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "unpacks to more than 64 MiB" in answered.sentence
    assert peak < 2 << 20
    assert time.process_time() - start < 5


def test_measuring_stops_at_the_limit(handed_in):
    """The bomb would go on for ten gigabytes."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = squeeze.compress(bytes(1 << 20)) + squeeze.flush(zlib.Z_FULL_FLUSH)
    data = packed(("data.bin", block * 10_000), compression=zipfile.ZIP_STORED)
    changed = bytearray(data)
    for signature, offset in ((b"PK\3\4", 8), (b"PK\1\2", 10)):
        changed[data.index(signature) + offset] = zipfile.ZIP_DEFLATED
    start = time.process_time()
    assert "unpacks to more than 64 MiB" in handed_in(bytes(changed)).sentence
    assert time.process_time() - start < 3


@pytest.mark.parametrize("size", [1 << 16, (1 << 16) + 1, (1 << 16) + 200, (1 << 17) + 100])
def test_the_last_bytes_are_not_lost(handed_in, size):
    """Where the packed data end before what they unpack to."""
    assert len(handed_in(packed(("one.py", "#" * size))).text) == size


def test_data_that_are_cut_short_are_refused(handed_in):
    """The directory announces more than there is."""
    data = bytearray(packed(("one.py", ONE)))
    at = data.index(b"PK\1\2")
    data[at + 20 : at + 24] = struct.pack("<L", 10_000)
    assert (
        handed_in(bytes(data)).sentence
        == "one.py is a damaged archive entry: its data are cut short"
    )


def test_an_odd_archive_warns_nobody(handed_in, recwarn):
    """Warnings may be errors, and a candidate must not be able to raise one."""
    info = zipfile.ZipInfo("one.py")
    path = struct.pack("<BL", 1, zlib.crc32(b"one.py"))
    info.extra = struct.pack("<HH", 0x7075, len(path)) + path
    assert handed_in(packed((info, ONE))).answer is not None
    assert not recwarn.list


def test_a_source_that_is_longer_than_it_claims_is_refused(handed_in):
    """The source's own limit is measured as well."""
    data = with_claimed_size(packed(("one.py", "#" * (SOURCE_BYTES + 1))), 10)
    assert handed_in(data).sentence == "one.py is longer than 256 KiB"
    data = with_claimed_size(packed(("one.py", ONE)), 10)
    assert "its checksum or size does not fit" in handed_in(data).sentence


def test_a_source_at_its_limit_is_read(handed_in):
    """No byte is lost on the way."""
    text = "# é\n" + "#" * (SOURCE_BYTES - 5)
    assert handed_in(packed(("one.py", text))).text == text


def test_entries_that_share_bytes_are_refused(handed_in):
    """Many directory entries for one kernel of data make the densest bombs."""
    data = packed(("a.py", "x" * 50), ("b.py", "y" * 50), compression=zipfile.ZIP_STORED)
    directory = data.index(b"PK\1\2")
    second = data.index(b"PK\1\2", directory + 1)
    shared = bytearray(data.replace(b"b.py", b"a.py"))
    shared[second + 42 : second + 46] = struct.pack("<L", 0)
    assert handed_in(bytes(shared)).sentence == "alice.zip holds entries that share bytes"


def test_an_archive_with_something_in_front_is_read(handed_in):
    """Self-extracting archives are archives."""
    assert handed_in(b"#!/bin/sh\n" * 10 + packed(("one.py", ONE))).text == ONE


def test_an_archive_written_as_a_stream_is_read(handed_in):
    """Sizes then stand behind the data and in the directory only."""

    class Stream(io.BytesIO):
        def seekable(self):
            return False

    buffer = Stream()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one.py", ONE)
    assert handed_in(buffer.getvalue()).text == ONE


def test_a_hostile_name_is_shown_escaped(handed_in):
    """Names in sentences cannot move a cursor."""
    sentence = handed_in(packed(("\x1b[2J/one.py", ONE), ("b/one.py", ONE))).sentence
    assert sentence == "one.py was found more than once: \\x1b[2J/one.py, b/one.py"


def test_a_directory_of_countless_entries_is_refused_soon(handed_in):
    """Sixteen MiB hold 364,000 empty entries."""
    header = struct.pack("<4s4B4HL2L5H2L", b"PK\1\2", *[0] * 18)
    count = 100_000
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0, 0, 46 * count, 0, 0)
    start = time.process_time()
    assert "more than 1,000 entries" in handed_in(header * count + end).sentence
    assert time.process_time() - start < 5


SAMPLE = packed(("one.py", ONE * 3), ("a/two.py", ONE), (entry("oven.py", 0o100644), ""))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), max_size=8),
    st.integers(0, len(SAMPLE)),
)
def test_a_damaged_archive_is_read_or_refused(changes, cut):
    """Whatever is damaged, the kit goes on."""
    data = bytearray(SAMPLE)
    for at, value in changes:
        data[at] = value
    for sample in (bytes(data), bytes(data[:cut]), bytes(data[cut:])):
        with suppress(UnreadableError):
            listing = list_archive(sample, WANTED)
            for place in [place for places in listing.places.values() for place in places]:
                place.read()


@given(st.binary(max_size=100))
def test_any_directory_is_read_or_refused(noise):
    """Noise where the directory should be."""
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(noise) + 4, 0, 0)
    with pytest.raises(UnreadableError):
        archives.list_archive(b"PK\1\2" + noise + end, WANTED)
