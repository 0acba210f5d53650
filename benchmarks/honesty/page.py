"""The page of what the simulations found: docs/reference/honesty.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.honesty.pairs import HISTORY, LARGEST, SMALLEST, Alarms
from frankpledge.analysis.spc.false_signals import LENGTHS, MEANS, SHARES

INTRODUCTION = """# How often the analysis cries wolf

<!-- Written by `python -m benchmarks.honesty --write`. Do not edit. -->

Simulated monthly counts in which **nothing changes**, and what is called changed all the
same; then counts with a change planted, and how often it is found. Every series has a
season of a fifth up and down a year. The dispersion is the variance of a month over its
mean; recorded crime often has 1.5 to 3. Whoever reads a page of figures should know these
rates: they are what "changed" means there.
"""
PAIRS = f"""## Two years compared

Tables of areas by categories, {SMALLEST:.0f} to {LARGEST:.0f} events a month, each pair with
{HISTORY} earlier months from which its dispersion is estimated. "By the exact test" is what
is commonly done; "by the chosen test" is `compare_counts` with that dispersion; "together"
is `compare_many`, which is what a page shows.
"""
CHARTS = """## Process charts of stable series

The share of XmR charts that show at least one signal by the Making Data Count rules. "Season
taken out" is what `process_chart` does by itself.
"""
TABLE = """## Every length and level

The same share for stable Poisson series without a season: the sentence on a chart is read
from this table, made with 20,000 charts a cell.
"""
LEVELS = """## Changes of level

`change_points` over series with a season and no change, and over five years with the level
changed in the middle. "Month held" is the share of those found whose months in brackets hold
the true one.
"""
POWER = """## Changes planned for

`minimum_detectable_change` names the fall that would be found four times in five. Planted
falls of that size were found:
"""


@dataclass(frozen=True)
class Found:
    """All that is printed, a row a tuple."""

    alarms: Sequence[Alarms]
    charts: Sequence[tuple[float, float, int, float, float, float]]
    cut: Sequence[tuple[float, float, int, float]]
    planted: Sequence[tuple[float, float, float, float, float]]
    power: Sequence[tuple[float, int, float]]
    cells: int
    numbers: str  # how many of each were drawn, a sentence


def page(found: Found) -> str:
    """Return the page in Markdown."""
    parts = [
        INTRODUCTION,
        found.numbers,
        "",
        PAIRS,
        *_alarms(found),
        "",
        CHARTS,
        *_charts(found),
        "",
    ]
    parts += [TABLE, *_shares(), "", LEVELS, *_levels(found), ""]
    parts += [POWER, *_power(found), ""]
    return "\n".join(parts)


def _alarms(found: Found) -> Iterator[str]:
    cells = found.cells
    yield from _head(
        "Dispersion",
        "Single pairs, exact test",
        "Single pairs, chosen test",
        f"Tables of {cells} with any, exact test one by one",
        "Tables, exact test with Benjamini-Hochberg",
        "Tables, chosen test one by one",
        "**Tables, together**",
    )
    for row in found.alarms:
        shares = (row.exact, row.chosen, row.tables_exact, row.tables_exact_controlled)
        shares += (row.tables_chosen, row.tables)
        yield _line(f"{row.dispersion:g}", *(_percent(share) for share in shares))


def _charts(found: Found) -> Iterator[str]:
    yield from _head(
        "Dispersion",
        "Mean a month",
        "Months",
        "No season",
        "Season left in",
        "**Season taken out**",
    )
    for dispersion, mean, months, *shares in found.charts:
        cells = (f"{dispersion:g}", f"{mean:g}", str(months))
        yield _line(*cells, *(_percent(share) for share in shares))


def _shares() -> Iterator[str]:
    yield from _head("Points", *(f"mean {mean:g}" for mean in MEANS))
    for points, row in zip(LENGTHS, SHARES, strict=True):
        yield _line(str(points), *(_percent(share) for share in row))


def _levels(found: Found) -> Iterator[str]:
    yield from _head("Dispersion", "Mean a month", "Months", "Cut though unchanged")
    for dispersion, mean, months, share in found.cut:
        yield _line(f"{dispersion:g}", f"{mean:g}", str(months), _percent(share))
    yield ""
    yield from _head("Dispersion", "Mean a month", "Times", "Found", "Month held")
    for dispersion, mean, ratio, share, held in found.planted:
        cells = (f"{dispersion:g}", f"{mean:g}", f"{ratio:g}")
        yield _line(*cells, _percent(share), _percent(held))


def _power(found: Found) -> Iterator[str]:
    yield from _head("Dispersion", "Baseline", "Found")
    for dispersion, baseline, share in found.power:
        yield _line(f"{dispersion:g}", f"{baseline:,}", _percent(share))


def _head(*cells: str) -> Iterator[str]:
    yield _line(*cells)
    yield "|" + "---:|" * len(cells)


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _percent(share: float) -> str:
    if share != share:  # nothing was found, so there is no share of it
        return "-"
    return f"{100 * share:.1f}%" if share < 0.1 else f"{100 * share:.0f}%"
