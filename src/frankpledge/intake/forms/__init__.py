"""What people fill in about evidence, by noun."""

from frankpledge.intake.forms.categories import CategoryForm, MapForm, MappingForm
from frankpledge.intake.forms.terms import TermsForm, terms_form
from frankpledge.intake.forms.uploads import UploadForm

__all__ = [
    "CategoryForm",
    "MapForm",
    "MappingForm",
    "TermsForm",
    "UploadForm",
    "terms_form",
]
