"""Every write of intake: returns added, deliveries received and worked off."""

from frankpledge.intake.operations.breaks import note_break, strike_break
from frankpledge.intake.operations.categories import (
    Meaning,
    add_category,
    change_category,
    change_mapping,
    map_categories,
    remove_mapping,
    use_ready_made,
)
from frankpledge.intake.operations.columns import (
    Explained,
    explain_again,
    explain_columns,
)
from frankpledge.intake.operations.deliveries import (
    cancel,
    receive_upload,
    try_again,
    work_off,
)
from frankpledge.intake.operations.exchange import (
    DutyText,
    add_duty,
    add_schedule,
    change_duty,
    chase,
    chase_all,
    remove_duty,
)
from frankpledge.intake.operations.extracts import release_extract
from frankpledge.intake.operations.records import open_set_aside
from frankpledge.intake.operations.removal import (
    carry_out_retention,
    let_come_again,
    withdraw_return,
)
from frankpledge.intake.operations.returns import SourceUnknown, add_paths
from frankpledge.intake.operations.sweeping import sweep_store
from frankpledge.intake.operations.terms import set_terms

__all__ = [
    "DutyText",
    "Explained",
    "Meaning",
    "SourceUnknown",
    "add_category",
    "add_duty",
    "add_paths",
    "add_schedule",
    "cancel",
    "carry_out_retention",
    "change_category",
    "change_duty",
    "change_mapping",
    "chase",
    "chase_all",
    "explain_again",
    "explain_columns",
    "let_come_again",
    "map_categories",
    "note_break",
    "open_set_aside",
    "receive_upload",
    "release_extract",
    "remove_duty",
    "remove_mapping",
    "set_terms",
    "strike_break",
    "sweep_store",
    "try_again",
    "use_ready_made",
    "withdraw_return",
    "work_off",
]
