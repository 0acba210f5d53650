"""Publishing, for those who may."""

from django.urls import path

from frankpledge.publishing import views

app_name = "publishing"
urlpatterns = [
    path("", views.home, name="home"),
    path("differences/", views.differences, name="differences"),
    path("publish/", views.publish, name="publish"),
]
