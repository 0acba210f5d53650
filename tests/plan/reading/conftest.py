"""The 2010-11 action plan and its draft, read once."""

import pytest

from frankpledge.plan.reading.reader import read_plan


@pytest.fixture(scope="package")
def document(shared_data):
    """Return the bytes of the plan."""
    path = shared_data / "seed" / "action-plan-2010-11.txt"
    if not path.is_file():
        pytest.skip("the 2010-11 action plan is not among the shared data")
    return path.read_bytes()


@pytest.fixture(scope="package")
def draft(document):
    """Return its draft."""
    return read_plan(document, filename="action-plan-2010-11.txt")
