"""Small drafts for the checks of claims, sums, units and labels: each trips or is sound.

Built on the builders of `examples`; the figures are invented.
"""

from frankpledge.plan.reading.draft import Draft
from frankpledge.review.checks.examples import Example, draft, fall, result


def told_beside(prose: str, *rows: tuple[str, str]) -> Example:
    """Give last year's rows, each to fall by 10%, and a sentence about them."""
    return lambda: with_rows(*rows, prose=prose)


def with_rows(*rows: tuple[str, str], prose: str = "") -> Draft:
    """Return a draft of results, each a title and its cells, to fall by 10%."""
    return draft(
        *(
            result(f"Reduce {title} by 10%", cells, fall("10%"), line)
            for line, (title, cells) in enumerate(rows, start=10)
        ),
        prose=prose,
    )
