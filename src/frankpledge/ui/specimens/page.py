"""All the specimens of the components page, by the names its template uses."""

from __future__ import annotations

from datetime import date

from django.core.paginator import Paginator

from frankpledge.ui.specimens import fields, figures
from frankpledge.ui.specimens.facts import LISTS


def contents() -> dict[str, object]:
    """Everything the components page needs."""
    return {
        "form": fields.SpecimenForm(
            auto_id="new_%s", initial={"agreed_on": date(2010, 3, 27)}
        ),
        "refused": fields.refused_form(),
        "filter_form": fields.FilterForm(auto_id="filter_%s"),
        "upload_form": fields.UploadForm(auto_id="upload_%s"),
        "results": figures.results_table(),
        "wide": figures.wide_table(),
        "months": figures.months(),
        "wards": figures.three_series(),
        "years": figures.years(),
        "district": figures.district(),
        "page": Paginator(range(240), 20).page(6),
        **LISTS,
    }
