"""From JSON and XML to numbered rows: one record is one row, whatever it is made of.

Both are read piece by piece, so that memory does not grow with the file. A document type
declaration is refused, and with it every entity and outside reference: feeds have none.
A file that ends in the middle of a record keeps the records before it; one that is not
JSON or XML at some place is refused whole, for nobody can tell what follows.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from frankpledge.intake.readers.lines import CHUNK_BYTES, NumberedRows
from frankpledge.intake.readers.personal import Treatment
from frankpledge.intake.readers.reader import FileRefused, Readable

LARGEST_RECORD = 1 << 20  # letters; a request has a few thousand
DEEPEST = 64
LONGEST_WORD = 24  # letters: a word or number cut off at the end is within the last few
SEPARATORS = re.compile(r"[\s,]*")
OPENING = re.compile(r'\ufeff?\s*(?:\{\s*"[^"]{0,100}"\s*:\s*)?\[')
Record = Mapping[str, str] | None  # None for one that is cut off or no record
TOO_LARGE = (
    "holds a record larger than a megabyte, which no honest feed does; nothing of it was "
    "kept."
)


def squashed(name: str) -> str:
    """Return a field's name as all its spellings have it: "assaultdateandtime"."""
    return re.sub(r"[\W_]+", "", name).casefold()


def number_records(
    records: Iterator[Record],
    path: Path,
    header: tuple[str, ...],
    *,
    treatment: Treatment | None,
) -> NumberedRows:
    """Write records as numbered rows of the fields in `header`, others left out.

    The digest is the caller's to fill in, who hands the bytes over.
    """
    found = NumberedRows(path, b"", header, treatment=treatment)
    names = [squashed(name) for name in header]
    more = treatment.more if treatment else 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for number, record in enumerate(records, start=1):
            found.rows += 1
            if record is None:
                writer.writerow([number, "cut-short", *[""] * (len(names) + more)])
                continue
            cells = [_one_line(record.get(name, "")) for name in names]
            whole = treatment.whole(cells) if treatment else cells
            writer.writerow([number, "", *map(_one_line, whole)])
    return found


@dataclass
class Hashed:
    """A stream whose bytes are hashed as they pass."""

    stream: Readable
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes."""
        given = self.stream.read(size)
        self.digest.update(given)
        return given


def begins(first: bytes) -> str:
    """Return "json" or "xml" as a file begins, "" for neither."""
    start = first.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return {b"[": "json", b"{": "json", b"<": "xml"}.get(start, "")


class Begun:
    """A stream whose first bytes were looked at already."""

    def __init__(self, stream: Readable) -> None:
        self.first, self.stream = stream.read(4096), stream
        self.is_first_given = False

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes; the first ones once more."""
        if not self.is_first_given:
            self.is_first_given = True
            return self.first
        return self.stream.read(size)


def json_records(stream: Readable, *, is_deep: bool = False) -> Iterator[Record]:
    """Yield the objects of a JSON array, at the top or under the first key of an object.

    Keys are squashed; what is nested in an object is left out, or with `is_deep` stands
    under the keys that lead to it: "locationlatitude".
    """
    decoder = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)
    text = _Text(stream)
    opening = OPENING.match(text.more())
    if opening is None:
        raise FileRefused("is not a JSON list of records; ask for the feed itself.")
    text.at = opening.end()
    number = 0
    while (start := text.past_separators()) is not None:
        if start == "]":
            return
        number += 1
        found = _decoded(decoder, text, number)
        if found is None:
            yield None
            return
        value, text.at = found
        yield _flat(value, is_deep=is_deep)
    yield None  # the list was never closed


def _decoded(
    decoder: json.JSONDecoder, text: _Text, number: int
) -> tuple[object, int] | None:
    """Return the next value and where it ends, or None where the text ends inside it."""
    while True:
        try:
            return decoder.raw_decode(text.held, text.at)
        except json.JSONDecodeError as error:
            left = len(text.held) - text.at
            if left > LARGEST_RECORD:
                raise FileRefused(TOO_LARGE) from error
            at_end = len(text.held) - error.pos < LONGEST_WORD
            if len(text.more()) - text.at > left:
                continue
            if not at_end and "Unterminated" not in error.msg:
                raise FileRefused(
                    f"is not JSON in its record {number:,} ({error.msg}); nothing of it "
                    "was kept. Fetch it again."
                ) from error
            return None
        except RecursionError as error:
            raise FileRefused(TOO_LARGE) from error


class _Text:
    """The text of a stream, held as far as it is needed; read up to `at`."""

    def __init__(self, stream: Readable) -> None:
        self.stream = stream
        self.decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self.held, self.at = "", 0

    def more(self) -> str:
        """Hold the next piece as well, and what was read no longer."""
        given = self.stream.read(CHUNK_BYTES)
        more = self.decoder.decode(given, final=not given)
        self.held, self.at = self.held[self.at :] + more, 0
        return self.held

    def past_separators(self) -> str | None:
        """Pass blanks and commas; return the next letter, None at the end."""
        while True:
            self.at = SEPARATORS.match(self.held, self.at).end()  # type: ignore[union-attr]
            if self.at < len(self.held):
                return self.held[self.at]
            if not self.more():
                return None


def _flat(value: object, *, is_deep: bool) -> Record:
    if not isinstance(value, dict):
        return None
    flat: dict[str, str] = {}
    for key, told in value.items():
        name = squashed(str(key))
        if isinstance(told, dict) and is_deep:
            inner = _flat(told, is_deep=is_deep) or {}
            flat |= {name + inside: text for inside, text in inner.items()}
        elif not isinstance(told, (dict, list)):
            flat[name] = "" if told is None else str(told)
    return flat


def xml_records(
    stream: Readable, tags: Sequence[str], *, is_deep: bool = False
) -> Iterator[Record]:
    """Yield the fields of each element with one of the squashed local names.

    Only elements directly inside are fields, or with `is_deep` any without elements of
    its own. Fields that stand outside of the records are taken for each that follows.
    """
    reading = _Xml(frozenset(tags), is_deep=is_deep)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    parser.StartDoctypeDeclHandler = _refuse_declaration
    is_begun = False
    try:
        while chunk := stream.read(1 << 16):
            parser.Parse(chunk, False)  # noqa: FBT003
            is_begun = True
            yield from reading.taken()
    except expat.ExpatError as error:
        raise FileRefused(
            f"is not XML in its line {error.lineno:,} "
            f"({expat.ErrorString(error.code)}); nothing of it was kept. Fetch it again."
        ) from error
    try:
        parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError:
        if is_begun:
            yield None


def _refuse_declaration(*_: object) -> None:
    raise FileRefused(
        "declares a document type or entities of its own, as no feed does and as hostile "
        "files do; nothing of it was kept."
    )


class _Xml:
    """What is known of the element being read, and the records that are complete."""

    def __init__(self, tags: frozenset[str], *, is_deep: bool) -> None:
        self.tags, self.is_deep = tags, is_deep
        self.path: list[str] = []
        self.has_inner: list[bool] = []
        self.record_at = 0  # the depth of the record being read, 0 for none
        self.record: dict[str, str] = {}
        self.about: dict[str, str] = {}
        self.letters: list[str] = []
        self.weight = 0
        self.complete: list[dict[str, str]] = []

    def taken(self) -> list[dict[str, str]]:
        """Return the records completed since last asked."""
        complete, self.complete = self.complete, []
        return complete

    def start(self, name: str, _: object) -> None:
        """An element begins."""
        if self.has_inner:
            self.has_inner[-1] = True
        tag = squashed(name.rpartition("}")[2])
        self.path.append(tag)
        self.has_inner.append(False)
        if len(self.path) > DEEPEST:
            raise FileRefused(TOO_LARGE)
        if tag in self.tags and not self.record_at:
            self.record_at, self.record, self.weight = len(self.path), {}, 0
        self.letters = []

    def text(self, letters: str) -> None:
        """Letters inside an element."""
        self.weight += len(letters)
        if self.weight > LARGEST_RECORD:
            raise FileRefused(TOO_LARGE)
        self.letters.append(letters)

    def end(self, _: str) -> None:
        """An element ends."""
        depth, tag, has_inner = len(self.path), self.path.pop(), self.has_inner.pop()
        told = "".join(self.letters).strip()
        self.letters = []
        if depth == self.record_at:
            self.complete.append(self.about | self.record)
            self.record_at, self.weight = 0, 0
        elif has_inner or not told:
            return
        elif not self.record_at:
            self.about[tag], self.weight = told, 0
        elif self.is_deep or depth == self.record_at + 1:
            self.record.setdefault(tag, told)


def _one_line(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())
