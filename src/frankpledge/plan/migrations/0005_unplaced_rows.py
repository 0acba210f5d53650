from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

LONGEST_REASON = 300


def to_rows(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    """Give each piece that was not understood a row of its own."""
    unplaced = apps.get_model("plan", "Unplaced")
    for document in apps.get_model("plan", "PlanDocument").objects.defer("content"):
        unplaced.objects.bulk_create(
            unplaced(
                document=document,
                position=position,
                text=piece["text"],
                reason=piece["reason"][:LONGEST_REASON],
                first_line=piece["line"],
            )
            for position, piece in enumerate(document.not_understood, start=1)
        )


class Migration(migrations.Migration):
    dependencies = [
        ("plan", "0004_unplaced"),
    ]

    operations = [
        migrations.RunPython(to_rows, migrations.RunPython.noop),
    ]
