"""A whole assessment: every step answers or says why not, and none invents a zero."""

import json
from datetime import date, datetime, time, timedelta

import numpy as np
import pytest

from frankpledge.analysis.__main__ import main
from frankpledge.analysis.assessment.finding import Finding
from frankpledge.analysis.assessment.ground import Asked, Ground
from frankpledge.analysis.assessment.run import STEPS, assess
from frankpledge.analysis.evidence import open_evidence
from frankpledge.analysis.harm import HarmWeights
from tests.analysis.incidents import incident, write

KINDS = ("Burglary", "Robbery")
AREAS = tuple(f"E0100000{number}" for number in range(8))
MONTHS = tuple(date(2021 + n // 12, n % 12 + 1, 1) for n in range(36))
SINCE = MONTHS[20]  # from when on "Drones" is recorded


def district(seed=7):
    """Return three years of a district; its burglary doubles in one area at the end."""
    chance = np.random.default_rng(seed)
    rows = []
    for place, month in enumerate(MONTHS):
        for kind in (*KINDS, *(("Drones",) if month >= SINCE else ())):
            for number, area in enumerate(AREAS):
                doubled = kind == "Burglary" and number == 3 and place >= 24
                for _ in range(chance.poisson(12 if doubled else 4)):
                    rows.append(one_of(kind, area, number, month, chance, len(rows)))
    return rows


def one_of(kind, area, number, month, chance, row):
    moment = datetime.combine(month, time()) + timedelta(
        minutes=int(chance.integers(28 * 24 * 60))
    )
    return incident(
        row_number=row + 2,
        category=kind,
        lsoa_code=area,
        month=month,
        occurred_at=moment,
        time_precision="minute",
        longitude=float(0.2 + 0.01 * number + chance.uniform(0, 0.008)),
        latitude=float(51.2 + chance.uniform(0, 0.05)),
        location_precision="exact",
        victim_key=f"person-{chance.integers(900)}",
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return the file and the assessment of the district."""
    path = write(tmp_path_factory.mktemp("evidence") / "all.parquet", district())
    asked = Asked(
        cell=500,
        weights=HarmWeights(
            "An example", date(2026, 1, 1), "score", {"Burglary": 400, "Robbery": 700}
        ),
        population=dict.fromkeys(AREAS, 1500.0),
    )
    with open_evidence([path]) as evidence:
        found = assess(Ground(evidence, asked))
    return path, {step.name: finding for step, finding in found.findings}


def test_every_step_answers_on_evidence_that_suits_it(made):
    _, found = made

    assert {name: f.refused for name, f in found.items() if f.refused} == {}
    assert all(finding.sentences for finding in found.values())


def test_the_tables_have_a_cell_a_column(made):
    for name, finding in made[1].items():
        assert all(len(row) == len(finding.columns) for row in finding.rows), name


def test_the_area_that_changed_is_found_among_all_and_no_other(made):
    changed = [row for row in made[1]["area-change"].rows if row[-1] == "yes"]

    assert [row[0] for row in changed] == ["Burglary, E01000003"]
    assert "not recorded throughout: Drones." in made[1]["area-change"].sentences[-1]


def test_months_before_a_category_was_recorded_are_no_zeros(made):
    path, found = made
    with open_evidence([path]) as evidence:
        series = Ground(evidence).series("Drones")

    assert series[MONTHS[19]] is None
    assert series[SINCE] > 0
    drones = next(row for row in found["trend"].rows if row[0] == "Drones")
    assert drones[1] == 16


def test_months_without_a_rare_category_are_zeros(tmp_path):
    rows = [incident(month=month, row_number=n) for n, month in enumerate(MONTHS)]
    rows.append(incident(category="Arson", month=MONTHS[30], row_number=99))
    with open_evidence([write(tmp_path / "rare.parquet", rows)]) as evidence:
        series = Ground(evidence).series("Arson")

    assert (series[MONTHS[0]], series[MONTHS[30]]) == (0, 1)


def test_steps_that_do_not_suit_the_evidence_are_kept_with_their_reason(tmp_path):
    rows = [
        incident(month=month, row_number=n * 40 + k)
        for n, month in enumerate(MONTHS)
        for k in range(40)
    ]
    with open_evidence([write(tmp_path / "street.parquet", rows)]) as evidence:
        found = assess(Ground(evidence))

    refused = {s.name: f.refused for s, f in found.findings if f.refused}
    assert refused.keys() == {"comparison", "harm", "hours", "victims"}
    assert "No population" in refused["comparison"]
    near = {step.name: finding for step, finding in found.findings}["near-repeat"]
    assert "hide true repeats" in near.sentences[0]


def test_the_same_seed_gives_the_same_assessment(made):
    path, _ = made
    names = {"forecast", "concentration", "hot-places", "near-repeat"}
    steps = [step for step in STEPS if step.name in names]

    def again():
        with open_evidence([path]) as evidence:
            ground = Ground(evidence, Asked(cell=500, seed=3))
            return [step.make(ground) for step in steps]

    assert again() == again()


def test_every_step_is_told_of_before_it_begins(tmp_path):
    heard = []
    with open_evidence([]) as nothing:
        found = assess_nothing(nothing, heard)

    assert heard == [step.name for step in STEPS]
    assert all("hold no rows" in f.refused or f.refused for f in found)


def assess_nothing(nothing, heard) -> list[Finding]:
    found = assess(Ground(nothing), told=lambda step: heard.append(step.name))
    return [finding for _, finding in found.findings]


def test_the_command_answers_in_words_and_for_programs(made, capsys, tmp_path):
    path, _ = made
    people = tmp_path / "people.csv"
    people.write_text(
        "code,population\n" + "\n".join(f"{a},1500" for a in AREAS), encoding="utf-8"
    )

    command = ["assessment", str(path), "--cell", "500", "--population", str(people)]
    assert main([*command, "--json"]) == 0

    answer = json.loads(capsys.readouterr().out, parse_constant=pytest.fail)
    assert list(answer["steps"]) == [step.name for step in STEPS]
    assert answer["steps"]["comparison"]["refused"] == ""
    assert "No weights were given" in answer["steps"]["harm"]["refused"]
