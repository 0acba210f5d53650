"""Identifiers of persons and places: keyed hashes on the way in, never in clear."""

import hashlib
import hmac
import io
from dataclasses import replace
from datetime import date, datetime

import pytest

from frankpledge.audit import queries as audit
from frankpledge.intake.readers import incidents
from frankpledge.intake.readers.naming import month_named
from frankpledge.intake.readers.national_grid import degrees_of
from frankpledge.intake.readers.personal import Care, Keyring
from frankpledge.intake.readers.reader import FileRefused, Origin
from frankpledge.intake.readers.reading import read_csv
from frankpledge.intake.readers.registry import READERS
from frankpledge.intake.reports import report_as_json
from tests.intake.conftest import rows_of, stored_files
from tests.intake.test_incidents import WHOLE, content, incident

SECRET = b"a secret of at least thirty-two letters"
KEYRING = Keyring(SECRET, "northbridge")
NAME = "northbridge-police-incidents-2014-06.csv"
# Nothing of these may be found in anything that is made of the file.
CLEAR = {
    "Victim ID": "VIC-7731-QX",
    "Offender ID": "OFF-4420-ZK",
    "Premises ID": "PREM-99-KJ",
    "UPRN": "100062188812",
    "Postcode": "TN10 4ZZ",
    "Victim name": "Hepzibah Quince",
    "Date of birth": "1971-02-29",
    "Neighbour said": "Erasmus Thwaite",  # a column nobody knows
}
HEADER = (*WHOLE, *CLEAR)


def written(folder) -> bytes:
    """Return every byte of every file under a folder, Parquet unpacked as well."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    packed = [path for path in files if path.suffix == ".parquet"]
    unpacked = [repr(rows_of(path)).encode() for path in packed]
    return b"\n".join([*(path.read_bytes() for path in files), *unpacked])


def found_in(content: bytes) -> list[str]:
    return [text for text in CLEAR.values() if text.lower().encode() in content.lower()]


@pytest.fixture
def read_keyed(tmp_path):
    """Return a function that reads the content of an incidents file with a key."""

    def reading(content: bytes, *, keyring=KEYRING, supplier="northbridge-police"):
        folder = tmp_path / "read"
        folder.mkdir(exist_ok=True)
        origin = Origin("incidents", supplier, month_named("2014-06"), keyring)
        return READERS["incidents"].read(io.BytesIO(content), origin, folder)

    return reading


def rows(*changes: dict[str, str]) -> bytes:
    return content([{**incident(), **one} for one in changes], header=HEADER)


def keys(reading) -> list[tuple]:
    columns = "victim_key, offender_key, premises_key"
    return rows_of(reading.months[0].parquet, columns)


def test_the_hash_is_hmac_sha_256_of_partnership_purpose_supplier_and_number():
    said = b"northbridge\0victim\0police\0vic1"

    assert (
        KEYRING.hashed(Care.VICTIM, "police", " VIC 1 ")
        == hmac.new(SECRET, said, hashlib.sha256).hexdigest()[:32]
    )


def test_case_and_blanks_make_no_difference():
    one = KEYRING.hashed(Care.VICTIM, "police", "AB 12")

    assert KEYRING.hashed(Care.VICTIM, "police", "\tab12 ") == one
    assert KEYRING.hashed(Care.VICTIM, "police", "AB 13") != one


@pytest.mark.parametrize(
    ("keyring", "care", "supplier"),
    [
        (Keyring(SECRET, "southbridge"), Care.VICTIM, "police"),
        (Keyring(SECRET + b"2", "northbridge"), Care.VICTIM, "police"),
        (KEYRING, Care.OFFENDER, "police"),
        (KEYRING, Care.VICTIM, "fire"),
    ],
)
def test_another_partnership_key_purpose_or_supplier_matches_nothing(
    keyring, care, supplier
):
    assert keyring.hashed(care, supplier, "AB12") != KEYRING.hashed(
        Care.VICTIM, "police", "AB12"
    )


def test_the_number_of_a_property_is_every_suppliers():
    assert KEYRING.hashed(Care.UPRN, "police", "1") == KEYRING.hashed(
        Care.UPRN, "fire", "1"
    )


@pytest.mark.parametrize("text", ["", "  ", "Unknown", "N/A", "0", "not known", "-"])
def test_what_stands_for_nobody_is_nobody_and_no_repeat(text):
    assert KEYRING.hashed(Care.VICTIM, "police", text) == ""


def test_a_keyring_shows_nothing_of_its_key():
    assert SECRET.decode() not in repr(KEYRING)
    assert SECRET.hex() not in KEYRING.fingerprint


def test_the_same_number_has_the_same_key_in_every_row(read_keyed):
    reading = read_keyed(
        rows({"Victim ID": "V1"}, {"Victim ID": "v 1"}, {"Victim ID": "V2"}, {})
    )

    victims = [victim for victim, _, _ in keys(reading)]
    assert victims[0] == victims[1] != victims[2]
    assert victims[3] is None
    assert len(victims[0]) == 32


def test_a_uprn_comes_before_the_suppliers_own_number_of_the_premises(read_keyed):
    reading = read_keyed(
        rows({"Premises ID": "P1", "UPRN": "7"}, {"Premises ID": "P1"})
    )

    assert [premises for _, _, premises in keys(reading)] == [
        KEYRING.hashed(Care.UPRN, "northbridge-police", "7"),
        KEYRING.hashed(Care.PREMISES, "northbridge-police", "P1"),
    ]


def test_nothing_in_clear_is_in_any_file_that_is_made(read_keyed, tmp_path):
    aside = {**CLEAR, "Occurred on": "2014-07-01"}

    reading = read_keyed(
        rows(CLEAR, aside) + b'"' + ",".join(CLEAR.values()).encode() + b"\n"
    )

    assert reading.rows_set_aside == 2
    assert reading.set_aside is not None
    assert found_in(written(tmp_path)) == []
    assert found_in(repr(reading).encode()) == []


@pytest.mark.parametrize(
    "torn",
    [
        ",".join(CLEAR.values()),
        ",".join([*CLEAR.values()] * 9),
        '"' + ",".join(CLEAR.values()),
        "\0" + ",".join(CLEAR.values()),
    ],
)
def test_a_torn_row_is_not_written_down_but_counted_with_its_line(
    read_keyed, tmp_path, torn
):
    reading = read_keyed(rows(CLEAR) + torn.encode() + b"\n")

    assert [(fault.rows, fault.lines) for fault in reading.faults] == [(1, (3,))]
    assert "(not written down)" in reading.set_aside.read_text()
    assert found_in(written(tmp_path)) == []


def test_a_reader_that_forgets_to_hash_keeps_nothing_of_an_identifier(tmp_path):
    forgetful = replace(
        incidents.LAYOUT,
        headings=tuple(
            replace(one, care=Care.NONE) for one in incidents.LAYOUT.headings
        ),
    )
    origin = Origin("incidents", "northbridge-police", month_named("2014-06"), KEYRING)

    reading = read_csv(io.BytesIO(rows(CLEAR)), origin, tmp_path, layouts=(forgetful,))

    assert keys(reading) == [(None, None, None)]


def test_columns_that_tell_of_persons_are_named_and_not_kept(read_keyed):
    assert read_keyed(rows(CLEAR)).notes == (
        "The column “Victim name” tells of persons and was not kept.",
        "The column “Date of birth” tells of persons and was not kept.",
        "The column “Neighbour said” is not known and was not kept.",
    )


def test_without_a_key_identifiers_are_left_behind_and_said(read_keyed, tmp_path):
    reading = read_keyed(rows(CLEAR), keyring=None)

    assert keys(reading) == [(None, None, None)]
    assert reading.read_with == "no key"
    assert any("“Victim ID” was not kept" in note for note in reading.notes)
    assert found_in(written(tmp_path)) == []


def test_a_first_line_that_may_be_a_row_is_not_repeated_in_the_refusal(read_keyed):
    headless = ",".join(["2014-06-03", *CLEAR.values()]).encode() + b"\nx,y\n"

    with pytest.raises(FileRefused) as refusal:
        read_keyed(headless)

    assert "9 cells that are no heading known here" in refusal.value.sentence
    assert found_in(refusal.value.sentence.encode()) == []


@pytest.mark.parametrize(
    ("postcode", "area", "remarks"),
    [
        ("TN10 4ZZ", "TN10", []),
        ("tn104zz", "TN10", []),
        ("TN11AA", "TN1", []),
        ("TN10 4", "TN10", []),
        ("M1", "M1", []),
        ("EC1A 1BB", "EC1A", []),
        ("", None, []),
        ("4 Mill Lane", None, ["postcode-unreadable"]),
    ],
)
def test_of_a_postcode_the_outward_part_is_kept(read_keyed, postcode, area, remarks):
    [month] = read_keyed(rows({"Postcode": postcode})).months

    assert rows_of(month.parquet, "postcode_area") == [(area,)]
    assert [remark.code for remark in month.tally.remarks] == remarks


def test_a_postcode_alone_says_the_area(read_keyed):
    nowhere = dict.fromkeys(("Longitude", "Latitude", "LSOA code"), "")

    [month] = read_keyed(rows({**nowhere, "Postcode": "TN10 4ZZ"})).months

    assert rows_of(month.parquet, "location_precision") == [("area",)]


def test_repeat_columns_become_flags(read):
    header = (*WHOLE, "Repeat victim", "Repeat premises")
    lines = content(
        [
            incident(Repeat_victim="Y", Repeat_premises="N"),
            incident(Flags="", Repeat_victim="no", Repeat_premises="True"),
            incident(Flags="", Repeat_victim="N"),
        ],
        header=header,
    )

    [month] = read(lines, source="incidents").months

    assert rows_of(month.parquet, "flags") == [
        (["alcohol", "repeat", "repeat victim"],),
        (["repeat premises"],),
        (None,),
    ]


@pytest.mark.parametrize(
    ("changes", "ended", "remarks"),
    [
        ({"Ended_on": "2014-06-05", "Ended_at": "07:30"}, (5, 7, 30), []),
        ({"Ended_on": "2014-06-05"}, (5, 23, 59), []),
        ({"Ended_at": "23:30"}, (3, 23, 30), []),
        ({"Ended_on": "2014-06-05", "Occurred_at": ""}, (5, 0, 0), []),
        ({"Ended_at": "22:00"}, None, ["end-before-start"]),
        ({"Ended_on": "05/06/2014"}, None, ["end-unreadable"]),
        ({"Ended_on": "2014-06-05", "Ended_at": "late"}, None, ["end-unreadable"]),
        ({}, None, []),
    ],
)
def test_a_range_is_kept_from_its_earliest_to_its_latest(read, changes, ended, remarks):
    lines = content([incident(**changes)], header=(*WHOLE, "Ended on", "Ended at"))

    [month] = read(lines, source="incidents").months

    at = datetime(2014, 6, *ended) if ended else None  # noqa: DTZ001  # civil time
    assert rows_of(month.parquet, "ended_at") == [(at,)]
    assert [remark.code for remark in month.tally.remarks] == remarks


@pytest.mark.parametrize(
    ("east", "north", "precision", "remarks"),
    [
        ("559000", "146000", "exact", []),
        ("559000", "", "area", ["half-a-point"]),
        ("here", "146000", "area", ["point-not-numbers"]),
        ("0", "0", "area", ["point-elsewhere"]),
    ],
)
def test_a_point_on_the_national_grid_is_turned_into_degrees(
    read, east, north, precision, remarks
):
    row = incident(Longitude="", Latitude="", Easting=east, Northing=north)
    lines = content([row], header=(*WHOLE, "Easting", "Northing"))

    [month] = read(lines, source="incidents").months

    [(longitude, latitude, found)] = rows_of(
        month.parquet, "longitude, latitude, location_precision"
    )
    assert found == precision
    assert [remark.code for remark in month.tally.remarks] == remarks
    if precision == "exact":
        assert [(longitude, latitude)] == degrees_of([(559_000, 146_000)])


def test_of_a_fire_service_the_categories_of_the_schedule_are_known():
    reader = READERS["incidents"]

    assert "Violence against fire staff" in reader.categories_from("kent-fire")
    assert reader.categories_from("kent-police") == frozenset()


@pytest.mark.django_db
def test_nothing_in_clear_is_in_the_store_the_database_or_the_record(
    add, home, tmp_path, settings, northbridge
):
    settings.IDENTIFIER_KEY = SECRET
    path = tmp_path / "brought" / NAME
    path.parent.mkdir()
    path.write_bytes(rows(CLEAR, {**CLEAR, "Occurred on": "2014-07-01"}))

    report = add(path, source="incidents")

    assert len(stored_files(home)) == 2
    assert b"northbridge-police" in written(home / "evidence")
    told = [str(vars(one)) for one in audit.records_of(northbridge.slug)]
    tables = dumped()
    assert len(tables) > 10_000
    for made in (
        written(home / "evidence"),
        repr(report_as_json(report)),
        tables,
        "".join(told),
    ):
        assert found_in(made if isinstance(made, bytes) else made.encode()) == []


@pytest.mark.django_db
def test_a_key_set_later_makes_a_new_version_of_the_same_file(add, tmp_path, settings):
    path = tmp_path / NAME
    path.write_bytes(rows(CLEAR))
    settings.IDENTIFIER_KEY = b""
    add(path, source="incidents")
    settings.IDENTIFIER_KEY = SECRET

    keyed, again = (add(path, source="incidents").returns[0] for _ in range(2))

    assert (keyed.outcome, again.outcome) == ("superseded", "already held")
    assert keyed.period == f"{date(2014, 6, 1):%Y-%m}"


def dumped() -> str:
    """Return every cell of every table: what the database's own file would hold."""
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        said = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            said.append(repr(cursor.fetchall()))
    return "".join(said)
