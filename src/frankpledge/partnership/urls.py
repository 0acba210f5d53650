"""The pages about the partnership itself, in the order a member meets them."""

from django.urls import path

from frankpledge.partnership.views import (
    agencies,
    areas,
    directory,
    groups,
    people,
    record,
    years,
)

app_name = "partnership"

urlpatterns = [
    path("", directory.home, name="home"),
    path("years/open/", years.open_year, name="open-year"),
    path("directory/", directory.directory, name="directory"),
    path("contact/change/", directory.change_contact, name="change-contact"),
    path("agencies/add/", agencies.add_agency, name="add-agency"),
    path("agencies/<int:pk>/", agencies.agency, name="agency"),
    path("agencies/<int:pk>/change/", agencies.change_agency, name="change-agency"),
    path("groups/add/", groups.add_group, name="add-group"),
    path("groups/<int:pk>/", groups.group, name="group"),
    path("groups/<int:pk>/change/", groups.change_group, name="change-group"),
    path("areas/", areas.areas, name="areas"),
    path("areas/add/", areas.add_areas, name="add-areas"),
    path("areas/add-lookup/", areas.add_lookup, name="add-lookup"),
    path("areas/<slug:kind>/<int:vintage>/", areas.layer, name="layer"),
    path("people/", people.people, name="people"),
    path("people/add/", people.add_person, name="add-person"),
    path("people/<int:pk>/change/", people.change_person, name="change-person"),
    path("people/<int:pk>/end/", people.end_role, name="end-role"),
    path("roles/", people.roles, name="roles"),
    path("record/", record.record, name="record"),
]
