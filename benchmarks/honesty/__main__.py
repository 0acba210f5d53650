"""`python -m benchmarks.honesty`: simulate, and print or write the page."""

from __future__ import annotations

from pathlib import Path

import click
import numpy as np

from benchmarks.honesty.page import Found, page
from benchmarks.honesty.pairs import alarms, power
from benchmarks.honesty.series import charts_with_a_signal, planted_found, series_cut

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "honesty.md"
DISPERSIONS = (1.0, 1.5, 3.0)
TABLES, CHARTS, PLANTED, PAIRED = 60, 600, 300, 4000  # drawn at --size 1
SEED = 1995
CELLS = 350  # about twenty-five areas by fourteen categories
CHARTED = ((24, 20.0), (24, 100.0), (36, 100.0))
LEVEL, RATIOS = 40.0, (1.25, 1.5, 2.0)  # planted: events a month, times as many
BASELINES = (60, 250, 2000)
CUT = ((24, 30.0), (60, 5.0), (60, 30.0), (120, 30.0))


@click.command()
@click.option("--size", default=1.0, help="Of the number of series; 0.05 is quick.")
@click.option("--seed", default=SEED)
@click.option("--write", is_flag=True, help="Write docs/reference/honesty.md.")
def main(size: float, seed: int, *, write: bool) -> None:
    """Find how often nothing is called something, and something found."""
    text = page(simulated(size, np.random.default_rng(seed)))
    click.echo(text)
    if write:
        PAGE.write_text(text, encoding="utf-8")


def simulated(size: float, rng: np.random.Generator) -> Found:
    """Run every simulation; `size` 1 takes some minutes."""

    def many(number: int) -> int:
        return max(2, round(number * size))

    return Found(
        alarms=[
            alarms(rng, one, tables=many(TABLES), cells=CELLS) for one in DISPERSIONS
        ],
        charts=_charts(rng, many(CHARTS)),
        cut=[
            (one, mean, months, series_cut(rng, one, mean, months=months, times=times))
            for times in (many(CHARTS),)
            for one in DISPERSIONS
            for months, mean in CUT
        ],
        planted=[
            (
                one,
                LEVEL,
                ratio,
                *planted_found(rng, one, ratio, mean=LEVEL, times=times),
            )
            for times in (many(PLANTED),)
            for one in DISPERSIONS
            for ratio in RATIOS
        ],
        power=[
            (one, baseline, power(rng, one, baseline, many(PAIRED)))
            for one in DISPERSIONS
            for baseline in BASELINES
        ],
        cells=CELLS,
        numbers=(
            f"Drawn for each row: {many(TABLES)} tables, {many(CHARTS)} charts, "
            f"{many(CHARTS)} series without and {many(PLANTED)} with a change of level, "
            f"{many(PAIRED)} pairs with a planned change; seed {SEED} if none is given."
        ),
    )


def _charts(
    rng: np.random.Generator, charts: int
) -> list[tuple[float, float, int, float, float, float]]:
    return [
        (
            one,
            mean,
            months,
            *charts_with_a_signal(rng, one, mean, months=months, charts=charts),
        )
        for one in DISPERSIONS
        for months, mean in CHARTED
    ]


if __name__ == "__main__":
    main()
