"""What people type into the plan's pages, by noun."""

from frankpledge.plan.forms.answers import AnswerForm
from frankpledge.plan.forms.documents import CorrectionForm, UploadForm, YearsForm
from frankpledge.plan.forms.editing import VersionedForm
from frankpledge.plan.forms.measures import (
    IndicatorForm,
    MeasureForm,
    NewMeasureForm,
    TargetForm,
)
from frankpledge.plan.forms.parts import FORM_OF
from frankpledge.plan.forms.plans import PlanForm, StageForm, StartForm, StrategyForm
from frankpledge.plan.forms.themes import PartnersForm, ThemeForm

__all__ = [
    "FORM_OF",
    "AnswerForm",
    "CorrectionForm",
    "IndicatorForm",
    "MeasureForm",
    "NewMeasureForm",
    "PartnersForm",
    "PlanForm",
    "StageForm",
    "StartForm",
    "StrategyForm",
    "TargetForm",
    "ThemeForm",
    "UploadForm",
    "VersionedForm",
    "YearsForm",
]
