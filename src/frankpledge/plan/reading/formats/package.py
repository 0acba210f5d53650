"""Zip packages of XML (Word, Excel, OpenDocument), opened within limits.

Nothing is unpacked to disk, no more than the named limits is ever unpacked to memory,
and no part may declare entities: documents that people make never do.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Any, Final

from frankpledge.plan.reading.decoding import UnreadableDocument

MAX_MEMBERS: Final = 5_000
MAX_PART_BYTES: Final = 48 * 1024 * 1024  # of one part, unpacked
MAX_TOTAL_BYTES: Final = 96 * 1024 * 1024  # of all parts read, unpacked
MAX_TAGS: Final = 1_200_000  # a page of Word has about 2,000

MACROS: Final = (
    "The file holds macros (small programs). They were not opened or run; only its "
    "words were read."
)

_MACROS = re.compile(r"(?:^|/)(?:vbaproject\.bin$|basic/|scripts/)", re.IGNORECASE)
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


@dataclass
class Package:
    """An open package and how much of it was unpacked."""

    archive: zipfile.ZipFile
    name: str  # of the file, as a sentence shows it
    kind: str  # "a Word document"
    unpacked: int = 0
    warnings: list[str] = field(default_factory=list)

    def members(self) -> list[str]:
        """Return the names of the parts."""
        return self.archive.namelist()

    def root(self, part: str) -> Any:
        """Return the root element of a part, or None when there is no such part."""
        data = self._bytes_of(part)
        return None if data is None else xml_root(data, self)

    def content(self, part: str) -> bytes:
        """Return the bytes of a part, none when there is no such part."""
        return self._bytes_of(part) or b""

    def targets(self, part: str) -> dict[str, str]:
        """Return the parts a part points to inside the package, by relation id."""
        folder, base = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return {}
        return {
            each.get("Id", ""): posixpath.normpath(
                posixpath.join("/", folder, each.get("Target", ""))
            ).lstrip("/")
            for each in root
            if isinstance(each.tag, str) and each.get("TargetMode") != "External"
        }

    def damaged(self) -> UnreadableDocument:
        """Return the refusal of a package whose parts cannot be opened."""
        return damaged(self.name, self.kind)

    def _bytes_of(self, part: str) -> bytes | None:
        try:
            info = self.archive.getinfo(part)
        except KeyError:
            return None
        if info.flag_bits & 1:
            raise locked(self.name)
        limit = min(MAX_PART_BYTES, MAX_TOTAL_BYTES - self.unpacked)
        try:
            with self.archive.open(info) as opened:
                data = opened.read(limit + 1)
        except _BROKEN as error:
            raise self.damaged() from error
        if len(data) > limit:
            raise UnreadableDocument(
                f"{self.name} unpacks to more than {limit // 1024**2} MB of text, "
                "far more than any plan holds. Bring only the pages of the plan."
            )
        self.unpacked += len(data)
        return data


def opened_package(data: bytes, name: str, kind: str) -> Package:
    """Open a zip package, its directory within limits.

    Macros are left where they are: only parts of words are ever opened, nothing of a
    package is run or kept apart from those words, so there is nothing to refuse.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = archive.namelist()
    except _BROKEN as error:
        raise damaged(name, kind) from error
    if len(names) > MAX_MEMBERS:
        raise UnreadableDocument(
            f"{name} holds {len(names):,} parts and the reader takes up to "
            f"{MAX_MEMBERS:,}. Bring only the pages of the plan."
        )
    warnings = [MACROS] if any(map(_MACROS.search, names)) else []
    return Package(archive, name, kind, warnings=warnings)


def opened_opendocument(data: bytes, name: str, kind: str) -> Package:
    """Open a package of OpenDocument, which lists what is locked in it."""
    package = opened_package(data, name, kind)
    # Old programs declare a document type in it: looked through, never parsed.
    if b":encryption-data" in package.content("META-INF/manifest.xml"):
        raise locked(name)
    return package


def locked(name: str) -> UnreadableDocument:
    """Return the refusal of a file that only a password opens."""
    return UnreadableDocument(
        f"{name} is locked with a password. Save it without one and bring that file."
    )


def damaged(name: str, kind: str) -> UnreadableDocument:
    """Return the refusal of a file that is not whole."""
    return UnreadableDocument(
        f"{name} looks like {kind}, but it is damaged or cut short and its parts "
        "cannot be opened. Open it in the program it was made with, save it again and "
        "bring that file."
    )


def xml_root(data: bytes, package: Package) -> Any:
    """Return the root element of XML that declares nothing of its own.

    Raises UnreadableDocument for XML that is broken, too large or declares entities.
    """
    from lxml import etree  # noqa: PLC0415

    if data[:4].find(b"\x00") >= 0 or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = _from_utf_16(data, package)
    if _DECLARED.search(data):
        raise UnreadableDocument(
            f"{package.name} declares entities of its own, as no program for writing "
            "documents does and as hostile files do. It was not opened further."
        )
    if data.count(b"<") > MAX_TAGS:
        raise UnreadableDocument(
            f"{package.name} has more than {MAX_TAGS:,} marks in one part, far more "
            "than any plan holds. Bring only the pages of the plan."
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise package.damaged() from error


def _from_utf_16(data: bytes, package: Package) -> bytes:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise package.damaged() from error
    return re.sub(r"^\ufeff?<\?xml[^>]*\?>", "", text).encode()


def local(element: Any) -> str:
    """Return an element's name without its namespace; "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """Return an attribute whatever its namespace, "" when it is not there."""
    if element is None:
        return ""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return ""


def whole(text: str, default: int = 0) -> int:
    """Return a small whole number that a file states, else the default."""
    digits = text.strip()
    if digits.isascii() and digits.isdigit() and len(digits) < 8:
        return int(digits)
    return default


def first(element: Any, *path: str) -> Any:
    """Return the first descendant by this path of local names, or None."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element
