"""The pages of evidence, in the order a person meets them."""

from django.urls import path

from frankpledge.intake import views

app_name = "intake"
urlpatterns = [
    path("", views.home, name="home"),
    path("add/", views.add, name="add"),
    path("deliveries/<int:number>/", views.delivery, name="delivery"),
    path("deliveries/<int:number>/try-again/", views.try_again, name="try-again"),
    path(
        "returns/<slug:source>/<slug:supplier>/<str:period>/",
        views.return_report,
        name="return",
    ),
    path("versions/<uuid:version>/set-aside.csv", views.set_aside, name="set-aside"),
]
