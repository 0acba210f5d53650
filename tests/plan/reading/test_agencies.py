"""Organisations and their addresses, from cells run together and from directories."""

import pytest

from frankpledge.plan.reading.addresses import address_lines, contact_in, parted_name
from tests.plan.reading.documents import NORTHBRIDGE, read

PLAN = "Northbridge Plan 2031\n\nMembership and contact details\n\n"
POLICE = (
    "Northbridge Police 4 Mill Road Northbridge NB1 2CD Tel: 01999 100200 "
    "Web: www.police.example"
)


def test_a_cell_gives_name_address_postcode_telephone_and_website():
    police, homes = read(NORTHBRIDGE).agencies

    assert police.name == "Northbridge Police"
    assert police.address == "4 Mill Road\nNorthbridge"
    assert (police.postcode, police.telephone) == ("NB1 2CD", "01999 100200")
    assert police.website == "www.police.example"
    assert homes.name == "Homes, Land and Rivers Agency"
    assert homes.address == "Quay House\nDock Street\nNorthbridge"
    assert homes.website == ""


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Northbridge Police 4 Mill Road Northbridge", "Northbridge Police"),
        ("Fire Service PO Box 9 Northbridge", "Fire Service"),
        ("Farm Watch c/o The Police Station", "Farm Watch"),
        ("Health Trust 1st Floor, Quay House", "Health Trust"),
        ("Fire & Rescue Service South Division HQ, Low Road", "Fire & Rescue Service"),
        ("Homes, Land and Rivers Agency Quay House", "Homes, Land and Rivers Agency"),
    ],
)
def test_the_name_ends_where_an_address_begins(words, name):
    found, _, is_sure = parted_name(words, known=())

    assert (found, is_sure) == (name, True)


def test_a_name_known_from_elsewhere_decides():
    words = "NHS South Vale Wharf House Northbridge"

    assert parted_name(words, known={"nhs south vale"})[0] == "NHS South Vale"
    assert parted_name(words, known=())[2] is False


def test_a_guessed_name_lowers_the_confidence():
    text = PLAN + "Harbour Lights Wharf House Northbridge NB1 2CD Tel: 01999 100200"

    (agency,) = read(text + "\t").agencies

    assert agency.name == "Harbour Lights"
    assert agency.confidence == 0.7


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("Quay House, Dock Street Northbridge Kent", 4),
        ("4 Kings Hill Avenue West Vale", 2),
        ("PO Box 286 West Vale Kent", 3),
        ("Low House, Beaver Road Industrial Estate, Vale,", 3),
        ("c/o Northbridge Police Station 1 Mill Road Northbridge", 3),
        ("Quay House, 3rd Floor County Road Northbridge", 4),
        ("1st Floor, Quay House Lower Dock Street Northbridge", 4),
        ("", 0),
    ],
)
def test_an_address_run_together_is_parted_into_lines(address, lines):
    parted = address_lines(address)

    assert len(parted) == lines
    assert " ".join(parted) == address.replace(",", "").strip()


@pytest.mark.parametrize(
    ("text", "telephone"),
    [
        ("Tel: 01999 100200", "01999 100200"),
        ("Tel:01999 100200", "01999 100200"),
        ("Telephone no. 01999 100 200", "01999 100 200"),
        ("call 01999 100200 now", "01999 100200"),
        ("Phone +44 1999 100200", "+44 1999 100200"),
        ("no number 12", ""),
    ],
)
def test_telephones_are_found_as_they_are_written(text, telephone):
    assert contact_in(text).telephone == telephone


def test_an_organisation_without_a_telephone_has_a_blank_one():
    (agency,) = read(
        PLAN + "Farm Watch 1 Mill Road Northbridge NB1 2CD Web: www.farm.example\t"
    ).agencies

    assert agency.telephone == ""
    assert agency.doubts == ("No telephone number was found.",)


def test_lines_given_as_lines_are_kept_as_they_are():
    (agency,) = read(
        PLAN + "Farm Watch<br>The Old Mill Barn<br>Long Vale<br>NB1 2CD"
        "<br>Tel: 01999 100200\t"
    ).agencies

    assert agency.name == "Farm Watch"
    assert agency.address == "The Old Mill Barn\nLong Vale"


def test_a_cell_without_contact_among_them_is_listed():
    draft = read(PLAN + POLICE + "\tNobody here")

    assert [a.name for a in draft.agencies] == ["Northbridge Police"]
    assert [n.text for n in draft.not_understood] == ["Nobody here"]


def test_words_after_the_contact_are_kept_and_doubted():
    (agency,) = read(PLAN + POLICE + " Ask for the duty desk\t").agencies

    assert agency.address.endswith("\nAsk for the duty desk")
    assert agency.confidence == 0.8


@pytest.mark.parametrize(
    "words", ["Harbour Lights of Northbridge", "The House Northbridge"]
)
def test_a_name_without_an_address_is_all_name(words):
    assert parted_name(words, known=()) == (words, "", False)


def test_a_cell_too_long_for_a_contact_is_none():
    draft = read(PLAN + POLICE + " and more" * 80 + "\tx")

    assert draft.agencies == ()
    assert len(draft.not_understood) == 1


def test_a_directory_row_that_is_short_or_nameless_is_told():
    draft = read(
        PLAN + "Agency\tAddress\tTelephone\nFarm Watch\t1 Mill Road\n\t2 Mill Road\t"
    )

    assert [(a.name, a.telephone) for a in draft.agencies] == [("Farm Watch", "")]
    assert draft.warnings[0].startswith("Line 6: the row has 2 cells")
    assert [n.text for n in draft.not_understood] == ["2 Mill Road"]


def test_prose_under_a_name_is_no_contact():
    text = PLAN + "Farm Watch\n\nTel: 01999 100200" + "\n\nWeb: www.a.example" * 60

    assert read(text).agencies == ()


def test_an_organisation_with_its_contact_in_paragraphs_is_an_agency():
    (agency,) = read(PLAN + "Farm Watch\n\nTel: 01999 100200").agencies

    assert (agency.name, agency.source.first_line) == ("Farm Watch", 5)


def test_a_directory_with_heads_is_read_by_its_columns():
    draft = read(
        PLAN + "Telephone\tOrganisation\tAddress\tMood\n"
        "01999 100200\tFarm Watch\t1 Mill Road, Vale NB1 2CD\tGlad\n01999 300400"
    )

    (agency,) = draft.agencies
    assert (agency.name, agency.telephone) == ("Farm Watch", "01999 100200")
    assert (agency.address, agency.postcode) == ("1 Mill Road\nVale", "NB1 2CD")
    assert "Glad" in [n.text for n in draft.not_understood]


def test_the_partnerships_own_contact_is_not_an_agency():
    draft = read(NORTHBRIDGE)

    contact = draft.partnership_contact
    assert contact.name == draft.partnership_name
    assert (contact.telephone, contact.email) == (
        "01999 555666",
        "team@northbridge.example",
    )
    assert contact.name not in [agency.name for agency in draft.agencies]
