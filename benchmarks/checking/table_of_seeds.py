"""The table of seeds: a way of making each rule of the table of checks speak."""

from __future__ import annotations

from benchmarks.checking import sowing_aims as aims
from benchmarks.checking import sowing_claims as claims
from benchmarks.checking import sowing_dates as dates
from benchmarks.checking import sowing_figures as figures
from benchmarks.checking import sowing_repeats as repeats
from benchmarks.checking import sowing_status as status
from benchmarks.checking import sowing_tables as tables
from benchmarks.checking import sowing_units as units
from benchmarks.checking import sowing_words as told
from benchmarks.checking.seeds import Seed

SEEDS: tuple[Seed, ...] = (
    Seed("change-does-not-follow", figures.wrong_change),
    Seed("change-cut-off", figures.cut_change),
    Seed("changes-cut-off-throughout", figures.cut_changes),
    Seed("target-does-not-follow", figures.wrong_target),
    Seed("target-cut-off", figures.cut_target),
    Seed("targets-rounded-up-throughout", figures.targets_rounded_up),
    Seed(
        "rounding-revealed",
        figures.half_and_error,
        companions=frozenset({"target-does-not-follow"}),
        because="which way halves go is only said where a figure needs correcting",
    ),
    Seed("baseline-is-not-last-years-actual", figures.not_carried_over),
    Seed("title-and-baseline-disagree", figures.wrong_start_in_title),
    Seed("target-points-the-wrong-way", figures.wrong_way),
    Seed("measure-and-target-disagree", told.measure_differs),
    Seed("label-contradicts-figures", told.wrong_label),
    Seed("sum-does-not-add-up", told.wrong_sum),
    Seed("part-exceeds-whole", told.part_too_large),
    Seed("share-in-prose-does-not-follow", told.wrong_share),
    Seed("claimed-change-does-not-follow", claims.wrong_size_in_prose, claims=True),
    Seed("claim-points-the-other-way", claims.wrong_way_in_prose, claims=True),
    Seed("points-called-per-cent", claims.points_called_per_cent, claims=True),
    Seed("claim-contradicts-the-table", claims.against_the_table, claims=True),
    Seed("claimed-size-is-not-the-rows", claims.other_size_than_the_row, claims=True),
    Seed(
        "claim-wider-than-its-rows",
        claims.wider_than_its_rows,
        claims=True,
        crimes=claims.WIDER["Burglary"],
    ),
    Seed("not-measurable", figures.missing_actual),
    Seed("share-target-has-no-baseline", figures.missing_baseline),
    Seed("target-already-met", told.met_already),
    Seed("labels-disagree", told.other_label),
    Seed("two-instruments-one-question", told.other_survey),
    Seed("code-used-otherwise", aims.code_misused),
    Seed("code-turned-round", aims.code_turned),
    Seed("code-out-of-time", aims.code_ended),
    Seed("code-that-never-was", aims.code_that_never_was),
    Seed("reports-wanted-both-ways", aims.reports_both_ways),
    Seed("theme-names-no-result", aims.only_vague),
    Seed("target-names-no-result", aims.vague_target),
    Seed("row-mixes-instruments", aims.two_surveys),
    Seed("comparison-crosses-a-break", aims.across_a_break),
    Seed("targets-contradict", aims.contradicting),
    Seed("same-target-twice", aims.the_same_twice),
    Seed("fewer-reports-of-an-under-reported-harm", told.fewer_reports),
    Seed("more-and-fewer-reports-wanted", told.more_and_fewer_reports),
    Seed("target-inside-chance", figures.target_within_chance, claims=True),
    Seed("verdict-inside-chance", aims.verdict_within_chance, claims=True),
    Seed("results-inside-chance", figures.result_within_chance, claims=True),
    Seed("no-such-date", dates.no_such_date),
    Seed("weekday-is-not-that-date-s", dates.wrong_weekday),
    Seed("ends-before-it-begins", dates.ends_before_it_begins),
    Seed("due-before-the-year-begins", dates.due_too_early),
    Seed("due-after-the-year-ends", dates.due_too_late),
    Seed("only-ongoing", dates.all_ongoing),
    Seed("total-does-not-add-up", tables.wrong_total),
    Seed("parts-would-not-reach-the-total", tables.total_asks_more),
    Seed("year-is-not-its-quarters", tables.wrong_quarter),
    Seed("year-lies-outside-its-quarters", tables.year_outside_quarters),
    Seed("running-figure-goes-down", tables.running_down),
    Seed("remaining-share-is-too-large", tables.wrong_remainder),
    Seed("share-is-not-of-its-rows", tables.wrong_row_share),
    Seed("share-above-the-whole", units.above_the_whole),
    Seed("count-has-decimals", units.broken_count),
    Seed("rate-is-too-large", units.count_per_thousand),
    Seed("row-has-two-units", units.lost_sign),
    Seed("rates-of-other-populations", units.other_population),
    Seed("status-contradicts-figures", status.red_though_met),
    Seed("direction-contradicts-figures", status.arrow_turned_round),
    Seed("row-told-twice", repeats.row_twice),
    Seed("theme-and-table-figures-differ", repeats.theme_told_otherwise),
    Seed("figure-in-prose-is-not-the-rows", repeats.target_told_otherwise),
    Seed("row-without-owner", tables.no_owner),
    Seed("theme-without-lead", tables.no_lead),
    Seed("opinion-without-survey", tables.no_survey),
    Seed("periods-differ", tables.other_months),
    Seed("row-covers-other-months", tables.months_of_a_row),
    Seed("baseline-after-target", tables.baseline_too_late),
    Seed("targets-of-an-earlier-year", tables.targets_too_early),
    Seed("baseline-of-no-year", tables.baseline_of_no_year),
    Seed("year-label-is-impossible", tables.impossible_year),
)
# Rules that cannot be made to speak alone, each with the reason.
EXEMPT: dict[str, str] = {}
