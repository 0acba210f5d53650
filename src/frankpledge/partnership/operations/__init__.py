"""Every write to a partnership, by noun."""

from frankpledge.partnership.operations.agencies import (
    add_agency,
    change_agency,
    enter_agency,
)
from frankpledge.partnership.operations.areas import add_areas, add_lookup
from frankpledge.partnership.operations.groups import add_group, change_group
from frankpledge.partnership.operations.partnerships import (
    create_partnership,
    open_year,
    set_contact,
)
from frankpledge.partnership.operations.people import (
    Invitation,
    Post,
    add_person,
    change_post,
    end_role,
    invite,
)
from frankpledge.partnership.refusals import EditedMeanwhile, NameTaken
from frankpledge.partnership.rules import AreaShape, Contact

__all__ = [
    "AreaShape",
    "Contact",
    "EditedMeanwhile",
    "Invitation",
    "NameTaken",
    "Post",
    "add_agency",
    "add_areas",
    "add_group",
    "add_lookup",
    "add_person",
    "change_agency",
    "change_group",
    "change_post",
    "create_partnership",
    "end_role",
    "enter_agency",
    "invite",
    "open_year",
    "set_contact",
]
