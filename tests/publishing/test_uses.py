"""What was published of a return, and what publications say once its records are gone."""

import pytest
from django.urls import reverse

from frankpledge.intake import operations as intake
from frankpledge.intake import queries as evidence
from frankpledge.intake.uses import uses_of
from frankpledge.publishing import queries
from tests.factories.partnership import AreaFactory
from tests.factories.plan import MeasureFactory
from tests.factories.review import SourceBindingFactory
from tests.people import AMARA
from tests.publishing.conftest import LATER, read
from tests.review.returned import HERE, YEAR

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(plan, northbridge, receive, publish):
    """Return a publication with a figure counted from two months of returns."""
    AreaFactory(partnership=northbridge, kind="lsoa", vintage=2011, code=HERE)
    measure = MeasureFactory(plan=plan, title="Reduce theft", indicator__title="Theft")
    SourceBindingFactory(measure=measure)
    receive({month: {"Burglary": 30} for month in YEAR[:2]})
    return publish(read(plan))


def test_the_figures_of_a_version_are_named_before_it_is_withdrawn(
    published, northbridge, client_for
):
    version = evidence.current_versions(northbridge)[0]

    [use] = uses_of(northbridge, {str(version.uuid)})
    address = reverse(
        "intake:withdraw",
        args=["northbridge", "2010-11", "incidents", "northbridge", YEAR[0]],
    )
    page = client_for(AMARA).get(address).content.decode()

    assert use.title == str(published)
    assert use.figures == ("Reduce theft 2010-11",)
    assert "Reduce theft 2010-11" in page


def test_versions_nothing_rests_on_have_no_uses(published, southmere, northbridge):
    version = evidence.current_versions(northbridge)[0]

    assert uses_of(northbridge, {"typed-1000000"}) == ()
    assert uses_of(southmere, {str(version.uuid)}) == ()


def test_a_publication_keeps_its_figures_and_says_the_records_are_gone(
    published, northbridge, amara, client, client_for
):
    before = client.get(published.get_absolute_url()).content.decode()
    version = evidence.current_versions(northbridge)[0]
    intake.withdraw_return(
        of_return=version.of_return, why="Sent by mistake", by=amara, at=LATER
    )

    after = client.get(published.get_absolute_url()).content.decode()
    home = reverse("publishing:home", args=["northbridge", "2010-11"])
    inside = client_for(AMARA).get(home).content.decode()

    words = "1 return was withdrawn on 24 December 2010. The figures stand"
    assert "no longer held" not in before
    assert words in after
    assert words in inside
    assert published.html in after
    assert queries.verify_latest(published.year) == ()
