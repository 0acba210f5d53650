"""Any Django form, rendered as GOV.UK components.

`FORM_RENDERER = "frankpledge.ui.forms.DesignSystemRenderer"` is all a project sets.
A page then says `{{ form.printed.as_field_group }}` and gets label, hint, error message
and control, tied together by id. What Django's fields cannot say (a large label, a `%`
behind the box) a form says in one attribute::

    class TargetForm(forms.Form):
        share = forms.DecimalField(label="Reduce by")
        design = {"share": FieldDesign(suffix="%", width=5, label_size="m")}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import (
    BaseForm,
    BoundField,
    EmailInput,
    NumberInput,
    PasswordInput,
    Textarea,
    TextInput,
    URLInput,
    Widget,
)
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest

from frankpledge.ui.fields import DateInput
from frankpledge.ui.wording import worded

# Widgets people write in; all others are answered by choosing.
WRITTEN = (
    DateInput,
    EmailInput,
    NumberInput,
    PasswordInput,
    Textarea,
    TextInput,
    URLInput,
)


@dataclass(frozen=True)
class FieldDesign:
    """How one field looks, beyond what its Django field says.

    `label_size` is "", "s", "m", "l" or "xl"; `width` is the number of characters the
    box shows: 2, 3, 4, 5, 10, 20 or 30; `heading` makes the label the page's h1.
    """

    label_size: str = ""
    width: int | None = None
    prefix: str = ""
    suffix: str = ""
    inline: bool = False
    heading: bool = False


class DesignSystemBoundField(BoundField):
    """A field that knows how it looks and where a link to it must point."""

    @property
    def design(self) -> FieldDesign:
        """The form's wish for this field, or the plain design."""
        wishes: Mapping[str, FieldDesign] = getattr(self.form, "design", {})
        return wishes.get(self.name, PLAIN)

    @property
    def first_control_id(self) -> str:
        """The id of the first thing to fill in: where the error summary's link goes."""
        if self.use_fieldset and self.auto_id:
            return f"{self.auto_id}_0"
        return str(self.id_for_label or self.auto_id)

    @property
    def is_lone_checkbox(self) -> bool:
        """Whether this is one box with its label after it."""
        return getattr(self.field.widget, "input_type", "") == "checkbox" and not (
            self.use_fieldset
        )

    @property
    def error_texts(self) -> list[str]:
        """What is wrong with this field, each as a sentence that names it."""
        found = self.form.errors.as_data().get(self.name, [])
        is_chosen = not isinstance(self.field.widget, WRITTEN)
        return [
            worded(error, label=str(self.label), is_chosen=is_chosen) for error in found
        ]

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: Widget | None = None
    ) -> dict[str, Any]:
        """Add what the form asks for to the control's classes."""
        attrs = super().build_widget_attrs(attrs, widget)
        wanted = [self.field.widget.attrs.get("class", "")]
        if self.design.width:
            wanted.append(f"govuk-input--width-{self.design.width}")
        if self.design.inline:
            wanted.append("govuk-radios--inline")
        if any(wanted):
            attrs["class"] = " ".join(part for part in wanted if part)
        return attrs


PLAIN = FieldDesign()

# What each of Django's widget templates is in the design system: the block whose
# class the control carries.
BLOCKS = {
    "django/forms/widgets/text.html": "govuk-input",
    "django/forms/widgets/number.html": "govuk-input",
    "django/forms/widgets/email.html": "govuk-input",
    "django/forms/widgets/url.html": "govuk-input",
    "django/forms/widgets/tel.html": "govuk-input",
    "django/forms/widgets/search.html": "govuk-input",
    "django/forms/widgets/password.html": "govuk-input",
    "django/forms/widgets/date.html": "govuk-input",
    "django/forms/widgets/datetime.html": "govuk-input",
    "django/forms/widgets/time.html": "govuk-input",
    "django/forms/widgets/textarea.html": "govuk-textarea",
    "django/forms/widgets/select.html": "govuk-select",
    "django/forms/widgets/file.html": "govuk-file-upload",
    "django/forms/widgets/clearable_file_input.html": "govuk-file-upload",
}

# Controls whose markup differs from Django's.
TEMPLATES = {
    "django/forms/widgets/radio.html": "ui/forms/radios.html",
    "django/forms/widgets/checkbox_select.html": "ui/forms/checkboxes.html",
    "django/forms/widgets/checkbox.html": "ui/forms/checkbox.html",
    "django/forms/widgets/clearable_file_input.html": "ui/forms/file.html",
}


class DesignSystemRenderer(DjangoTemplates):
    """Django's form renderer, with the design system's markup and classes."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = DesignSystemBoundField

    def render(
        self,
        template_name: str,
        context: dict[str, Any],
        request: HttpRequest | None = None,
    ) -> str:
        """Render a form, a field or a control; a control is given its classes."""
        if "widget" in context:
            widgets = context["widget"].get("subwidgets") or [context["widget"]]
            for widget in widgets:
                _dress(widget, block=BLOCKS.get(widget["template_name"], ""))
        return super().render(
            TEMPLATES.get(template_name, template_name), context, request
        )


def _dress(widget: dict[str, Any], *, block: str) -> None:
    attrs = widget["attrs"]
    is_wrong = attrs.get("aria-invalid") == "true"
    classes = [block, f"{block}--error"] if block and is_wrong else [block]
    given = attrs.get("class", "")
    dressed = " ".join(part for part in (*classes, given) if part)
    if dressed:
        attrs["class"] = dressed
    if widget.get("type") == "number":
        _type_as_text(widget)


def _type_as_text(widget: dict[str, Any]) -> None:
    # A number is typed as text, with a keypad on phones: the spinner and the scroll
    # wheel of type=number change figures by accident. A keypad has no minus sign, so
    # a field that says it takes negative numbers keeps the full keyboard.
    attrs = widget["attrs"]
    step, least = attrs.pop("step", None), attrs.pop("min", 0)
    attrs.pop("max", None)
    widget["type"] = "text"
    attrs.setdefault("spellcheck", "false")
    if float(least) >= 0:
        attrs.setdefault("inputmode", "decimal" if step else "numeric")


@dataclass(frozen=True)
class ErrorLink:
    """A line of the error summary: what is wrong, and where to put it right."""

    text: str
    href: str  # "" when it is about the form as a whole


def error_links(forms: Iterable[BaseForm]) -> Iterator[ErrorLink]:
    """Give a line for each error of `forms`, in the order of the fields on the page."""
    for form in forms:
        if not form.errors:
            continue
        for error in form.non_field_errors():
            yield ErrorLink(text=str(error), href="")
        for field in form:
            yield from _field_links(field)


def _field_links(field: BoundField) -> Iterator[ErrorLink]:
    if isinstance(field, DesignSystemBoundField):
        target, texts = field.first_control_id, field.error_texts
    else:
        target, texts = field.id_for_label, [str(error) for error in field.errors]
    for text in texts:
        yield ErrorLink(text=text, href=f"#{target}" if target else "")
