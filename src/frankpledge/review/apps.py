"""The review application; it hangs the document checks on the plan's pages."""

from django.apps import AppConfig

from frankpledge.plan.checking import register_checker
from frankpledge.review.checks.run import check_draft


class ReviewConfig(AppConfig):
    """Registers what the plan stage cannot import."""

    name = "frankpledge.review"

    def ready(self) -> None:
        """Let the plan's pages show what the checks find."""
        register_checker(check_draft)
