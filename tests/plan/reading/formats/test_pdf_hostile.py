"""PDFs that are broken, locked, scanned or made to do harm: a sentence, and soon."""

import io
import random
import time
import zlib

import pypdf
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from frankpledge.plan.reading.decoding import UnreadableDocument
from frankpledge.plan.reading.reader import read_plan
from tests.plan.reading.formats.pdf_rendering import as_pdf
from tests.plan.reading.formats.pdf_table import RESULTS, as_text
from tests.plan.reading.formats.rendering import blocks_of

SECONDS = 12  # of processor time; each takes below two on an idle machine
PAGE = b"/Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
HEAD = [
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
]
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
CHANCE = random.Random(1).randbytes(90_000)  # noqa: S311  the same each time
WHOLE = as_pdf(blocks_of("Plan\n\n" + as_text(RESULTS)))


def file_of(objects):
    """Return a PDF of these objects, numbered from 1; the first is its catalogue."""
    body, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return body + table + end % (len(objects) + 1, len(body))


def stream_of(content, entries=b""):
    """Return content packed as a stream."""
    packed = zlib.compress(content, 9)
    start = b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n" % (entries, len(packed))
    return start + packed + b"\nendstream"


def page_of(content):
    """Return a PDF of one page that draws this."""
    page = b"<<" + PAGE + b"/Resources<</Font<</F 5 0 R>>>>>>"
    return file_of([*HEAD, page, stream_of(content), FONT])


def forms_within_forms(depth, times):
    """Return a PDF of drawings that each show the next so many times."""
    page = b"<<" + PAGE + b"/Resources<</XObject<</X 5 0 R>>>>>>"
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
    shown = [
        stream_of(
            b"/X Do " * times,
            form + b"/Resources<</XObject<</X %d 0 R>>>>" % number,
        )
        for number in range(6, 6 + depth)
    ]
    return file_of(
        [*HEAD, page, stream_of(b"/X Do "), *shown, stream_of(b"0 0 5 5 re f ", form)]
    )


def blank_pages(count):
    """Return a PDF of pages without anything on them."""
    writer = pypdf.PdfWriter()
    for _ in range(count):
        writer.add_blank_page(600, 800)
    return written(writer)


def locked(user):
    """Return a plan that needs this password to be opened; "" needs none."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(WHOLE))
    writer.encrypt(user, "the owner's")
    return written(writer)


def written(writer):
    """Return what a writer of pypdf writes."""
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def graph_paper():
    """Return a page ruled into 40,000 cells, with words in 5,000."""
    rules = [
        b"0 %d m 600 %d l S %d 0 m %d 800 l S" % (n, n, n, n) for n in range(0, 800, 4)
    ]
    words = [
        b"1 0 0 1 %d %d Tm (a1) Tj" % (x, y)
        for x in range(0, 600, 12)
        for y in range(1, 800, 8)
    ]
    return page_of(b" ".join([*rules, b"BT /F 3 Tf", *words, b"ET"]))


def crossing_lines():
    """Return a page with thousands of lines across one another."""
    lines = [
        b"0 %d.%d m 600 %d.%d l S %d.%d 0 m %d.%d 800 l S"
        % ((place // 10, place % 10) * 4)
        for place in range(6_000)
    ]
    return page_of(b" ".join([*lines, b"BT /F 12 Tf 50 50 Td (Plan) Tj ET"]))


def scattered_words():
    """Return a page with thousands of words anywhere."""
    chance = random.Random(3)  # noqa: S311  the same words each time
    words = [
        b"1 0 0 1 %d %d Tm (plan) Tj" % (chance.randrange(560), chance.randrange(790))
        for _ in range(8_000)
    ]
    return page_of(b" ".join([b"BT /F 6 Tf", *words, b"ET"]))


REFUSED = {
    "cut short": (WHOLE[: len(WHOLE) // 2], "cut short"),
    "hardly begun": (WHOLE[:300], "cut short"),
    "bytes of chance": (
        b"%PDF-1.7\n" + CHANCE,
        "cut short",
    ),
    "the name alone": (b"%PDF-", "cut short"),
    "brackets without end": (
        file_of([HEAD[0], b"[" * 99_000 + b"]" * 99_000]),
        "cut short",
    ),
    "pages of themselves": (
        file_of([HEAD[0], b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]),
        "cut short",
    ),
    "locked": (locked("secret"), "locked with a password"),
    "no text": (blank_pages(3), "has 3 pages but no text"),
    "a thousand pages": (blank_pages(1_000), "1,000 pages, and 300 are read"),
    "a bomb": (page_of(b" " * 250_000_000), "more than 200 MB"),
    "millions of letters": (
        page_of(b"BT /F 9 Tf " + b"(plan plan plan plan) Tj " * 90_000 + b"ET"),
        "more than 1 MB of words",
    ),
    "a path without end": (
        page_of(b"BT /F 9 Tf (Plan) Tj ET 0 0 m " + b"5 5 l " * 3_000_000 + b"S"),
        "more than 16 MB",
    ),
    "more letters than a page holds": (
        page_of(b"BT /F 9 Tf " + b"(plan plan) Tj " * 7_000 + b"ET"),
        "letters on page 1",
    ),
    "packed twice": (
        file_of(
            [
                *HEAD,
                b"<<" + PAGE + b">>",
                b"<</Filter[/FlateDecode/FlateDecode]/Length 2>>\nstream\nxx\nendstream",
            ]
        ),
        "packed twice",
    ),
    "drawings in drawings": (forms_within_forms(12, 4), "drawn inside one another"),
}
READ = {
    "graph paper": graph_paper(),
    "crossing lines": crossing_lines(),
    "scattered words": scattered_words(),
}


@pytest.mark.parametrize(("data", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_it_is_refused_in_a_sentence(data, words):
    began = time.process_time()

    with pytest.raises(UnreadableDocument) as refused:
        read_plan(data, filename="plan.pdf")

    assert time.process_time() - began < SECONDS
    assert words in str(refused.value)
    assert str(refused.value).startswith("“plan.pdf” ")


@pytest.mark.parametrize("data", READ.values(), ids=READ.keys())
def test_a_page_made_to_be_slow_is_read_soon(data):
    began = time.process_time()

    draft = read_plan(data, filename="plan.pdf")

    assert time.process_time() - began < SECONDS
    assert draft.warnings


def test_a_plan_locked_only_against_changes_is_read():
    draft = read_plan(locked(""), filename="plan.pdf")

    assert len(draft.results) == 13


def test_a_plan_whose_ending_is_lost_is_read_whole_or_refused():
    for share in (0.9, 0.97, 0.99):
        cut = WHOLE[: int(len(WHOLE) * share)]
        try:
            draft = read_plan(cut, filename="plan.pdf")
        except UnreadableDocument:
            continue
        assert len(draft.results) == 13


def test_a_page_without_text_among_others_is_named():
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(WHOLE))
    writer.add_blank_page(600, 800)

    draft = read_plan(written(writer), filename="plan.pdf")

    assert "Page 2 has no text" in " ".join(draft.warnings)


@settings(max_examples=60)
@given(st.binary(max_size=400))
def test_bytes_after_the_name_are_read_or_refused(data):
    try:
        read_plan(b"%PDF-1.7\n" + data, filename="plan.pdf")
    except UnreadableDocument:
        event("refused")


@settings(max_examples=80)
@given(
    st.lists(
        st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)),
        min_size=1,
        max_size=40,
    )
)
def test_a_plan_with_wrong_bytes_is_read_or_refused(changes):
    data = bytearray(WHOLE)
    for place, value in changes:
        data[place] = value
    try:
        read_plan(bytes(data), filename="plan.pdf")
    except UnreadableDocument:
        event("refused")


@settings(max_examples=60)
@given(st.text(alphabet="qQBTEmlreSfWn019 ./()FXDo[]<>-\n", max_size=300))
def test_any_drawing_is_read_or_refused(content):
    data = page_of(b"BT /F 9 Tf (Plan) Tj ET " + content.encode())
    try:
        read_plan(data, filename="plan.pdf")
    except UnreadableDocument:
        event("refused")
