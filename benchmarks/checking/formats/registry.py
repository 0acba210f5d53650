"""Every format a document is saved in: its name, its file's name, who writes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.checking.blocks import Block
from benchmarks.checking.formats import (
    opendocument,
    paper,
    spreadsheet,
    text,
    web,
    word,
)

Writer = Callable[[Sequence[Block]], bytes]


@dataclass(frozen=True)
class Format:
    """A way of saving a document."""

    name: str
    filename: str
    write: Writer


FORMATS: tuple[Format, ...] = (
    Format("text, tabs", "plan.txt", text.as_tabs),
    Format("text, pipes", "plan.txt", text.as_pipes),
    Format("text, aligned", "plan.txt", text.as_aligned),
    Format("text, HTML tables", "plan.txt", web.as_residue),
    Format("csv", "plan.csv", text.as_csv),
    Format("html", "plan.html", web.as_html),
    Format("docx", "plan.docx", word.as_docx),
    Format("odt", "plan.odt", opendocument.as_odt),
    Format("xlsx", "plan.xlsx", spreadsheet.as_xlsx),
    Format("xlsx, sheets", "plan.xlsx", spreadsheet.as_xlsx_sheets),
    Format("ods", "plan.ods", opendocument.as_ods),
    Format("pdf, ruled", "plan.pdf", paper.as_ruled),
    Format("pdf, unruled", "plan.pdf", paper.as_unruled),
)
