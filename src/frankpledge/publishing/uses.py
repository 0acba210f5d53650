"""Which publications rest on which versions of returns, and what is gone of them."""

from collections.abc import Collection, Iterable, Sequence

from django.utils import timezone

from frankpledge.intake import queries as intake
from frankpledge.intake.models import ReturnVersion
from frankpledge.intake.retention import REMOVAL_WORDS, Removal
from frankpledge.intake.uses import Use
from frankpledge.partnership.models import Partnership
from frankpledge.publishing.models import Publication
from frankpledge.publishing.rules import day_in_words


def uses_of_versions(
    partnership: Partnership, versions: Collection[str]
) -> tuple[Use, ...]:
    """Return the publications that rest on any of some versions, with their figures."""
    return tuple(
        Use(
            title=str(publication),
            url=publication.get_absolute_url(),
            figures=_figures(publication, versions),
        )
        for publication in Publication.objects.filter(year__partnership=partnership)
        .select_related("year__partnership")
        .defer("html", "pdf")
        if set(publication.evidence_versions) & set(versions)
    )


def with_what_is_gone(
    partnership: Partnership, publications: Iterable[Publication]
) -> list[tuple[Publication, str]]:
    """Return publications, each with what is gone of the records behind it."""
    found = list(publications)
    named = {version for one in found for version in one.evidence_versions}
    removed = intake.removed_among(partnership, named)
    return [
        (
            one,
            _gone(
                [gone for gone in removed if str(gone.uuid) in one.evidence_versions]
            ),
        )
        for one in found
    ]


def what_is_gone(publication: Publication) -> str:
    """Return that records behind a publication are gone, and why; "" while all are held.

    What it says stays as it was published.
    """
    partnership = publication.year.partnership
    [(_, gone)] = with_what_is_gone(partnership, [publication])
    return gone


def _gone(removed: Sequence[ReturnVersion]) -> str:
    if not removed:
        return ""
    ways = sorted(
        {
            f"{REMOVAL_WORDS[Removal(one.removed_as)]} on "
            f"{day_in_words(timezone.localtime(one.removed_at).date())}"
            for one in removed
            if one.removed_at
        }
    )
    returns = "1 return was" if len(removed) == 1 else f"{len(removed):,} returns were"
    return (
        f"Records behind these figures are no longer held: {returns} "
        f"{'; '.join(ways)}. The figures stand as they were published."
    )


def _figures(publication: Publication, versions: Collection[str]) -> tuple[str, ...]:
    return tuple(
        f"{figure['measure']} {figure['period']}"
        for figure in publication.as_content.get("evidence_of_figures", ())
        if set(figure["versions"]) & set(versions)
    )
