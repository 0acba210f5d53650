"""Our code keeps the laws, and each law has been seen to catch what breaks it."""

from textwrap import dedent

import pytest

from tests.architecture import code_laws, size_laws
from tests.architecture.source import Source, python_sources

# Where a law may be broken, with the reason. An entry that is no longer needed fails.
EXEMPT = {
    ("loose_operations", "src/frankpledge/audit/operations.py"): (
        "the record itself: `record(Event.X, subject=...)` reads as a sentence"
    ),
    ("loose_operations", "src/frankpledge/access/operations.py"): (
        "makes the accounts every other act is by; at the first there is nobody yet"
    ),
    ("loose_operations", "src/frankpledge/intake/operations/catalogue.py"): (
        "the last step of adding a return; each month it is given says by whom and when"
    ),
    ("long_functions", "tests/journeys/test_a_year.py"): (
        "the year as one story, read from top to bottom"
    ),
}

VIEW = "src/frankpledge/plan/views.py"
ANALYSIS = "src/frankpledge/analysis/counts.py"
OPERATION = "src/frankpledge/plan/operations/targets.py"
RULES = "src/frankpledge/plan/rules.py"
LONG = "def long():\n" + "    call()\n" * 40

BREACHES = [
    ("unscoped_reads", VIEW, "Plan.objects.filter(year=year)"),
    ("unscoped_reads", VIEW, "models.Plan._default_manager.all()"),
    ("unscoped_reads", VIEW, "get_object_or_404(Plan, pk=1)"),
    ("unscoped_reads", VIEW, "shortcuts.get_object_or_404(models.Plan, pk=1)"),
    ("loose_operations", OPERATION, "def set_target(measure, *, by, at): ..."),
    ("loose_operations", OPERATION, "def set_target(*measures, by, at): ..."),
    ("loose_operations", OPERATION, "def set_target(*, measure, at): ..."),
    ("loose_operations", OPERATION, "async def set_target(*, measure, by): ..."),
    ("writes_elsewhere", VIEW, "plan.save()"),
    ("writes_elsewhere", "src/frankpledge/plan/queries.py", "plan.themes.create(n=1)"),
    ("writes_elsewhere", "src/frankpledge/plan/forms.py", "rows.delete()"),
    ("foreign_insides", OPERATION, "from frankpledge.intake.views import page"),
    ("foreign_insides", OPERATION, "from frankpledge.intake import forms"),
    ("foreign_insides", OPERATION, "from frankpledge.intake import models"),
    ("foreign_insides", OPERATION, "import frankpledge.intake.forms.upload"),
    (
        "foreign_insides",
        OPERATION,
        "from frankpledge.intake.models import Return\nReturn.objects.all()",
    ),
    (
        "foreign_insides",
        OPERATION,
        """
        def newest():
            from frankpledge.intake.models import Return
            return Return()
        """,
    ),
    ("impure_centre", RULES, "import django"),
    ("impure_centre", RULES, "from numpy import array"),
    ("impure_centre", RULES, "import random"),
    ("impure_centre", RULES, "from frankpledge.plan import queries"),
    ("impure_centre", RULES, "print('done')"),
    ("impure_centre", "src/frankpledge/plan/reading/draft.py", "import duckdb"),
    ("impure_centre", "src/frankpledge/review/checks/sums.py", "import pydantic"),
    ("impure_centre", "src/frankpledge/plan/reading/draft.py", "import pypdfium2"),
    ("impure_centre", "src/frankpledge/plan/reading/formats/pdf.py", "import duckdb"),
    ("heavy_analysis", ANALYSIS, "import pandas"),
    ("heavy_analysis", ANALYSIS, "from scipy import stats"),
    ("heavy_analysis", ANALYSIS, "from frankpledge.analysis.kernels.grid import x"),
    ("heavy_analysis", ANALYSIS, "from frankpledge.plan import rules"),
    ("clocks", OPERATION, "datetime.now(tz=UTC)"),
    ("clocks", OPERATION, "datetime.date.today()"),
    ("clocks", OPERATION, "timezone.now()"),
    ("clocks", OPERATION, "time.time()"),
    ("environment_reads", OPERATION, "os.environ['HOME']"),
    ("environment_reads", OPERATION, "os.getenv('HOME')"),
    ("hidden_wiring", OPERATION, "from django.dispatch import receiver"),
    ("hidden_wiring", OPERATION, "from django.db.models.signals import post_save"),
    ("hidden_wiring", OPERATION, "from django.db.models import signals"),
    (
        "hidden_wiring",
        OPERATION,
        "from django.contrib.contenttypes.fields import GenericForeignKey",
    ),
    ("long_files", OPERATION, "x = 1\n" * 401),
    ("long_functions", OPERATION, LONG),
    ("long_functions", OPERATION, "class Big:\n    " + LONG.replace("\n", "\n    ")),
    ("long_views", VIEW, "def page(request):\n" + "    call()\n" * 16),
    ("bags", "src/frankpledge/plan/utils.py", ""),
    ("bags", "src/frankpledge/plan/helpers/dates.py", ""),
]
PERMITTED = [
    ("unscoped_reads", VIEW, "get_object_or_404(request.partnership.plans, pk=1)"),
    ("unscoped_reads", OPERATION, "Plan.objects.create()"),
    ("loose_operations", OPERATION, "def set_target(*, measure, by, at): ..."),
    ("loose_operations", OPERATION, "def _inner(measure): ..."),
    ("loose_operations", "src/frankpledge/plan/queries.py", "def plan(year): ..."),
    ("writes_elsewhere", OPERATION, "plan.save()"),
    (
        "foreign_insides",
        OPERATION,
        """
        from frankpledge.access.models import User
        from frankpledge.plan.models import Plan
        from frankpledge.intake import queries
        from frankpledge.ui.forms import Dated
        def agree(*, plan: Plan, by: User) -> list[User]:
            Plan.objects.all()
        """,
    ),
    (
        "impure_centre",
        RULES,
        """
        from decimal import Decimal
        from frankpledge.analysis.rounding import half_up
        from frankpledge.plan.reading.draft import RuleKind
        from frankpledge.access.rules import Permission
        """,
    ),
    ("impure_centre", OPERATION, "import django"),
    (
        "impure_centre",
        "src/frankpledge/plan/reading/formats/pdf.py",
        "import pypdfium2",
    ),
    ("heavy_analysis", ANALYSIS, "import numpy as np"),
    ("heavy_analysis", ANALYSIS, "from frankpledge.analysis.kernels import available"),
    ("heavy_analysis", ANALYSIS, "def quantile():\n    from scipy import stats"),
    ("clocks", "src/frankpledge/config/middleware.py", "timezone.now()"),
    ("clocks", OPERATION, "day.time()"),
    ("environment_reads", "src/frankpledge/config/env.py", "os.environ['HOME']"),
    ("hidden_wiring", OPERATION, "from django.db import models"),
    ("long_files", OPERATION, "x = 1\n" * 400),
    ("long_functions", OPERATION, LONG.replace("    call()\n", "", 1)),
    (
        "long_views",
        VIEW,
        'def page(request):\n    """Two\n    lines."""\n' + "    call()\n" * 15,
    ),
    ("bags", "src/frankpledge/plan/operations/targets.py", ""),
]
LAWS = {law.__name__: law for law in (*code_laws.LAWS, *size_laws.LAWS)}


@pytest.mark.parametrize(("law", "path", "text"), BREACHES)
def test_a_breach_is_reported(law, path, text):
    assert LAWS[law](Source(path, dedent(text)))


@pytest.mark.parametrize(("law", "path", "text"), PERMITTED)
def test_what_is_permitted_is_not_reported(law, path, text):
    assert LAWS[law](Source(path, dedent(text))) == []


def test_every_law_has_been_seen_to_fail_and_to_pass():
    assert {law for law, _, _ in BREACHES} == set(LAWS)
    assert {law for law, _, _ in PERMITTED} == set(LAWS)


@pytest.mark.parametrize("law", code_laws.LAWS, ids=lambda law: law.__name__)
def test_the_product_keeps_the_law(law):
    complaints = kept_by(law, python_sources("src/"))

    assert not complaints, "\n".join(complaints)


@pytest.mark.parametrize("law", size_laws.LAWS, ids=lambda law: law.__name__)
def test_product_and_tests_keep_the_law_of_size(law):
    complaints = kept_by(law, python_sources())

    assert not complaints, "\n".join(complaints)


def test_every_exemption_is_still_needed():
    needed = {
        (name, source.path)
        for source in python_sources()
        for name, law in LAWS.items()
        if law(source)
    }

    assert set(EXEMPT) <= needed


def kept_by(law, sources):
    return [
        complaint
        for source in sources
        if (law.__name__, source.path) not in EXEMPT
        for complaint in law(source)
    ]
