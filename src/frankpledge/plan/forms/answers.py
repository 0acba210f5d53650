"""Answering a finding of the checks."""

from collections.abc import Mapping
from typing import Any

from django import forms

from frankpledge.plan.answers import (
    ANSWER_CHOICES,
    NEEDS_WORDS,
    REASON_MISSING,
    Answer,
)
from frankpledge.plan.forms.editing import VersionedForm, long_text
from frankpledge.plan.models import FindingAnswer


class AnswerForm(VersionedForm):
    """What a person says of a finding; taking it back is the answer `Answer.OPEN`."""

    answer = forms.ChoiceField(
        label="Your answer",
        choices=[(answer.value, words) for answer, words in ANSWER_CHOICES.items()],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label="Why, or by whom and by when", required=False, widget=long_text(2)
    )

    def __init__(
        self, given: FindingAnswer | None, data: Mapping[str, Any] | None = None
    ) -> None:
        initial: dict[str, Any] = {"version": given.version if given else 0}
        if given is not None and given.stands:
            initial |= {"answer": given.answer, "words": given.words}
        super().__init__(data, initial=initial)
        if data is not None and data.get("answer") == Answer.OPEN.value:
            taken_back = forms.ChoiceField(choices=[(Answer.OPEN.value, "")])
            self.fields["answer"] = taken_back

    def clean_answer(self) -> Answer:
        """Return the answer as the rules know it."""
        return Answer(self.cleaned_data["answer"])

    def clean(self) -> dict[str, Any]:
        """Refuse "correct" without the reason."""
        given = self.cleaned_data
        if given.get("answer") in NEEDS_WORDS and not given.get("words"):
            self.add_error("words", REASON_MISSING)
        return given
