"""The methods, in the order a reader meets them; their docstrings are the cards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from frankpledge.analysis.assessment.run import assess
from frankpledge.analysis.categories import taxonomy_counts
from frankpledge.analysis.change import (
    compare_counts,
    compare_many,
    minimum_detectable_change,
)
from frankpledge.analysis.comparison.funnel import compare_areas
from frankpledge.analysis.comparison.rates import rate_interval
from frankpledge.analysis.comparison.similar import similar_areas
from frankpledge.analysis.completeness import partial_months
from frankpledge.analysis.concentration import concentration
from frankpledge.analysis.counts import area_counts, hour_by_weekday, monthly_counts
from frankpledge.analysis.disclosure import protect
from frankpledge.analysis.evaluation.design import evidence_level
from frankpledge.analysis.evaluation.differences import difference_in_differences
from frankpledge.analysis.evaluation.displacement import (
    weighted_displacement_difference,
    weighted_displacement_quotient,
)
from frankpledge.analysis.evaluation.interrupted import interrupted_time_series
from frankpledge.analysis.forecast.year_end import year_end_totals
from frankpledge.analysis.harm import harm_totals
from frankpledge.analysis.hotplaces.hot_places import hot_places
from frankpledge.analysis.linked import protect_together
from frankpledge.analysis.monthly.dispersion import estimate_dispersion
from frankpledge.analysis.nearrepeat.knox import knox_test
from frankpledge.analysis.nearrepeat.near_repeat import near_repeat
from frankpledge.analysis.ranking import ranking_accuracy
from frankpledge.analysis.releases import protect_release
from frankpledge.analysis.repeats.locations import repeat_locations
from frankpledge.analysis.repeats.victims import repeat_victimisation
from frankpledge.analysis.spc import xmr_limits
from frankpledge.analysis.spc.attributes import attribute_chart
from frankpledge.analysis.spc.chart import process_chart
from frankpledge.analysis.spc.rare import times_between
from frankpledge.analysis.streets import hot_streets
from frankpledge.analysis.surface.getis_ord import gi_at_points, gi_on_grid
from frankpledge.analysis.surface.grid import grid_counts
from frankpledge.analysis.surface.kde import kernel_density
from frankpledge.analysis.times.aoristic import aoristic_weights
from frankpledge.analysis.times.hours import hours_of_week
from frankpledge.analysis.times.weekday import weekday_test
from frankpledge.analysis.trend.change_points import change_points
from frankpledge.analysis.trend.decomposition import decompose

METHODS: tuple[Callable[..., Any], ...] = (
    monthly_counts,
    taxonomy_counts,
    area_counts,
    hour_by_weekday,
    partial_months,
    estimate_dispersion,
    compare_counts,
    compare_many,
    minimum_detectable_change,
    xmr_limits,
    process_chart,
    attribute_chart,
    times_between,
    decompose,
    change_points,
    year_end_totals,
    hours_of_week,
    weekday_test,
    aoristic_weights,
    rate_interval,
    compare_areas,
    similar_areas,
    harm_totals,
    grid_counts,
    kernel_density,
    gi_on_grid,
    gi_at_points,
    near_repeat,
    knox_test,
    repeat_locations,
    repeat_victimisation,
    hot_streets,
    concentration,
    ranking_accuracy,
    hot_places,
    weighted_displacement_difference,
    weighted_displacement_quotient,
    difference_in_differences,
    interrupted_time_series,
    evidence_level,
    protect,
    protect_release,
    protect_together,
    assess,
)
CARD = (
    "Question",
    "Data needed",
    "Method",
    "Reading the result",
    "When not to use it",
    "References",
    "Example",
)
