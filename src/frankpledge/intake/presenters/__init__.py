"""Words and tables for the pages of evidence, by noun."""

from frankpledge.intake.presenters.breaks import breaks, data_sets
from frankpledge.intake.presenters.categories import (
    asked_in_all,
    categories,
    counted_in,
    number_unmapped,
)
from frankpledge.intake.presenters.columns import choosing, kind, kinds
from frankpledge.intake.presenters.exchange import (
    awaited_as_json,
    awaited_words,
    chased_words,
    overdue_short,
    owed_page,
    owed_url,
    register,
    when_it_came,
)
from frankpledge.intake.presenters.extracts import (
    extract,
    extract_as_json,
    extract_csv,
    extracts,
)
from frankpledge.intake.presenters.figures import (
    CELLS_A_PAGE,
    figure_as_json,
    figures_return,
    looked_up,
    table_as_json,
    table_page,
    tables,
)
from frankpledge.intake.presenters.quality import came_of, quality
from frankpledge.intake.presenters.removal import (
    MOST_REMOVED,
    removed_return,
    retention,
    withdrawal,
)
from frankpledge.intake.presenters.returns import (
    MOST_DELIVERIES,
    delivery,
    home,
    return_report,
)
from frankpledge.intake.presenters.terms import (
    LONGEST_NAME,
    all_terms,
    missing_words,
    terms,
)
from frankpledge.intake.presenters.told import return_told

__all__ = [
    "CELLS_A_PAGE",
    "LONGEST_NAME",
    "MOST_DELIVERIES",
    "MOST_REMOVED",
    "all_terms",
    "asked_in_all",
    "awaited_as_json",
    "awaited_words",
    "breaks",
    "came_of",
    "categories",
    "chased_words",
    "choosing",
    "counted_in",
    "data_sets",
    "delivery",
    "extract",
    "extract_as_json",
    "extract_csv",
    "extracts",
    "figure_as_json",
    "figures_return",
    "home",
    "kind",
    "kinds",
    "looked_up",
    "missing_words",
    "number_unmapped",
    "overdue_short",
    "owed_page",
    "owed_url",
    "quality",
    "register",
    "removed_return",
    "retention",
    "return_report",
    "return_told",
    "table_as_json",
    "table_page",
    "tables",
    "terms",
    "when_it_came",
    "withdrawal",
]
