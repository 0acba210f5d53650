"""What people fill in about evidence, by noun."""

from frankpledge.intake.forms.breaks import BreakForm
from frankpledge.intake.forms.categories import CategoryForm, MapForm, MappingForm
from frankpledge.intake.forms.columns import ColumnsForm, SampleForm
from frankpledge.intake.forms.exchange import DutyForm, ScheduleForm, duty_as_typed
from frankpledge.intake.forms.extracts import ExtractForm
from frankpledge.intake.forms.figures import LookUpForm
from frankpledge.intake.forms.removal import WithdrawForm
from frankpledge.intake.forms.terms import TermsForm, terms_form
from frankpledge.intake.forms.uploads import UploadForm

__all__ = [
    "BreakForm",
    "CategoryForm",
    "ColumnsForm",
    "DutyForm",
    "ExtractForm",
    "LookUpForm",
    "MapForm",
    "MappingForm",
    "SampleForm",
    "ScheduleForm",
    "TermsForm",
    "UploadForm",
    "WithdrawForm",
    "duty_as_typed",
    "terms_form",
]
