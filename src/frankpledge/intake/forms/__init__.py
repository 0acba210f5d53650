"""What people fill in about evidence, by noun."""

from frankpledge.intake.forms.uploads import UploadForm

__all__ = ["UploadForm"]
