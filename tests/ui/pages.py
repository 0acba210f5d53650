"""A small site made of the layouts alone, for tests of how things look."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines
from django.urls import path

from frankpledge.ui.context import NavigationItem
from frankpledge.ui.specimens.fields import SpecimenForm, refused_form
from frankpledge.ui.specimens.page import contents
from frankpledge.ui.views import components

FORM = """{% extends "ui/layouts/form.html" %}
{% block title %}Change the target{% endblock %}
{% block heading %}Change the target for shed breaks{% endblock %}
{% block form %}<form method="post" action="/form/" novalidate>{% csrf_token %}{{ form }}
{% include "ui/components/button.html" with label="Save" only %}</form>{% endblock %}"""

REPORT = """{% extends "ui/layouts/report.html" %}
{% block title %}Review{% endblock %}
{% block caption %}Year-end review{% endblock %}
{% block heading %}How 2012-13 turned out{% endblock %}
{% block report %}<h2 class="govuk-heading-m">Results</h2>
{% include "ui/components/table.html" with table=results id="results" only %}
{% include "ui/components/chart.html" with svg=months title="By month" table=wide
id="months" only %}{% endblock %}""".replace("table=wide\nid", "table=wide id")

PUBLIC = """{% extends "ui/layouts/public.html" %}
{% block title %}Plan{% endblock %}
{% block content %}<h1 class="govuk-heading-l">The plan</h1>{% endblock %}"""


LIST = """{% extends "ui/layouts/page.html" %}
{% block title %}Records{% endblock %}
{% block content %}<h1 class="govuk-heading-l">Records</h1>
<p class="govuk-body"><a class="govuk-link" href="/more/" hx-get="/more/"
hx-target="#records">Show more</a></p><div id="records"></div>{% endblock %}"""

MORE = """{% include "ui/components/table.html" with table=wide id="more" only %}
{{ form.partners.as_field_group }}"""


class SignedIn:
    """Someone signed in, as far as the frame can tell."""

    is_authenticated = True

    def get_full_name(self) -> str:
        return "Amara Osei"


def in_frame(request: HttpRequest) -> HttpRequest:
    request.user = SignedIn()
    request.partnership = "Northbridge Community Safety Partnership"
    request.year = "2012-13"
    request.stage = "Delivery, third quarter"
    request.home_url = "/northbridge/"
    request.navigation = [
        NavigationItem("Evidence", "/evidence/"),
        NavigationItem("Plan", "/form/"),
        NavigationItem("Review", "/report/"),
    ]
    return request


def page(source: str):
    def view(request):
        template = engines["django"].from_string(source)
        form = refused_form() if request.method == "POST" else SpecimenForm()
        values = {**contents(), "form": form}
        return HttpResponse(template.render(values, in_frame(request)))

    return view


def refusal(name: str, **values):
    return lambda request: render(in_frame(request), name, values)


urlpatterns = [
    path("components/", lambda request: components(in_frame(request))),
    path("form/", page(FORM)),
    path("report/", page(REPORT)),
    path("public/", page(PUBLIC)),
    path("list/", page(LIST)),
    path("more/", page(MORE)),
    path("refused/", refusal("403.html", reason="Only an analyst may add evidence.")),
    path("missing/", refusal("404.html")),
    path("unclear/", refusal("400.html")),
    path("stale/", refusal("403_csrf.html")),
    path("broken/", refusal("500.html")),
    path("sign-out/", lambda _: HttpResponse(), name="account_logout"),
]
