"""The components page's address; left out of a live site."""

from __future__ import annotations

from django.urls import path

from frankpledge.ui import views

app_name = "ui"

urlpatterns = [
    path("components/", views.components, name="components"),
]
