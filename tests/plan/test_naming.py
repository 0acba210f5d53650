import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.plan.naming import LONGEST_CODE, RESERVED, code_for, short_title


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Reduce the number of domestic burglaries by 5%", "Domestic burglaries"),
        ("NI32 - Reduce the percentage of repeat victims to 20%", "Repeat victims"),
        ("Maintain, or improve, the current percentage of residents", "Residents"),
        ("At least four film nights", "Film nights"),
        ("With a minimum of 45 referrals", "Referrals"),
        ("Run 50 patrols", "Patrols"),
        ("Reduce re-offending by 10% on 2005 levels (for the county)", "Re-offending"),
        ("5%", "5%"),
    ],
)
def test_a_short_title_says_what_a_target_is_about(title, short):
    assert short_title(title) == short


def test_a_code_reads_like_the_title():
    assert code_for("Reduce domestic burglary by 5%", taken=()) == "domestic-burglary"


def test_a_code_that_is_taken_gets_a_number():
    taken = {"domestic-burglary", "domestic-burglary-2"}

    code = code_for("Reduce domestic burglary by 5%", taken=taken)

    assert code == "domestic-burglary-3"


def test_a_title_without_letters_still_gets_a_code():
    assert code_for("–", taken=()) == "measure"


@given(st.text(max_size=400), st.integers(0, 3))
def test_a_code_is_short_free_and_fit_for_an_address(title, taken_already):
    taken = {RESERVED}
    for _ in range(taken_already):
        taken.add(code_for(title, taken=taken))

    code = code_for(title, taken=taken)

    assert code not in taken
    assert len(code) <= LONGEST_CODE + 3
    assert set(code) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
