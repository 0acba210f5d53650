"""The pages of evidence, in the order a person meets them."""

from django.urls import path

from frankpledge.intake.views import (
    breaks,
    categories,
    columns,
    deliveries,
    exchange,
    extracts,
    figures,
    removal,
    returns,
    terms,
)

app_name = "intake"
urlpatterns = [
    path("", returns.home, name="home"),
    path("add/", deliveries.add, name="add"),
    path("deliveries/<int:number>/", deliveries.delivery, name="delivery"),
    path("deliveries/<int:number>/stop/", deliveries.cancel, name="stop"),
    path("deliveries/<int:number>/try-again/", deliveries.try_again, name="try-again"),
    path(
        "returns/<slug:source>/<slug:supplier>/<str:period>/",
        returns.return_report,
        name="return",
    ),
    path("figures/<slug:source>/<slug:supplier>/", figures.table, name="table"),
    path("categories/", categories.categories, name="categories"),
    path("categories/map/", categories.map_categories, name="map-categories"),
    path("categories/ready-made/", categories.use_ready_made, name="use-ready-made"),
    path("categories/add/", categories.add_category, name="add-category"),
    path(
        "categories/<slug:code>/change/",
        categories.change_category,
        name="change-category",
    ),
    path(
        "categories/mappings/<int:number>/change/",
        categories.change_mapping,
        name="change-mapping",
    ),
    path(
        "categories/mappings/<int:number>/remove/",
        categories.remove_mapping,
        name="remove-mapping",
    ),
    path(
        "returns/<slug:source>/<slug:supplier>/<str:period>/withdraw/",
        removal.withdraw,
        name="withdraw",
    ),
    path(
        "versions/<uuid:version>/come-again/",
        removal.let_come_again,
        name="let-come-again",
    ),
    path("extracts/", extracts.extracts, name="extracts"),
    path("extracts/release/", extracts.release_extract, name="release-extract"),
    path("extracts/<int:number>/", extracts.extract, name="extract"),
    path("extracts/<int:number>.csv", extracts.extract_csv, name="extract-csv"),
    path("retention/", removal.retention, name="retention"),
    path(
        "retention/carry-out/", removal.carry_out_retention, name="carry-out-retention"
    ),
    path("terms/", terms.all_terms, name="all-terms"),
    path("terms/<slug:source>/<slug:supplier>/", terms.terms, name="terms"),
    path(
        "terms/<slug:source>/<slug:supplier>/record/",
        terms.set_terms,
        name="set-terms",
    ),
    path("exchange/", exchange.register, name="exchange"),
    path("exchange/add/", exchange.add_duty, name="add-duty"),
    path("exchange/regulations/", exchange.regulations, name="regulations"),
    path("exchange/chase/", exchange.chase_all, name="chase-all"),
    path("exchange/<int:pk>/remove/", exchange.remove_duty, name="remove-duty"),
    path("exchange/<int:pk>/change/", exchange.change_duty, name="change-duty"),
    path("exchange/<int:pk>/<slug:period>/", exchange.owed, name="owed"),
    path("exchange/<int:pk>/<slug:period>/chase/", exchange.chase, name="chase"),
    path(
        "returns/<slug:source>/<slug:supplier>/<str:period>/quality/",
        returns.quality,
        name="quality",
    ),
    path("breaks/", breaks.breaks, name="breaks"),
    path("breaks/note/", breaks.note_break, name="note-break"),
    path("breaks/<int:pk>/strike/", breaks.strike_break, name="strike-break"),
    path("columns/", columns.columns, name="columns"),
    path("columns/explain/", columns.explain, name="explain"),
    path("columns/explain/choose/", columns.choose, name="choose"),
    path("columns/kinds/<slug:source>/", columns.kind, name="kind"),
    path(
        "columns/kinds/<slug:source>/explain/",
        columns.explain_again,
        name="explain-again",
    ),
    path("versions/<uuid:version>/set-aside.csv", returns.set_aside, name="set-aside"),
]
