"""Signing in and out, and passwords. Everything else of allauth stays closed."""

from allauth.account import views as allauth
from django.urls import path, re_path

from frankpledge.access.decorators import public, signed_in

urlpatterns = [
    path("sign-in/", public(allauth.login), name="account_login"),
    path("sign-out/", public(allauth.logout), name="account_logout"),
    path("sign-up/", public(allauth.signup), name="account_signup"),
    path(
        "password/change/",
        signed_in(allauth.password_change),
        name="account_change_password",
    ),
    path("password/set/", signed_in(allauth.password_set), name="account_set_password"),
    path(
        "password/reset/", public(allauth.password_reset), name="account_reset_password"
    ),
    path(
        "password/reset/done/",
        public(allauth.password_reset_done),
        name="account_reset_password_done",
    ),
    # As a pattern, because the key has hyphens of its own: "1-c9x-7d2f".
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        public(allauth.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        public(allauth.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("inactive/", public(allauth.account_inactive), name="account_inactive"),
]
