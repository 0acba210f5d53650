"""Every read of intake, from the partnership outwards."""

from frankpledge.intake.queries.deliveries import (
    deliveries_of,
    delivery_at_work,
    delivery_of,
)
from frankpledge.intake.queries.files import (
    deliveries_named,
    evidence_named,
    folders_referred_to,
    places_referred_to,
)
from frankpledge.intake.queries.returns import (
    Coverage,
    EvidenceFile,
    MonthHeld,
    categories_held,
    coverage,
    coverages,
    current_versions,
    evidence_files,
    groups_of,
    lsoa_codes_by_vintage,
    return_of,
    short_months,
    source_title,
    suppliers_held,
    version_of,
)

__all__ = [
    "Coverage",
    "EvidenceFile",
    "MonthHeld",
    "categories_held",
    "coverage",
    "coverages",
    "current_versions",
    "deliveries_named",
    "deliveries_of",
    "delivery_at_work",
    "delivery_of",
    "evidence_files",
    "evidence_named",
    "folders_referred_to",
    "groups_of",
    "lsoa_codes_by_vintage",
    "places_referred_to",
    "return_of",
    "short_months",
    "source_title",
    "suppliers_held",
    "version_of",
]
