"""What people choose and type in the review."""

from frankpledge.review.forms.binding import (
    BindingForm,
    after_conflict,
    binding_form,
)
from frankpledge.review.forms.comments import (
    AskForm,
    CommentForm,
    ask_form,
    comment_form,
)
from frankpledge.review.forms.measures import (
    CHECKS_AN_HOUR,
    LARGEST_CHECKED_MB,
    CheckForm,
    CompareForm,
    TypedValueForm,
    compare_form,
    typed_value_form,
)
from frankpledge.review.forms.statuses import (
    ConventionForm,
    StatusForm,
    convention_form,
)

__all__ = [
    "CHECKS_AN_HOUR",
    "LARGEST_CHECKED_MB",
    "AskForm",
    "BindingForm",
    "CheckForm",
    "CommentForm",
    "CompareForm",
    "ConventionForm",
    "StatusForm",
    "TypedValueForm",
    "after_conflict",
    "ask_form",
    "binding_form",
    "comment_form",
    "compare_form",
    "convention_form",
    "typed_value_form",
]
