"""Which way a document rounds: told once, from its tables and its prose."""

from frankpledge.review.checks.check import About
from frankpledge.review.checks.examples import draft, fall, result, target
from frankpledge.review.checks.run import check_draft
from frankpledge.review.checks.table import CHECKS
from tests.review.checks.heard import the_sentence

ARITHMETIC = [check for check in CHECKS if check.about is About.ARITHMETIC]


def contradictions(*rows):
    return [one.rule for one in check_draft(draft(*rows), checks=ARITHMETIC)]


def test_a_half_rounded_up_is_noted_where_another_figure_needs_correcting():
    rows = (
        result("Reduce theft of vehicles by 5%", "190 | 181 | 131 | -31%", fall("5%")),
        result("Reduce violence by 5%", "1,193 | 1,133 | 1,030 | -6%", fall("5%")),
    )
    said = the_sentence(draft(*rows), "rounding-revealed")

    assert "5% off 190 is exactly 180.5, printed 181" in said
    assert "rounds a half up" in said


def test_a_half_rounded_to_even_is_noted_as_that():
    rows = (
        target("Reduce robbery by 5%", "190 | 180", fall("5%")),
        target("Reduce arson by 10%", "900 | 800", fall("10%")),
    )
    said = the_sentence(draft(*rows), "rounding-revealed")

    assert "rounding a half up, as a spreadsheet does, would print 181" in said


def test_a_change_of_exactly_a_half_tells_the_convention_too():
    rows = (
        result("Reduce robbery", "200 | 190 | 171 | -15%", None),
        result("Reduce arson", "900 | 890 | 800 | -30%", None),
    )
    said = the_sentence(draft(*rows), "rounding-revealed")

    assert "a change of exactly -14.5% is printed -15%" in said


def test_a_half_in_a_sound_document_is_nobodys_business():
    assert contradictions(target("Reduce arson by 5%", "190 | 181", fall("5%"))) == []


def test_a_document_that_rounds_every_target_up_is_told_so_once():
    rows = (
        target("Reduce robbery by 10%", "806 | 726", fall("10%"), 20),
        target("Reduce arson by 10%", "907 | 817", fall("10%"), 21),
        target("Reduce fraud by 10%", "813 | 732", fall("10%"), 22),
    )

    assert contradictions(*rows) == ["targets-rounded-up-throughout"]
    said = the_sentence(draft(*rows), "targets-rounded-up-throughout")
    assert "10% off 806, is 725.4 and printed 726, where rounding gives 725" in said


def test_one_rounded_target_makes_those_rounded_up_slips():
    rows = (
        target("Reduce robbery by 10%", "806 | 726", fall("10%"), 20),
        target("Reduce arson by 10%", "907 | 817", fall("10%"), 21),
        target("Reduce fraud by 10%", "814 | 733", fall("10%"), 22),
        target("Reduce theft by 10%", "806 | 725", fall("10%"), 23),
    )

    assert contradictions(*rows) == ["target-does-not-follow"] * 2


def test_a_half_in_prose_tells_the_convention_too():
    wrong = target("Reduce arson by 10%", "900 | 800", fall("10%"))
    plan = draft(wrong, prose="Locks were fitted in 25 of 40 homes (63%).")
    said = the_sentence(plan, "rounding-revealed")

    assert "25 of 40, exactly 62.5%, is printed 63% (line 30)" in said


def test_halves_that_go_both_ways_are_told_in_one_breath():
    rows = (
        target("Reduce robbery by 5%", "190 | 180", fall("5%")),
        target("Reduce theft by 5%", "210 | 200", fall("5%"), 21),
        target("Reduce arson by 10%", "905 | 815", fall("10%"), 22),
        target("Reduce fraud by 10%", "900 | 800", fall("10%"), 23),
    )
    said = the_sentence(draft(*rows), "rounding-revealed")

    assert "Here a half went up, as a spreadsheet rounds; to the even number" in said
    assert "Here a half went to the even number" in said


def test_the_figures_that_fall_on_no_half_are_counted_with_it():
    rows = (
        target("Reduce robbery by 5%", "190 | 181", fall("5%")),
        target("Reduce theft by 10%", "814 | 733", fall("10%"), 21),
        target("Reduce arson by 10%", "813 | 731", fall("10%"), 22),
        target("Reduce fraud by 10%", "900 | 800", fall("10%"), 23),
    )
    said = the_sentence(draft(*rows), "rounding-revealed")

    assert (
        "Of its other figures that would show cutting off, 1 is rounded and 1 is cut off"
        in said
    )
