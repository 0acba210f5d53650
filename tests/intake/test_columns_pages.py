"""A sample is brought, its columns are explained with a preview, and files are known."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from frankpledge.intake import operations, queries, samples
from frankpledge.intake.models import ColumnMapping
from tests.intake.conftest import AT
from tests.intake.mapped import NOISE
from tests.intake.mapped import said_of_noise as said
from tests.people import AMARA, BEN, DEV, ESI, SAM

SCOPE = ["northbridge", "2010-11"]


def url(name, *rest):
    return reverse(f"intake:{name}", args=[*SCOPE, *rest])


@pytest.fixture
def bring(client_for):
    """Return a function that brings a sample as Amara and gives the page it leads to."""

    def bringing(content=NOISE, page="explain", *rest):
        file = SimpleUploadedFile("noise.csv", content.encode())
        return client_for(AMARA).post(url(page, *rest), {"sample": file})

    return bringing


def sent(page, **changed):
    form = page.context["form"]
    shown = {field.html_name: field.value() or "" for field in form}
    return shown | {"sample": page.context["sample"]} | changed


def test_a_sample_shows_what_was_recognised_and_hides_persons(bring):
    page = bring()

    text = page.content.decode()
    assert "Holds 03/04/2014 23:15; 25/04/2014" in text
    assert "All 2 dates of the sample are read so." in text
    assert "never kept as they are: Complainant name." in text
    assert "Ann Example" not in text
    assert "Of the first 2 rows 2 would be kept" in text


def test_the_preview_shows_each_row_with_what_is_wrong(bring, client_for):
    page = bring(NOISE + "N3,TBC,Music,High Street,1,2,Cy Example,N\n")

    answer = client_for(AMARA).post(url("choose"), sent(page, action="preview"))

    text = answer.content.decode()
    assert "Of the first 3 rows 2 would be kept and 1 set aside." in text
    assert "with a date not written as was said" in text
    assert "03/04/2014 23:15" in text
    assert not ColumnMapping.objects.exists()


def test_an_ambiguous_date_must_be_told(bring, client_for):
    page = bring(NOISE.replace("25/04/2014", "05/04/2014"))
    assert "Say how the dates are written. Nothing in the sample tells" in (
        page.content.decode()
    )

    answer = client_for(AMARA).post(
        url("choose"), sent(page, title="Noise", supplier="council", action="save")
    )

    assert "Say how the dates are written." in answer.content.decode()
    assert not ColumnMapping.objects.exists()


def test_what_was_said_is_saved_and_shown(bring, client_for, northbridge):
    client = client_for(AMARA)
    page = bring()

    answer = client.post(
        url("choose"),
        sent(page, title="Noise complaints", supplier="The Council", action="save"),
    )

    assert answer.url == url("kind", "noise-complaints")
    shown = client.get(answer.url).content.decode()
    assert "Tells of persons: never kept" in shown
    mapping = queries.column_mapping_of(northbridge, source="noise-complaints")
    assert (mapping.supplier, mapping.number) == ("the-council", 1)
    assert "Noise complaints" in client.get(url("columns")).content.decode()


def test_a_known_kind_is_explained_anew_from_what_was_said(
    bring, client_for, northbridge, amara
):
    operations.explain_columns(partnership=northbridge, said=said(), by=amara, at=AT)
    page = bring(NOISE, "explain-again", "noise-complaints")
    assert sent(page)["column-7"] == "flag"  # as was said, not as is guessed

    client_for(AMARA).post(
        url("choose"), sent(page, order="month-first", action="save")
    )

    mapping = queries.column_mapping_of(northbridge, source="noise-complaints")
    assert (mapping.number, mapping.definition["date_order"]) == (2, "month-first")


def test_what_is_no_table_is_refused_on_the_page(bring):
    assert "The file holds no table" in bring("nothing").content.decode()


def test_too_many_columns_to_explain_are_refused(bring):
    wide = ",".join(f"c{n}" for n in range(150)) + "\n" + ",".join("1" * 150) + "\n"

    assert "has 150 columns, and at most 100" in bring(wide).content.decode()


def test_a_sample_another_person_brought_is_not_believed(bring, amara, olu):
    text = bring().context["sample"]
    whose = {"partnership": "northbridge"}

    assert samples.opened(text, **whose, person=amara.pk)
    assert samples.opened(text, **whose, person=olu.pk) is None


def test_a_sample_from_elsewhere_is_not_believed(bring, client_for):
    page = bring()
    elsewhere = samples.opened(
        page.context["sample"], partnership="southmere", person=1
    )

    answer = client_for(AMARA).post(
        url("choose"), sent(page, sample="made up", action="save")
    )

    assert elsewhere is None
    assert answer.url == url("explain")


def test_nonsense_in_every_choice_is_answered(bring, client_for):
    page = bring()
    nonsense = {name: "\x00x" for name in sent(page) if name != "sample"}

    for action in ("save", "preview", "?"):
        answer = client_for(AMARA).post(
            url("choose"), sent(page, **nonsense) | {"action": action}
        )
        assert answer.status_code == 200


@pytest.mark.parametrize(
    ("person", "statuses"),
    [(AMARA, (200, 200)), (BEN, (200, 200)), (DEV, (200, 403)), (SAM, (403, 403))],
)
def test_each_person_sees_and_explains_what_their_role_allows(
    client_for, person, statuses
):
    pages = [url("columns"), url("explain")]

    got = [client_for(person).get(page).status_code for page in pages]

    assert tuple(got) == statuses


def test_nobody_of_another_partnership_sees_a_kind(northbridge, amara, client_for):
    operations.explain_columns(partnership=northbridge, said=said(), by=amara, at=AT)

    assert client_for(ESI).get(url("kind", "noise-complaints")).status_code == 404
