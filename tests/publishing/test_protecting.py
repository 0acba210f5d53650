"""Small counts are hidden wherever they stand, and wherever they could be worked out.

The test of it: what is published must be the same whether the hidden count is 2, 3 or 4.
"""

import io
import json
import re
from datetime import date
from decimal import Decimal

import pypdf
import pytest
from django.db import transaction

from frankpledge.analysis.disclosure import CountTable, DisclosureError, Policy
from frankpledge.intake import operations as intake
from frankpledge.intake.sharing import Supply
from frankpledge.partnership.rules import AreaKind
from frankpledge.plan.reading.draft import RuleKind
from frankpledge.plan.rules import FigureKnown, MeasureUnit
from frankpledge.publishing import rendering
from frankpledge.publishing.freezing import freeze
from frankpledge.publishing.protecting import SafeFigures, protected_figures
from frankpledge.publishing.queries import policy_for
from frankpledge.publishing.rules import NOT_SHOWN, WHY_NOT_SHOWN
from frankpledge.review import queries as review_queries
from tests.factories.partnership import AreaFactory
from tests.factories.plan import (
    IndicatorFactory,
    MeasureFactory,
    PlanFactory,
    PriorityFactory,
    TargetFactory,
    ThemeFactory,
)
from tests.factories.review import (
    PrintedResultFactory,
    SourceBindingFactory,
    TypedReturnFactory,
)
from tests.intake.test_terms_pages import TERMS
from tests.publishing.conftest import AT, answered, read
from tests.review.conftest import incidents_counted
from tests.review.returned import HERE, YEAR, YEAR_BEFORE

pytestmark = pytest.mark.django_db

SMALL = (2, 3, 4)
DAY = date(2010, 11, 23)


def frozen(plan, policy=Policy()):  # noqa: B008
    return freeze(read(plan), on=DAY, policy=policy)


def without_versions(content) -> str:
    """Return content as text but for the names of the evidence it rests on."""
    kept = {
        key: part for key, part in content.items() if not key.startswith("evidence")
    }
    return json.dumps(kept, sort_keys=True)


def target_rows(content) -> dict[str, dict]:
    rows = [row for section in content["targets"] for row in section["rows"]]
    return {row["title"].removeprefix("Reduce "): row for row in rows}


def known(number: int) -> dict:
    return {"baseline": Decimal(number), "baseline_printed": str(number)}


# Ways a small count comes to stand in a plan: each makes it 2, 3 or 4.


def as_a_value(plan, small):
    answered(plan, "Robbery", small)


def as_a_value_at_its_target(plan, small):
    """Met exactly, missed or exceeded: the verdict alone would tell."""
    measure = MeasureFactory(plan=plan, title="Reduce Robbery")
    TargetFactory(measure=measure, printed=Decimal(3), printed_text="3")
    SourceBindingFactory(measure=measure, typed=True)
    TypedReturnFactory(measure=measure, value=small)


def as_a_value_of_a_theme(plan, small):
    theme = ThemeFactory(priority=PriorityFactory(plan=plan, title="A"), title="B")
    measure = answered(plan, "Robbery", small, theme=theme)
    aim = 3 if small in SMALL else 30
    measure.targets.update(printed=aim, kind=RuleKind.AT_MOST.value, amount=aim)


def as_a_value_of_a_theme_and_of_a_target(plan, small):
    indicator = IndicatorFactory(
        partnership=plan.year.partnership, title="Robbery", code="robbery"
    )
    theme = ThemeFactory(priority=PriorityFactory(plan=plan, title="A"), title="B")
    for place in (theme, None):
        measure = MeasureFactory(
            plan=plan, title="Reduce Robbery", theme=place, indicator=indicator
        )
        TargetFactory(measure=measure, printed=Decimal(3), printed_text="3")
        SourceBindingFactory(measure=measure, typed=True)
        TypedReturnFactory(measure=measure, value=small)


def as_a_baseline(plan, small):
    """Reduce by half: the target would tell what it is half of."""
    measure = answered(plan, "Robbery", 60, **known(small))
    measure.targets.update(amount=50, printed=Decimal(small) / 2, printed_text="half")


def as_a_baseline_to_maintain(plan, small):
    measure = answered(plan, "Robbery", 60, **known(small))
    measure.targets.update(
        kind=RuleKind.MAINTAIN_OR_IMPROVE.value,
        amount=None,
        printed=None,
        printed_state=FigureKnown.BLANK.value,
    )


def as_the_events_behind_a_share(plan, small):
    measure = answered(
        plan, "Repeat victims", None, indicator__unit=MeasureUnit.PERCENT.value
    )
    TypedReturnFactory(
        measure=measure, value=small * 10, numerator=small, denominator=10
    )


def as_a_result_of_last_year(plan, small):
    """Last year's result is this year's baseline."""
    starts_on = plan.year.starts_on.replace(year=2009)
    last = PlanFactory(
        year=plan.year.partnership.years.get(starts_on=starts_on), agreed=True
    )
    indicator = IndicatorFactory(
        partnership=plan.year.partnership, title="Robbery", code="robbery"
    )
    measure = MeasureFactory(plan=last, title="Reduce Robbery", indicator=indicator)
    TargetFactory(measure=measure, printed=Decimal(3), printed_text="3")
    PrintedResultFactory(
        measure=measure,
        actual=small,
        actual_printed=str(small),
        change_printed=f"-{100 - small}%",
    )
    SourceBindingFactory(measure=measure, printed=True)
    measure = MeasureFactory(
        plan=plan, title="Reduce Robbery", indicator=indicator, **known(small)
    )
    TargetFactory(measure=measure, printed=Decimal(small - 1), printed_text="less")


WAYS = (
    as_a_value,
    as_a_value_at_its_target,
    as_a_value_of_a_theme,
    as_a_value_of_a_theme_and_of_a_target,
    as_a_baseline,
    as_a_baseline_to_maintain,
    as_the_events_behind_a_share,
    as_a_result_of_last_year,
)


@pytest.fixture
def published_with(plan):
    """Return a function giving what is published with a small count put in some way."""

    def published(way, small) -> str:
        with transaction.atomic():
            way(plan, small)
            content = frozen(plan)
            transaction.set_rollback(True)
        return without_versions(content)

    return published


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_what_is_published_does_not_tell_a_small_count(published_with, way):
    published = {published_with(way, small) for small in SMALL}

    assert len(published) == 1


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_larger_counts_put_in_the_same_way_are_told(published_with, way):
    """Or the test above would prove nothing."""
    published = {published_with(way, large) for large in (20, 30, 40)}

    assert len(published) == 3


@pytest.fixture
def counted(plan, receive, northbridge):
    """Return a function that publishes a measure counted from so many a month."""
    AreaFactory(
        partnership=northbridge, kind=AreaKind.LSOA.value, vintage=2011, code=HERE
    )
    measure = MeasureFactory(plan=plan, title="Reduce Theft", indicator__title="Theft")
    TargetFactory(measure=measure)
    SourceBindingFactory(
        measure=measure, detail=incidents_counted(categories=("Theft",))
    )

    def published(months) -> dict:
        receive({m: {"Theft": count, "Arson": 1} for m, count in months.items()})
        return frozen(plan)

    return published


@pytest.fixture
def tells_nothing(counted):
    """Return a function saying whether what differs in some months stays untold."""

    def alike(months, *differing) -> bool:
        counted(months)
        return len({without_versions(counted(each)) for each in differing}) == 1

    return alike


def test_a_small_count_of_the_evidence_beside_a_printed_baseline_is_not_told(
    tells_nothing,
):
    """The plan prints 100; the evidence counted 2, 3 or 4 in all of last year."""
    months = dict.fromkeys(YEAR, 5) | dict.fromkeys(YEAR_BEFORE, 0)

    assert tells_nothing(months, *({YEAR_BEFORE[0]: small} for small in SMALL))


def test_a_small_count_so_far_is_not_told_by_where_it_is_heading(tells_nothing):
    months = dict.fromkeys(YEAR_BEFORE, 10) | dict.fromkeys(YEAR[:4], 0)

    assert tells_nothing(months, *({YEAR[0]: small} for small in SMALL))


def test_a_small_count_in_the_same_months_of_last_year_is_not_told(tells_nothing):
    """Last year had 60 in all, of which 2, 3 or 4 came in the months now held."""
    months = dict.fromkeys(YEAR[:4], 5) | dict.fromkeys(YEAR_BEFORE, 0)

    assert tells_nothing(
        months,
        *({YEAR_BEFORE[0]: small, YEAR_BEFORE[9]: 60 - small} for small in SMALL),
    )


def test_a_result_of_3_is_in_no_page_no_pdf_and_no_content(plan):
    answered(plan, "Robbery", 3)

    content = frozen(plan)
    text = "\n".join(
        page.extract_text()
        for page in pypdf.PdfReader(io.BytesIO(rendering.pdf(content))).pages
    )

    row = target_rows(content)["Robbery"]
    assert (row["value"], row["verdict"]) == (NOT_SHOWN, "Not shown")
    assert row["sentence"] == WHY_NOT_SHOWN
    assert row["disagreements"] == []
    for place in (
        json.dumps(content["targets"]),
        re.sub(r"<[^>]+>", " ", rendering.page(content)),
        re.sub(r"Page 3\b", "", text),
    ):
        assert not re.search(r"(?<![\d,-])3(?![\d,-])", place)


def test_another_count_is_hidden_so_that_the_small_one_cannot_be_worked_out(plan):
    answered(plan, "Robbery", 3)

    rows = target_rows(frozen(plan))

    hidden = {title for title, row in rows.items() if row["value"] == NOT_SHOWN}
    assert hidden == {"Robbery", "Arson"}
    assert {rows[title]["verdict"] for title in hidden} == {"Not shown"}


def test_nothing_is_hidden_where_every_count_is_large(plan):
    rows = target_rows(frozen(plan))

    assert {title: row["value"] for title, row in rows.items()} == {
        "Burglary": "90",
        "Arson": "40",
    }


def test_nought_is_told_as_nought_unless_the_policy_hides_it(plan):
    answered(plan, "Robbery", 0)

    told = target_rows(frozen(plan))["Robbery"]
    hidden = target_rows(frozen(plan, Policy(zeros_shown=False)))["Robbery"]

    assert (told["value"], told["verdict"]) == ("0", "Target exceeded")
    assert hidden["value"] == NOT_SHOWN


def test_what_was_not_received_is_missing_and_not_hidden(plan):
    answered(plan, "Robbery", None)

    row = target_rows(frozen(plan))["Robbery"]

    assert (row["value"], row["verdict"]) == ("", "Not measurable")


def test_a_target_that_stands_by_itself_is_told_beside_a_hidden_baseline(plan):
    measure = answered(plan, "Robbery", 60, **known(3))
    measure.targets.update(
        kind=RuleKind.AT_MOST.value, amount=50, printed=50, printed_text="50"
    )

    row = target_rows(frozen(plan))["Robbery"]

    assert (row["baseline"], row["target"]) == (NOT_SHOWN, "50")


def test_a_higher_threshold_hides_more(plan):
    rows = target_rows(frozen(plan, Policy(threshold=50)))

    assert {row["value"] for row in rows.values()} == {NOT_SHOWN}
    assert (
        "Counts from 1 to 49 are not shown"
        in frozen(plan, Policy(threshold=50))["method"][-1]
    )


def test_figures_come_from_a_protected_table_or_not_at_all(plan):
    bare = CountTable("Figures", ("a",), ("Count",), ((3,),))

    with pytest.raises(DisclosureError, match="Only figures of a protected table"):
        SafeFigures(bare)


def test_a_plan_without_a_single_count_has_nothing_to_protect(this_year):
    plan = PlanFactory(year=this_year, agreed=True)

    safe = protected_figures(review_queries.reviews_of(read(plan)), Policy())

    assert safe.table is None
    assert frozen(plan)["targets"] == []


@pytest.mark.parametrize(("number", "threshold"), [(None, 5), (3, 5), (12, 12)])
def test_the_stricter_of_our_rule_and_the_terms_hides_counts(
    plan, ben, number, threshold
):
    measure = MeasureFactory(plan=plan, indicator__title="Theft")
    SourceBindingFactory(measure=measure)
    intake.set_terms(
        partnership=plan.year.partnership,
        of=Supply("incidents", "northbridge"),
        terms=TERMS | {"small_number": number},
        version=0,
        by=ben,
        at=AT,
    )

    assert policy_for(read(plan)).threshold == threshold
