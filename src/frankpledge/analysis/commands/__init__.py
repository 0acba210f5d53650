"""The methods at a terminal, in the order their list is printed."""

from frankpledge.analysis.commands.change import CHANGE
from frankpledge.analysis.commands.command import Command
from frankpledge.analysis.commands.months import MONTHS

COMMANDS: tuple[Command, ...] = (
    CHANGE,
    MONTHS,
)
