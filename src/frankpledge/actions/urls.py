"""The pages of the action log, in a year's pages."""

from django.urls import path

from frankpledge.actions.views import calendars, changes, log

app_name = "actions"
urlpatterns = [
    path("", log.log, name="log"),
    path("log.csv", log.log_csv, name="log-csv"),
    path("mine/", log.mine, name="mine"),
    path("add/", changes.add, name="add"),
    path("calendar/", calendars.calendar, name="calendar"),
    path("calendar/make/", calendars.make, name="make-calendar"),
    path("calendar/withdraw/", calendars.withdraw, name="withdraw-calendar"),
    path("<int:pk>/", log.action, name="action"),
    path("<int:pk>/close/", changes.close, name="close"),
    path("<int:pk>/drop/", changes.drop, name="drop"),
    path("<int:pk>/open-again/", changes.reopen, name="reopen"),
    path("<int:pk>/give/", changes.reassign, name="reassign"),
    path("<int:pk>/reword/", changes.reword, name="reword"),
    path("<int:pk>/due/", changes.change_due, name="change-due"),
]
