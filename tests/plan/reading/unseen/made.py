"""Documents of Word and Excel as partnerships make them, built when they are wanted."""

import io

import docx
import openpyxl


def _bytes(made):
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _table(document, rows):
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _bold(document, text):
    document.add_paragraph().add_run(text).bold = True


def delivery_plan():
    """Return a plan of 2006: bold paragraphs, targets of two years, cuts sought."""
    document = docx.Document()
    _bold(document, "Ashcombe Crime & Disorder Reduction Partnership")
    _bold(document, "Annual Delivery Plan 2006/07")
    _bold(document, "Targets agreed with the Government Office")
    heads = [
        *("Offence", "Baseline 2003/04", "2005/06 Outturn", "2006/07 Target"),
        *("2007/08 Target", "% reduction on baseline"),
    ]
    rows = [
        ["Theft of a vehicle", "410", "365", "349", "328", "20%"],
        ["Theft from a vehicle", "980", "902", "833", "784", "20%"],
        ["Domestic burglary", "520", "455", "442", "390", "25%"],
    ]
    _table(document, [heads, *rows])
    return _bytes(document)


def action_plan():
    """Return a plan of 2025: a heading a priority, and a label on each line."""
    document = docx.Document()
    document.add_heading("Kelmarsh Community Safety Partnership", 1)
    document.add_heading("Annual Action Plan 2025/26", 2)
    document.add_heading("Priority One – Violence Against Women and Girls", 2)
    document.add_paragraph("Outcome: Women and girls feel safe in public places")
    document.add_paragraph("Lead: Community Safety Manager")
    _bold(document, "Actions")
    for text in (
        "Deliver 10 workshops by 31 March 2026",
        "Carry out safety audits of 5 parks by September 2025",
    ):
        document.add_paragraph(text, style="List Bullet")
    _bold(document, "Measures")
    document.add_paragraph(
        "Women who feel safe after dark: baseline 52% (2024/25), target 56%",
        style="List Bullet",
    )
    document.add_heading("Priority Two – Neighbourhood Crime", 2)
    document.add_paragraph("Outcome: Fewer homes are burgled")
    document.add_paragraph("Lead: Neighbourhood Inspector")
    _bold(document, "Actions")
    document.add_paragraph("Give packs to 500 homes", style="List Bullet")
    _bold(document, "Measures")
    document.add_paragraph(
        "Residential burglary: baseline 190 (2024/25), target 171 (10% reduction)",
        style="List Bullet",
    )
    return _bytes(document)


def agreement():
    """Return a workbook of 2009: years merged over their targets and actuals."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = (
        "Local Area Agreement - Safer Communities: Quarter 4 monitoring 2009/10"
    )
    sheet.append([])
    years = ["2007/08", "2008/09", None, "2009/10", None]
    sheet.append(["NI", "Description", "Lead", *years, "Met?"])
    kinds = ["Baseline", "Target", "Actual", "Target", "Actual"]
    sheet.append([None, None, None, *kinds, None])
    for cells in ("E3:F3", "G3:H3", "A3:A4", "B3:B4", "C3:C4", "I3:I4"):
        sheet.merge_cells(cells)
    sheet.append(
        ["NI 33", "Arson incidents", "Fire Service", 118, 112, 124, 106, 119, "Yes"]
    )
    sheet.append(
        ["NI 111", "First time entrants", "YOT", 240, 228, 201, 216, 188, "Yes"]
    )
    return _bytes(book)
