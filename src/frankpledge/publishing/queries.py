"""What was published, and whether it can be made again to the letter."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.db import models

from frankpledge.analysis.disclosure import DEFAULT_THRESHOLD, Policy
from frankpledge.partnership.models import PlanYear
from frankpledge.partnership.rules import plan_year_starts
from frankpledge.plan import queries as plan_queries
from frankpledge.plan.models import Plan
from frankpledge.publishing import rendering
from frankpledge.publishing.freezing import freeze
from frankpledge.publishing.models import Publication
from frankpledge.publishing.rules import digest
from frankpledge.review import queries as review_queries


def policy_for(plan: Plan) -> Policy:
    """Return which counts are hidden: the stricter of our own rule and the terms'.

    The terms on which the evidence of the plan's measures, and of last year's, is shared
    may set a larger number than ours, never a smaller one.
    """
    plans = [plan, plan_queries.plan_before(plan.year)]
    numbers = [review_queries.strictest_small_number(one) for one in plans if one]
    known = [number for number in numbers if number is not None]
    return Policy(threshold=max([DEFAULT_THRESHOLD, *known]))


def publications_of(year: PlanYear) -> models.QuerySet[Publication]:
    """Return a year's publications, newest first, without their documents."""
    return (
        Publication.objects.filter(year=year)
        .select_related("year__partnership", "published_by")
        .defer("html", "pdf", "content")
        .order_by("-number")
    )


def latest_of(year: PlanYear) -> Publication | None:
    """Return a year's newest publication, whole."""
    return (
        Publication.objects.filter(year=year)
        .select_related("year__partnership")
        .order_by("-number")
        .first()
    )


def public_publication(*, slug: str, label: str) -> Publication | None:
    """Return the newest publication of a partnership's year, for anyone."""
    try:
        starts_on = plan_year_starts(label)
    except ValueError:
        return None
    return (
        Publication.objects.filter(
            year__partnership__slug=slug, year__starts_on=starts_on
        )
        .select_related("year__partnership")
        .order_by("-number")
        .first()
    )


def says_the_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Return whether two contents differ in nothing but the day they were frozen."""
    names = (one.keys() | other.keys()) - {"published_on"}
    return all(one.get(name) == other.get(name) for name in names)


def verify_latest(year: PlanYear) -> tuple[str, ...]:
    """Make a year's newest publication again and return what differs, in sentences."""
    publication = latest_of(year)
    if publication is None:
        return (f"Nothing has been published for {year}.",)
    if digest(publication.content) != publication.content_sha256:
        return ("The frozen content was altered after it was published.",)
    content = publication.as_content
    return (
        *_kept_as_published(publication),
        *_made_again(publication, content),
        *_figures_that_differ(publication, content),
    )


def write_to(publication: Publication, folder: Path) -> tuple[Path, Path]:
    """Write the page's body and the PDF into a folder; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    slug = publication.year.partnership.slug
    stem = f"{slug}-{publication.year.label}-{publication.number}"
    page, document = folder / f"{stem}.html", folder / f"{stem}.pdf"
    page.write_text(publication.html, encoding="utf-8")
    document.write_bytes(bytes(publication.pdf))
    return page, document


def _kept_as_published(publication: Publication) -> tuple[str, ...]:
    kept = {
        "page": (digest(publication.html), publication.html_sha256),
        "PDF": (digest(bytes(publication.pdf)), publication.pdf_sha256),
    }
    return tuple(
        f"The {name} kept was altered after it was published."
        for name, (held, published) in kept.items()
        if held != published
    )


def _made_again(
    publication: Publication, content: Mapping[str, Any]
) -> tuple[str, ...]:
    made = {
        "page": (digest(rendering.page(content)), publication.html_sha256),
        "PDF": (digest(rendering.pdf(content)), publication.pdf_sha256),
    }
    return tuple(
        f"The {name} made again differs from the one published."
        for name, (again, published) in made.items()
        if again != published
    )


def _figures_that_differ(
    publication: Publication, content: Mapping[str, Any]
) -> tuple[str, ...]:
    """Freeze the plan again; the same evidence must give the same words."""
    plan = plan_queries.plan_for(publication.year)
    if plan is None:
        return ("The plan behind the publication is gone.",)
    on = date.fromisoformat(content["published_on"])
    policy = Policy(threshold=content.get("threshold", DEFAULT_THRESHOLD))
    again = freeze(plan, on=on, policy=policy)
    if again["evidence_versions"] != content["evidence_versions"]:
        return ()  # other evidence now: other figures are to be expected
    return tuple(
        f"The part “{name}” would now say something else from the same evidence."
        for name in content
        if again.get(name) != content[name]
    )
