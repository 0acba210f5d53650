"""What a return can be relied on for: what rows say, where they lie, what changed."""

import pytest
from django.urls import reverse

from frankpledge.intake import queries
from tests.factories.partnership import AreaFactory
from tests.intake.streets import NAME, ROW, nuisance, put, row, street
from tests.people import AMARA, DEV, ESI, SAM

pytestmark = pytest.mark.django_db

PAGE = ["northbridge", "2010-11", "police-uk", "northbridge", "2014-06"]


@pytest.fixture
def june(add, northbridge, tmp_path):
    """Return June's current version, the second that came."""
    first = [row(), row(2), row(3), nuisance()]
    later = [row(), row(2, Last_outcome_category="Court case"), nuisance()]
    for release in (first, later):
        report = add(put(tmp_path, street(release), NAME))
    return queries.version_of(northbridge, uuid=report.returns[0].version)


def test_what_the_rows_say_and_what_the_newer_version_changed(june):
    found = queries.quality_of(june)

    assert (found.precision.rows, found.precision.with_hour) == (3, 0)
    assert found.precision.without_reference == 1
    assert found.changed.only_before == 1
    assert found.changed.other_outcome == 1
    assert found.where is None
    assert found.trouble == ""


def test_where_the_rows_lie_is_told_in_the_wards_before_the_lsoas(june, northbridge):
    AreaFactory(partnership=northbridge, kind="lsoa", vintage=2011, code="E01000009")
    x, y = float(ROW["Longitude"]), float(ROW["Latitude"])
    ring = [[x - 1, y - 1], [x + 1, y - 1], [x + 1, y + 1], [x - 1, y + 1]]
    AreaFactory(
        partnership=northbridge,
        name="Castle",
        boundary={"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
    )

    where = queries.quality_of(june).where

    assert where.layer == "Wards, 2009"
    assert [(area.name, area.rows) for area in where.areas] == [("Castle", 3)]
    assert "moved by their supplier" in where.placed.sentence


def test_a_file_that_is_gone_is_said_and_the_page_stands(june, client_for, settings):
    (settings.EVIDENCE_STORE / june.parquet_path).unlink()

    assert "Restore it from a backup" in queries.quality_of(june).trouble
    assert client_for(DEV).get(reverse("intake:quality", args=PAGE)).status_code == 200


def test_counts_of_small_areas_are_for_those_who_may_see_records(
    june, northbridge, client_for
):
    AreaFactory(partnership=northbridge, kind="lsoa", vintage=2011, code="E01000009")
    address = reverse("intake:quality", args=PAGE)

    counting = client_for(DEV).get(address).content.decode()
    looking = client_for(AMARA).get(address).content.decode()

    assert "E01000009" not in counting
    assert "counts of small areas tell of single incidents" in counting
    assert "E01000009" in looking


def test_the_page_is_for_those_who_may_see_evidence(june, client_for):
    address = reverse("intake:quality", args=PAGE)
    shown = client_for(DEV).get(address)
    page = shown.content.decode()

    assert shown.status_code == 200
    assert "No row says the hour" in page
    assert "1 only in the earlier" in page
    assert "has no areas yet" in page
    assert client_for(SAM).get(address).status_code == 403
    assert client_for(ESI).get(address).status_code == 404
    nothing = reverse("intake:quality", args=[*PAGE[:4], "2014-07"])
    assert client_for(DEV).get(nothing).status_code == 404


@pytest.mark.shared
def test_two_releases_of_one_real_month_are_told_apart(add, shared_data, northbridge):
    """5,858 crimes in both, 68 gone, 5 new; 3,372 outcomes and 18 types changed."""
    folder = shared_data / "data/police_uk/northumbria"
    add(folder / "earlier_release")
    report = add(folder / "later_release")
    later = queries.version_of(northbridge, uuid=report.returns[0].version)

    changed = queries.changed_from_before(later)

    assert (changed.in_both, changed.only_before, changed.only_after) == (5858, 68, 5)
    assert (changed.other_outcome, changed.other_category) == (3372, 18)
    assert (changed.unpaired_before, changed.unpaired_after) == (7599, 7581)
