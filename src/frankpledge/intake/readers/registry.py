"""The readers there are, by the name of their source."""

from __future__ import annotations

from frankpledge.intake.readers import incidents, police_uk
from frankpledge.intake.readers.reader import Reader

READERS: dict[str, Reader] = {
    reader.source: reader for reader in (police_uk.READER, incidents.READER)
}
