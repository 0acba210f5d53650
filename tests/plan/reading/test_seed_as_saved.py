"""The 2010-11 action plan as other programs save it, cut short, and against time."""

import re
import time

import pytest

from frankpledge.plan.reading.reader import read_plan

pytestmark = pytest.mark.shared


def test_reading_it_takes_less_than_a_fifth_of_a_second(document):
    times = []
    for _ in range(3):
        began = time.process_time()
        read_plan(document, filename="plan.txt")
        times.append(time.process_time() - began)

    assert min(times) < 0.2


def piped(line):
    """Return a row between pipes; other lines as they are."""
    return "| " + line.replace("\t", " | ") + " |" if "\t" in line else line


def line_by_line(change):
    """Return what makes one change to each line of a text."""
    return lambda text: "\n".join(change(line) for line in text.split("\n")).encode()


AS_SAVED = {
    "on Windows": lambda text: text.replace("\n", "\r\n").encode("cp1252"),
    "as Unicode text": lambda text: text.encode("utf-16"),
    "with stars": lambda text: text.replace("•", "*").encode(),
    "with hyphens": lambda text: text.replace("–", "-").encode(),
    "every line apart": lambda text: text.replace("\n", "\n\n").encode(),
    "no blank lines": lambda text: re.sub(r"\n\n+", "\n", text).encode(),
    "blank cells trimmed": line_by_line(str.rstrip),
    "pipes": line_by_line(piped),
}


def _counts(draft):
    return [
        (len(t.activities), len(t.measures), len(t.outcomes), len(t.key_partners))
        for t in draft.themes
    ]


@pytest.mark.parametrize("saved", AS_SAVED.values(), ids=AS_SAVED.keys())
def test_it_reads_the_same_however_it_was_saved(document, draft, saved):
    again = read_plan(saved(document.decode()), filename="plan.txt")

    for name in (
        "results",
        "targets",
        "priorities",
        "themes",
        "agencies",
        "statements",
    ):
        was, now = getattr(draft, name), getattr(again, name)
        assert len(now) == len(was), name
        assert [one.confidence for one in now if hasattr(one, "confidence")] == [
            one.confidence for one in was if hasattr(one, "confidence")
        ]
    assert _counts(again) == _counts(draft)
    assert again.not_understood == ()


@pytest.mark.parametrize("share", [0.13, 0.37, 0.55, 0.56, 0.8, 0.93, 0.99])
def test_cut_short_anywhere_it_still_gives_what_stands_before(document, draft, share):
    cut = document[: int(len(document) * share)]

    part = read_plan(cut, filename="plan.txt")

    before = cut.count(b"\n")
    whole = [row for row in draft.results if row.source.last_line <= before]
    assert list(part.results[: len(whole)]) == whole
    sheets = [t.title for t in draft.themes if t.source.last_line <= before]
    assert [t.title for t in part.themes][: len(sheets)] == sheets
