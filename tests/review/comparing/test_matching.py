"""What is the same thing in two years, what is not, and what nobody can say."""

import time

import pytest

from frankpledge.plan.reading.draft import RuleKind
from frankpledge.plan.reading.target_words import parse_rule
from frankpledge.review.checks.examples import (
    MAINTAIN,
    fall,
    measure,
    rise,
    rule,
    target,
)
from frankpledge.review.comparing.comparison import Fate
from frankpledge.review.comparing.elements import Kind
from tests.review.comparing.years import (
    compared,
    fates,
    member,
    plan,
    priority,
    theme,
)


def targets(*titles):
    return plan(*(target(title, "100 | 90", None) for title in titles))


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("Reduce robbery by 5%", "Reduce robbery by 3%"),
        ("Reduce domestic burglary by 5%", "Reduce the number of domestic burglaries"),
        ("Theft from vehicles", "Reduce thefts from motor vehicles"),
        ("Reduce the number of violent crimes", "REDUCE  VIOLENCE."),
    ],
)
def test_one_subject_in_two_wordings_is_one_target(then, now):
    [entry] = compared(targets(then), targets(now)).entries

    assert entry.fate in {Fate.KEPT, Fate.CHANGED}


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("Reduce thefts of vehicles", "Reduce thefts from vehicles"),
        ("Reduce robbery", "Reduce arson"),
    ],
)
def test_another_subject_is_another_target(then, now):
    assert fates(compared(targets(then), targets(now))) == [
        ("dropped", (then,), ()),
        ("added", (), (now,)),
    ]


def test_a_narrower_target_is_never_simply_carried_over():
    found = compared(targets("Reduce burglary"), targets("Reduce domestic burglary"))

    [entry] = found.entries
    assert entry.fate is Fate.RENAMED
    assert not entry.is_likely
    assert entry.why == "1 of the 2 telling words are in both"


def test_a_figure_that_moves_with_the_year_is_no_change():
    then = plan(target("Reduce robbery by 5%", "100 | 95", fall("5%")))
    now = plan(target("Reduce robbery by 5%", "93 | 88", fall("5%")))

    [entry] = compared(then, now).entries
    assert entry.fate is Fate.KEPT


def test_what_changed_is_named_with_both_sides():
    then = plan(target("Reduce robbery by 5%", "100 | 95", fall("5%"), codes="NI16"))
    now = plan(target("Reduce robberies by 3%", "93 | 90", fall("3%"), codes="NI20"))

    [entry] = compared(then, now).entries
    assert entry.fate is Fate.CHANGED
    assert [change.sentence for change in entry.changes] == [
        "wording: “Reduce robbery by 5%”, now “Reduce robberies by 3%”",
        "target size: a fall of 5%, now a fall of 3%",
        "indicator code: NI16, now NI20",
    ]


def test_more_and_fewer_of_one_thing_find_their_own():
    then = plan(
        target("Increase reports of hate crime", "10 | 12", rise("20%"), 20),
        target("Reduce reports of hate crime", "9 | 8", fall("10%"), 21),
    )
    now = plan(
        target("Reduce reports of hate crimes by 12%", "9 | 8", fall("12%"), 20),
        target("Increase reports of hate crimes by 9%", "10 | 12", rise("9%"), 21),
    )

    assert {
        (entry.earlier[0].words.split()[0], entry.later[0].words.split()[0])
        for entry in compared(then, now).entries
    } == {("Increase", "Increase"), ("Reduce", "Reduce")}


def test_two_that_would_fit_as_well_are_left_to_a_person():
    then = targets("Reduce robbery")
    now = targets(
        "Reduce robberies (in the town)", "Reduce robberies (in the villages)"
    )

    [entry] = compared(then, now).entries
    assert entry.fate is Fate.AMBIGUOUS
    assert len(entry.later) == 2
    assert entry.why.endswith("more than once")


def test_the_same_row_twice_is_no_matter_of_doubt():
    found = compared(
        targets("Reduce robbery", "Reduce robbery"), targets("Reduce robbery")
    )

    assert [entry.fate for entry in found.entries] == [Fate.DROPPED, Fate.KEPT]


def test_a_code_in_common_makes_a_renaming_likely():
    then = plan(
        target("Rowdiness seen as a problem", "5% | 5%", MAINTAIN, codes="NI41")
    )
    now = plan(target("Drunk and rowdy people", "5% | 5%", MAINTAIN, codes="NI41"))

    [entry] = compared(then, now).entries
    assert entry.fate is Fate.RENAMED
    assert "both have the code NI41" in entry.why


def test_a_target_moved_into_a_theme_is_still_that_target():
    then = plan(target("Reduce robbery by 5%", "100 | 95", fall("5%")))
    now = plan(theme("Town", measures=(measure("Reduce robberies by 5%", fall("5%")),)))

    entry = next(e for e in compared(then, now).entries if e.earlier)
    assert entry.fate is Fate.CHANGED
    assert "stands as: a target, now a theme measure" in [
        change.sentence for change in entry.changes
    ]


def test_one_that_became_several_is_split_and_the_other_way_round_merged():
    one, several = (
        targets("Reduce burglary"),
        targets("Reduce domestic burglary", "Reduce non-domestic burglary"),
    )

    [split] = compared(one, several).entries
    [merged] = compared(several, one).entries
    assert (split.fate, merged.fate) == (Fate.SPLIT, Fate.MERGED)
    assert (split.earlier, split.later) == (merged.later, merged.earlier)


def test_a_theme_of_two_things_parts_into_the_two():
    one = plan(theme("Burglary and vehicle crime"))
    several = plan(theme("Burglary"), theme("Vehicle crime"))

    [entry] = compared(one, several).entries
    assert entry.fate is Fate.SPLIT


def test_a_theme_under_another_name_is_known_by_what_stands_in_it():
    activities = ("Mark bicycles", "Visit farms", "Fit shed alarms")
    then = plan(theme("Acquisitive crime", *activities, lead="Northbridge Police"))
    now = plan(theme("Keeping what is yours", *activities, lead="Northbridge Council"))

    entries = compared(then, now).entries
    renamed = next(e for e in entries if e.fate is Fate.RENAMED)
    assert renamed.is_likely
    assert "3 of the 3 things that stand in them are in both" in renamed.why
    assert [c.what for c in renamed.changes] == ["wording", "lead"]
    activities = [e for e in entries if e.kind.value == "activity"]
    assert {e.fate for e in activities} == {Fate.KEPT}  # they moved with their theme


def test_an_activity_that_moved_says_from_where_to_where():
    then = plan(
        theme("Burglary", "Visit farms", "Mark tools"), theme("Arson", "Post leaflets")
    )
    now = plan(
        theme("Burglary", "Mark tools"), theme("Arson", "Post leaflets", "Visit farms")
    )

    changed = [e for e in compared(then, now).entries if e.fate is Fate.CHANGED]
    assert [c.sentence for e in changed for c in e.changes] == [
        "stands under: Burglary, now Arson"
    ]


def test_the_issues_of_a_priority_are_compared_one_by_one():
    then = plan(priority("Tackling burglary", "Sheds", "Farms"))
    now = plan(priority("Tackling burglary", "Farms", "Garages"))

    [entry] = compared(then, now).entries
    assert [c.sentence for c in entry.changes] == [
        "issues: no longer Sheds; new: Garages"
    ]


def test_agencies_are_known_by_the_telling_words_of_their_names():
    then = plan(
        theme("Arson", lead="Northbridge Fire and Rescue Service"),
        theme("Burglary", partners=("Northbridge Fire & Rescue", "Safe Doors Trust")),
        member("Northbridge Police", "01999 100200"),
    )
    now = plan(
        theme("Arson", lead="Northbridge Fire & Rescue"),
        theme("Burglary", partners=("Safe Doors Trust",)),
        member("Northbridge Police Service", "01999 100201"),
    )

    found = {e.later[0].words: e for e in compared(then, now).entries}
    fire = found["Northbridge Fire & Rescue"]
    assert "takes part in: no longer Burglary" in [c.sentence for c in fire.changes]
    assert found["Safe Doors Trust"].fate is Fate.KEPT
    police = found["Northbridge Police Service"]
    assert [c.what for c in police.changes] == ["wording", "telephone"]


def test_a_plan_without_themes_has_not_dropped_them():
    then = plan(theme("Arson", "Post leaflets"), target("Reduce arson", "9 | 8", None))
    now = plan(target("Reduce arson", "8 | 7", None))

    found = {e.kind.value: e for e in compared(then, now).entries}
    assert found["theme"].fate is Fate.UNCOMPARED
    assert found["theme"].why == "the other plan, as it was read, holds no themes"
    assert found["target"].fate is Fate.CHANGED


def test_a_level_to_reach_is_a_size_and_its_change_is_said():
    aim = rule(RuleKind.REDUCE_TO, "20%")
    then = plan(target("Reduce repeat victims to 20%", "22% | 20%", aim))
    eased = rule(RuleKind.REDUCE_TO, "21%")
    now = plan(target("Reduce repeat victims to 21%", "22% | 21%", eased))

    [entry] = compared(then, now).entries
    assert [c.sentence for c in entry.changes] == ["target size: 20%, now 21%"]


@pytest.mark.parametrize(
    ("then", "now", "fates_found"),
    [
        # The same rule helps where words are shared, and alone says nothing.
        (
            "Run 50 enforcement operations against crime and litter in hotspots",
            "Run 50 enforcement operations",
            ["possibly-renamed"],
        ),
        (
            "Run 50 enforcement operations against crime and litter in hotspots",
            "Run 60 enforcement operations",
            ["dropped", "added"],
        ),
        (
            "Run two campaigns in car parks against nuisance with the fire service",
            "Run two operations with shops",
            ["dropped", "added"],
        ),
    ],
)
def test_a_rule_in_common_is_evidence_where_words_are(then, now, fates_found):
    def sheet(words):
        return plan(theme("Town", measures=(measure(words, parse_rule(words)),)))

    found = compared(sheet(then), sheet(now)).of(Kind.MEASURE)
    assert [entry.fate.value for entry in found] == fates_found


ALIKE = "Reduce burglary and robbery and arson and litter and noise"
LETTERS = "abcdefghijkl"
LONGEST_S = 30  # of the processor's own time; it takes one


def test_many_titles_of_which_no_two_are_told_apart_are_left_to_a_person_at_once():
    endings = [f"{one * 3}{two * 3}" for one in LETTERS for two in LETTERS[:10]]
    then = targets(*(f"{ALIKE} x{ending}" for ending in endings))
    now = targets(*(f"{ALIKE} z{ending}" for ending in endings))
    began = time.process_time()

    [entry] = compared(then, now).entries

    assert time.process_time() - began < LONGEST_S
    assert entry.fate is Fate.AMBIGUOUS
    assert len(entry.earlier) == len(entry.later) == len(endings)
