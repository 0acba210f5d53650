"""LSOA vintages are told or said to be untold; stalled work is noticed."""

from datetime import UTC, datetime, timedelta

import pytest

from frankpledge.intake.rules import (
    ENOUGH_AREAS,
    DeliveryStatus,
    Vintage,
    is_stalled,
    lsoa_vintage,
)

BOTH, OLD, NEW = "E01000001", "E01000002", "E01034985"
OWN = {2011: {BOTH, OLD}, 2021: {BOTH, NEW}}
MANY = {f"E0100{number:04d}" for number in range(ENOUGH_AREAS)}
AT = datetime(2010, 4, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("codes", "own", "vintage", "words"),
    [
        (set(), OWN, Vintage.UNKNOWN, "No row carries an LSOA code."),
        ({BOTH}, OWN, Vintage.UNKNOWN, "cannot be told, because its 1 code is in both"),
        ({BOTH, OLD}, OWN, Vintage.OF_2011, "1 code is no longer there in 2021"),
        ({BOTH, OLD}, {}, Vintage.UNKNOWN, "its 2 codes are in both"),
        ({BOTH, OLD}, {2011: {BOTH, OLD}}, Vintage.UNKNOWN, "cannot be told"),
        ({BOTH, NEW}, {}, Vintage.OF_2021, "1 code is new in that year"),
        ({NEW, "W01001959"}, {}, Vintage.OF_2021, "2 codes are new"),
        ({"W01001958"}, {}, Vintage.UNKNOWN, "cannot be told"),
        ({OLD, NEW}, OWN, Vintage.BOTH, "1 are new in 2021, 1 ended with it"),
        (MANY, {}, Vintage.OF_2011, "none of its 300 codes"),
        (MANY | {NEW}, {}, Vintage.OF_2021, "1 code is new"),
        ({"N20000001", "S01000001"}, {}, Vintage.UNKNOWN, "cannot be told"),
    ],
)
def test_a_vintage_is_told_by_codes_only_one_has(codes, own, vintage, words):
    found = lsoa_vintage(codes, own)

    assert found.vintage is vintage
    assert words in found.sentence


@pytest.mark.parametrize(
    ("status", "minutes", "stalled"),
    [
        (DeliveryStatus.RUNNING, 9, False),
        (DeliveryStatus.RUNNING, 11, True),
        (DeliveryStatus.WAITING, 600, False),
        (DeliveryStatus.DONE, 600, False),
    ],
)
def test_work_that_fell_silent_is_stalled(status, minutes, stalled):
    assert is_stalled(status, AT, at=AT + timedelta(minutes=minutes)) is stalled
