"""What hundreds of tests begin with is made once, then put back row by row.

Making a partnership through its operations is a hundred statements with hashes and
checks between; putting the rows back is two a table. The rows are those the operations
made in the very test that asked first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction

Rows = dict[type[models.Model], list[dict[str, Any]]]
_MADE: dict[str, _Made] = {}


@dataclass(frozen=True)
class _Made:
    """What a maker returned, the tables it changed, and all their rows afterwards."""

    returned: Any
    rows: Rows
    counts_before: tuple[int, ...]  # of the rows in each of those tables


def made_once(name: str, make: Callable[[], Any]) -> Any:
    """Return what `make` returns, and leave the rows it makes, whoever calls first.

    What it returns must be plain: numbers and names, no rows. Where the tables do not
    hold what they held at the first call, it is made afresh.
    """
    made = _MADE.get(name)
    if made and _counts(tuple(made.rows)) != made.counts_before:
        return make()
    if made is None:
        before = _every_row()
        returned = make()
        rows = {
            model: held for model, held in _every_row().items() if held != before[model]
        }
        counts = tuple(len(before[model]) for model in rows)
        _MADE[name] = _Made(returned, rows, counts)
    else:
        _put_back(_MADE[name])
    return _MADE[name].returned


def _every_row() -> Rows:
    return {
        model: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.proxy
    }


def _counts(tables: tuple[type[models.Model], ...]) -> tuple[int, ...]:
    names = (connection.ops.quote_name(model._meta.db_table) for model in tables)
    each = ", ".join(f"(SELECT count(*) FROM {name})" for name in names)  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {each}")
        return tuple(cursor.fetchone())


@transaction.atomic
def _put_back(made: _Made) -> None:
    with connection.cursor() as cursor:
        for model, count in zip(made.rows, made.counts_before, strict=True):
            table = connection.ops.quote_name(model._meta.db_table)
            if count:
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - our own name
        for model, rows in made.rows.items():
            model._base_manager.bulk_create([model(**row) for row in rows])
        # PostgreSQL goes on numbering where it was, below what was just put in.
        for statement in connection.ops.sequence_reset_sql(no_style(), [*made.rows]):
            cursor.execute(statement)
