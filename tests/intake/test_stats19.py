"""STATS19: collisions, and casualties and vehicles beside them, coded or labelled."""

import csv
import io
from contextlib import nullcontext
from datetime import datetime

import pytest

from frankpledge.intake.readers import stats19_codes as codes
from frankpledge.intake.readers.national_grid import degrees_of
from frankpledge.intake.readers.reader import BY_FORM, BY_NAME, FileRefused, Origin
from frankpledge.intake.readers.recognising import recognise
from frankpledge.intake.readers.registry import ANY_SOURCE, READERS
from tests.intake.conftest import rows_of
from tests.intake.streets import put, put_zip

COLLISION = {
    "collision_index": "2024460000001",
    "collision_year": "2024",
    "location_easting_osgr": "559000",
    "location_northing_osgr": "146000",
    "longitude": "0.2743",
    "latitude": "51.1912",
    "collision_severity": "2",
    "number_of_vehicles": "2",
    "number_of_casualties": "1",
    "date": "31/01/2024",
    "time": "08:05",
    "speed_limit": "30",
    "light_conditions": "1",
    "weather_conditions": "-1",
    "road_surface_conditions": "2",
    "lsoa_of_collision_location": "E01024730",
    "collision_adjusted_severity_serious": "NULL",
}
CASUALTY = {
    "collision_index": "2024460000001",
    "collision_year": "2024",
    "vehicle_reference": "1",
    "casualty_reference": "2",
    "casualty_class": "3",
    "sex_of_casualty": "2",
    "age_of_casualty": "11",
    "age_band_of_casualty": "3",
    "casualty_severity": "2",
    "casualty_type": "0",
    "lsoa_of_casualty": "E01024731",
    "casualty_adjusted_severity_serious": "0.734",
}
VEHICLE = {
    "collision_index": "2024460000001",
    "vehicle_reference": "1",
    "vehicle_type": "9",
    "sex_of_driver": "1",
    "age_of_driver": "44",
    "escooter_flag": "0",
}
NAMES = {
    word: f"dft-road-casualty-statistics-{word}-2024.csv"
    for word in ("collision", "casualty", "vehicle")
}
SOURCES = {
    "collision": "stats19-collisions",
    "casualty": "stats19-casualties",
    "vehicle": "stats19-vehicles",
}


def old(row: dict[str, str]) -> dict[str, str]:
    """Return a row under the column names of before 2024."""
    return {name.replace("collision", "accident"): text for name, text in row.items()}


def lines(*rows: dict[str, str]) -> bytes:
    file = io.StringIO()
    writer = csv.DictWriter(file, tuple(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


@pytest.fixture
def read_beside(tmp_path):
    """Return a function that reads a file beside others of collisions."""

    def reading(kind, content, *collisions):
        folder = tmp_path / "read"
        folder.mkdir(exist_ok=True)
        beside = tuple(lambda it=one: nullcontext(io.BytesIO(it)) for one in collisions)
        origin = Origin(SOURCES[kind], "dft", None, beside=beside)
        return READERS[SOURCES[kind]].read(io.BytesIO(content), origin, folder)

    return reading


def one_row(reading, columns):
    [month] = reading.months
    return rows_of(month.parquet, columns)[0]


@pytest.mark.parametrize("word", NAMES)
def test_a_file_is_known_by_its_name(word):
    best = recognise(NAMES[word], b"", READERS.values())

    assert best.reader.source == SOURCES[word]
    assert best.recognition.confidence == BY_NAME
    assert best.recognition.supplier == "dft"


def test_the_older_name_of_collisions_is_known():
    name = "dft-road-casualty-statistics-accident-2020.csv"

    assert recognise(name, b"", READERS.values()).reader.source == SOURCES["collision"]


@pytest.mark.parametrize("vintage", [dict, old])
@pytest.mark.parametrize(
    ("word", "row"),
    [("collision", COLLISION), ("casualty", CASUALTY), ("vehicle", VEHICLE)],
)
def test_a_file_of_another_name_is_known_by_its_columns_of_either_vintage(
    word, row, vintage
):
    best = recognise("kent_2024.csv", lines(vintage(row)), READERS.values())

    assert (best.reader.source, best.others) == (SOURCES[word], ())
    assert best.recognition.confidence == BY_FORM


@pytest.mark.parametrize("vintage", [dict, old])
def test_a_collision_is_kept_with_its_minute_place_and_severity(read, vintage):
    reading = read(lines(vintage(COLLISION)), source=SOURCES["collision"], month=None)

    columns = (
        "reference, category, occurred_at, time_precision, longitude, lsoa_code, flags"
    )
    assert one_row(reading, columns) == (
        "2024460000001",
        "Serious collision",
        datetime(2024, 1, 31, 8, 5),  # noqa: DTZ001  # local civil time
        "minute",
        0.2743,
        "E01024730",
        ["speed limit 30", "Daylight", "Wet or damp", "vehicles 2", "casualties 1"],
    )


@pytest.mark.parametrize(
    ("changes", "columns", "told"),
    [
        (
            {"longitude": "NULL", "latitude": "NULL"},
            "longitude, latitude",
            degrees_of([(559_000, 146_000)])[0],
        ),
        (
            {
                "longitude": "-1",
                "latitude": "-1",
                "location_easting_osgr": "NULL",
                "location_northing_osgr": "-1",
                "lsoa_of_collision_location": "-1",
            },
            "longitude, location_precision",
            (None, "none"),
        ),
        ({"time": "NULL"}, "time_precision, month", None),
        ({"collision_severity": "-1"}, "category", ("Collision of unknown severity",)),
        ({"collision_severity": "7"}, "category", ("Collision of unknown severity",)),
        ({"collision_severity": "slight"}, "category", ("Slight collision",)),
        ({"date": "2024-01-31"}, "time_precision", ("minute",)),
    ],
)
def test_what_is_missing_is_unknown_and_never_guessed(read, changes, columns, told):
    content = lines({**COLLISION, **changes})

    reading = read(content, source=SOURCES["collision"], month=None)

    [month] = reading.months
    assert month.tally.remarks == ()
    found = one_row(reading, columns)
    assert found == told or (told is None and found[0] == "day")


@pytest.mark.parametrize("vintages", [(dict, dict), (old, dict), (dict, old)])
def test_a_casualty_has_the_day_and_place_of_its_collision(read_beside, vintages):
    of_casualty, of_collision = vintages

    reading = read_beside(
        "casualty", lines(of_casualty(CASUALTY)), lines(of_collision(COLLISION))
    )

    columns = "reference, category, occurred_at, latitude, lsoa_code, flags"
    assert one_row(reading, columns) == (
        "2024460000001-1-2",
        "Serious casualty",
        datetime(2024, 1, 31, 8, 5),  # noqa: DTZ001
        51.1912,
        "E01024730",  # of the collision, not of where the casualty lives
        ["ksi", "Pedestrian", "Pedestrian", "child", "adjusted serious 0.734"],
    )


@pytest.mark.parametrize(
    ("severity", "is_ksi"), [("1", True), ("2", True), ("3", False), ("-1", False)]
)
def test_killed_or_seriously_injured_is_severity_1_or_2(read_beside, severity, is_ksi):
    row = {**CASUALTY, "casualty_severity": severity}

    [flags] = one_row(read_beside("casualty", lines(row), lines(COLLISION)), "flags")

    assert ("ksi" in flags) is is_ksi


@pytest.mark.parametrize(
    ("changes", "flag"),
    [
        ({"casualty_type": "14"}, "casualty type code 14, unknown"),
        ({"casualty_type": "Cyclist"}, "Cyclist"),
        ({"casualty_class": "Driver or rider"}, "Driver or rider"),
        ({"age_band_of_casualty": "-1"}, "age unknown"),
        ({"age_band_of_casualty": "Over 75"}, "adult"),
        ({"age_band_of_casualty": "6 - 10"}, "child"),
    ],
)
def test_codes_and_labels_mean_the_same_and_unknown_codes_are_told(
    read_beside, changes, flag
):
    reading = read_beside("casualty", lines({**CASUALTY, **changes}), lines(COLLISION))

    assert flag in one_row(reading, "flags")[0]


def test_a_vehicle_is_counted_by_its_type(read_beside):
    rows = [{**VEHICLE, "vehicle_type": kind} for kind in ("9", "77", "-1")]

    reading = read_beside("vehicle", lines(*rows), lines(COLLISION))

    assert dict(reading.months[0].tally.categories) == {
        "Car": 1,
        "Vehicle type code 77, unknown": 1,
        "Vehicle type unknown": 1,
    }


@pytest.mark.parametrize("kind", ["casualty", "vehicle"])
def test_without_collisions_nothing_says_when_and_the_remedy_is_told(read_beside, kind):
    content = {"casualty": lines(CASUALTY), "vehicle": lines(VEHICLE)}[kind]

    with pytest.raises(FileRefused) as refusal:
        read_beside(kind, content)

    assert "tells the year" in refusal.value.sentence
    assert "in the same delivery" in refusal.value.sentence


def test_a_casualty_of_no_collision_brought_is_set_aside_saying_so(read_beside):
    stray = {**CASUALTY, "collision_index": "2024460000999"}

    reading = read_beside("casualty", lines(CASUALTY, stray), lines(COLLISION))

    assert [(f.code, f.lines) for f in reading.faults] == [("no-collision", (3,))]


def test_a_broken_file_of_collisions_is_named_as_what_is_wrong(read_beside):
    with pytest.raises(FileRefused) as refusal:
        read_beside("casualty", lines(CASUALTY), b"")

    assert "because the file of collisions that came with it is empty" in (
        refusal.value.sentence
    )


def test_a_collision_brought_twice_makes_no_casualty_twice(read_beside):
    twice = lines(COLLISION, COLLISION)

    reading = read_beside("casualty", lines(CASUALTY), twice, lines(COLLISION))

    assert reading.months[0].tally.rows_kept == 1


def test_nothing_else_of_the_persons_is_written_down(read_beside, tmp_path):
    stray = {**CASUALTY, "collision_index": "9", "age_of_casualty": "83"}

    reading = read_beside("casualty", lines(CASUALTY, stray), lines(COLLISION))

    made = (tmp_path / "read" / "rows.csv").read_text() + reading.set_aside.read_text()
    assert "E01024731" not in made
    assert ",83," not in made


def test_every_value_read_has_a_label_and_every_missing_one_has_none():
    assert codes.label("9", codes.VEHICLE_TYPES) == "Car"
    assert codes.label("9.0", codes.VEHICLE_TYPES) == "Car"
    assert codes.label("CAR", codes.VEHICLE_TYPES) == "Car"
    assert codes.label("15", codes.CASUALTY_TYPES) == "code 15, unknown"
    assert codes.label("Unicycle", codes.CASUALTY_TYPES) == "unknown"
    assert {codes.label(text, codes.CLASSES) for text in codes.MISSING} == {""}


@pytest.mark.shared
@pytest.mark.parametrize(
    ("field", "table"),
    [
        ("casualty_severity", codes.SEVERITIES),
        ("casualty_class", codes.CLASSES),
        ("casualty_type", codes.CASUALTY_TYPES),
        ("age_band_of_casualty", codes.AGE_BANDS),
        ("vehicle_type", codes.VEHICLE_TYPES),
        ("light_conditions", codes.LIGHT),
        ("weather_conditions", codes.WEATHER),
        ("road_surface_conditions", codes.SURFACES),
    ],
)
def test_the_tables_of_codes_are_whole(shared_data, field, table):
    path = shared_data / "data" / "road_casualties" / "dft_code_guide_2024.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        published = {
            row["code/format"]: " ".join(row["label"].split())
            for row in csv.DictReader(file)
            if row["field name"] == field and row["code/format"] not in {"", "-1"}
        }

    assert table == published


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "word", "keys"),
    [
        (
            "kent_casualties_pedestrian_cyclist_2009_2018.csv",
            "casualty",
            {"Fatal casualty": 131, "Serious casualty": 2078, "Slight casualty": 9572},
        ),
        (
            "greater_manchester_casualties_2010_2021_coded_sample_5000.csv",
            "casualty",
            {"Fatal casualty": 58, "Serious casualty": 634, "Slight casualty": 4308},
        ),
        ("gb_vehicles_2022_labelled_sample_5000.csv", "vehicle", {"Car": 3398}),
    ],
)
def test_real_files_are_decoded_beside_collisions_made_for_them(
    shared_data, read_beside, name, word, keys
):
    content = (shared_data / "data" / "road_casualties" / name).read_bytes()
    text = content.decode("utf-8-sig")
    indexes = {line.split(",", 1)[0] for line in text.splitlines()[1:]}
    collisions = [{**COLLISION, "collision_index": index} for index in indexes]

    best = recognise(name, content[:4096], READERS.values())
    reading = read_beside(word, content, lines(*collisions))

    [month] = reading.months
    assert best.reader.source == SOURCES[word]
    assert reading.rows_set_aside == 0
    assert keys.items() <= dict(month.tally.categories).items()


@pytest.mark.django_db
def test_one_delivery_joins_them_and_a_later_release_replaces_them(add, tmp_path):
    files = {
        NAMES["collision"]: lines(COLLISION),
        NAMES["casualty"]: lines(CASUALTY),
        NAMES["vehicle"]: lines(VEHICLE),
    }
    moved = {**files, NAMES["collision"]: lines({**COLLISION, "time": "09:10"})}

    first = add(put_zip(tmp_path, files), source=ANY_SOURCE)
    again = add(put_zip(tmp_path, files), source=ANY_SOURCE)
    later = add(put_zip(tmp_path, moved), source=ANY_SOURCE)

    assert [one.outcome for one in first.returns] == ["added"] * 3
    assert [one.outcome for one in again.returns] == ["already held"] * 3
    assert [one.outcome for one in later.returns] == ["superseded"] * 3
    assert {(one.source, one.period) for one in first.returns} == {
        (source, "2024-01") for source in SOURCES.values()
    }


@pytest.mark.django_db
def test_casualties_alone_may_be_asked_for_with_collisions_beside(add, tmp_path):
    casualties = put(tmp_path, lines(CASUALTY), NAMES["casualty"])
    collisions = put(tmp_path, lines(COLLISION), NAMES["collision"])

    report = add(casualties, collisions, source=SOURCES["casualty"])

    assert report.refused == ()
    assert [one.file for one in report.passed_over] == [NAMES["collision"]]
    assert [one.rows_kept for one in report.returns] == [1]
