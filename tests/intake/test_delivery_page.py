"""What the page of a delivery tells of its months, and where it leads."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from frankpledge.intake import operations, tasks
from tests.intake.conftest import AT
from tests.intake.streets import NAME, NOWHERE, row, street
from tests.people import AMARA

HERE = ("northbridge", "2010-11")


@pytest.fixture
def page_of(home, northbridge, amara, client_for):
    """Return a function that brings a file of rows and gives its delivery's page."""

    def page(*rows) -> str:
        delivery = operations.receive_upload(
            partnership=northbridge,
            files=[SimpleUploadedFile(NAME, street(rows))],
            source="police-uk",
            then=lambda _: None,
            by=amara,
            at=AT,
        )
        tasks.work_off_delivery.func(delivery.pk)
        address = reverse("intake:delivery", args=[*HERE, delivery.pk])
        return client_for(AMARA).get(address).content.decode()

    return page


def test_what_is_true_of_most_months_is_said_once_and_not_by_month(page_of):
    page = page_of(row(1), row(2, **NOWHERE))

    assert "A row without a location is counted for the supplier" in page
    assert "1 row without a location" not in page


def test_what_is_odd_about_a_month_is_said_under_that_month(page_of):
    page = page_of(row(1), row(2, Month="x"), row(3, **NOWHERE))

    _, after = page.split("What to know before counting")
    assert "1 row with a month not written YYYY-MM was set aside (line 3)." in after
    assert "without a location" not in after


def test_the_next_step_is_a_link_away(page_of):
    assert f'href="{reverse("review:home", args=HERE)}">choose' in page_of(row())
