"""Every method has a card, whole and in order, whose example runs."""

import doctest
import inspect
import re

import pytest

from frankpledge.analysis.methods import CARD, METHODS


def headings(method):
    return re.findall(r"^([A-Z][a-z ]+):$", inspect.getdoc(method) or "", re.MULTILINE)


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.__name__)
def test_the_card_of_a_method_answers_everything_in_order(method):
    assert tuple(headings(method)) == CARD


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.__name__)
def test_the_card_of_a_method_opens_with_what_it_does(method):
    first = (inspect.getdoc(method) or "").splitlines()[0]

    assert first.endswith(".")
    assert len(first) < 80


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.__name__)
def test_the_question_of_a_card_is_one(method):
    question = inspect.getdoc(method).split("Question:")[1].split("Data needed:")[0]

    assert "?" in question


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.__name__)
def test_the_example_of_a_card_is_a_doctest(method):
    example = inspect.getdoc(method).split("Example:")[1]

    assert doctest.DocTestParser().get_examples(example)
