"""Two invented plans a year apart, in every layout and format: the same is found."""

import pytest

from frankpledge.plan.reading.reader import read_plan
from frankpledge.review.comparing.comparison import Fate
from frankpledge.review.comparing.drafts import plan_of_draft
from frankpledge.review.comparing.elements import Kind
from frankpledge.review.comparing.run import compare_plans
from frankpledge.review.comparing.summary import summary_of
from tests.plan.reading.formats.rendering import WRITERS, blocks_of
from tests.review.comparing.papers import NOW, THEN


def brought(text, name):
    """Return a plan as it is read from a file of this format."""
    content = text.encode() if name == "plan.txt" else WRITERS[name](blocks_of(text))
    return plan_of_draft(read_plan(content, filename=name))


@pytest.fixture(scope="module")
def compared():
    return compare_plans(brought(THEN, "plan.txt"), brought(NOW, "plan.txt"))


def became(compared, kind):
    """Return by fate the words of one kind, the later plan's where it has them."""
    told = {}
    for entry in compared.comparison.of(kind):
        for element in entry.later or entry.earlier:
            told.setdefault(entry.fate, set()).add(element.words)
    return told


def test_the_summary_says_it_in_a_sentence(compared):
    assert summary_of(compared) == (
        "5 of 6 targets carried over, 1 dropped, 1 added; 1 baseline differs from last "
        "year’s result; 1 result is set against another target than was agreed; 1 target "
        "was missed and lowered; 1 target was missed two years running; 1 target was "
        "missed and dropped; 1 target was met and kept at its level; 1 name is measured "
        "by something else."
    )


FOUND = [
    ("baseline-is-not-the-result", "Arson", ("34 (line", "33 for 2031-32 (line")),
    ("target-was-changed", "Domestic burglary", ("380 (line", "390 (line")),
    ("missed-and-lowered", "Robberies", ("171 (line", "182 for 2031-32", "178 (line")),
    ("never-met", "Robberies", ("171 (line", "182 for", "180 against 190")),
    ("missed-and-dropped", "Bicycle theft", ("81 (line", "95 for 2031-32 (line")),
    ("met-and-kept", "Shoplifting", ("285 (line", "280 for 2031-32 (line")),
    ("measure-changed-under-its-name", "Share who see rowdiness", ("NI41", "NI17")),
]


def test_every_finding_has_both_figures_and_where_they_stand(compared):
    assert [finding.rule for finding in compared.findings] == [row[0] for row in FOUND]
    for finding, (_, name, figures) in zip(compared.findings, FOUND, strict=True):
        assert finding.sentence.startswith(name)
        for figure in figures:
            assert figure in finding.sentence


def test_one_slip_is_told_once(compared):
    assert len({finding.sentence for finding in compared.findings}) == len(FOUND)


def test_themes_priorities_and_work_are_told_apart(compared):
    assert became(compared, Kind.PRIORITY) == {
        Fate.CHANGED: {"Tackling burglary"},
        Fate.DROPPED: {"Tackling noise"},
        Fate.ADDED: {"Tackling violence"},
    }
    assert became(compared, Kind.THEME) == {
        Fate.RENAMED: {"Sheds, farms and garages"},
        Fate.DROPPED: {"Student houses"},
        Fate.ADDED: {"Violence at night"},
    }
    assert became(compared, Kind.ACTIVITY)[Fate.KEPT] == {"Mark tools at every farm"}
    assert became(compared, Kind.MEMBER) == {
        Fate.CHANGED: {"Northbridge Police"},
        Fate.KEPT: {"Northbridge Council"},
        Fate.DROPPED: {"Farm Watch"},
        Fate.ADDED: {"Safe Quay Trust"},
    }


def test_the_lead_of_a_theme_and_what_an_agency_leads_are_both_told(compared):
    [theme] = [e for e in compared.comparison.of(Kind.THEME) if e.fate is Fate.RENAMED]
    told = [change.sentence for change in theme.changes]
    assert "lead: Northbridge Police, now Northbridge Council" in told
    agencies = {
        e.later[0].words: e for e in compared.comparison.of(Kind.PARTNER) if e.later
    }
    council = [change.sentence for change in agencies["Northbridge Council"].changes]
    assert council == ["leads: no longer Student houses; new: Sheds, farms and garages"]


@pytest.mark.parametrize("then", ["plan.txt", *WRITERS])
@pytest.mark.parametrize("now", ["plan.docx", "plan.xlsx"])
def test_the_same_is_found_whatever_files_the_two_came_in(compared, then, now):
    found = compare_plans(brought(THEN, then), brought(NOW, now))

    assert summary_of(found) == summary_of(compared)
    for kind in Kind:
        assert became(found, kind) == became(compared, kind)


@pytest.mark.parametrize("name", ["plan.txt", *WRITERS])
@pytest.mark.parametrize("text", [THEN, NOW], ids=["then", "now"])
def test_a_document_beside_itself_is_carried_over_whole(text, name):
    one = brought(text, name)

    found = compare_plans(one, one)
    assert {entry.fate for entry in found.comparison.entries} == {Fate.KEPT}


def test_plans_the_wrong_way_round_are_said_to_be():
    found = compare_plans(brought(NOW, "plan.txt"), brought(THEN, "plan.txt"))

    assert found.cautions == (
        "The earlier plan is for 2032-33 and the later for 2031-32: they seem to be the "
        "wrong way round.",
    )


def test_a_year_between_the_two_is_said_and_its_figures_are_not_compared():
    later = NOW.replace("2032 - 2033", "2033 - 2034")
    for year in ("2032/33", "2031/32", "2030/31"):
        after = f"20{int(year[2:4]) + 1}/{int(year[5:]) + 1}"
        later = later.replace(year, after.replace("/", "|"))
    later = later.replace("|", "/")

    found = compare_plans(brought(THEN, "plan.txt"), brought(later, "plan.txt"))
    [caution] = found.cautions
    assert "results are those of 2032-33, not of 2031-32" in caution
    assert not [
        f for f in found.findings if "baseline" in f.rule or "target-" in f.rule
    ]


def test_two_partnerships_are_noticed():
    other = NOW.replace("Northbridge Community", "Southmere Community")

    found = compare_plans(brought(THEN, "plan.txt"), brought(other, "plan.txt"))
    assert "two partnerships" in found.cautions[-1]
