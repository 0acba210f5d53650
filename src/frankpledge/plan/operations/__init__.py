"""Every write to the plan, by noun."""

from frankpledge.plan.operations.adoption import adopt_document
from frankpledge.plan.operations.answers import answer_finding
from frankpledge.plan.operations.documents import (
    bring_document,
    read_again,
    read_document,
    set_document_years,
)
from frankpledge.plan.operations.elements import (
    accept_all_sure,
    decide_element,
    forget_memory,
)
from frankpledge.plan.operations.measures import (
    add_measure,
    bind_measure,
    change_indicator,
    find_or_add_indicator,
    record_printed_result,
    set_target,
)
from frankpledge.plan.operations.plans import (
    add_funding_pot,
    add_narrative_topic,
    add_priority,
    change_item,
    create_plan,
    remove_item,
    set_stage,
)
from frankpledge.plan.operations.readings import read_brought
from frankpledge.plan.operations.strategies import change_strategy, write_strategy
from frankpledge.plan.operations.themes import (
    add_activity,
    add_outcome,
    add_theme,
    set_key_partners,
)
from frankpledge.plan.operations.unplaced import mark_unplaced

__all__ = [
    "accept_all_sure",
    "add_activity",
    "add_funding_pot",
    "add_measure",
    "add_narrative_topic",
    "add_outcome",
    "add_priority",
    "add_theme",
    "adopt_document",
    "answer_finding",
    "bind_measure",
    "bring_document",
    "change_indicator",
    "change_item",
    "change_strategy",
    "create_plan",
    "decide_element",
    "find_or_add_indicator",
    "forget_memory",
    "mark_unplaced",
    "read_again",
    "read_brought",
    "read_document",
    "record_printed_result",
    "remove_item",
    "set_document_years",
    "set_key_partners",
    "set_stage",
    "set_target",
    "write_strategy",
]
