"""The design system as a Django application: its templates and static files."""

from __future__ import annotations

from django.apps import AppConfig


class UiConfig(AppConfig):
    """How it looks: layouts, components, form fields, charts, maps."""

    name = "frankpledge.ui"
    label = "ui"
    verbose_name = "How it looks"
