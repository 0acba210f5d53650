"""An installation with a figure in it, made, backed up and asked in forked processes.

Every function is an act of `tests.forks`.
"""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from tests.intake.streets import street
from tests.review.returned import HERE, YEAR, month_file

AT = datetime(2011, 5, 1, 9, 0, tzinfo=UTC)


def make(folder: str) -> dict:
    """Make a partnership with a measure counted, a delivery waiting and an upload."""
    from django.conf import settings  # noqa: PLC0415

    from frankpledge.access import operations as access  # noqa: PLC0415
    from frankpledge.intake import operations as intake  # noqa: PLC0415
    from frankpledge.partnership import operations, queries  # noqa: PLC0415
    from tests.factories.partnership import AreaFactory  # noqa: PLC0415
    from tests.factories.plan import PlanFactory  # noqa: PLC0415
    from tests.review.conftest import measure_in  # noqa: PLC0415

    by = access.command_line_user()
    told = {"by": by, "at": AT}
    partnership = operations.create_partnership(slug="northbridge", name="N", **told)
    operations.open_year(partnership=partnership, label="2010-11", **told)
    AreaFactory(partnership=partnership, kind="lsoa", vintage=2011, code=HERE)
    measure_in(PlanFactory(year=queries.year_of(partnership, label="2010-11")))
    for number, month in enumerate(YEAR):
        counts = {HERE: {"Burglary": 3 + number % 4, "": number % 2}}
        month_file(Path(folder), month, counts, supplier="northbridge")
    intake.add_paths(
        partnership=partnership, paths=[Path(folder)], source="incidents", **told
    )
    deliver("2014-06-waiting-street.csv")
    settings.MEDIA_ROOT.mkdir()
    (settings.MEDIA_ROOT / "letter.txt").write_text("kept as it came")
    return figures()


def deliver(name: str) -> int:
    """Bring a file and leave it to a worker that does not come."""
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415

    from frankpledge.access import operations as access  # noqa: PLC0415
    from frankpledge.intake import operations  # noqa: PLC0415
    from frankpledge.partnership import queries  # noqa: PLC0415

    return operations.receive_upload(
        partnership=queries.partnership_by_slug("northbridge"),
        files=[SimpleUploadedFile(name, street([]))],
        source="police-uk",
        then=lambda _: None,
        by=access.command_line_user(),
        at=AT,
    ).pk


def figures() -> dict:
    """Return what a reader is told: the review's table, the measure's records."""
    from frankpledge.audit.queries import verify_chain  # noqa: PLC0415
    from frankpledge.intake import queries as intake  # noqa: PLC0415
    from frankpledge.intake.verification import verify_evidence  # noqa: PLC0415
    from frankpledge.partnership import queries  # noqa: PLC0415
    from frankpledge.plan import queries as plan  # noqa: PLC0415
    from frankpledge.review import queries as review  # noqa: PLC0415

    partnership = queries.partnership_by_slug("northbridge")
    year = queries.year_of(partnership, label="2010-11")
    return {
        "review": [asdict(row) for row in review.table_rows(plan.plan_for(year))],
        "rows": sum(v.rows_kept for v in intake.current_versions(partnership)),
        "deliveries": [str(one) for one in intake.deliveries_of(partnership)],
        "evidence": asdict(verify_evidence()),
        "record": verify_chain().faults,
    }


def faults() -> list[str]:
    """Return what is wrong with the evidence store, in words."""
    from frankpledge.intake.verification import verify_evidence  # noqa: PLC0415

    return [fault.sentence for fault in verify_evidence().faults]


def back_up_while_a_delivery_is_read(file: str) -> list[str]:
    """Write a backup, the worker reading a file between the picture and the holding."""
    from frankpledge.config.backup import making  # noqa: PLC0415
    from frankpledge.intake import tasks  # noqa: PLC0415

    number = deliver("2014-07-kent-street.csv")
    hold = making.hold

    def read_away(snapshot, folder):
        tasks.work_off_delivery.func(number)  # does nothing the second time
        return hold(snapshot, folder)

    making.hold = read_away
    return back_up(file)


def statuses() -> dict[str, str]:
    """Return where each delivery stands."""
    from frankpledge.intake import queries as intake  # noqa: PLC0415
    from frankpledge.partnership import queries  # noqa: PLC0415

    found = intake.deliveries_of(queries.partnership_by_slug("northbridge"))
    return {str(one): one.status for one in found}


def back_up(file: str) -> list[str]:
    """Write a backup and return its faults."""
    from frankpledge.access import operations as access  # noqa: PLC0415
    from frankpledge.config.backup.making import make_backup  # noqa: PLC0415

    made = make_backup(
        file=Path(file), say=lambda *_: None, by=access.command_line_user(), at=AT
    )
    return list(made.faults)


def restore(file: str) -> str:
    """Restore a backup; return the refusal, "" when there is none."""
    from django.conf import settings  # noqa: PLC0415

    from frankpledge.config.backup import databases, restoring  # noqa: PLC0415
    from frankpledge.config.refusing import Refused  # noqa: PLC0415

    try:
        restoring.restore_backup(
            Path(file),
            home=settings.HOME,
            database=databases.of_this_installation(),
            say=lambda *_: None,
        )
    except Refused as refused:
        return str(refused)
    return ""
