"""Answering what the checks found: once, anew, taken back, carried over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.access.refusals import Refusal
from frankpledge.audit.queries import records_of
from frankpledge.partnership.operations import EditedMeanwhile
from frankpledge.plan import operations, queries
from frankpledge.plan.answers import (
    ANSWER_CHOICES,
    ANSWER_NAMES,
    Answer,
    Reply,
    keyed,
)
from frankpledge.plan.reading.draft import Source
from frankpledge.plan.reading.formats.opened import PLAIN, Opened
from frankpledge.review.checks.finding import Finding, Severity
from tests.plan.papers import RESULTS, paper

RULE = "change-does-not-follow"
BEFORE = b"A line more.\n\n"


def violent_crime(document):
    """Return the finding about violent crime, as it is found now."""
    found = queries.findings_about(document).findings
    return next(known for known in found if known.finding.rule == RULE)


def say(document, answer: Answer, stamp, *, version: int = 0, words: str = ""):
    known = violent_crime(document)
    return operations.answer_finding(
        document=document,
        key=known.key,
        reply=Reply(answer, words, known.finding),
        version=version,
        **stamp,
    )


def opened(*lines: str) -> Opened:
    return Opened(lines, ("",) * len(lines), PLAIN)


def about(line: int, *, rule: str = RULE, words: str = "", sentence: str = "Wrong."):
    return Finding(rule, Severity.WRONG, sentence, Source(line, line), about=words)


def key(finding: Finding, *lines: str) -> str:
    (known,) = keyed([finding], opened(*lines))
    return known.key


def test_every_answer_is_worded():
    answers = set(Answer) - {Answer.OPEN}

    assert set(ANSWER_CHOICES) == answers
    assert set(ANSWER_NAMES) == set(Answer)


def test_a_key_survives_moving_and_a_better_sentence():
    row = "Reduce arson by 5%\t100\t94"

    first = key(about(1), row)
    moved = key(about(3, sentence="Worded better."), "Above", "", row)

    assert first == moved


def test_a_key_is_of_one_rule_and_one_wording():
    assert key(about(1), "100\t94") != key(about(1), "100\t95")
    assert key(about(1), "100\t94") != key(about(1, rule="another"), "100\t94")


def test_two_findings_of_a_rule_on_one_line_are_told_apart_by_what_they_are_about():
    line = "Offer support to 70 victims. Offer a course to 12 men."
    one, other = about(1, words="70 victims"), about(1, words="12 men")

    both = keyed([one, other], opened(line))
    alone = keyed([other], opened(line))

    assert both[1].key == alone[0].key != both[0].key


@given(st.lists(st.sampled_from(["a 1", "b 2", "c 3"]), max_size=6))
def test_keys_are_all_different_and_do_not_hang_on_the_lines_above(words):
    findings = [about(number) for number in range(1, len(words) + 1)]

    keys = [known.key for known in keyed(findings, opened(*words))]

    assert len(set(keys)) == len(keys)
    below = [about(number + 1) for number in range(1, len(words) + 1)]
    assert keys == [known.key for known in keyed(below, opened("Above", *words))]


def test_case_spaces_and_kinds_of_dash_make_no_other_finding():
    assert key(about(1), "Arson\t- 6%") == key(about(1), "ARSON \t\u2013 6%")
    assert key(about(1), "Arson\t- 6%") != key(about(1), "Arson\t6%")


def test_an_answer_is_a_persons_at_a_moment_and_is_recorded(document, stamp):
    given_answer = say(document, Answer.WILL_FIX, stamp, words=" Amara, by May ")

    assert (given_answer.answered_by, given_answer.answered_at) == (
        stamp["by"],
        stamp["at"],
    )
    assert (given_answer.words, given_answer.version) == ("Amara, by May", 1)
    assert "printed -6%" in given_answer.sentence
    assert records_of("northbridge").first().event == "finding answered"


def test_correct_needs_a_reason(document, stamp):
    with pytest.raises(ValueError, match="Say why"):
        say(document, Answer.CORRECT, stamp, words="  ")

    assert not document.answers.exists()


def test_the_second_to_answer_is_told_and_nothing_is_overwritten(document, stamp):
    say(document, Answer.MISTAKE, stamp)

    with pytest.raises(EditedMeanwhile, match="Mistake in the document"):
        say(document, Answer.CORRECT, stamp, words="It was revised.")

    assert document.answers.get().answer == "mistake"


def test_an_answer_taken_back_cannot_be_overwritten_from_an_old_page(document, stamp):
    say(document, Answer.MISTAKE, stamp)
    say(document, Answer.OPEN, stamp, version=1)

    with pytest.raises(EditedMeanwhile):
        say(document, Answer.MISTAKE, stamp, version=1)

    assert not document.answers.get().stands


def test_nothing_is_answered_after_the_plan_is_made(plan, document, stamp):
    with pytest.raises(Refusal, match="already become a plan"):
        say(document, Answer.MISTAKE, stamp)


def test_an_answer_is_carried_to_the_next_version_about_the_same_words(
    bring, document, stamp
):
    say(document, Answer.CORRECT, stamp, words="It was revised.")

    after = bring(BEFORE + paper(), name="second.txt")

    carried = after.answers.get()
    assert (carried.answer, carried.words) == ("correct", "It was revised.")
    assert (carried.carried_from, carried.answered_by) == (document, stamp["by"])


def test_an_answer_is_not_carried_when_the_words_have_changed(bring, document, stamp):
    say(document, Answer.CORRECT, stamp, words="It was revised.")
    changed = (RESULTS[0], RESULTS[1].replace("- 6%", "- 8%"), RESULTS[2])

    after = bring(paper(results=changed), name="second.txt")

    assert violent_crime(after)
    assert not after.answers.exists()


def test_the_newest_answer_is_carried_and_one_taken_back_is_none(
    bring, document, stamp
):
    say(document, Answer.CORRECT, stamp, words="It was revised.")
    second = bring(BEFORE + paper(), name="second.txt")
    later = stamp | {"at": stamp["at"].replace(day=9)}
    say(second, Answer.MISTAKE, later, version=1)

    third = bring(BEFORE * 2 + paper(), name="third.txt")
    assert third.answers.get().answer == "mistake"

    last = stamp | {"at": stamp["at"].replace(day=10)}
    say(third, Answer.OPEN, last, version=1)
    fourth = bring(BEFORE * 3 + paper(), name="fourth.txt")
    assert not fourth.answers.exists()


def test_an_answer_stays_in_its_partnership(bring, document, southmere, mo, stamp):
    say(document, Answer.MISTAKE, stamp)

    theirs = operations.read_document(
        partnership=southmere,
        name="plan.txt",
        content=BEFORE + paper(),
        **(stamp | {"by": mo}),
    )

    assert not theirs.answers.exists()
