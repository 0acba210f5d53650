"""Small invented plans as programs we do not run here save them, kept in samples/.

chromium-no-rules.pdf: a web page printed by Chromium: bullets drawn as dots, tables
without a line over three pages, letters PDFium parts one from another.
"""

from pathlib import Path

from frankpledge.plan.reading.formats.registry import open_document
from frankpledge.plan.reading.reader import read_plan

SAMPLES = Path(__file__).parent / "samples"


def lines_of(name):
    """Return the lines of a sample that are not blank."""
    read = open_document((SAMPLES / name).read_bytes(), filename=name)
    return [line for line in read.lines if line]


def test_a_web_page_printed_without_lines_is_the_page():
    lines = lines_of("chromium-no-rules.pdf")

    assert lines[:6] == [
        "# Northbridge Plan 2025-2026",
        "# Our priorities",
        "The priorities agreed for the year are:",
        "- Tackling burglary",
        "- Tackling anti-social behaviour",
        "# Action plan",
    ]
    assert [line.split("\t")[0] for line in lines[6:]] == [
        "Objective",
        "Reduce burglary in homes",
        "Reduce burglary in homes",
        "Tackle violence against women and girls",
        "Tackle anti-social behaviour",
        "Tackle anti-social behaviour",
        "Support young people",
        "# Targets",
        "Priority",
        "Crime targets",
        "Burglary",
        "Burglary",
        "Violence",
        "Perception targets",
        "ASB",
        "Confidence",
    ]
    assert lines[9].split("\t")[1] == (
        "<p>Train 40 night-time economy staff as bystanders</p>"
        "<p>Repeat the training each quarter</p>"
    )


def test_its_targets_are_read_with_their_figures():
    data = (SAMPLES / "chromium-no-rules.pdf").read_bytes()

    targets = read_plan(data, filename="plan.pdf").targets

    assert [(t.baseline.printed, t.target.printed) for t in targets] == [
        ("254¹", "241"),
        ("445", "423"),
        ("1,030", "999"),
        ("2,310", "2,218"),
        ("63%", "68%"),
    ]
    assert targets[0].baseline.value == 254
