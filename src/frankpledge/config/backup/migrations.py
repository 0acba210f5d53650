"""Which changes of the tables an installation has, and knows."""

from django.db import connection
from django.db.migrations.loader import MigrationLoader


def applied() -> frozenset[str]:
    """Return every migration the database has, as "intake.0001_initial"."""
    loader = MigrationLoader(connection)
    return frozenset(f"{app}.{name}" for app, name in loader.applied_migrations)


def known() -> frozenset[str]:
    """Return every migration this Frankpledge knows; no database is asked."""
    loader = MigrationLoader(None)
    replaced = {
        pair for one in loader.disk_migrations.values() for pair in one.replaces
    }
    return frozenset(
        f"{app}.{name}" for app, name in {*loader.disk_migrations, *replaced}
    )
