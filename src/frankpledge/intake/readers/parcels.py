"""The files inside what was brought: folders, gzip, zip as downloaded, plain files.

Nothing is unpacked to disk, so no name inside a zip can lead anywhere. What unpacks to
far more than it weighs is refused before it fills memory or disk.
"""

from __future__ import annotations

import gzip
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from frankpledge.intake.readers.naming import printable
from frankpledge.intake.readers.reader import FileRefused, Readable

MOST_MEMBERS = 20_000  # the whole country's three years are about 5,000 files
# Of one file unpacked: 300 million street rows. It stands on disk while it is read.
LARGEST_FILE_BYTES = 64 * 1024**3
MOST_TIMES_LARGER = 200  # a street file unpacks to six times its weight
# Beyond 4 GB, which is what a person's machine can spare for a file that is a fraud:
LARGE_BYTES = 4 * 1024**3
MOST_TIMES_LARGER_WHEN_LARGE = 40
ALWAYS_ALLOWED_BYTES = 10 * 1024**2
FIRST_BYTES = 4096
GZIP_START, ZIP_START = b"\x1f\x8b", b"PK\x03\x04"
# Only workbooks and documents hold these: one file each, and not a parcel of files.
ONE_FILE = frozenset({"[Content_Types].xml", "META-INF/manifest.xml"})
DAMAGE = (EOFError, gzip.BadGzipFile, zlib.error, zipfile.BadZipFile)
ReadTo = Callable[[int], object]


@dataclass(frozen=True)
class Member:
    """A file that was brought, or one inside a folder or a zip that was.

    `shown` is how its sender knows it; `name` is its own name without folders and
    without .gz. `is_asked_for` tells a file named itself from one that was found.
    `trouble` is a clause for a file that cannot be opened at all.
    """

    shown: str
    name: str
    is_asked_for: bool
    open_packed: Callable[[], BinaryIO]
    packed_bytes: int = 0
    trouble: str = ""
    weight: int = 0  # how many bytes `open_packed` gives; what a zip says may be a lie

    @contextmanager
    def opened(self, read_to: ReadTo | None = None) -> Iterator[Readable]:
        """Open the file unpacked; reading raises FileRefused when it is damaged.

        `read_to` is told after each reading how many bytes were read, as packed.
        """
        if self.trouble:
            raise FileRefused(self.trouble)
        with ExitStack() as stack:
            with _told_in_words():
                packed = stack.enter_context(self.open_packed())
                start = packed.read(len(GZIP_START))
                packed.seek(0)
            if start != GZIP_START:
                unpacked: BinaryIO = packed
            else:
                unpacked = cast(
                    "BinaryIO", stack.enter_context(gzip.GzipFile(fileobj=packed))
                )
            bounded = Bounded(unpacked, self.packed_bytes)
            yield Watched(bounded, packed, read_to) if read_to else bounded

    def first_bytes(self) -> bytes:
        """Return how the file begins, unpacked."""
        with self.opened() as stream:
            return stream.read(FIRST_BYTES)


@contextmanager
def _told_in_words() -> Iterator[None]:
    """Turn what goes wrong while a file is read into a refusal of that file."""
    try:
        yield
    except DAMAGE as error:
        raise FileRefused(
            "is damaged or cut off, so it cannot be unpacked whole; nothing of it was "
            "kept. Fetch it again."
        ) from error
    except OSError as error:
        raise FileRefused(f"cannot be read ({error.strerror or error}).") from error
    except (RuntimeError, NotImplementedError) as error:  # zipfile: locked, or unknown
        raise FileRefused(f"cannot be unpacked ({error}).") from error


def most_unpacked(packed_bytes: int) -> int:
    """Return how many bytes a file of a weight may unpack to."""
    small = min(LARGE_BYTES, packed_bytes * MOST_TIMES_LARGER)
    large = min(LARGEST_FILE_BYTES, packed_bytes * MOST_TIMES_LARGER_WHEN_LARGE)
    return max(ALWAYS_ALLOWED_BYTES, small, large)


class Bounded:
    """A stream that refuses to give more than a file of its weight can honestly hold."""

    def __init__(self, stream: Readable, packed_bytes: int) -> None:
        self.stream = stream
        self.given = 0
        self.most = most_unpacked(packed_bytes)

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes; raises FileRefused when cut off or too large."""
        with _told_in_words():
            given = self.stream.read(size)
        self.given += len(given)
        if self.given > self.most:
            raise FileRefused(
                f"unpacks to more than {self.most // 1024**2:,} MB, which no honest file "
                "of its weight does; nothing of it was kept."
            )
        return given


@dataclass(frozen=True)
class Watched:
    """A stream that tells after each reading how far the packed bytes were read."""

    stream: Readable
    packed: BinaryIO
    read_to: ReadTo

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes."""
        given = self.stream.read(size)
        self.read_to(self.packed.tell())
        return given


@contextmanager
def unpacked(paths: Sequence[Path]) -> Iterator[list[Member]]:
    """Open paths and list the files in them, in order of name; zips stay open."""
    with ExitStack() as stack:
        members: list[Member] = []
        for path in paths:
            if path.is_dir():
                for found in _files_under(path):
                    shown = f"{path.name}/{found.relative_to(path).as_posix()}"
                    members += _members(found, shown, stack, is_asked_for=False)
            else:
                members += _members(path, path.name, stack, is_asked_for=True)
        yield members


def _files_under(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(root, name)


def _members(
    path: Path, shown: str, stack: ExitStack, *, is_asked_for: bool
) -> list[Member]:
    member = Member(
        shown=printable(shown),
        name=_own_name(path.name),
        is_asked_for=is_asked_for,
        open_packed=partial(_open, path),
    )
    if not path.is_file():
        missing = "is not there" if not path.exists() else "is not a file"
        return [replace(member, trouble=f"{missing}; check its name and place.")]
    try:
        with path.open("rb") as file:
            start = file.read(len(ZIP_START))
        if start == ZIP_START:
            return _zip_members(path, member, stack)
    except OSError as error:
        return [replace(member, trouble=f"cannot be read ({error.strerror}).")]
    size = path.stat().st_size
    return [replace(member, packed_bytes=size, weight=size)]


def _zip_members(path: Path, whole: Member, stack: ExitStack) -> list[Member]:
    try:
        archive = stack.enter_context(zipfile.ZipFile(path))
    except zipfile.BadZipFile:
        return [replace(whole, trouble="is a damaged or cut-off zip; fetch it again.")]
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if not ONE_FILE.isdisjoint(archive.namelist()):
        return [replace(whole, packed_bytes=path.stat().st_size)]
    if len(infos) > MOST_MEMBERS:
        return [
            replace(
                whole,
                trouble=f"holds {len(infos):,} files; at most {MOST_MEMBERS:,} are read from one "
                "zip. Send it in parts.",
            )
        ]
    weight = max(ALWAYS_ALLOWED_BYTES, path.stat().st_size * MOST_TIMES_LARGER)
    if sum(info.file_size for info in infos) > weight:
        return [
            replace(
                whole,
                trouble="unpacks to far more than an honest zip of its weight; nothing of it "
                "was read.",
            )
        ]
    if _overlap(infos):
        return [
            replace(
                whole,
                trouble="holds files that share their bytes, as only frauds do; nothing of "
                "it was read.",
            )
        ]
    # What a zip says a member weighs may be a lie; it cannot weigh more than the zip.
    heaviest = path.stat().st_size
    return [
        replace(member, packed_bytes=min(member.packed_bytes, heaviest))
        for member in _listed(archive, infos, whole.shown)
    ]


def _overlap(infos: Sequence[zipfile.ZipInfo]) -> bool:
    """Say whether members stand over each other: so a few bytes unpack to very many."""
    placed = sorted(infos, key=lambda info: info.header_offset)
    return any(
        one.header_offset + one.compress_size > after.header_offset
        for one, after in pairwise(placed)
    )


def _listed(
    archive: zipfile.ZipFile, infos: Sequence[zipfile.ZipInfo], zip_shown: str
) -> list[Member]:
    return [
        _zip_member(archive, info, zip_shown)
        for info in sorted(infos, key=lambda info: info.filename)
        if not _is_clutter(info.filename)
    ]


def _zip_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, zip_shown: str
) -> Member:
    place = PurePosixPath(info.filename.replace("\\", "/"))
    member = Member(
        shown=f"{zip_shown}: {printable(info.filename)}",
        name=_own_name(place.name),
        is_asked_for=False,
        open_packed=partial(archive.open, info),  # type: ignore[arg-type]
        packed_bytes=max(info.compress_size, 1),
        weight=info.file_size,
    )
    if place.is_absolute() or ".." in place.parts or ":" in info.filename:
        return replace(
            member, trouble="names a place outside its zip; it was not read."
        )
    if info.flag_bits & 1:
        return replace(
            member, trouble="is locked with a password; unlock it and send it again."
        )
    return member


def _open(path: Path) -> BinaryIO:
    return path.open("rb")


def _own_name(name: str) -> str:
    return name[:-3] if name.lower().endswith(".gz") else name


def _is_clutter(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return parts[:1] == ("__MACOSX",) or parts[-1].startswith(".")
