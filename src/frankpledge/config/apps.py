"""The application that binds the others together."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Holds no models; gives the command line and the pages about the product."""

    name = "frankpledge.config"
    label = "config"
