"""`python -m benchmarks.checking.long`: a document of sixty pages, read and checked.

Plans are set one after another until a printed copy has sixty pages; the same words are
saved as Word, ruled and unruled PDF. Each is read and checked in a process of its own.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import pypdfium2 as pdfium

from benchmarks.checking.blocks import Block
from benchmarks.checking.formats.registry import FORMATS, Format
from benchmarks.checking.layout import blocks_of
from benchmarks.checking.run import drawn
from benchmarks.measuring import Taken, run
from frankpledge.config.reference import table
from frankpledge.plan.reading.reader import read_plan
from frankpledge.review.checks.run import check_draft

PAGES = 60
WRITTEN = Path(__file__).resolve().parents[2] / "docs" / "reference"
PAGE = WRITTEN / "reading-speed.md"
SAVED_AS = ("docx", "pdf, ruled", "pdf, unruled")
HEAD = """\
# How long a long document takes

<!-- Written by `python -m benchmarks.checking.long --write`. Do not edit. -->

Generated plans stand one after another until the ruled PDF has {pages} pages; the same
words are saved as Word and as PDF with and without ruled tables. Each is read and checked
in a process of its own, starting Python and its libraries counted: what the worker takes,
off the request, with its progress told. Seconds are of processors, summed over cores.

{cores} cores.

"""


@click.command()
@click.argument("file", required=False)
@click.option("--pages", default=PAGES, help="How many the document has at least.")
@click.option("--write", is_flag=True, help="Write docs/reference/reading-speed.md.")
def main(file: str | None, pages: int, *, write: bool) -> None:
    """Measure a long document in each form; with a file, read and check that."""
    if file:
        click.echo(_read(Path(file)))
        return
    blocks = _blocks(pages)
    forms = [one for one in FORMATS if one.name in SAVED_AS]
    rows = [_measured(one, blocks) for one in forms]
    heads = ("Saved as", "File, kB", "Seconds", "Peak memory, MB", "Read")
    lines = table(heads, rows)
    text = HEAD.format(pages=pages, cores=os.cpu_count()) + "\n".join(lines) + "\n"
    click.echo(text)
    if write:
        PAGE.write_text(text, encoding="utf-8")


def _blocks(pages: int) -> list[Block]:
    """Return the blocks of as many plans as fill the pages of a ruled PDF."""
    (ruled,) = (one for one in FORMATS if one.name == "pdf, ruled")
    blocks: list[Block] = []
    for part in _plans():
        blocks += part
        if len(pdfium.PdfDocument(ruled.write(blocks))) >= pages:
            return blocks
    raise AssertionError("plans never end")


def _plans() -> Iterator[Sequence[Block]]:
    number = 0
    while True:
        yield blocks_of(drawn(1, number))
        number += 1


def _measured(form: Format, blocks: Sequence[Block]) -> tuple[str, ...]:
    data = form.write(blocks)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / form.filename
        path.write_bytes(data)
        command = (sys.executable, "-m", "benchmarks.checking.long", str(path))
        taken: Taken = run(command, out=Path(folder) / "said")
    return (
        form.name,
        f"{len(data) / 1000:,.0f}",
        f"{taken.processor_seconds:.1f}",
        f"{taken.megabytes:.0f}",
        taken.told.strip(),
    )


def _read(path: Path) -> str:
    draft = read_plan(path.read_bytes(), filename=path.name)
    rows = len(draft.results) + len(draft.targets)
    check_draft(draft)  # what it finds says nothing: the plans are not of one place
    return f"{rows:,} rows, {len(draft.themes):,} themes"


if __name__ == "__main__":
    main()
