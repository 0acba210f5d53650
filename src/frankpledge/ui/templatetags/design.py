"""What the layouts and components ask of Python: `{% load design %}`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.utils.safestring import SafeString, mark_safe

from frankpledge.ui.forms import ErrorLink, error_links
from frankpledge.ui.rings import RingStage, year_ring

register = template.Library()


@register.simple_tag(name="error_links")
def error_links_tag(
    form: BaseForm | str | None = None, forms: Iterable[BaseForm] | str | None = None
) -> list[ErrorLink]:
    """Every error of a form, or of several, as lines of an error summary.

    An absent variable reaches a tag as an empty string; it counts as no form.
    """
    given = [form, *(forms or [])] if form else list(forms or [])
    return list(error_links(each for each in given if isinstance(each, BaseForm)))


@register.simple_tag
def page_numbers(page: Page[Any]) -> list[int | None]:
    """The numbers to offer: first, last and the neighbours; None where some are left out."""
    total = page.paginator.num_pages
    shown = sorted({1, total, *range(page.number - 1, page.number + 2)})
    shown = [number for number in shown if 1 <= number <= total]
    numbers: list[int | None] = []
    for number in shown:
        previous = numbers[-1] if numbers else 0
        if previous is not None and number - previous == 2:
            numbers.append(number - 1)  # one number takes no more room than dots
        elif previous is not None and number - previous > 2:
            numbers.append(None)
        numbers.append(number)
    return numbers


@register.simple_tag(name="year_ring")
def year_ring_tag(stages: Sequence[Any], year: object) -> SafeString:
    """The drawing beside the list of stages; stages are objects or dictionaries."""
    made = [
        RingStage(
            is_current=bool(_given(stage, "is_current")),
            is_done=bool(_given(stage, "is_done")),
        )
        for stage in stages
    ]
    return mark_safe(year_ring(made, year=str(year)))  # noqa: S308 (escaped there)


def _given(stage: object, name: str) -> object:
    if isinstance(stage, dict):
        return stage.get(name)
    return getattr(stage, name, None)
