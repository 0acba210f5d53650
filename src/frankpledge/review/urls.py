"""The review's pages, in the order a reader meets them."""

from django.urls import path

from frankpledge.review import views

app_name = "review"
urlpatterns = [
    path("", views.home, name="home"),
    path("year-end/", views.year_end, name="year-end"),
    path("year-end.csv", views.year_end_csv, name="year-end-csv"),
    path("compare/", views.compare, name="compare"),
    path("statuses/", views.statuses, name="statuses"),
    path("statuses/use/", views.use_statuses, name="use-statuses"),
    path("statuses/<int:pk>/", views.change_statuses, name="change-statuses"),
    path("commentary/", views.commentary, name="commentary"),
    path("commentary/ask/", views.ask, name="ask"),
    path("measures/<slug:code>/", views.measure, name="measure"),
    path("measures/<slug:code>/records/", views.records, name="records"),
    path("measures/<slug:code>/records.csv", views.records_csv, name="records-csv"),
    path("measures/<slug:code>/bind/", views.bind, name="bind"),
    path("measures/<slug:code>/type/", views.type_value, name="type-value"),
    path("measures/<slug:code>/status/", views.judge_status, name="judge-status"),
    path("measures/<slug:code>/comment/", views.comment, name="comment"),
    path("measures/<slug:code>/comments/<int:number>/sign/", views.sign, name="sign"),
]
