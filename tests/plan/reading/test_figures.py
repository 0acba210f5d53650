"""Figures in cells and in sentences."""

from decimal import Decimal

import pytest

from frankpledge.plan.reading.draft import FigureState, Unit
from frankpledge.plan.reading.figures import figures_in, number_of, parse_figure


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("273", "273", Unit.COUNT),
        ("1,320", "1320", Unit.COUNT),
        ("1 320", "1320", Unit.COUNT),
        ("1964", "1964", Unit.COUNT),
        ("22.7%", "22.7", Unit.PERCENT),
        ("13 per cent", "13", Unit.PERCENT),
        ("- 7%", "-7", Unit.PERCENT),
        ("-13%", "-13", Unit.PERCENT),
        ("– 7%", "-7", Unit.PERCENT),
        ("\u2212 7 %", "-7", Unit.PERCENT),
        ("+ 5%", "5", Unit.PERCENT),
        ("7% reduction", "-7", Unit.PERCENT),
        ("5% increase", "5", Unit.PERCENT),
        ("£5,000", "5000", Unit.POUNDS),
        ("£20k", "20000", Unit.POUNDS),
        ("£1.5 million", "1500000", Unit.POUNDS),
        ("12 days", "12", Unit.DAYS),
        ("8.4 per 1,000", "8.4", Unit.PER_THOUSAND),
        ("254*", "254", Unit.COUNT),
        ("1,265 (provisional)", "1265", Unit.COUNT),
        ("254 ↓", "254", Unit.COUNT),
        ("0", "0", Unit.COUNT),
    ],
)
def test_a_number_is_read_with_its_sign_and_unit(printed, value, unit):
    figure = parse_figure(printed)

    assert (figure.state, figure.value, figure.unit) == (
        FigureState.KNOWN,
        Decimal(value),
        unit,
    )
    assert figure.printed == printed


@pytest.mark.parametrize(
    ("printed", "state"),
    [
        ("", FigureState.BLANK),
        ("  \u00a0", FigureState.BLANK),
        ("TBC", FigureState.TBC),
        ("t.b.c.", FigureState.TBC),
        ("To be confirmed", FigureState.TBC),
        ("not yet available", FigureState.TBC),
        ("n/a", FigureState.NOT_APPLICABLE),
        ("N/A", FigureState.NOT_APPLICABLE),
        ("-", FigureState.NOT_APPLICABLE),
        ("–", FigureState.NOT_APPLICABLE),
        ("*", FigureState.WITHHELD),
        ("<5", FigureState.WITHHELD),
        ("5 or under", FigureState.WITHHELD),
        ("Target missed", FigureState.WORDS),
        ("1,32", FigureState.WORDS),
        ("about 40", FigureState.WORDS),
        ("12-15", FigureState.WORDS),
        ("9" * 40, FigureState.WORDS),
    ],
)
def test_what_is_no_number_is_a_state_and_never_zero(printed, state):
    figure = parse_figure(printed)

    assert (figure.state, figure.value) == (state, None)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two", 2),
        ("Twelve", 12),
        ("twenty-five", 25),
        ("40", 40),
        ("dozens", None),
        ("two-three", None),
    ],
)
def test_numbers_in_words_are_numbers(words, value):
    assert number_of(words) == value


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("They met 27 parents, 10 teachers and 6 heads.", ["27", "10", "6"]),
        ("Of the 43 visited, 33 had moved.", ["43", "33"]),
        ("A survey found 26% unhappy, 7 per cent angry.", ["26%", "7 per cent"]),
        ("Calls rose by 4.1%.", ["4.1%"]),
        ("Over 1,500 leaflets went out.", ["1,500"]),
        ("In 2030/31 45 people came.", ["45"]),
        ("Eight men came.", ["Eight"]),
        ("Nearly half (47%) said so.", ["47%"]),
        ("They spent £2,000.", ["£2,000"]),
    ],
)
def test_figures_that_count_are_found_in_a_sentence(sentence, printed):
    assert [figure.printed for figure in figures_in(sentence)] == printed


@pytest.mark.parametrize(
    "sentence",
    [
        "It ran from April 2030 to March 2031.",
        "The 2030-31 plan follows the three year strategy.",
        "Thursday from 8pm to 4am.",
        "NI21 and NI32 are measured; so is Y2 and Y-2.",
        "It was on Radio 4 and page 12.",
        "On 12 May and on May 12 they met.",
        "One of them left.",
        "Some two-three came, two hundred or 3 thousand, they said.",
        "The 1st, 2nd and 3rd prizes.",
    ],
)
def test_years_dates_times_and_names_are_no_figures(sentence):
    assert list(figures_in(sentence)) == []
