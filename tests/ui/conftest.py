"""A site of the layouts alone, in the test client and in a real browser."""

import threading
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.conf import settings as given_settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings

import frankpledge.ui

BUILT = Path(frankpledge.ui.__file__).parent / "static/frankpledge"

SITE = {
    "ROOT_URLCONF": "tests.ui.pages",
    "ALLOWED_HOSTS": ["testserver", "127.0.0.1"],
    "MIDDLEWARE": [
        "csp.middleware.CSPMiddleware",
        "whitenoise.middleware.WhiteNoiseMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
    ],
    "WHITENOISE_USE_FINDERS": True,
    "STATIC_ROOT": None,
    "TEMPLATES": [
        {
            **given_settings.TEMPLATES[0],
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                    "frankpledge.ui.context.page",
                ]
            },
        }
    ],
}


@pytest.fixture
def site(settings):
    """Put the site of the layouts in place of the product, for one test."""
    for name, value in SITE.items():
        setattr(settings, name, value)
    return settings


@pytest.fixture(scope="session")
def built() -> Path:
    """Return the folder of built styles and scripts."""
    if not (BUILT / "application.css").is_file():
        pytest.skip("the styles are not built: run `npm ci` and `npm run build`")
    return BUILT


class QuietHandler(WSGIRequestHandler):
    """Serves without a line in the log for every request."""

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def address(built):
    """Serve the site on this machine; return its address."""
    with override_settings(**SITE):
        server = make_server("127.0.0.1", 0, WSGIHandler(), handler_class=QuietHandler)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def browser(chromium):
    """Return the browser under the name these tests know it by."""
    return chromium
