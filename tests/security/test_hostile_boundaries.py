"""Boundaries made to do harm: every one is a refusal in words, or a page that opens."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.people import BEN

SQUARE = [[0.1, 51.1], [0.2, 51.1], [0.2, 51.2], [0.1, 51.1]]


def geojson(*, ring=SQUARE, code="E05000001", name="Mill", **geometry):
    """Return a file of one ward."""
    shape = {"type": "Polygon", "coordinates": [ring], **geometry}
    properties = {"WD09CD": code, "WD09NM": name}
    feature = {"type": "Feature", "properties": properties, "geometry": shape}
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


HOSTILE = {
    "numbers too large for any float": geojson(ring=[[10**400, 1]] * 4),
    "numbers that are words": geojson(ring=[[str(x), str(y)] for x, y in SQUARE]),
    "a height that is no number": geojson(ring=[[*p, float("nan")] for p in SQUARE]),
    "more than is asked for": geojson(extra="\x00" * 9, bbox=[float("inf")]),
    "a zero byte in a name": geojson(name="Mi\x00ll"),
    "half a character in a name": geojson(name="Mi\ud800ll"),
    "half a character in a code": geojson(code="E0500\udfff"),
    "markup in a name": geojson(name="<script>alert(1)</script>"),
    "a code of another shape": geojson(code={"a": 1}),
    "a polygon deep in brackets": geojson(ring=SQUARE).replace(
        "[[[", "[" * 100_000 + "[[["
    ),
    "rings that are no rings": geojson(coordinates=[[1, 2, 3, 4]]),
    "an empty polygon": geojson(type="MultiPolygon", coordinates=[[]]),
    "rings all on one spot": geojson(ring=[[0.1, 51.1]] * 4),
    "a zero byte far into a list": "code,name\nE1,Mill\n"
    + "\n" * 5_000
    + "E2,Mi\x00ll",
    "features without properties": '{"type": "FeatureCollection", "features": '
    '[{"properties": null, "geometry": null}]}',
    "a list cell larger than any": "code,name\nE1," + "x" * 200_000,
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_boundaries_are_refused_in_words_or_shown(northbridge, client_for, content):
    browser = client_for(BEN)
    sent = {
        "kind": "ward",
        "vintage": 2009,
        "district": "",
        "file": SimpleUploadedFile("wards", content.encode("utf-8", "surrogatepass")),
    }

    answer = browser.post(reverse("partnership:add-areas", args=["northbridge"]), sent)
    shown = browser.get(answer.url) if answer.status_code == 302 else answer

    assert shown.status_code == 200
    assert "<script>alert" not in shown.content.decode()
    if shown is answer:
        assert answer.context["form"].errors["file"]
