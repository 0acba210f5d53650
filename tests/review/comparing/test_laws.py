"""Laws of comparing, for any two plans."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.review.checks.examples import draft, fall, measure, target
from frankpledge.review.comparing.comparison import CARRIED_OVER, Fate, compare
from frankpledge.review.comparing.drafts import plan_of_draft
from tests.review.checks.sound_plans import CRIMES
from tests.review.comparing.years import member, plan, priority, theme

MIRRORED = {
    Fate.DROPPED: Fate.ADDED,
    Fate.ADDED: Fate.DROPPED,
    Fate.SPLIT: Fate.MERGED,
    Fate.MERGED: Fate.SPLIT,
}
TITLES = st.sampled_from(
    [
        *CRIMES,
        "burglary",
        "burglary and arson",
        "domestic burglary in the town",
        "robbery of young people",
        "the number of the",  # nothing but framing
    ]
)
SHARES = st.sampled_from(["3%", "5%"])
CODES = st.sampled_from(["", "NI16", "NI41"])
WORK = st.sampled_from(
    [
        "Visit farms",
        "Visit farms and mark tools",
        "Mark tools",
        "Mark tools with every school in the district",
        "Post leaflets to every home in the district",
        "Post leaflets to every home near the river",
    ]
)
AGENCIES = st.sampled_from(
    ["Northbridge Police", "Police of Northbridge", "Safe Doors", "Safe Doors Trust"]
)


@st.composite
def targets(draw):
    share, figure = draw(SHARES), draw(st.integers(10, 12))
    title = f"Reduce {draw(TITLES)} by {share}"
    return target(title, f"{figure} | 9", fall(share), codes=draw(CODES))


@st.composite
def themes(draw):
    share = draw(SHARES)
    return theme(
        draw(TITLES),
        *draw(st.lists(WORK, max_size=4)),
        lead=draw(AGENCIES),
        partners=tuple(draw(st.lists(AGENCIES, max_size=2))),
        measures=(measure(f"Reduce {draw(TITLES)} by {share}", fall(share)),),
    )


@st.composite
def plans(draw):
    parts = [
        *draw(st.lists(targets(), max_size=5)),
        *draw(st.lists(themes(), max_size=3)),
        *draw(st.lists(TITLES.map(priority), max_size=3)),
        *draw(st.lists(AGENCIES.map(member), max_size=3)),
    ]
    return plan_of_draft(plan(*parts))


@given(plans())
@settings(max_examples=60, deadline=None)
def test_a_plan_beside_itself_is_carried_over_and_nothing_else(one):
    found = compare(one, one).entries

    assert {entry.fate for entry in found} <= {Fate.KEPT}


@given(plans(), plans())
@settings(max_examples=120, deadline=None)
def test_every_element_of_both_appears_once(one, other):
    entries = compare(one, other).entries

    earlier = Counter(each for entry in entries for each in entry.earlier)
    later = Counter(each for entry in entries for each in entry.later)
    assert earlier == Counter(one.elements)
    assert later == Counter(other.elements)


@given(plans(), plans())
@settings(max_examples=120, deadline=None)
def test_the_other_way_round_everything_is_mirrored(one, other):
    there = compare(one, other).entries
    back = compare(other, one).entries

    mirrored = Counter(
        (MIRRORED.get(e.fate, e.fate), e.later, e.earlier) for e in there
    )
    assert mirrored == Counter((e.fate, e.earlier, e.later) for e in back)


@given(plans(), plans(), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_the_order_of_rows_does_not_matter(one, other, random):
    def shuffled(plan):
        elements = list(plan.elements)
        random.shuffle(elements)
        return replace(plan, elements=tuple(elements))

    assert (
        compare(shuffled(one), shuffled(other)).entries == compare(one, other).entries
    )


@given(plans(), plans(), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_where_rows_stand_does_not_matter_either(one, other, random):
    def moved(plan):
        turns = list(range(len(plan.elements)))
        random.shuffle(turns)
        places = [
            replace(each, place=replace(each.place, turn=turn))
            for each, turn in zip(plan.elements, turns, strict=True)
        ]
        return replace(plan, elements=tuple(places))

    def told(comparison):
        return Counter(
            (
                entry.fate,
                tuple(sorted(each.words for each in entry.earlier)),
                tuple(sorted(each.words for each in entry.later)),
            )
            for entry in comparison.entries
        )

    assert told(compare(moved(one), moved(other))) == told(compare(one, other))


@given(plans(), plans())
@settings(max_examples=80, deadline=None)
def test_what_is_carried_over_is_one_element_of_each(one, other):
    for entry in compare(one, other).entries:
        if entry.fate in CARRIED_OVER | {Fate.RENAMED}:
            assert len(entry.earlier) == len(entry.later) == 1
        if entry.fate is Fate.KEPT:
            assert not entry.changes
        if entry.fate in {Fate.SPLIT, Fate.MERGED, Fate.AMBIGUOUS}:
            assert len(entry.earlier) + len(entry.later) > 2
            assert entry.earlier
            assert entry.later


def test_plans_without_anything_can_be_compared():
    nothing = plan_of_draft(draft())

    assert compare(nothing, nothing).entries == ()
