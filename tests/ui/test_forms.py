"""Any Django form comes out as the design system's components."""

from datetime import date
from html.parser import HTMLParser

import pytest
from django import forms

from frankpledge.ui.fields import DateField
from frankpledge.ui.forms import DesignSystemBoundField, FieldDesign, error_links
from frankpledge.ui.specimens.fields import SpecimenForm, refused_form

WIDGETS = sorted(SpecimenForm.base_fields)


class Elements(HTMLParser):
    """Every element of a fragment as (tag, attributes, text directly inside)."""

    def __init__(self, html):
        super().__init__()
        self.found, self.open = [], []
        self.feed(str(html))

    def handle_starttag(self, tag, attrs):
        self.found.append([tag, dict(attrs), ""])
        if tag not in {"input", "br"}:
            self.open.append(self.found[-1])

    def handle_endtag(self, _tag):
        self.open.pop()

    def handle_data(self, data):
        if self.open:
            self.open[-1][2] += data

    def all(self, *tags):
        return [each for each in self.found if each[0] in tags]

    def by_id(self, id_):
        return next(each for each in self.found if each[1].get("id") == id_)


def elements(form, name):
    return Elements(form[name].as_field_group())


def controls(found):
    return found.all("input", "select", "textarea")


@pytest.mark.parametrize("name", WIDGETS)
def test_every_control_has_a_label_of_its_own(name):
    found = elements(SpecimenForm(), name)

    labelled = {label[1]["for"] for label in found.all("label")}
    ids = [control[1]["id"] for control in controls(found)]
    assert ids
    assert labelled == set(ids)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("name", WIDGETS)
def test_hint_and_error_are_tied_to_what_they_describe(name):
    form = refused_form()
    found = elements(form, name)

    holder = (found.all("fieldset") or controls(found))[0]
    described = holder[1]["aria-describedby"].split()
    wanted = [f"refused_{name}_error"]
    if form[name].help_text:
        wanted.insert(0, f"refused_{name}_helptext")
    assert described == wanted
    for id_ in described:
        found.by_id(id_)


@pytest.mark.parametrize("name", WIDGETS)
def test_a_refused_field_says_so_in_words_and_by_its_class(name):
    found = elements(refused_form(), name)

    assert "govuk-form-group--error" in found.all("div")[0][1]["class"]
    message = found.by_id(f"refused_{name}_error")
    assert message[1]["class"] == "govuk-error-message"
    assert message[2].strip()


@pytest.mark.parametrize("name", WIDGETS)
def test_every_line_of_the_summary_leads_to_a_control(name):
    form = refused_form()
    lines = [line for line in error_links([form]) if f"refused_{name}" in line.href]

    ids = [control[1]["id"] for control in controls(elements(form, name))]
    assert [line.href for line in lines] == [f"#{ids[0]}"]


def test_an_error_about_the_whole_form_comes_first_and_leads_nowhere():
    first = next(error_links([refused_form()]))

    assert (first.text, first.href) == ("The baseline and the target were swapped.", "")


def test_a_form_without_errors_gives_no_summary():
    assert list(error_links([SpecimenForm()])) == []


@pytest.mark.parametrize(
    ("name", "classes"),
    [
        ("title", "govuk-input"),
        ("baseline", "govuk-input govuk-input--width-5"),
        ("reason", "govuk-textarea"),
        ("lead", "govuk-select"),
        ("document", "govuk-file-upload"),
        ("is_local", "govuk-checkboxes__input"),
    ],
)
def test_a_control_carries_the_class_of_its_component(name, classes):
    (control,) = controls(elements(SpecimenForm(), name))

    assert control[1]["class"] == classes


def test_a_refused_control_is_marked_invalid():
    (control,) = controls(elements(refused_form(), "title"))

    assert control[1]["class"] == "govuk-input govuk-input--error"
    assert control[1]["aria-invalid"] == "true"


@pytest.mark.parametrize(
    ("field", "keypad"),
    [
        (forms.IntegerField(), "numeric"),
        (forms.DecimalField(decimal_places=1), "decimal"),
        (forms.FloatField(), "decimal"),
        (forms.IntegerField(min_value=-5), None),
    ],
)
def test_a_number_is_typed_as_text_with_a_keypad(field, keypad):
    form = type("NumberForm", (forms.Form,), {"number": field})()
    (control,) = controls(elements(form, "number"))

    assert control[1]["type"] == "text"
    assert control[1].get("inputmode") == keypad
    assert {"step", "min", "max"}.isdisjoint(control[1])


def test_a_large_label_a_suffix_and_inline_choices_are_the_forms_wish():
    form = SpecimenForm()

    assert "govuk-label--m" in elements(form, "title").all("label")[0][1]["class"]
    assert ">%</div>" in form["share"].as_field_group()
    assert "govuk-radios--inline" in form["period"].as_field_group()
    assert "govuk-radios--inline" not in form["direction"].as_field_group()


def test_a_label_can_be_the_pages_heading():
    class OneQuestion(forms.Form):
        name = forms.CharField(label="What is it called?")
        kind = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)
        design = {
            "name": FieldDesign(label_size="l", heading=True),
            "kind": FieldDesign(label_size="l", heading=True),
        }

    form = OneQuestion()
    assert '<h1 class="govuk-label-wrapper">' in form["name"].as_field_group()
    assert '<h1 class="govuk-fieldset__heading">' in form["kind"].as_field_group()


def test_what_was_typed_is_shown_again_escaped():
    class Named(forms.Form):
        name = forms.CharField(max_length=3)

    html = Named({"name": '"><script>'})["name"].as_field_group()
    assert "<script" not in html
    assert "&quot;&gt;&lt;script&gt;" in html


def test_choices_in_groups_keep_their_headings():
    class Grouped(forms.Form):
        who = forms.MultipleChoiceField(
            choices=[("Statutory", [("p", "Police")]), ("Voluntary", [("v", "Aid")])],
            widget=forms.CheckboxSelectMultiple,
        )

    html = Grouped({"who": ["v"]})["who"].as_field_group()
    assert "Statutory" in html
    assert html.count("checked") == 1


def test_hidden_fields_come_without_a_group():
    class WithToken(forms.Form):
        version = forms.IntegerField(widget=forms.HiddenInput, initial=3)
        name = forms.CharField()

    html = str(WithToken())
    assert html.count("govuk-form-group") == 1
    assert 'value="3"' in html


def test_a_whole_form_is_its_fields_in_order():
    html = str(SpecimenForm())

    places = [html.index(f'"{name}') for name in SpecimenForm.base_fields]
    assert places == sorted(places)


def test_a_form_with_a_bound_field_of_its_own_still_has_a_summary():
    class Plain(forms.Form):
        bound_field_class = forms.BoundField
        name = forms.CharField()

    form = Plain({})
    assert not isinstance(form["name"], DesignSystemBoundField)
    assert [line.href for line in error_links([form])] == ["#id_name"]


class AgreedForm(forms.Form):
    """A form with one date."""

    agreed_on = DateField(label="Date agreed")


def sent(day, month, year):
    return AgreedForm(
        {"agreed_on_day": day, "agreed_on_month": month, "agreed_on_year": year}
    )


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (("27", "3", "2010"), date(2010, 3, 27)),
        (("27", "03", "2010"), date(2010, 3, 27)),
        ((" 1 ", "march", "2010"), date(2010, 3, 1)),
        (("1", "Sept", "2010"), date(2010, 9, 1)),
        (("29", "2", "2012"), date(2012, 2, 29)),
    ],
)
def test_a_date_is_read_from_three_boxes(typed, read):
    form = sent(*typed)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["agreed_on"] == read


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("", "", ""), "Enter the date agreed."),
        (("27", "3", ""), "Date agreed must include a year."),
        (("", "3", ""), "Date agreed must include a day and a year."),
        (("31", "2", "2010"), "Date agreed must be a real date."),
        (("x", "3", "2010"), "Date agreed must be a real date."),
        (("1", "ma", "2010"), "Date agreed must be a real date."),
        (("1", "13", "2010"), "Date agreed must be a real date."),
        (("1", "3", "10"), "Date agreed: write the year with four figures."),
        (("1/2", "3", "2010"), "Date agreed must be a real date."),
    ],
)
def test_a_date_is_refused_by_the_part_that_is_wrong(typed, sentence):
    assert sent(*typed)["agreed_on"].error_texts == [sentence]


def test_what_was_typed_in_a_date_is_shown_again():
    found = elements(sent("31", "2", "2010"), "agreed_on")

    assert [box[1]["value"] for box in controls(found)] == ["31", "2", "2010"]
    assert all("govuk-input--error" in box[1]["class"] for box in controls(found))


def test_a_date_already_known_fills_the_boxes():
    form = AgreedForm(initial={"agreed_on": date(2010, 3, 27)})

    boxes = controls(elements(form, "agreed_on"))
    assert [box[1]["value"] for box in boxes] == ["27", "3", "2010"]


def test_an_optional_date_may_be_left_empty():
    form = SpecimenForm({"agreed_on_day": ""})

    form.is_valid()
    assert form.cleaned_data["agreed_on"] is None


def test_a_month_of_figures_that_are_not_ours_is_refused_not_an_error():
    assert not sent("1", "²", "2010").is_valid()
