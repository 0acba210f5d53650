"""What a row of figures aims at: by the words of its title, and of its target's cell."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from frankpledge.plan.reading.draft import (
    Figure,
    FigureState,
    RuleKind,
    TargetRule,
    Unit,
)
from frankpledge.plan.reading.target_words import parse_rule
from frankpledge.plan.reading.text import DASH_CLASS, DASHES

_SHARE_BESIDE = re.compile(
    rf"\((?:(?P<sign>[+{DASH_CLASS}]) ?(?P<amount>[0-9]{{1,3}}(?:\.[0-9])?) ?%\)"
    r"|(?P<words>(?:an? )?[0-9]{1,3}(?:\.[0-9])? ?% [a-z]+)\))",
    re.IGNORECASE,
)
# "Reduce repeats" beside "below 25%" is to reduce them to 25%.
_LIMITED: Final = {
    (RuleKind.REDUCE, RuleKind.AT_MOST): RuleKind.REDUCE_TO,
    (RuleKind.INCREASE, RuleKind.AT_LEAST): RuleKind.INCREASE_TO,
}


def rule_of_row(title: str, target: Figure) -> TargetRule | None:
    """Return the rule a title gives, its amount that of the target's cell if need be."""
    said, limit = parse_rule(title), _rule_in_cell(target)
    if said is None or limit is None or said.amount is not None:
        return said or limit
    kind = _LIMITED.get((said.kind, limit.kind))
    return TargetRule(kind, limit.amount, limit.unit) if kind else said


def _rule_in_cell(target: Figure) -> TargetRule | None:
    """Return the rule a target cell gives: "5% reduction", "325 (-5%)"."""
    share = _SHARE_BESIDE.search(target.printed)
    if share is not None and share["words"]:
        return parse_rule(share["words"])
    if share is not None:
        falls = share["sign"] in DASHES
        kind = RuleKind.REDUCE_BY_SHARE if falls else RuleKind.INCREASE_BY_SHARE
        return TargetRule(kind, Decimal(share["amount"]), Unit.PERCENT)
    if target.state is not FigureState.WORDS:
        return None
    return parse_rule(target.printed)
