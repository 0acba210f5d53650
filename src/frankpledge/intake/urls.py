"""The pages of evidence, in the order a person meets them."""

from django.urls import path

from frankpledge.intake.views import deliveries, returns

app_name = "intake"
urlpatterns = [
    path("", returns.home, name="home"),
    path("add/", deliveries.add, name="add"),
    path("deliveries/<int:number>/", deliveries.delivery, name="delivery"),
    path("deliveries/<int:number>/try-again/", deliveries.try_again, name="try-again"),
    path(
        "returns/<slug:source>/<slug:supplier>/<str:period>/",
        returns.return_report,
        name="return",
    ),
    path("versions/<uuid:version>/set-aside.csv", returns.set_aside, name="set-aside"),
]
