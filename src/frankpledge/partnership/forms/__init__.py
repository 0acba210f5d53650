"""What people type about a partnership, by noun."""

from frankpledge.partnership.forms.agencies import (
    AgencyForm,
    ContactForm,
    NewAgencyForm,
    agency_as_typed,
    contact_as_typed,
)
from frankpledge.partnership.forms.areas import AreasForm, LookupForm
from frankpledge.partnership.forms.fields import VersionedForm
from frankpledge.partnership.forms.groups import (
    GroupForm,
    NewGroupForm,
    group_as_typed,
)
from frankpledge.partnership.forms.people import InviteForm, PostForm
from frankpledge.partnership.forms.years import RecordFilterForm, YearForm

__all__ = [
    "AgencyForm",
    "AreasForm",
    "ContactForm",
    "GroupForm",
    "InviteForm",
    "LookupForm",
    "NewAgencyForm",
    "NewGroupForm",
    "PostForm",
    "RecordFilterForm",
    "VersionedForm",
    "YearForm",
    "agency_as_typed",
    "contact_as_typed",
    "group_as_typed",
]
