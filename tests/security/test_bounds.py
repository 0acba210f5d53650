"""How much may be sent, by whom: the disk is not anybody's to fill."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.people import AMARA

MEGABYTE = 1024**2


class Watched:
    """A body that tells whether anybody read it."""

    def __init__(self, length):
        self.left, self.taken = length, 0

    def read(self, size=-1):
        size = self.left if size < 0 else min(size, self.left)
        self.left -= size
        self.taken += size
        return b"x" * size

    readline = read


def send(client, address, length):
    body = Watched(length)
    answer = client.generic(
        "POST",
        address,
        content_type="multipart/form-data; boundary=x",
        **{"wsgi.input": body, "CONTENT_LENGTH": str(length)},
    )
    return answer, body.taken


@pytest.mark.parametrize(
    "address", ["/account/sign-in/", "/", "/northbridge/2010-11/intake/add/", "/x"]
)
def test_of_a_stranger_no_large_body_is_read(partnerships, address):
    browser = Client(enforce_csrf_checks=True)
    browser.get("/account/sign-in/")  # with the cookie, or nothing would be read

    answer, taken = send(browser, address, 20 * MEGABYTE)

    assert answer.status_code == 413
    assert "too large" in answer.content.decode()
    assert taken == 0


def test_a_body_larger_than_any_return_is_not_read_of_anybody(partnerships, client_for):
    address = reverse("intake:add", args=["northbridge", "2010-11"])

    answer, taken = send(
        client_for(AMARA), address, settings.UPLOAD_LIMIT_BYTES + 10 * MEGABYTE
    )

    assert answer.status_code == 413
    assert taken == 0


@pytest.mark.parametrize("length", ["", "-1", "x", "1" * 5000])
def test_a_length_that_is_no_length_breaks_nothing(partnerships, length):
    answer = Client(raise_request_exception=False).post(
        "/account/sign-in/", {"login": "a@b.example"}, CONTENT_LENGTH=length
    )

    assert answer.status_code < 500
