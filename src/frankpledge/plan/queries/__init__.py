"""Every read of the plan, from the partnership outwards."""

from frankpledge.plan.queries.documents import (
    document_of,
    documents_of,
    draft_of,
    element_of,
    findings_about,
)
from frankpledge.plan.queries.plans import (
    Editable,
    item_of,
    latest_plan,
    measure_of,
    measures_of,
    plan_for,
    plans_of,
    strategies_of,
    target_sections,
    theme_of,
    themes_of,
)

__all__ = [
    "Editable",
    "document_of",
    "documents_of",
    "draft_of",
    "element_of",
    "findings_about",
    "item_of",
    "latest_plan",
    "measure_of",
    "measures_of",
    "plan_for",
    "plans_of",
    "strategies_of",
    "target_sections",
    "theme_of",
    "themes_of",
]
