"""Checks for measures that name nothing anybody could count or see."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frankpledge.plan.reading.draft import (
    NO_PARTICULARS,
    Draft,
    FigureState,
    TargetRow,
    ThemeMeasure,
    ThemeSheet,
)
from frankpledge.plan.reading.figures import NUMBER_WORDS
from frankpledge.plan.reading.instruments import instruments_in
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.gathering import FEW, first_few, quoted, through
from frankpledge.review.checks.wording import counted


@dataclass(frozen=True)
class Vague:
    """A way of wording that names no result, and what could be measured instead."""

    name: str
    pattern: re.Pattern[str]
    instead: str


def _vague(name: str, pattern: str, instead: str) -> Vague:
    whole = rf"^(?:to )?(?:continue (?:to|with) )?(?:further )?(?:{pattern})"
    return Vague(name, re.compile(whole, re.IGNORECASE), instead)


_BETTER = (
    r"(?:improv(?:e|ed|ing)|better|increas(?:e|ed|ing)|greater|enhanced?|stronger)"
)
WORDINGS: tuple[Vague, ...] = (
    _vague(
        "awareness",
        rf"(?:rais(?:e|ed|ing)|{_BETTER}|promot(?:e|ing)|build) (?:[\w-]+ ){{0,3}}awareness",
        "how many people were reached, and how many of those asked could say what the "
        "message was",
    ),
    _vague(
        "working with",
        r"(?:work|working|liais(?:e|ing)|engag(?:e|ing)|collaborat(?:e|ing)|link(?:ing)?)"
        r" (?:more |closely |together |effectively |in partnership |in )*(?:with|alongside)",
        "what the partners will have done together, and by when",
    ),
    _vague(
        "better relations",
        rf"{_BETTER} (?:[\w-]+ ){{0,2}}(?:communications?|understanding|relations(?:hips?)?"
        r"|co-?ordination|engagement|partnership working|joint working|links)",
        "how many partners or residents say so when asked, beside last year's number",
    ),
    _vague(
        "support",
        r"support(?:ing)? (?!.*\bof\b.*\bcases\b)",
        "how many people or cases were supported, beside last year's number",
    ),
    _vague(
        "promotion",
        r"(?:promot(?:e|ing)|encourag(?:e|ing)|publicis(?:e|ing))",
        "how many took it up, beside last year's number",
    ),
    _vague(
        "exploring",
        r"(?:explor(?:e|ing)|consider(?:ing)?|look(?:ing)? (?:at|into)|scop(?:e|ing))",
        "what will be decided, and by when",
    ),
    _vague(
        "tackling",
        r"(?:tackl(?:e|ing)|address(?:ing)?|deal(?:ing)? with|combat(?:ing)?)",
        "the count of what is tackled, beside last year's",
    ),
    _vague(
        "monitoring",
        r"(?:monitor(?:ing)?|keep(?:ing)? under review)",
        "how often it is looked at, and which figure is watched",
    ),
)
# Any of these makes a measure one that can be looked up.
_COUNTS = re.compile(
    rf"\d|%|\b({'|'.join(NUMBER_WORDS)}|number|percentage|proportion|rate|every|each|all"
    r"|weekly|monthly|quarterly|annual(ly)?|fewer|higher|lower|reduc\w+|decreas\w+|"
    r"complet\w+|publish\w*|in place|launch\w*|establish\w*|deliver\w*|survey\w*)\b",
    re.IGNORECASE,
)


def wording_of(text: str) -> Vague | None:
    """Return the way a text is vague, or None when it names something to see."""
    if _COUNTS.search(text) or instruments_in(text):
        return None
    return next((one for one in WORDINGS if one.pattern.search(text.strip())), None)


def theme_names_no_result(draft: Draft) -> Iterator[Remark]:
    """Find themes none of whose measures could be counted or seen; said kindly."""
    found = [
        (theme, wording)
        for theme in draft.themes
        if theme.measures and (wording := _only_vague(theme)) is not None
    ]
    if len(found) > FEW + 1:
        theme, wording = found[0]
        yield Remark(
            f"{len(found)} themes are measured by nothing that can be counted or seen: "
            f"{first_few([quoted(one.title) for one, _ in found])}. In the first, "
            f"{quoted(theme.measures[0].text)} could become {wording.instead}.",
            through([one.source for one, _ in found]),
        )
        return
    for theme, wording in found:
        yield _of_theme(theme, wording)


def _only_vague(theme: ThemeSheet) -> Vague | None:
    wordings = [_of_measure(one) for one in theme.measures]
    return wordings[0] if all(wordings) else None


def _of_measure(measure: ThemeMeasure) -> Vague | None:
    has_size = measure.rule is not None and measure.rule.amount is not None
    told = measure.particulars.evidence.strip()
    if has_size or measure.indicator_codes or told:
        return None
    return wording_of(measure.text)


def _of_theme(theme: ThemeSheet, wording: Vague) -> Remark:
    measures = theme.measures
    said = first_few([quoted(one.text) for one in measures])
    whose = (
        "The only measure" if len(measures) == 1 else f"The {len(measures)} measures"
    )
    verb = "names" if len(measures) == 1 else "name"
    return Remark(
        f"{whose} of {quoted(theme.title)} {verb} nothing that can be counted or seen: "
        f"{said}. It could become {wording.instead}.",
        through([one.source for one in measures]),
        theme.title,
        measures[0].text,
    )


def target_names_no_result(draft: Draft) -> Iterator[Remark]:
    """Find rows of the targets with neither a figure nor anything to see; said once."""
    found = [
        (row, wording)
        for row in draft.targets
        if _has_no_figure(row) and (wording := wording_of(row.title)) is not None
    ]
    if found:
        row, wording = found[0]
        yield Remark(
            f"{counted(len(found), 'target names', 'targets name')} nothing that can be "
            f"counted or seen: {first_few([quoted(one.title) for one, _ in found])}. "
            f"{quoted(row.title)} could become {wording.instead}.",
            through([one.source for one, _ in found]),
            row.title if len(found) == 1 else "",
        )


def _has_no_figure(row: TargetRow) -> bool:
    """Say whether a row has no figure; words alone in a row may be a heading."""
    is_bare = row.rule is None or row.rule.amount is None
    cells = (row.baseline, row.target)
    says_more = bool(row.links) or row.particulars != NO_PARTICULARS
    return (
        is_bare and says_more and all(one.state is FigureState.BLANK for one in cells)
    )
