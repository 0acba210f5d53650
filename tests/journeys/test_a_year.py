"""A partnership's year in its first form: read, take in, judge, publish.

Tonbridge and Malling brings the plan it has and the police data of 2014. The officer
decides on the draft, the analyst adds the returns and binds a measure, the chair agrees,
and anyone reads what was published.
"""

import csv
import gzip
import io
import re
from pathlib import Path

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.shared]

OLU, AMARA, CORA = "olu@tm.example", "amara@tm.example", "cora@tm.example"
PASSWORD = "ten neighbours in a ring"
DISTRICT = "Tonbridge and Malling"


@pytest.fixture(scope="module")
def partnership(house, shared_data):
    """A partnership made by hand: people, the year, its LSOAs."""
    house.run(
        *("partnership", "new", f"{DISTRICT} Community Safety Partnership"),
        *("--slug", "tm"),
    )
    house.run("partnership", "year", "2010-11")
    for email, role in ((OLU, "officer"), (AMARA, "analyst"), (CORA, "chair")):
        name = email.split("@")[0].title()
        house.run(
            *("partnership", "person", email, name, "--role", role),
            *("--password", PASSWORD),
        )
    shapes = shared_data / "data/geography/tonbridge-and-malling"
    for file, vintage in (
        ("tm_lsoa2011_detailed.geojson", "2011"),
        ("tm_lsoa2021_generalised.geojson", "2021"),
    ):
        house.run(
            *("partnership", "areas", str(shapes / file)),
            *("--kind", "lsoa", "--vintage", vintage),
        )
    house.serve()
    return "tm"


def rows_of(folder: Path, month: str) -> list[dict[str, str]]:
    """Return the district's rows of a month, straight from the supplier's file."""
    path = folder / month / f"{month}-kent-street.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        return [row for row in rows if row["LSOA name"].startswith(f"{DISTRICT} ")]


def test_a_year(house, visit, partnership, shared_data, tmp_path):  # noqa: PLR0915
    year = f"/{partnership}/2010-11"

    # The officer brings the document; the product has read it and checked it.
    olu = visit(OLU)
    olu.go(f"{year}/plan/documents/")
    seed = shared_data / "seed/action-plan-2010-11.txt"
    olu.page.locator("input[type=file]").set_input_files(seed)
    olu.page.locator("main form:has(input[type=file]) button[type=submit]").click()
    olu.page.wait_for_url(re.compile(r"/documents/\d+/"))
    olu.page.locator("#draft-steps").wait_for(timeout=60_000)  # the worker reads it
    olu.check()
    olu.sees("13 results", "14 targets", "16 member organisations", "9 themes")
    olu.sees("printed -6%", "13.7%", "1,096")

    # She accepts what was read with confidence, then what is left, and makes the plan.
    olu.press("Accept all that were read with confidence")
    accept = olu.page.get_by_role("button", name=re.compile("^Accept"))
    while accept.count():
        with olu.page.expect_response(lambda r: "/decide/" in r.url):
            accept.first.click()
        olu.page.goto(olu.page.url)
    olu.press(re.compile("^Make the plan"))
    olu.sees("Targeting persistent offenders", "5,745", "5,285")

    # Beside last year's: what was carried over, and what stands in one of the two alone.
    olu.go(f"{year}/review/compare/")
    olu.sees("2009-10 and 2010-11", "targets carried over", "Not compared")

    # Last year's table stands as printed, with its verdicts and with ours.
    olu.go(f"/{partnership}/2009-10/review/year-end/")
    olu.sees("1,193", "1,030", "−13.7%", "- 6%", "Not measurable", "Target exceeded")
    table = house.run("review", "table", "--year", "2009-10", "--csv")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["actual"] for row in rows] == [
        *("254", "452", "931", "445", "131", "195", "1,265", "53", "1,030"),
        *("TBC", "5%", "4%", "22.7%"),
    ]
    real = [row["is_change_real"] for row in rows if "seldom" in row["is_change_real"]]
    assert len(real) == 4

    # The analyst adds the police data; adding it again changes nothing.
    kent = shared_data / "data/police_uk/kent"
    months = [f"2014-{number:02d}" for number in range(1, 12)]
    house.run("intake", "add", *(str(kent / month) for month in months))
    again = house.run("intake", "add", *(str(kent / month) for month in months))
    assert "11 returns already held" in again

    # The chair agrees; the officer publishes; anyone reads it.
    cora = visit(CORA)
    cora.go(f"{year}/plan/")
    cora.press("Agree the plan")  # leads to what agreeing means
    cora.fill(re.compile("^Why"), "The strategy group, 14 April 2010.")
    cora.press("Agree the plan")
    cora.go(f"{year}/publishing/")
    cora.press("Publish")
    cora.sees("Publication 1")
    anyone = visit()
    anyone.go(f"/public/{partnership}/2010-11/")
    anyone.sees("5,745", "Targeting persistent offenders", "Missing is never counted")
    pdf = anyone.page.request.get(
        f"{house.address}/public/{partnership}/2010-11/plan.pdf"
    )
    assert pdf.body().startswith(b"%PDF")
    assert "Made again, identical" in house.run(
        "publish", "--year", "2010-11", "--verify"
    )
    assert "chain whole" in house.run("audit", "verify")
