"""The real action plan for 2010-11: everything it gets wrong, and nothing it does not."""

import pytest

from frankpledge.plan.reading.reader import read_plan
from frankpledge.review.checks.run import check_draft

pytestmark = pytest.mark.shared

# Rule, first line, and the figures or words its sentence must hold.
#
# "Successful in reducing burglaries" is asked about although the same sentence goes on
# to except the non-domestic ones: of the two rows that make up burglary one fell by 19
# and the other rose by 23, so the words are true of dwellings only. It is a question,
# not an error.
EXPECTED = (
    ("change-cut-off", 25, ("printed -14%", "521 to 445", "-14.59%", "-15%")),
    (
        "change-does-not-follow",
        30,
        ("printed -6%", "1,193 to 1,030 is -13.7%", "baseline of about 1,096"),
    ),
    ("target-does-not-follow", 140, ("5% off 56 is 53.2", "52", "7.1%")),
    ("baseline-is-not-last-years-actual", 140, ("56", "is 53", "line 29")),
    ("not-measurable", 31, ("TBC", "target of 130", "neither met nor missed")),
    ("not-measurable", 135, ("TBC", "not zero")),
    ("share-target-has-no-baseline", 206, ("50%", "30 businesses", "line 44", "45")),
    ("share-target-has-no-baseline", 206, ("notices", "20%")),
    ("share-target-has-no-baseline", 213, ("hate crimes", "15%")),
    ("labels-disagree", 32, ("5% against 13%", "4% against 8%", "two labels")),
    (
        "claim-wider-than-its-rows",
        42,
        ("from 702 to 706", "fell by 19", "rose by 23", "lines 22 and 23"),
    ),
    ("code-used-otherwise", 130, ("NI32", "MARAC", "137", "22.7%", "about 604")),
    ("code-used-otherwise", 140, ("NI47", "56 to 52", "three-year rolling average")),
    (
        "two-instruments-one-question",
        143,
        ("NI41", "5% in the KCVS", "26% from the Place Survey", "line 174"),
    ),
    ("target-already-met", 155, ("75%", "33 of 43", "76.7%", "line 56")),
    ("target-already-met", 199, ("at least 6 men", "was 8", "line 78")),
    ("fewer-reports-of-an-under-reported-harm", 200, ("domestic abuse", "line 197")),
    ("more-and-fewer-reports-wanted", 212, ("hate crimes", "line 214")),
    (
        "results-inside-chance",
        22,
        ("4 of the 9 counts", "-14.6%", "-31.1%", "-47.3%", "-13.7%"),
    ),
    ("rounding-revealed", 26, ("180.5", "printed 181", "half up", "180")),
    ("target-inside-chance", 129, ("7% from 1,030", "8.8%")),
    ("target-inside-chance", 131, ("5% from 254", "17.7%")),
    ("target-inside-chance", 132, ("3% from 452", "13.3%")),
    ("target-inside-chance", 133, ("9% from 131", "24.7%")),
    ("target-inside-chance", 134, ("5% from 445", "13.4%")),
    ("target-inside-chance", 138, ("5% from 1,964", "6.4%")),
    ("target-inside-chance", 139, ("5% from 1,265", "8%")),
    ("target-inside-chance", 140, ("5% from 56", "37.8%")),
)


@pytest.fixture(scope="module")
def text(shared_data) -> str:
    """Return the text of the plan."""
    return (shared_data / "seed" / "action-plan-2010-11.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def findings(text):
    """Return what the checks say of the plan as the reader reads it."""
    return findings_of(text)


def findings_of(text):
    return check_draft(read_plan(text.encode(), filename="plan.txt"))


def test_exactly_these_things_are_found(findings):
    assert [(one.rule, one.source.first_line) for one in findings] == [
        (rule, line) for rule, line, _ in EXPECTED
    ]


@pytest.mark.parametrize("place", range(len(EXPECTED)))
def test_each_sentence_holds_its_figures(findings, place):
    _, _, words = EXPECTED[place]

    for word in words:
        assert word in findings[place].sentence


def test_each_finding_about_a_row_names_it(findings):
    unnamed = [one.rule for one in findings if not one.element]

    assert unnamed == ["results-inside-chance"]


@pytest.mark.parametrize(
    ("slip", "mended", "silenced"),
    [
        ("1,030\t- 6%", "1,030\t- 14%", {("change-does-not-follow", 30)}),
        ("445\t- 14%", "445\t- 15%", {("change-cut-off", 25)}),
        (
            "\t56\t52",
            "\t53\t50",
            {
                ("target-does-not-follow", 140),
                ("baseline-is-not-last-years-actual", 140),
            },
        ),
        ("Target achieved", "Target exceeded", {("labels-disagree", 32)}),
        ("in 75% of cases", "in 80% of cases", {("target-already-met", 155)}),
        ("at least six men", "at least nine men", {("target-already-met", 199)}),
        ("NI18\tTBC\tTBC", "NI18\t5,000\t4,500", {("not-measurable", 135)}),
    ],
)
def test_a_mended_slip_is_silent_and_the_rest_still_speaks(
    text, slip, mended, silenced
):
    assert slip in text
    before = {(one.rule, one.source.first_line) for one in findings_of(text)}

    after = {
        (one.rule, one.source.first_line)
        for one in findings_of(text.replace(slip, mended))
    }

    assert before - after == silenced


@pytest.mark.parametrize(
    ("sound", "spoilt", "rule"),
    [
        ("273\t259\t254\t- 7%", "273\t259\t254\t- 17%", "change-does-not-follow"),
        ("\t5,745\t5,285", "\t5,745\t5,385", "target-does-not-follow"),
        ("\t1,265\t1,202", "\t1,365\t1,297", "baseline-is-not-last-years-actual"),
        ("22.7%\tTarget missed", "22.7%\tTarget met", "label-contradicts-figures"),
        ("Of the 43 ", "Of the 48 ", "sum-does-not-add-up"),
        ("dealt with, 33 had", "dealt with, 53 had", "part-exceeds-whole"),
    ],
)
def test_a_new_slip_is_found(text, sound, spoilt, rule):
    assert sound in text
    before = [one.rule for one in findings_of(text)]

    after = [one.rule for one in findings_of(text.replace(sound, spoilt))]

    assert after.count(rule) == before.count(rule) + 1
