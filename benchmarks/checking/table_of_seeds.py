"""The table of seeds: a way of making each rule of the table of checks speak."""

from __future__ import annotations

from benchmarks.checking import sowing_figures as figures
from benchmarks.checking.seeds import Seed

SEEDS: tuple[Seed, ...] = (
    Seed("change-does-not-follow", figures.wrong_change),
    Seed("target-does-not-follow", figures.wrong_target),
    Seed("share-target-has-no-baseline", figures.missing_baseline),
)
