"""What an installation may offer to anyone: the check of a plan document."""

from django.urls import path

from frankpledge.review import views

app_name = "check"
urlpatterns = [path("", views.check_document, name="document")]
