"""Files made by hand: packages of XML as no library would make them."""

import io
import zipfile

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(members):
    """Return a zip file of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def docx(body, **others):
    """Return a Word document with this XML in its body."""
    document = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
    return zipped({"word/document.xml": document, **others})


def p(text, properties=""):
    """Return a paragraph of Word."""
    held = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{held}<w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text, properties=""):
    """Return a cell of Word."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tbl(*rows):
    """Return a table of Word, its rows lists of cells."""
    made = "".join("<w:tr>" + "".join(row) + "</w:tr>" for row in rows)
    return f"<w:tbl>{made}</w:tbl>"


def xlsx(sheet, **others):
    """Return a workbook of one sheet with this XML in it."""
    book = (
        f"<workbook {SHEET} "
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="Targets" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    relations = (
        f'<Relationships {RELATIONS}><Relationship Id="rId1" Type="worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>'
    )
    return zipped(
        {
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": relations,
            "xl/worksheets/sheet1.xml": f"<worksheet {SHEET}>{sheet}</worksheet>",
            **others,
        }
    )


def opendocument(kind, body, styles="", **others):
    """Return an OpenDocument file of a kind, "text" or "spreadsheet"."""
    content = (
        f'<office:document-content xmlns:office="{OFFICE}:office:1.0" '
        f'xmlns:table="{OFFICE}:table:1.0" xmlns:text="{OFFICE}:text:1.0" '
        f'xmlns:style="{OFFICE}:style:1.0" xmlns:draw="{OFFICE}:drawing:1.0" '
        f'xmlns:fo="{OFFICE}:xsl-fo-compatible:1.0">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
        "</office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", content)
        for name, data in others.items():
            archive.writestr(name, data)
    return file.getvalue()


def od_styles(styles, pages=""):
    """Return the styles part of an OpenDocument file."""
    return (
        f'<office:document-styles xmlns:office="{OFFICE}:office:1.0" '
        f'xmlns:text="{OFFICE}:text:1.0" xmlns:style="{OFFICE}:style:1.0">'
        f"<office:styles>{styles}</office:styles>"
        f"<office:master-styles>{pages}</office:master-styles></office:document-styles>"
    )


def ods(tables, styles=""):
    """Return an OpenDocument spreadsheet with this XML for its tables."""
    return opendocument("spreadsheet", tables, styles)


def odt(body, styles="", **others):
    """Return an OpenDocument text with this XML in its body."""
    return opendocument("text", body, styles, **others)


def od_row(*cells, more=""):
    """Return a row of an OpenDocument table; each cell its words or its XML."""
    made = (
        cell
        if cell.startswith("<")
        else f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>"
        for cell in cells
    )
    return f"<table:table-row {more}>{''.join(made)}</table:table-row>"
