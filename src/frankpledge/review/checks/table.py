"""The table of checks: every question the product asks of a plan document."""

from frankpledge.review.checks.check import Check
from frankpledge.review.checks.table_of_aims import CHECKS_OF_AIMS
from frankpledge.review.checks.table_of_arithmetic import CHECKS_OF_ARITHMETIC
from frankpledge.review.checks.table_of_claims import CHECKS_OF_CLAIMS
from frankpledge.review.checks.table_of_indicators import CHECKS_OF_INDICATORS
from frankpledge.review.checks.table_of_repeats import CHECKS_OF_REPEATS
from frankpledge.review.checks.table_of_sense import CHECKS_OF_SENSE
from frankpledge.review.checks.table_of_series import CHECKS_OF_SERIES
from frankpledge.review.checks.table_of_status import CHECKS_OF_STATUS
from frankpledge.review.checks.table_of_sums import CHECKS_OF_SUMS
from frankpledge.review.checks.table_of_time import CHECKS_OF_TIME
from frankpledge.review.checks.table_of_units import CHECKS_OF_UNITS

CHECKS: tuple[Check, ...] = (
    CHECKS_OF_ARITHMETIC
    + CHECKS_OF_CLAIMS
    + CHECKS_OF_SUMS
    + CHECKS_OF_UNITS
    + CHECKS_OF_STATUS
    + CHECKS_OF_REPEATS
    + CHECKS_OF_SENSE
    + CHECKS_OF_SERIES
    + CHECKS_OF_AIMS
    + CHECKS_OF_INDICATORS
    + CHECKS_OF_TIME
)
