"""The table of contents, in the order of the year."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, register_converter

from frankpledge.config import pages
from frankpledge.config.converters import PlanYearConverter

register_converter(PlanYearConverter, "plan_year")

in_a_year: list[URLPattern | URLResolver] = [
    path("", pages.year, name="year"),
    path("actions/", include("frankpledge.actions.urls")),
    path("intake/", include("frankpledge.intake.urls")),
    path("plan/", include("frankpledge.plan.urls")),
    path("review/", include("frankpledge.review.urls")),
    path("publishing/", include("frankpledge.publishing.urls")),
]

urlpatterns = [
    path("", pages.home, name="home"),
    path("account/", include("frankpledge.access.urls")),
    path("public/", include("frankpledge.publishing.public_urls")),
    path("<slug:partnership>/calendar/", include("frankpledge.actions.public_urls")),
    path("<slug:partnership>/", include("frankpledge.partnership.urls")),
    path("<slug:partnership>/<plan_year:year>/", include(in_a_year)),
]

if settings.PUBLIC_CHECK:
    urlpatterns.insert(1, path("check/", include("frankpledge.review.public_urls")))
if settings.COMPONENTS_PAGE:
    urlpatterns.insert(1, path("components/", pages.components, name="components"))

handler400 = "frankpledge.config.errors.bad_request"
handler403 = "frankpledge.config.errors.refused"
handler404 = "frankpledge.config.errors.not_found"
handler500 = "frankpledge.config.errors.server_error"
