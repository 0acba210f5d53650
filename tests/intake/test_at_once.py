"""Two people at once, in threads, on a database that serves several at a time."""

import random
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest
from django.db import IntegrityError, connection, transaction

from frankpledge.access import operations as access
from frankpledge.intake import operations, queries
from frankpledge.intake.extracts import Asked, Grain, quarter_named
from frankpledge.intake.models import ReturnVersion
from frankpledge.intake.sharing import Supply
from tests.forks import Forks
from tests.intake.conftest import AT
from tests.intake.streets import put, row, street
from tests.people import set_up

ACTS = "tests.intake.adding"


@pytest.mark.django_db(transaction=True)
def test_threads_adding_the_same_return_leave_one_version(home, tmp_path):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite in memory has one writer; test_interrupted races processes")
    partnership = set_up("northbridge", "Northbridge")
    path = put(tmp_path, street([row(number) for number in range(50)]))

    def add(_):
        try:
            return operations.add_paths(
                partnership=partnership,
                paths=[path],
                source="police-uk",
                by=access.command_line_user(),
                at=AT,
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        reports = list(threads.map(add, range(4)))

    outcomes = sorted(one.returns[0].outcome.value for one in reports)
    assert outcomes == ["added", *["already held"] * 3]
    assert queries.current_versions(partnership).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_suppliers_extracts_released_at_once_have_each_a_number(home, tmp_path):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite in memory has one writer, and the first is done before")
    partnership = set_up("northbridge", "Northbridge")
    person = access.command_line_user()
    suppliers = [f"force-{number}" for number in range(4)]
    for supplier in suppliers:
        for month in ("2014-01", "2014-02", "2014-03"):
            lines = f"Burglary,{month},TN9 1AA\r\n" * 9
            name = f"{supplier}-incidents-{month}.csv"
            put(tmp_path, b"Category,Month,Postcode\r\n" + lines.encode(), name)
    operations.add_paths(
        partnership=partnership, paths=[tmp_path], source="incidents", by=person, at=AT
    )

    def release(supplier):
        quarter = quarter_named("2014-Q1")
        asked = Asked(Supply("incidents", supplier), quarter, Grain.POSTCODE)
        try:
            return operations.release_extract(
                partnership=partnership,
                asked=asked,
                agency=None,
                why="Exchange",
                by=person,
                at=AT,
            ).number
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(release, suppliers)) == [1, 2, 3, 4]


@pytest.mark.django_db(transaction=True)
def test_threads_adding_extracts_with_months_in_common_never_wait_for_each_other(
    home, tmp_path
):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite in memory has one writer; test_interrupted races processes")
    partnership = set_up("northbridge", "Northbridge")
    months = [f"2014-{month:02d}" for month in range(1, 13)]
    paths = [
        put(
            tmp_path / str(turn),
            street([row(n + turn, Month=month) for n, month in enumerate(months)]),
            "extract.csv",
        )
        for turn in range(4)
    ]

    def add(path):
        try:
            return operations.add_paths(
                partnership=partnership,
                paths=[path],
                source="police-uk",
                by=access.command_line_user(),
                at=AT,
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        reports = list(threads.map(add, paths))

    assert [len(report.returns) for report in reports] == [12] * 4
    assert queries.current_versions(partnership).count() == 12
    assert ReturnVersion.objects.count() == 48


@pytest.fixture
def processes(transactional_db, tmp_path):
    """Return forks on the tests' own PostgreSQL, and the home they share."""
    if connection.vendor == "sqlite":
        pytest.skip("test_interrupted does the same on SQLite")
    set_up("northbridge", "Northbridge")
    told = connection.settings_dict
    place = f"?host={quote(told['HOST'])}" if told["HOST"] else ""
    whose = f"{told['USER']}:{told['PASSWORD']}" if told["PASSWORD"] else told["USER"]
    url = f"postgresql://{whose}@/{told['NAME']}{place}"
    (tmp_path / "home").mkdir()
    made = Forks(tmp_path / "base", None, DATABASE_URL=url)
    yield made, str(tmp_path / "home")
    made.stop()


def test_processes_killed_and_racing_leave_one_whole_version_of_each_return(
    processes, tmp_path
):
    forks, home = processes
    rows = [row(number, Month=f"2014-{1 + number % 2:02d}") for number in range(9)]
    file = str(put(tmp_path, street([*rows, b"torn"]), "extract.csv"))
    moments = random.Random(20)  # noqa: S311

    for _ in range(12):
        moment = moments.uniform(0, 0.25)
        forks.together(forks.act(home, f"{ACTS}:add", file, killed_after=moment))
        held = forks.run(home, f"{ACTS}:held")
        assert held["are_whole"]
        assert held["rows"] in ({}, {"2014-01": 5, "2014-02": 4})
    number = forks.run(home, f"{ACTS}:deliver", file)
    at_once = forks.together(
        *[forks.act(home, f"{ACTS}:work_off", number)] * 2,
        *[forks.act(home, f"{ACTS}:add", file)] * 2,
    )

    assert [one.trace for one in at_once] == [""] * 4
    assert sorted(one.result for one in at_once[:2]) == [False, True]
    held = forks.run(home, f"{ACTS}:held")
    assert held["rows"] == {"2014-01": 5, "2014-02": 4}
    assert held["versions"] == [1, 1]
    assert held["chain_faults"] == []
    assert forks.run(home, f"{ACTS}:swept") == []


def test_the_database_itself_allows_one_current_version(add, tmp_path):
    add(put(tmp_path / "early", street([row(1)])))
    add(put(tmp_path / "late", street([row(2)])))

    with pytest.raises(IntegrityError), transaction.atomic():
        ReturnVersion.objects.update(is_current=True, superseded_at=None)


def test_the_database_itself_wants_every_row_kept_or_set_aside(add, tmp_path):
    add(put(tmp_path, street([row(1)])))

    with pytest.raises(IntegrityError), transaction.atomic():
        ReturnVersion.objects.update(rows_set_aside=1)
