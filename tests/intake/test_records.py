"""Records of JSON and XML as numbered rows: piece by piece, and nothing hostile."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.intake.readers import records
from frankpledge.intake.readers.reader import FileRefused
from frankpledge.intake.readers.records import json_records, squashed, xml_records

TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
VALUES = st.one_of(
    TEXT, st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.none()
)
OBJECTS = st.lists(
    st.dictionaries(st.sampled_from(["id", "lat", "place"]), VALUES), max_size=8
)


class Dripping:
    """A stream that gives a few bytes at a time."""

    def __init__(self, content: bytes, size: int) -> None:
        self.stream, self.size = io.BytesIO(content), size

    def read(self, size: int = -1, /) -> bytes:  # noqa: ARG002
        return self.stream.read(self.size)


def of_json(content: bytes, size: int = 7) -> list:
    return list(json_records(Dripping(content, size)))


def of_xml(content: bytes, size: int = 7, **ways) -> list:
    return list(xml_records(Dripping(content, size), ("request",), **ways))


@given(OBJECTS, st.integers(1, 40), st.sampled_from(["[]", '{"requests": []}']))
def test_every_object_is_a_record_however_the_bytes_arrive(objects, size, outer):
    content = outer.replace("[]", json.dumps(objects, ensure_ascii=False)).encode()

    found = of_json(content, size + 30)  # the opening must fit

    assert found == [
        {
            key: ""
            if value is None
            else value
            if isinstance(value, str)
            else repr(value)
            for key, value in one.items()
        }
        for one in objects
    ]


@pytest.mark.parametrize("end", range(1, 46))
def test_a_list_cut_off_keeps_what_is_whole_and_says_that_one_is_not(end):
    content = b'[{"id": "a\\u00e9"}, {"id": true}, {"id": 1234567}]'[:end]

    found = of_json(content, 100)

    assert found[-1] is None
    assert all(one is not None for one in found[:-1])
    assert len(found) - 1 == sum(end >= whole for whole in (18, 32, 49))


def test_what_is_nested_is_left_out_and_what_is_no_object_is_no_record():
    content = b'[{"id": 1, "notes": [{"id": 2}], "more": {"id": 3}}, 7, [8]]'

    assert of_json(content, 100) == [{"id": "1"}, None, None]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<html>", "is not a JSON list of records"),
        (b'{"a": 1}', "is not a JSON list of records"),
        (b'[{"id": 1}, {id: 2}' + b" " * 80 + b"]", "is not JSON in its record 2"),
        (b"[" * 200_000, "larger than a megabyte"),
        (b'[{"id": "' + b"x" * 3_000_000, "larger than a megabyte"),
    ],
)
def test_what_is_not_json_or_never_ends_is_refused_in_words(content, says):
    with pytest.raises(FileRefused, match=says):
        of_json(content, 1 << 20)


def test_the_elements_directly_inside_are_a_records_fields():
    content = b"""<?xml version="1.0"?><service_requests xmlns="urn:x">
      <request><service_request_id>1 &amp; 2</service_request_id><lat/>
        <notes><note><service_request_id>9</service_request_id></note></notes>
        <service_name><![CDATA[Litter]]></service_name></request>
      <request><service_request_id>3</service_request_id></request>
    </service_requests>"""

    assert of_xml(content) == [
        {"servicerequestid": "1 & 2", "servicename": "Litter"},
        {"servicerequestid": "3"},
    ]


def test_fields_outside_of_the_records_are_of_each_that_follows():
    content = b"<a><Site>R1</Site><request><x><y>1</y></x></request><request/></a>"

    assert of_xml(content, is_deep=True) == [{"site": "R1", "y": "1"}, {"site": "R1"}]


def test_xml_cut_off_keeps_what_is_whole_and_says_that_one_is_not():
    assert of_xml(b"<a><request><id>1</id></request><request><id>2") == [
        {"id": "1"},
        None,
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (
            b'<!DOCTYPE a [<!ENTITY b "c">]><a><request/></a>',
            "declares a document type",
        ),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "declares a document type"),
        (b"<a><request>&b;</request></a>", "is not XML in its line 1"),
        (b"<a><request></a>", "is not XML in its line 1"),
        (b"<a>" * 100, "larger than a megabyte"),
        (b"<a><request><x>" + b"y" * 2_000_000, "larger than a megabyte"),
        (b"Dear Sir", "is not XML"),
    ],
)
def test_hostile_or_broken_xml_is_refused_in_words(content, says):
    with pytest.raises(FileRefused, match=says):
        of_xml(content, 1 << 16)


def test_a_fields_name_is_one_in_every_spelling():
    names = ("ASSAULT DATE AND TIME", "AssaultDateAndTime", "assault_date_and_time")

    assert {squashed(name) for name in names} == {"assaultdateandtime"}


def test_no_more_is_held_than_a_piece_and_a_record(monkeypatch):
    monkeypatch.setattr(records, "LARGEST_RECORD", 200)
    content = json.dumps([{"id": "x" * 50}] * 1000).encode()

    assert len(of_json(content, 64)) == 1000
