"""Files of evidence made to do harm: to a spreadsheet, to the disk, to the worker."""

import csv
import gzip
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from frankpledge.intake import queries
from frankpledge.intake.readers.lines import CHUNK_BYTES
from frankpledge.intake.readers.reader import FileRefused, Origin
from frankpledge.intake.readers.registry import READERS
from frankpledge.ui.sheets import FORMULA_STARTS
from tests.intake.streets import HEADER, NAME, put, row, street
from tests.people import AMARA

FORMULA = "=HYPERLINK(1)"


def test_no_cell_of_the_rows_set_aside_is_a_formula_in_any_column_or_heading(
    add, tmp_path, northbridge, client_for
):
    header = (*HEADER, FORMULA)
    rows = [row(1), row(2, Month="x", Location="@SUM(1)")]
    content = street([{**one, FORMULA: "-1+1"} for one in rows], header=header)
    (report,) = add(put(tmp_path, content, NAME)).returns

    version = queries.version_of(northbridge, uuid=report.version)
    address = reverse("intake:set-aside", args=["northbridge", "2010-11", version.uuid])
    sent = client_for(AMARA).get(address)
    text = b"".join(sent.streaming_content).decode()

    cells = [cell for line in csv.reader(io.StringIO(text)) for cell in line]
    assert f"'{FORMULA}" in cells
    assert not [cell for cell in cells if cell.startswith(FORMULA_STARTS)]


@pytest.mark.parametrize("letter", ["警", "\U0001f6a8"], ids=["three", "four bytes"])
def test_a_name_too_long_for_the_disk_is_cut_and_the_file_received(
    home, client_for, letter
):
    address = reverse("intake:add", args=["northbridge", "2010-11"])
    brought = SimpleUploadedFile(f"{letter * 90}.csv", street([row()]))

    answer = client_for(AMARA).post(
        address, {"source": "police-uk", "uploads": [brought]}
    )

    assert answer.status_code == 302


def test_a_file_of_more_columns_than_any_return_is_refused_at_once(read):
    header = (*HEADER, *(f"column {number}" for number in range(50_000)))

    with pytest.raises(FileRefused, match="50,012 columns"):
        read(street([row()], header=header))


def test_a_zip_that_lies_about_what_its_files_weigh_gains_nothing(add, tmp_path):
    path = tmp_path / "months.zip"
    lines = (b"x" * 500_000 + b"\n") * 300
    bomb = gzip.compress(street([row()]) + lines)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{NAME}.gz", bomb)
    honest = path.read_bytes()
    where = honest.rindex(b"PK\x01\x02") + 20
    path.write_bytes(honest[:where] + b"\xfe\xff\xff\xff" + honest[where + 4 :])

    report = add(path)

    assert "unpacks to more" in report.refused[0].sentence


def test_a_file_of_another_kind_is_refused_by_its_first_line(tmp_path):
    stream = io.BytesIO(b"a,b\n" * 1_000_000)
    origin = Origin("police-uk", "northbridge", None)

    with pytest.raises(FileRefused, match="has no columns"):
        READERS["police-uk"].read(stream, origin, tmp_path)

    assert stream.tell() <= CHUNK_BYTES
