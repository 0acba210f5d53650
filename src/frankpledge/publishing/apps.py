"""The publishing application; it tells intake's pages what rests on a return."""

from django.apps import AppConfig

from frankpledge.intake.uses import register_uses


class PublishingConfig(AppConfig):
    """Registers what the intake stage cannot import."""

    name = "frankpledge.publishing"

    def ready(self) -> None:
        """Let the page that withdraws a return show what was published from it."""
        from frankpledge.publishing.uses import uses_of_versions  # noqa: PLC0415

        register_uses(uses_of_versions)
