"""Drawing the rows of both tables of figures, each following from its own rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate
from random import Random

from benchmarks.checking import subjects as s
from benchmarks.checking import words as w
from benchmarks.checking.plan import NOTHING, Amount, Particular, Row, amount, words
from frankpledge.analysis.rounding import half_even, half_up
from frankpledge.plan.reading.draft import FigureState, RuleKind, TargetRule, Unit

HUNDRED = Decimal(100)
AN_SHARES = frozenset({8, 11, 18, 80})
CRIME_SECTION, OPINION_SECTION, OTHER_SECTION = (
    "Crime targets",
    "Perception targets",
    "Other targets",
)
LABELS = {1: "Target exceeded", 0: "Target met", -1: "Target missed"}


def rounder(rounding: str) -> Callable[[Decimal, int], Decimal]:
    """Return the way of rounding with this name."""
    return half_up if rounding == "half up" else half_even


def drawn_rows(
    maker: Maker, wanted: tuple[str, ...] = ()
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return last year's rows and the coming year's; shared subjects carry over."""
    rng = maker.rng
    named = [one for one in s.CRIMES if one.name in wanted]
    others_of_it = [one for one in s.CRIMES if one.name not in wanted]
    drawn = named + rng.sample(others_of_it, rng.randint(3, 6) - len(named))
    crimes = [maker.crime(one) for one in drawn]
    opinions = [maker.opinion(one) for one in rng.sample(s.OPINIONS, rng.randint(1, 3))]
    others = [maker.other(one) for one in maker.drawn_others()]
    results = [result for result, _ in crimes]
    if rng.random() < 0.15 and maker.may_total(drawn):
        results.append(maker.total(results))
    results += [result for result, _ in (*opinions, *others)]
    targets = tuple(target for _, target in (*crimes, *opinions, *others))
    return tuple(results), targets + tuple(maker.outputs())


class Maker:
    """Makes pairs of rows, one of each year, about one subject.

    `large` counts move further than chance would take them, both years.
    """

    def __init__(
        self, rng: Random, rounding: str, *, large: bool, is_running: bool = False
    ) -> None:
        self.rng = rng
        self.round = rounder(rounding)
        self.large = large
        self.is_running = is_running
        self.places = rng.choice((0, 0, 1))  # of changes
        self.labels_opinions = rng.random() < 0.5
        self.is_bare = rng.random() < 0.15  # titles name the subject and no rule

    def drawn_others(self) -> list[s.Subject]:
        """Return a few subjects counted in other units."""
        groups = [s.RATES, s.COSTS, s.TIMES]
        wanted = self.rng.sample(groups, self.rng.randint(0, 2))
        return [self.rng.choice(group) for group in wanted]

    def crime(self, subject: s.Subject) -> tuple[Row, Row]:
        """Return a count's two rows."""
        low, high = (3_000, 9_000) if self.large else (20, 2_500)
        start = self.rng.randint(low, high)
        moved = self._moved(start)
        return self._by_share(subject, Decimal(start), Decimal(moved), 0)

    def _moved(self, start: int) -> int:
        """Return a result: beyond chance when large, else anywhere near."""
        share = self.rng.randint(10, 30) if self.large else self.rng.randint(0, 30)
        way = self.rng.choice((-1, -1, 1))
        return max(1, start + way * start * share // 100 + self.rng.randint(-2, 2))

    def _by_share(
        self, subject: s.Subject, start: Decimal, actual: Decimal, places: int
    ) -> tuple[Row, Row]:
        share = self.rng.randint(7, 20) if self.large else self.rng.randint(2, 20)
        result = self._falling(subject, start, share, places)
        result = self.resulting(result, actual)
        share = self.rng.randint(7, 20) if self.large else self.rng.randint(2, 20)
        return result, self._falling(subject, actual, share, places)

    def _falling(
        self, subject: s.Subject, start: Decimal, share: int, places: int
    ) -> Row:
        exact = start * (HUNDRED - share) / HUNDRED
        title = self.rng.choice(s.FALLS).format(
            s=subject.name, n=share, an="An" if share in AN_SHARES else "A"
        )
        rule: TargetRule | None
        rule = TargetRule(RuleKind.REDUCE_BY_SHARE, Decimal(share), Unit.PERCENT)
        if self.is_bare:
            title, rule = self.rng.choice(s.BARE).format(s=subject.name), None
        goal = self.round(exact, places)
        section = CRIME_SECTION if subject.unit is Unit.COUNT else OTHER_SECTION
        return self._row(subject, title, rule, (start, goal), places, section)

    def _row(
        self,
        subject: s.Subject,
        title: str,
        rule: TargetRule | None,
        figures: tuple[Decimal, Decimal],
        places: int,
        section: str,
    ) -> Row:
        start, goal = (amount(one, subject.unit, places) for one in figures)
        quarters = self._quarters(figures[1]) if subject.unit is Unit.COUNT else ()
        return Row(
            subject=subject.name,
            title=title[:1].upper() + title[1:],
            rule=rule,
            good=subject.good,
            baseline=start,
            target=goal,
            quarters=quarters,
            section=section,
            code=subject.code,
            link=self.rng.choice(w.LINKS),
            survey=subject.survey,
            particular=Particular(
                owner=self.rng.choice(w.POSTS),
                partners=self.rng.choice(w.AGENCIES).format(place="Borough"),
                due=self.rng.choice(("{end}", "Throughout the year", "{q4}")),
                evidence=subject.survey or self.rng.choice(w.SOURCES[::2]),
            ),
        )

    def _quarters(self, total: Decimal) -> tuple[Amount, ...]:
        """Return four counts that make the total."""
        whole = int(total)
        parts = [whole // 4 + self.rng.randint(-whole // 40, whole // 40)]
        parts += [whole // 4 for _ in range(2)]
        return tuple(amount(one) for one in (*parts, whole - sum(parts)))

    def _quarters_so_far(self, actual: Decimal, unit: Unit) -> tuple[Amount, ...]:
        """Return what each quarter came to, or the year up to it."""
        if unit is Unit.PERCENT:
            near = [actual + off for off in (-2, 1, 0, 2)]
            self.rng.shuffle(near)
            return tuple(amount(one, unit) for one in near)
        parts = self._quarters(actual) if unit is Unit.COUNT else ()
        if not self.is_running:
            return parts
        values = accumulate(one.value or Decimal(0) for one in parts)
        return tuple(amount(one) for one in values)

    def may_total(self, drawn: Sequence[s.Subject]) -> bool:
        """Say whether a total of these may stand under them.

        Not beside all crime, and not where it could move less than chance makes.
        """
        return not self.large and all(one.name != "overall crime" for one in drawn)

    def total(self, rows: Sequence[Row]) -> Row:
        """Return a row with what rows come to together."""
        start, goal, actual = (
            sum((getattr(row, column).value for row in rows), Decimal(0))
            for column in ("baseline", "target", "actual")
        )
        subject = s.Subject("total of these crimes")
        row = self._row(
            subject, "Total of these crimes", None, (start, goal), 0, CRIME_SECTION
        )
        quarters = zip(*(one.quarters for one in rows), strict=True)
        summed = (
            sum((one.value or 0 for one in each), Decimal(0)) for each in quarters
        )
        made = self.resulting(row, actual)
        before = sum((one.earlier.value or 0 for one in rows), Decimal(0))
        return replace(
            made,
            quarters=tuple(amount(one) for one in summed),
            earlier=amount(before),
        )

    def resulting(self, row: Row, actual: Decimal) -> Row:
        """Return a row with what came of it: the actual, its change, its status."""
        start, goal = row.baseline.value, row.target.value
        unit, places = row.target.unit, row.target.places
        standing = standing_of(row.good, actual, goal or Decimal(0))
        better = start is not None and (actual - start) * row.good > 0
        status = "Green" if standing >= 0 else ("Amber" if better else "Red")
        return replace(
            row,
            actual=amount(actual, unit, places),
            change=self._change(start, actual),
            quarters=self._quarters_so_far(actual, unit),
            earlier=self._earlier(row),
            particular=replace(
                row.particular,
                status=status,
                comment=self.rng.choice(("", *w.COMMENTS)),
            ),
        )

    def _earlier(self, row: Row) -> Amount:
        """Return what the year before the baseline may have been."""
        start = row.baseline.value or Decimal(0)
        near = start * self.rng.randint(80, 120) / HUNDRED
        places = row.baseline.places
        return amount(self.round(near, places), row.baseline.unit, places)

    def _change(self, start: Decimal | None, actual: Decimal) -> Amount:
        if not start:
            return words_missing("n/a", FigureState.NOT_APPLICABLE)
        exact = (actual - start) * HUNDRED / start
        said = self.round(exact, self.places)
        return replace(amount(said, Unit.PERCENT, self.places), is_change=True)

    def opinion(self, subject: s.Subject) -> tuple[Row, Row]:
        """Return a percentage's two rows: kept level, or brought to a figure."""
        start, actual = (Decimal(self.rng.randint(5, 80)) for _ in range(2))
        result = self.resulting(self._held(subject, start), actual)
        if self.labels_opinions:
            goal = result.target.value or Decimal(0)
            label = LABELS[standing_of(subject.good, actual, goal)]
            result = replace(result, change=words(label))
        return result, self._held(subject, actual)

    def _held(self, subject: s.Subject, start: Decimal) -> Row:
        named = self.rng.choice(s.SHARES_OF).format(s=subject.name)
        if self.rng.random() < 0.5:
            title = self.rng.choice(s.KEPT).format(s=named)
            rule = TargetRule(RuleKind.MAINTAIN_OR_IMPROVE)
            goal = start
        else:
            goal = start + subject.good * self.rng.randint(1, 4)
            forms = s.FALLS_TO if subject.good == s.DOWN else s.RISES_TO
            kind = (
                RuleKind.REDUCE_TO if subject.good == s.DOWN else RuleKind.INCREASE_TO
            )
            title = self.rng.choice(forms).format(s=named, n=f"{goal}%", b=f"{start}%")
            rule = TargetRule(kind, goal, Unit.PERCENT)
        return self._row(subject, title, rule, (start, goal), 0, OPINION_SECTION)

    def other(self, subject: s.Subject) -> tuple[Row, Row]:
        """Return the two rows of a rate, a sum of money or a time."""
        places = 0 if subject.unit is Unit.POUNDS else 1
        low, high = {
            Unit.POUNDS: (4_000, 60_000),
            Unit.PER_THOUSAND: (20, 180),
            Unit.DAYS: (20, 90),
        }[subject.unit]
        start, actual = (
            Decimal(self.rng.randint(low, high)).scaleb(-places) for _ in range(2)
        )
        return self._by_share(subject, start, actual, places)

    def outputs(self) -> list[Row]:
        """Return things to do a number of, which need no baseline."""
        found = []
        for title, _, noun in self.rng.sample(s.OUTPUTS, self.rng.randint(0, 2)):
            wanted = Decimal(self.rng.randint(6, 60))
            subject = s.Subject(noun, good=s.UP)
            rule = TargetRule(RuleKind.AT_LEAST, wanted)
            row = self._row(
                subject,
                title.format(n=wanted),
                rule,
                (wanted, wanted),
                0,
                OTHER_SECTION,
            )
            found.append(replace(row, baseline=self.rng.choice(MISSING)))
        return found


def words_missing(text: str, state: FigureState) -> Amount:
    """Return words that say a figure is missing."""
    return Amount(state, words=text)


MISSING = (
    NOTHING,
    words_missing("n/a", FigureState.NOT_APPLICABLE),
    words_missing("TBC", FigureState.TBC),
    words_missing("To be confirmed", FigureState.TBC),
    words_missing("-", FigureState.NOT_APPLICABLE),
    words_missing("*", FigureState.WITHHELD),
    words_missing("5 or under", FigureState.WITHHELD),
)


def standing_of(good: int, actual: Decimal, goal: Decimal) -> int:
    """Return 1 for better than the target, 0 for level with it, -1 for worse."""
    beyond = (actual - goal) * good
    return (beyond > 0) - (beyond < 0)
