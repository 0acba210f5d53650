"""What changed in an element that both plans hold.

A target's baseline and printed figure move every year and are no change of the target
by themselves: its size is its rule ("by 5%"), or its figure where no rule gives one.
Dates and costs move with the year too and are not compared.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from frankpledge.review.checks.rows import BY_SHARE, known
from frankpledge.review.checks.wording import aim, figure, listed, printed
from frankpledge.review.comparing.elements import KIND_NAMES, Element, Kind
from frankpledge.review.comparing.levels import plain_words, wording
from frankpledge.review.comparing.titles import Titles

# A long text is not printed twice: that it changed is enough, the page has the words.
LONG_TEXTS = frozenset({"overview"})


@dataclass(frozen=True)
class Change:
    """One thing that changed: its name, what it was, what it is."""

    what: str
    before: str = ""
    after: str = ""

    @property
    def sentence(self) -> str:
        """Return "target size: a fall of 5%, now a fall of 3%"."""
        if not self.before and not self.after:
            return f"{self.what} rewritten"
        was, now = self.before or "not given", self.after or "not given"
        return f"{self.what}: {was}, now {now}"


@dataclass(frozen=True)
class PartChange(Change):
    """A change of something that has parts: what is gone from it, what is new."""

    @property
    def sentence(self) -> str:
        """Return "issues: no longer sheds; new: farms"."""
        gone = f"no longer {self.before}" if self.before else ""
        new = f"new: {self.after}" if self.after else ""
        return f"{self.what}: {'; '.join(part for part in (gone, new) if part)}"


def changes_between(
    earlier: Element, later: Element, titles: Titles
) -> tuple[Change, ...]:
    """Return what changed; `titles` says what titles of the earlier year became."""
    return (
        *_in_wording(earlier, later),
        *_in_details(earlier, later),
        *_in_place(earlier, later, titles),
        *_in_facts(earlier, later, titles),
    )


def size_of(element: Element) -> str:
    """Return what a target asks for: "a fall of 5%", "20%", "TBC"; "" for nothing."""
    rule = element.rule
    if rule is not None and rule.kind in BY_SHARE and rule.amount is not None:
        return aim(rule)
    if element.goal is None:
        return printed(element.target)
    is_printed = known(element.target) is not None or rule is None
    unit = element.target.unit if is_printed or rule is None else rule.unit
    return figure(element.goal, unit)


# What is said in one word or figure, by the name it is called by.
DETAILS: tuple[tuple[str, Callable[[Element], str]], ...] = (
    ("target size", size_of),
    ("indicator code", lambda element: listed(sorted(set(element.codes)))),
    ("instrument", lambda element: listed(sorted(set(element.instruments)))),
    ("lead", lambda element: element.lead),
)


def _in_wording(earlier: Element, later: Element) -> Iterator[Change]:
    if wording(earlier.words) != wording(later.words):
        yield Change("wording", f"“{earlier.words}”", f"“{later.words}”")


def _in_details(earlier: Element, later: Element) -> Iterator[Change]:
    for what, detail in DETAILS:
        was, now = detail(earlier), detail(later)
        if plain_words(was) != plain_words(now):
            yield Change(what, was, now)


def _in_place(earlier: Element, later: Element, titles: Titles) -> Iterator[Change]:
    if earlier.kind is not later.kind:
        one, other = KIND_NAMES[earlier.kind].one, KIND_NAMES[later.kind].one
        yield Change("stands as", f"a {one}", f"a {other}")
        return
    # One plan may set headings over its targets where the other sets none.
    is_said = earlier.under and later.under
    if is_said and titles.home_then(earlier.under) != titles.home_now(later.under):
        yield Change("stands under", earlier.under, later.under)


def _in_facts(earlier: Element, later: Element, titles: Titles) -> Iterator[Change]:
    was = {fact.name: fact.values for fact in earlier.facts}
    now = {fact.name: fact.values for fact in later.facts}
    are_themes = earlier.kind is Kind.PARTNER
    key_then = titles.home_then if are_themes else plain_words
    key_now = titles.home_now if are_themes else plain_words
    for name in dict.fromkeys([*was, *now]):
        before = {key_then(text): text for text in was.get(name, ())}
        after = {key_now(text): text for text in now.get(name, ())}
        if before.keys() == after.keys():
            continue
        if name in LONG_TEXTS:
            yield Change(name)
            continue
        gone = listed([text for key, text in before.items() if key not in after])
        new = listed([text for key, text in after.items() if key not in before])
        yield PartChange(name, gone, new)
