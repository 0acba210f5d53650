"""What a resolver answers with. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from frankpledge.analysis.figures import FigureRow
from frankpledge.analysis.periods import Period
from frankpledge.plan.models import Measure
from frankpledge.review.rules import Observation
from frankpledge.review.sources.holdings import Holdings


@dataclass(frozen=True)
class MonthValue:
    """A month's count: None where no return is held, which is not zero."""

    month: date
    count: int | None
    partial: bool = False
    why_partial: str = ""


@dataclass(frozen=True)
class RecordRow:
    """One record behind a figure, as the evidence holds it."""

    month: date
    occurred_at: datetime | None
    category: str
    place: str
    lsoa_code: str
    lsoa_name: str
    outcome: str
    reference: str
    source: str
    version: str
    row_number: int


@dataclass(frozen=True)
class Records:
    """A page of the records behind a figure, and how many there are in all."""

    total: int
    rows: tuple[RecordRow, ...]
    cells: tuple[FigureRow, ...] = ()  # of a table others counted, instead of rows


@dataclass(frozen=True)
class Resolver:
    """How one kind of binding answers for a measure."""

    observe: Callable[[Measure, Period, Holdings], Observation]
    describe: Callable[[Measure], str]  # what is counted, as a sentence
    months: Callable[[Measure, Period, Holdings], tuple[MonthValue, ...]]
    records: Callable[[Measure, Period, Holdings, int, int], Records | None]
