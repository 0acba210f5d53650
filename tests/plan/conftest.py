"""A plan document brought by Olu, decided on, and made into a plan, as tests need."""

import pytest

from frankpledge.plan import operations, queries
from tests.plan.papers import AT, paper


@pytest.fixture
def stamp(olu):
    """Return by whom and when everything in these tests is done."""
    return {"by": olu, "at": AT}


@pytest.fixture
def bring(northbridge, stamp):
    """Return a function that brings a document to Northbridge and reads it."""

    def brought(content: bytes | None = None, name: str = "plan.txt"):
        return operations.read_document(
            partnership=northbridge, name=name, content=content or paper(), **stamp
        )

    return brought


@pytest.fixture
def document(bring):
    """Return the small document, read and not decided on."""
    return bring()


@pytest.fixture
def decided(document, stamp):
    """Return the small document with everything in it accepted."""
    operations.accept_all_sure(document=document, least=0, **stamp)
    return queries.document_of(document.partnership, pk=document.pk)


@pytest.fixture
def plan(decided, stamp):
    """Return the plan for 2010-11 made from the small document, in draft."""
    operations.adopt_document(document=decided, **stamp)
    return queries.latest_plan(decided.partnership)
