"""What anyone may read, served from frozen publications alone."""

from django.urls import path

from frankpledge.publishing import views

app_name = "public"
urlpatterns = [
    path(
        "<slug:partnership>/<plan_year:year>/",
        views.publication,
        name="publication",
    ),
    path("<slug:partnership>/<plan_year:year>/plan.pdf", views.pdf, name="pdf"),
]
