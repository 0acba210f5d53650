"""The methods at a terminal, in the order their list is printed."""

from frankpledge.analysis.commands.accuracy import ACCURACY
from frankpledge.analysis.commands.aoristic import AORISTIC
from frankpledge.analysis.commands.assessment import ASSESSMENT
from frankpledge.analysis.commands.change import CHANGE
from frankpledge.analysis.commands.command import Command
from frankpledge.analysis.commands.compare import COMPARE
from frankpledge.analysis.commands.concentration import CONCENTRATION
from frankpledge.analysis.commands.evaluate import EVALUATE
from frankpledge.analysis.commands.forecast import FORECAST
from frankpledge.analysis.commands.gi import GI
from frankpledge.analysis.commands.harm import HARM
from frankpledge.analysis.commands.hot_places import HOT_PLACES
from frankpledge.analysis.commands.hot_streets import HOT_STREETS
from frankpledge.analysis.commands.hours import HOURS_OF_WEEK
from frankpledge.analysis.commands.kde import KDE
from frankpledge.analysis.commands.months import MONTHS
from frankpledge.analysis.commands.near_repeat import NEAR_REPEAT
from frankpledge.analysis.commands.repeats import REPEAT_VICTIMS, REPEATS
from frankpledge.analysis.commands.spc import SPC
from frankpledge.analysis.commands.trend import TREND

COMMANDS: tuple[Command, ...] = (
    CHANGE,
    SPC,
    TREND,
    MONTHS,
    FORECAST,
    REPEATS,
    REPEAT_VICTIMS,
    COMPARE,
    HARM,
    HOT_STREETS,
    CONCENTRATION,
    ACCURACY,
    HOT_PLACES,
    HOURS_OF_WEEK,
    AORISTIC,
    KDE,
    GI,
    NEAR_REPEAT,
    EVALUATE,
    ASSESSMENT,
)
