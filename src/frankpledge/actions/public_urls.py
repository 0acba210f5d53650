"""What calendars fetch: no sign-in, an address nobody can guess."""

from django.urls import path

from frankpledge.actions.views import calendars

app_name = "calendars"
urlpatterns = [path("<slug:token>.ics", calendars.feed, name="feed")]
