"""Every write of intake: returns added, deliveries received and worked off."""

from frankpledge.intake.operations.deliveries import (
    receive_upload,
    try_again,
    work_off,
)
from frankpledge.intake.operations.records import open_set_aside
from frankpledge.intake.operations.returns import add_paths
from frankpledge.intake.operations.sweeping import sweep_store

__all__ = [
    "add_paths",
    "open_set_aside",
    "receive_upload",
    "sweep_store",
    "try_again",
    "work_off",
]
