"""Rules of a partnership: slugs, plan years, kinds, names, links."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.partnership.rules import (
    AGENCY_KIND_NAMES,
    AGENCY_KIND_PLURALS,
    AREA_KIND_NAMES,
    AREA_KIND_PLURALS,
    GROUP_KIND_NAMES,
    RESERVED_SLUGS,
    AgencyKind,
    AreaKind,
    GroupKind,
    NotUsable,
    check_slug,
    guess_agency_kind,
    name_words,
    next_plan_year,
    plan_year_label,
    plan_year_of,
    plan_year_starts,
    telephone_link,
    web_link,
)

DAYS = st.dates(min_value=date(1999, 1, 1), max_value=date(2098, 12, 31))
KINDS = [
    ("Northshire Police", AgencyKind.RESPONSIBLE_AUTHORITY),
    ("Northbridge Borough Council", AgencyKind.RESPONSIBLE_AUTHORITY),
    ("Northshire Fire & Rescue", AgencyKind.RESPONSIBLE_AUTHORITY),
    ("Northshire Probation Service", AgencyKind.RESPONSIBLE_AUTHORITY),
    ("West Northshire PCT", AgencyKind.RESPONSIBLE_AUTHORITY),
    ("NHS Northshire Integrated Care Board", AgencyKind.RESPONSIBLE_AUTHORITY),
    ("Northbridge Neighbourhood Watch", AgencyKind.VOLUNTARY),
    ("Victim Support Northshire", AgencyKind.VOLUNTARY),
    ("Northbridge Women's Refuge", AgencyKind.VOLUNTARY),
    ("Riverside Homes", AgencyKind.CO_OPERATING_BODY),
]


@pytest.mark.parametrize(
    ("label", "day"),
    [
        ("2010-11", date(2010, 4, 1)),
        ("1999-00", date(1999, 4, 1)),
        ("1998-99", date(1998, 4, 1)),
        ("2098-99", date(2098, 4, 1)),
    ],
)
def test_a_plan_year_begins_on_the_first_of_april(label, day):
    assert plan_year_starts(label) == day
    assert plan_year_label(day) == label


@pytest.mark.parametrize(
    "label", ["2010-12", "2010-10", "2010/11", "2010-2011", "x", ""]
)
def test_what_is_not_two_consecutive_years_is_refused(label):
    with pytest.raises(NotUsable, match="two years that follow one another"):
        plan_year_starts(label)


@pytest.mark.parametrize("label", ["1997-98", "2099-00", "0000-01", "9999-00"])
def test_a_year_no_partnership_has_is_refused(label):
    with pytest.raises(NotUsable, match="1998 to 2098"):
        plan_year_starts(label)


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2010, 4, 1), date(2010, 4, 1)),
        (date(2011, 3, 31), date(2010, 4, 1)),
        (date(2010, 3, 31), date(2009, 4, 1)),
        (date(2010, 12, 31), date(2010, 4, 1)),
    ],
)
def test_a_day_belongs_to_the_plan_year_that_began_before_it(day, first):
    assert plan_year_of(day) == first


@given(DAYS)
def test_every_day_lies_within_its_plan_year(day):
    first = plan_year_of(day)

    assert first <= day < first.replace(year=first.year + 1)


@given(DAYS)
def test_a_label_and_its_first_day_say_the_same(day):
    first = plan_year_of(day)

    assert plan_year_starts(plan_year_label(first)) == first


@given(DAYS)
def test_only_the_first_of_april_changes_the_plan_year(day):
    changes = plan_year_of(day) != plan_year_of(day - timedelta(days=1))

    assert changes == ((day.month, day.day) == (4, 1))


def test_the_next_year_to_open_follows_the_latest():
    held = [date(2009, 4, 1), date(2010, 4, 1)]

    assert next_plan_year(held, today=date(2026, 1, 1)) == "2011-12"


def test_the_first_year_to_open_is_the_present_one():
    assert next_plan_year([], today=date(2026, 3, 31)) == "2025-26"


@pytest.mark.parametrize("slug", ["northbridge", "tonbridge-and-malling", "e07000115"])
def test_a_plain_slug_is_accepted(slug):
    check_slug(slug)


@pytest.mark.parametrize(
    "slug",
    ["", "North", "north bridge", "north_bridge", "-north", "north--bridge", "é"],
)
def test_a_slug_unfit_for_an_address_is_refused(slug):
    with pytest.raises(NotUsable, match="small letters"):
        check_slug(slug)


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_a_slug_that_would_hide_other_pages_is_refused(slug):
    with pytest.raises(NotUsable, match="other pages"):
        check_slug(slug)


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_the_kind_of_an_agency_is_guessed_from_its_name(name, kind):
    assert guess_agency_kind(name) is kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Northshire Fire and Rescue Service", "Northshire Fire & Rescue"),
        ("Northshire Probation", "The Northshire Probation Service"),
        ("Women’s Refuge", "Women's Refuge"),
        ("POLICE, Northshire", "Northshire Police"),
    ],
)
def test_spellings_of_one_agency_have_the_same_words(one, other):
    assert name_words(one) == name_words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Northshire Police", "Northshire Police Authority"),
        ("Northshire County Council", "Northbridge Borough Council"),
    ],
)
def test_different_agencies_have_different_words(one, other):
    assert name_words(one) != name_words(other)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("www.agency.example", "https://www.agency.example"),
        ("http://agency.example/a?b=c", "http://agency.example/a?b=c"),
        ("https://agency.example:8443/", "https://agency.example:8443/"),
        ("agency", ""),
        ("", ""),
        ("javascript:alert(1)//a.example", ""),
        ("data:text/html,x.example", ""),
        ("www.agency.example onclick=x", ""),
    ],
)
def test_only_a_website_becomes_a_link(text, link):
    assert web_link(text) == link


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("01632 960 001", "tel:01632960001"),
        ("01632 960001 ext 12", "tel:01632960001"),
        ("+44 (0)1632 960001", "tel:+441632960001"),
        ("(01632) 960-001", "tel:01632960001"),
        ("101", "tel:101"),
        ("none", ""),
        ("", ""),
    ],
)
def test_a_telephone_number_becomes_a_link_that_dials_it(text, link):
    assert telephone_link(text) == link


@pytest.mark.parametrize(
    ("kinds", "names"),
    [
        (AgencyKind, AGENCY_KIND_NAMES),
        (AgencyKind, AGENCY_KIND_PLURALS),
        (GroupKind, GROUP_KIND_NAMES),
        (AreaKind, AREA_KIND_NAMES),
        (AreaKind, AREA_KIND_PLURALS),
    ],
)
def test_every_kind_has_a_name(kinds, names):
    assert set(names) == set(kinds)
