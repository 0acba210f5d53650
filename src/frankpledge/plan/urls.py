"""The plan's pages, in the order a user meets them."""

from django.urls import path

from frankpledge.plan.views import (
    documents,
    elements,
    findings,
    measures,
    parts,
    plans,
    strategies,
    themes,
    unplaced,
)

app_name = "plan"

urlpatterns = [
    path("", plans.plan, name="plan"),
    path("start/", plans.start, name="start"),
    path("change/", plans.change_plan, name="change-plan"),
    path("become/<slug:stage>/", plans.change_stage, name="change-stage"),
    # /strategy/
    path("strategy/", strategies.strategy, name="strategy"),
    path("strategy/add/", strategies.add_strategy, name="add-strategy"),
    path(
        "strategy/<int:pk>/change/", strategies.change_strategy, name="change-strategy"
    ),
    # /documents/
    path("documents/", documents.documents, name="documents"),
    path("documents/<int:pk>/", documents.document, name="document"),
    path("documents/<int:pk>/lines/", documents.document_lines, name="document-lines"),
    path("documents/<int:pk>/read/", documents.read_again, name="read-again"),
    path("documents/<int:pk>/accept/", documents.accept_sure, name="accept-sure"),
    path("documents/<int:pk>/years/", documents.set_years, name="set-document-years"),
    path("documents/<int:pk>/make/", documents.adopt, name="adopt-document"),
    path(
        "documents/<int:pk>/findings/<slug:key>/",
        findings.answer_finding,
        name="answer-finding",
    ),
    path(
        "documents/<int:pk>/unplaced/<int:number>/",
        unplaced.mark_unplaced,
        name="mark-unplaced",
    ),
    path("elements/<int:pk>/decide/", elements.decide, name="decide"),
    path("elements/<int:pk>/correct/", elements.correct, name="correct"),
    # /themes/
    path("themes/add/", themes.add_theme, name="add-theme"),
    path("themes/<slug:slug>/", themes.theme, name="theme"),
    path("themes/<slug:slug>/change/", themes.change_theme, name="change-theme"),
    path("themes/<slug:slug>/partners/", themes.set_partners, name="set-partners"),
    path(
        "themes/<slug:slug>/add/<slug:kind>/", parts.add_to_theme, name="add-to-theme"
    ),
    # /parts/: priorities, passages, money, and the lines of a theme sheet
    path("parts/add/<slug:kind>/", parts.add_part, name="add-part"),
    path("parts/<slug:kind>/<int:pk>/change/", parts.change_part, name="change-part"),
    path("parts/<slug:kind>/<int:pk>/remove/", parts.remove_part, name="remove-part"),
    # /measures/
    path("measures/add/", measures.add_measure, name="add-measure"),
    path(
        "measures/<slug:code>/change/", measures.change_measure, name="change-measure"
    ),
    path("measures/<slug:code>/target/", measures.set_target, name="set-target"),
    path(
        "measures/<slug:code>/remove/", measures.remove_measure, name="remove-measure"
    ),
    path(
        "indicators/<slug:code>/change/",
        measures.change_indicator,
        name="change-indicator",
    ),
]
