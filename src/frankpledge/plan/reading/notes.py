"""What reading leaves over beside the elements: headings, doubts, warnings, leavings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from frankpledge.plan.reading.draft import Line, NotUnderstood, Source

MOST_WARNINGS: Final = 100
LEAST_CONFIDENCE: Final = 0.1


class Doubt(Enum):
    """A reason to be less sure of an element: what it takes from 1, and the words."""

    MISSING_CELL = (0.3, "The row has fewer cells than its table's header.")
    EXTRA_CELL = (0.3, "The row has more cells than its table's header.")
    BLANK_FIGURE = (0.1, "A figure is blank.")
    FIGURE_IN_WORDS = (0.2, "Words stand where a figure was expected.")
    RULE_NOT_UNDERSTOOD = (
        0.2,
        "The words of the target give no rule the reader knows.",
    )
    RULE_FROM_FIGURES = (
        0.1,
        "The words give no rule: the printed target alone says what is wanted.",
    )
    GUESSED_HEADER = (0.1, "A column was taken for what it most likely is.")
    MISSING_LABEL = (0.1, "A part of the sheet is missing.")
    REPEATED_LABEL = (0.1, "A part of the sheet stands there twice.")
    NO_LEAD_AGENCY = (0.2, "No lead agency is named.")
    NO_PRIORITY = (0.2, "It stands under no priority.")
    SPLIT_BY_WORDING = (0.1, "Items run together were parted where a new one begins.")
    PARTNERS_JOINED = (0.1, "A partner's name with commas was put together from use.")
    PRIORITY_FROM_HEADING = (0.4, "No list names it: it was read from a heading.")
    NO_ISSUES = (0.1, "No issues are listed under it.")
    GUESSED_NAME = (0.3, "Where the name ends and the address begins was guessed.")
    NO_POSTCODE = (0.1, "No postcode was found.")
    NO_CONTACT = (0.1, "No telephone number was found.")
    OUTSIDE_TABLES = (0.3, "It was read from words that stand in no table.")
    NAME_ALONE = (0.1, "Only its name is given.")
    WORDS_LEFT_OVER = (0.2, "Some words were neither name, address nor contact.")
    UNKNOWN_HEADING = (0.4, "The heading is not one the reader knows.")
    GUESSED_POT = (0.3, "The name does not end in Fund or Grant.")

    @property
    def weight(self) -> float:
        """What this doubt takes from a confidence of 1."""
        return self.value[0]

    @property
    def sentence(self) -> str:
        """Why, in words for a page."""
        return self.value[1]


def weighed(doubts: Iterable[Doubt]) -> tuple[float, tuple[str, ...]]:
    """Return the confidence left, 0.1 to 1, and the reasons in words, each once."""
    every = list(doubts)
    left = 1.0 - sum(doubt.weight for doubt in every)
    reasons = dict.fromkeys(doubt.sentence for doubt in every)
    return round(max(LEAST_CONFIDENCE, left), 2), tuple(reasons)


@dataclass
class Notes:
    """Filled by the recognisers as they go; ends up in the draft."""

    headings: list[Line] = field(default_factory=list)
    not_understood: list[NotUnderstood] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    unsaid: int = 0

    def heading(self, text: str, source: Source) -> None:
        """Note words that only place others."""
        if text:
            self.headings.append(Line(text, source))

    def leave(self, text: str, reason: str, source: Source) -> None:
        """Note words nobody could place."""
        if text:
            self.not_understood.append(NotUnderstood(text, reason, source))

    def warn(self, sentence: str) -> None:
        """Note something a person should look at; a flood of them is counted only."""
        if len(self.warnings) < MOST_WARNINGS:
            self.warnings.append(sentence)
        else:
            self.unsaid += 1

    def said(self) -> tuple[str, ...]:
        """Return the warnings, ending with how many more there were."""
        if not self.unsaid:
            return tuple(self.warnings)
        return (*self.warnings, f"There are {self.unsaid:,} more warnings like these.")
