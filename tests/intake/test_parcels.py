"""Folders, gzip and zip are opened safely, and what is wrong with them is said."""

import gzip
import os
import zipfile

import pytest

from frankpledge.intake.readers import parcels
from frankpledge.intake.readers.parcels import unpacked
from frankpledge.intake.readers.reader import FileRefused
from tests.intake.streets import NAME, put, put_gzip, put_zip, row, street

CONTENT = street([row()])


def contents(*paths) -> dict[str, bytes | str]:
    """Return what each file found holds, or the words it is refused with."""
    found = {}
    with unpacked(paths) as members:
        for member in members:
            try:
                with member.opened() as stream:
                    found[member.shown] = stream.read()
            except FileRefused as refusal:
                found[member.shown] = refusal.sentence
    return found


def names(*paths) -> list[str]:
    with unpacked(paths) as members:
        return [member.name for member in members]


def test_a_plain_file_and_a_gzipped_one_hold_the_same(tmp_path):
    plain, packed = put(tmp_path, CONTENT), put_gzip(tmp_path, CONTENT)

    assert contents(plain, packed) == {NAME: CONTENT, f"{NAME}.gz": CONTENT}
    assert names(plain, packed) == [NAME, NAME]


def test_gzip_is_known_by_its_bytes_not_its_name(tmp_path):
    assert contents(put(tmp_path, gzip.compress(CONTENT))) == {NAME: CONTENT}


def test_a_folder_of_months_is_walked_in_order_without_hidden_files(tmp_path):
    folder = tmp_path / "kent"
    put(folder, CONTENT, "2014-07/2014-07-kent-street.csv")
    put(folder, CONTENT, "2014-06/2014-06-kent-street.csv")
    put(folder, b"clutter", ".DS_Store")

    assert list(contents(folder)) == [
        "kent/2014-06/2014-06-kent-street.csv",
        "kent/2014-07/2014-07-kent-street.csv",
    ]


def test_a_zip_as_downloaded_is_read_without_unpacking_it(tmp_path):
    members = {f"2014-06/{NAME}": CONTENT, "__MACOSX/._x": b"clutter"}

    found = contents(put_zip(tmp_path, members))

    assert found == {f"months.zip: 2014-06/{NAME}": CONTENT}
    assert os.listdir(tmp_path) == ["months.zip"]


def test_a_gzipped_file_inside_a_zip_is_unpacked_too(tmp_path):
    path = put_zip(tmp_path, {f"{NAME}.gz": gzip.compress(CONTENT)})

    assert contents(path) == {f"months.zip: {NAME}.gz": CONTENT}
    assert names(path) == [NAME]


@pytest.mark.parametrize("keep", [0.02, 0.5, 0.95])
def test_a_truncated_gzip_is_refused(tmp_path, keep):
    packed = gzip.compress(CONTENT * 50)
    path = put(
        tmp_path, packed[: int(len(packed) * keep)] if keep > 0.1 else packed[:6]
    )

    [words] = contents(path).values()

    assert "damaged or cut off" in words


def test_a_gzip_with_a_changed_byte_is_refused(tmp_path):
    packed = bytearray(gzip.compress(CONTENT * 50))
    packed[-6] ^= 0xFF

    [words] = contents(put(tmp_path, bytes(packed))).values()

    assert "damaged or cut off" in words


def test_a_truncated_zip_is_refused(tmp_path):
    path = put_zip(tmp_path, {NAME: CONTENT * 50})
    path.write_bytes(path.read_bytes()[:-30])

    assert contents(path) == {
        "months.zip": "is a damaged or cut-off zip; fetch it again."
    }


def test_a_damaged_member_is_refused_and_the_others_are_read(tmp_path):
    path = put_zip(tmp_path, {"a.csv": b"a" * 4000, "b.csv": CONTENT})
    packed = bytearray(path.read_bytes())
    packed[45] ^= 0xFF
    path.write_bytes(bytes(packed))

    found = contents(path)

    assert "damaged or cut off" in found["months.zip: a.csv"]
    assert found["months.zip: b.csv"] == CONTENT


@pytest.mark.parametrize(
    "name", ["../../etc/x.csv", "/etc/x.csv", "a\\..\\..\\x.csv", "C:/x.csv"]
)
def test_a_member_that_names_a_place_outside_is_not_read(tmp_path, name):
    found = contents(put_zip(tmp_path, {name: CONTENT, NAME: CONTENT}))

    assert "names a place outside its zip" in found[f"months.zip: {name}"]
    assert found[f"months.zip: {NAME}"] == CONTENT


def test_a_zip_that_swells_is_refused_before_it_is_read(tmp_path):
    path = put_zip(tmp_path, {NAME: b"0" * (30 * 1024**2)})

    [words] = contents(path).values()

    assert "unpacks to far more" in words


def test_a_gzip_that_swells_is_refused_while_it_is_read(tmp_path):
    path = put_gzip(tmp_path, b"0" * (30 * 1024**2))

    [words] = contents(path).values()

    assert "unpacks to more than" in words


def test_a_zip_whose_files_share_their_bytes_is_refused(tmp_path):
    path = put_zip(tmp_path, {"a.csv": CONTENT * 9, "b.csv": CONTENT * 9})
    packed = path.read_bytes()
    listed = packed.index(b"PK\x01\x02")
    second = packed.index(b"PK\x01\x02", listed + 4)
    offset = packed[listed + 42 : listed + 46]  # where the first file begins
    path.write_bytes(packed[: second + 42] + offset + packed[second + 46 :])

    assert contents(path) == {
        "months.zip": "holds files that share their bytes, as only frauds do; nothing "
        "of it was read."
    }


def test_a_zip_inside_a_zip_is_told_of_and_not_opened(add, tmp_path):
    inner = put_zip(tmp_path / "in", {NAME: CONTENT}).read_bytes()

    [note] = add(put_zip(tmp_path, {NAME: inner})).refused

    assert "is not a spreadsheet" in note.sentence


def test_a_file_may_unpack_to_what_one_of_its_weight_can_hold():
    kilobyte, megabyte, gigabyte = 1024, 1024**2, 1024**3
    weights = (kilobyte, megabyte, 20 * megabyte, gigabyte, 10 * gigabyte)

    assert [parcels.most_unpacked(weight) for weight in weights] == [
        *(10 * megabyte, 200 * megabyte, 4000 * megabyte),
        *(40 * gigabyte, 64 * gigabyte),
    ]


def test_a_zip_of_too_many_files_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(parcels, "MOST_MEMBERS", 2)
    path = put_zip(tmp_path, {f"{number}.csv": CONTENT for number in range(3)})

    [words] = contents(path).values()

    assert "holds 3 files; at most 2 are read" in words


def test_a_spreadsheet_is_told_by_what_is_in_it(tmp_path):
    path = put_zip(
        tmp_path, {"[Content_Types].xml": b"<x/>", "xl/a.xml": b"<x/>"}, NAME
    )

    # One file whatever its name, and not a parcel: its reader says what it takes.
    assert contents(path) == {NAME: path.read_bytes()}


def test_a_locked_member_is_refused(tmp_path):
    path = put_zip(tmp_path, {NAME: CONTENT})
    packed = bytearray(path.read_bytes())
    packed[6] |= 1  # in the member's own header, and in the zip's list of members:
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(packed))

    [words] = contents(path).values()

    assert "locked with a password" in words


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert contents(tmp_path / "gone.csv") == {
        "gone.csv": "is not there; check its name and place."
    }


def test_something_that_is_no_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    assert contents(tmp_path / "pipe") == {
        "pipe": "is not a file; check its name and place."
    }


def test_members_of_a_zip_are_listed_by_name(tmp_path):
    path = tmp_path / "months.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("b.csv", "a.csv", "folder/"):
            archive.writestr(name, b"")

    assert names(path) == ["a.csv", "b.csv"]
