"""What a title is about: the same subject however it is worded or numbered."""

import pytest

from frankpledge.plan.reading.meaning import subject_of


@pytest.mark.parametrize("code", ["NI16 - ", "LPI 16: ", "BVPI126a ", "KPI-3 - "])
def test_the_code_of_an_indicator_is_no_part_of_the_subject(code):
    assert subject_of(f"{code}Reduce serious acquisitive crime") == subject_of(
        "Serious acquisitive crime"
    )


def test_a_narrower_title_is_another_subject():
    assert subject_of("Domestic burglary") != subject_of("Burglary")
