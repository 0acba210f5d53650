"""Error messages that name the field, where Django's own do not.

Read in the summary at the top of a page, "This field is required." says nothing. A
message the form's author wrote is never touched: only Django's own words are replaced.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.core.exceptions import ValidationError

# Django's own beginning of a message, and ours; {name} begins a sentence and {it}
# stands inside one, the others are the error's own parameters.
SENTENCES = {
    "Enter a whole number": "{name} must be a whole number.",
    "Enter a number": "{name} must be a number.",
    "Enter a valid date": "{name} must be a real date.",
    "Enter a valid email address": "{name} must be an email address.",
    "Enter a valid URL": "{name} must be a web address.",
    "Ensure this value is greater than": "{name} must be {limit_value} or more.",
    "Ensure this value is less than": "{name} must be {limit_value} or less.",
    "Ensure this value has at most": (
        "{name} must be {limit_value} characters or fewer; it has {show_value}."
    ),
    "Ensure this value has at least": (
        "{name} must be {limit_value} characters or more; it has {show_value}."
    ),
    "Ensure that there are no more than": "{name} has too many digits.",
    "Select a valid choice": "{name}: choose one of those offered.",
    "The submitted file is empty": "{name}: the file is empty. Choose another.",
    "No file was submitted": "Choose a file for {it}.",
}
REQUIRED = "This field is required."
# Labels that begin so read on as they are: "Choose which way is good."
WITHOUT_ARTICLE = re.compile(
    r"(?:an?|by|how|its?|one|only|other|out|th(?:e|is)|wh\w+|your)\b"
)


def worded(error: ValidationError, *, label: str, is_chosen: bool) -> str:
    """Return the error as a sentence that names the field.

    `is_chosen` says whether the field is answered by choosing rather than writing.

    >>> worded(ValidationError(REQUIRED), label="Lead agency", is_chosen=True)
    'Choose the lead agency.'
    """
    message = " ".join(map(str, error.messages))
    name = label.rstrip("?: ")
    it = name if name[1:2].isupper() else name[:1].lower() + name[1:]
    if message == REQUIRED:
        return _asked(label, it=it, is_chosen=is_chosen)
    for beginning, sentence in SENTENCES.items():
        if message.startswith(beginning):
            params = getattr(error, "params", None) or {}
            return _filled(sentence, {**params, "name": name, "it": it}) or message
    return message


def _filled(sentence: str, words: Mapping[str, object]) -> str:
    """Fill the sentence in; "" when an author's own error lacks a parameter of it."""
    try:
        return sentence.format_map(words)
    except KeyError:
        return ""


def _asked(label: str, *, it: str, is_chosen: bool) -> str:
    if label.rstrip().endswith("?"):
        return f"Answer the question: {label}"
    article = "" if WITHOUT_ARTICLE.match(it) else "the "
    return f"{'Choose' if is_chosen else 'Enter'} {article}{it}."
