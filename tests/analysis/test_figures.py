"""Figures others counted: what is given, what is withheld, what is not held at all."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.contracts import (
    CONTRACTS,
    FIGURE_STATE_WORDS,
    FIGURES,
    WITH_VALUE,
    ContractError,
    FigureArea,
    FigureState,
    Shape,
)
from frankpledge.analysis.evidence import open_evidence
from frankpledge.analysis.figures import (
    FigureError,
    FigureFilter,
    figure,
    figure_rows,
    figure_series,
    figures_held,
)
from frankpledge.analysis.periods import calendar_year, month, months_from, quarter
from tests.analysis.figures import (
    FIGURE_ORACLES,
    QUARTERS,
    cell,
    of,
    some_figures,
    write,
)
from tests.analysis.incidents import incident
from tests.analysis.incidents import write as write_incidents
from tests.analysis.test_questions import parameters_of

MADE = some_figures(seed=20140301, count=400)
ASKED = st.fixed_dictionaries(
    {
        "start": st.sampled_from((date(2013, 1, 1), *QUARTERS)),
        "until": st.sampled_from((*QUARTERS, date(2016, 1, 1))),
        "areas": st.none() | st.sampled_from((["E07000115"], ["Kestrel"], ["nowhere"])),
        "area": st.sampled_from(("Northbridge", "Kestrel", "nowhere")),
        "area_kind": st.none() | st.sampled_from(("district", "other")),
        "category": st.none() | st.sampled_from(("Theft", "Arson", "Burglary")),
        "measure": st.none() | st.sampled_from(("offences", "patients")),
        "limit": st.integers(0, 300),
        "offset": st.integers(0, 300),
    }
)
YEAR = calendar_year(2014)
WANTED = FigureFilter(YEAR, area="E07000115", category="Theft")


def opened(folder, *rows):
    path = write(folder / "figures.parquet", list(rows))
    return open_evidence([path], shape=Shape.FIGURES)


@pytest.fixture(scope="module")
def evidence(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("figures"), *MADE) as evidence:
        yield evidence


@pytest.mark.parametrize("name", FIGURE_ORACLES)
@settings(max_examples=30)
@given(asked=ASKED)
def test_a_question_about_figures_gives_the_oracles_answer(name, asked, evidence):
    bound = {key: asked[key] for key in parameters_of(name)}

    assert evidence.answer(name, **bound) == FIGURE_ORACLES[name](MADE, asked)


def test_every_state_of_a_figure_has_words_and_every_shape_a_contract():
    assert set(FIGURE_STATE_WORDS) == set(FigureState) >= WITH_VALUE
    assert set(CONTRACTS) == set(Shape)


def test_incidents_and_figures_are_never_opened_together(tmp_path):
    figures = write(tmp_path / "figures.parquet", [cell()])
    incidents = write_incidents(tmp_path / "incidents.parquet", [incident()])

    for shape in Shape:
        with (
            pytest.raises(ContractError, match="never opened together"),
            open_evidence([figures, incidents], shape=shape),
        ):
            pass


def test_no_files_of_figures_give_no_figures():
    with open_evidence([], shape=Shape.FIGURES) as evidence:
        assert figures_held(evidence) == ()
        found = figure(evidence, WANTED)
    assert (found.value, found.cells) == (None, 0)
    assert found.sentence == "No figure is held for 2014. That is not zero."


def test_the_view_has_the_contracts_columns(evidence):
    described = evidence.connection.execute("DESCRIBE figures").fetchall()

    assert [(row[0], row[1]) for row in described] == [
        (column.name, column.kind) for column in FIGURES
    ]


def quarters(*states, **changes):
    """Return a year of quarters, each of a state."""
    return [
        of(months_from(start, 3), state=state, row_number=number, **changes)
        for number, (start, state) in enumerate(zip(QUARTERS, states, strict=False))
    ]


GIVEN, WITHHELD = FigureState.GIVEN, FigureState.SUPPRESSED


def test_quarters_make_a_year_when_every_one_is_given(tmp_path):
    with opened(tmp_path, *quarters(*[GIVEN] * 3, FigureState.PROVISIONAL)) as evidence:
        found = figure(evidence, WANTED)

    assert found.value == 30
    assert found.sentence == "30 offences in 2014, provisional."
    assert [part.label for part in found.covered] == [
        quarter(2013, 4).label,
        *(quarter(2014, number).label for number in (1, 2, 3)),
    ]


def test_a_year_held_beside_its_quarters_counts_once(tmp_path):
    rows = [*quarters(*[GIVEN] * 4), of(YEAR, state=FigureState.PROVISIONAL)]
    with opened(tmp_path, *rows) as evidence:
        assert figure(evidence, WANTED).value == 9
        assert len(figure_series(evidence, WANTED)) == 5


def test_a_withheld_cell_makes_bounds_and_never_a_value(tmp_path):
    with opened(tmp_path, *quarters(GIVEN, GIVEN, GIVEN, WITHHELD)) as evidence:
        found = figure(evidence, WANTED)

    assert (found.value, found.at_least, found.at_most) == (None, 22, 25)
    assert found.sentence == (
        "No figure for 2014: 1 of 4 cells withheld; it lies between 22 and 25."
    )


def test_a_missing_quarter_is_said_and_not_taken_for_zero(tmp_path):
    with opened(tmp_path, *quarters(GIVEN, GIVEN)) as evidence:
        found = figure(evidence, WANTED)

    assert (found.value, found.at_least, found.at_most) == (None, 14, None)
    assert found.sentence == (
        "No figure for 2014: only 2013-14 Q4, 2014-15 Q1 held; those given come to 14 "
        "at least."
    )


def test_a_renamed_area_is_joined_by_its_code(tmp_path):
    rows = [
        cell(area_code="E07000112", area_name="Shepway"),
        of(month(2014, 2), area_code="E07000112", area_name="Folkestone and Hythe"),
    ]
    wanted = FigureFilter(YEAR, area="E07000112", category="Burglary")
    with opened(tmp_path, *rows) as evidence:
        assert [one.value for one in figure_series(evidence, wanted)] == [7, 7]


@pytest.mark.parametrize(
    ("changes", "wanted", "says"),
    [
        ({"area_code": "E1"}, FigureFilter(YEAR, category="Theft"), "of area"),
        ({"category": "Arson"}, FigureFilter(YEAR, area="Northbridge"), "of category"),
        ({"measure": "cost"}, WANTED, "of measure"),
        ({"area_kind": "ward"}, WANTED, "of area"),
    ],
)
def test_figures_that_may_hold_one_another_are_not_added(
    tmp_path, changes, wanted, says
):
    with (
        opened(tmp_path, cell(), cell(**changes)) as evidence,
        pytest.raises(FigureError, match=f"2 kinds {says}"),
    ):
        figure(evidence, wanted)


def test_the_cells_behind_a_figure_are_shown_as_received(tmp_path):
    with opened(tmp_path, *quarters(GIVEN, WITHHELD)) as evidence:
        rows = figure_rows(evidence, WANTED, limit=9)

    assert [(row.printed, row.state, row.groups) for row in rows] == [
        ("7", "given", ("Theft",)),
        ("1 to 4", "suppressed", ("Theft",)),
    ]
    assert rows[0].period == quarter(2013, 4)


def test_kinds_of_area_are_told_apart_when_asked(tmp_path):
    rows = [cell(area_kind="ward", area_code="X1", area_name="Medway"), cell()]
    wanted = FigureFilter(
        month(2014, 1), category="Theft", area_kind=FigureArea.DISTRICT
    )
    with opened(tmp_path, *rows) as evidence:
        assert figure(evidence, wanted).value == 7
