"""Documents made to be slow: each ends in a few seconds, with something to say."""

import time

import pytest

from frankpledge.plan.reading.reader import read_plan

SECONDS = 6  # of processor time; each takes below one on an idle machine
FIGURES = "Action\tBaseline\tTarget\tActual\tChange\n"
ACTIONS = "Priority\tAction\tLead\tMeasure\n"
HOSTILE = {
    "a line of five megabytes": "a " * 2_500_000,
    "unclosed tables": "<table><tr><td>" * 60_000,
    "unclosed tables, a line each": "<table><tr>\n" * 9_000,
    "half a tag": "<p style='" * 90_000,
    "entities of no end": "&#9999999999999999;" * 60_000,
    "capitals without a survey": ("Aa and " * 14_000 + "\n") * 8,
    "rules without a size": ("reduce by to from 1 to " * 4_000 + "\n") * 8,
    "figures without an end": ("1 " * 49_000 + "\n") * 8,
    "short stops": ("a. A. " * 15_000 + "\n") * 8,
    "no telephone": ("0 1 2 3-" * 60 + "\tb\n") * 1_500,
    "no address": ("a." * 290 + "\tb\n") * 1_500,
    "dashes before no lead": ("a" * 140 + "- " * 70 + "\n") * 3_000,
    "cells run together": "x - Lead agency y\t\nMeasures\t" + "Run 5 Hold 6 " * 7_000,
    "partners": "x - Lead agency y\t\nKey partners\t" + "Aa, Bb and Cc, " * 6_000,
    "short rows": "Action\tBaseline\tTarget\n" + "Reduce a by 5%\t1\n" * 5_000,
    "bullets": "• a " * 90_000,
    "lone short cells": FIGURES + "Section\t\t\t\t\n" * 4_000,
    "lone long cells": FIGURES
    + f"A lone cell of more than eight words {'told ' * 9}\t\t\t\t\n" * 2_000,
    "figures without titles": FIGURES + "\t1\t\t\t\n" * 3_000,
    "actions, a section each": ACTIONS
    + "".join(f"Noise {n}\tWatch it {n}\tBen\t\n" for n in range(2_000)),
    "actions of one section": ACTIONS
    + "".join(f"Noise\tWatch it {n}\tBen\tHold {n} runs\n" for n in range(2_000)),
    "sections without actions": ACTIONS
    + "".join(f"Noise {n}\t\t\t\n" for n in range(2_000)),
    "outcomes gathered": "Outcome\tAction\tLead\tPartners\n"
    + "".join(f"Less {n}\tWatch {n}\tBen\tFire {n}\n" for n in range(2_000)),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_document_takes_the_reader_long(text):
    began = time.process_time()

    draft = read_plan(text.encode(), filename="plan.txt")

    assert time.process_time() - began < SECONDS
    assert draft.warnings
    assert len(draft.warnings) <= 101
