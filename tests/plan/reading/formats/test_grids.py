"""The ruled lines of a page, put together into tables."""

from itertools import permutations

import pytest

from frankpledge.plan.reading.formats.paper.grids import merged_edges
from frankpledge.plan.reading.formats.paper.sheet import Edge


@pytest.mark.parametrize("pieces", [*permutations([(0, 10), (10, 20), (19, 30)])])
def test_pieces_of_one_line_are_one(pieces):
    edges = [Edge(100.0, start, end) for start, end in pieces]

    assert merged_edges(edges) == [Edge(100.0, 0, 30)]


@pytest.mark.parametrize("at", [99.2, 100.0, 100.9])
def test_lines_of_two_tables_one_below_the_other_stay_two(at):
    upper, lower = Edge(at, 78, 294), Edge(100.0, 418, 479)

    assert {(e.start, e.end) for e in merged_edges([lower, upper])} == {
        (78, 294),
        (418, 479),
    }


def test_lines_side_by_side_stay_two():
    edges = [Edge(100.0, 0, 10), Edge(104.0, 0, 10)]

    assert merged_edges(edges) == edges
