from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("plan", "0005_unplaced_rows"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="plandocument",
            name="not_understood",
        ),
    ]
