"""Small made-up documents, and what a draft of one accounts for."""

import re

from frankpledge.plan.reading.draft_json import draft_as_json
from frankpledge.plan.reading.markup import TAG
from frankpledge.plan.reading.reader import read_plan
from frankpledge.plan.reading.text import clean
from frankpledge.plan.reading.vocabulary import LABELS

# Words that say what stands beside them, and are not kept themselves.
PLACING_WORDS = {
    word for label in LABELS.values() for name in label for word in name.split()
}
PLACING_WORDS |= {
    "agencies",
    "body",
    "organization",
    "including",
    "namely",
    "and",
    "by",
}
PLACING_WORDS |= {"1"}  # the number of a priority in a list
PLACING_WORDS |= {"tel", "telephone", "phone", "no", "number", "contact"}
PLACING_WORDS |= {"web", "website", "site", "address", "email", "e", "mail", "is"}

NORTHBRIDGE = """\
Northbridge Community Safety Partnership Annual Plan 2031 - 2032

Introduction

This plan says what the partnership will do. It follows from the assessment.

Successes

Robbery fell by 12 per cent in the year to March 2031.

Action\tBaseline 2029/30\t2030/31 target\t2030/31 actual\tChange
Reduce robbery by 10%\t200\t180\t176\t- 12%
Reduce arson by 5%\tTBC\t40\tTBC\tTBC

Review of the year

Keeping shops safe

Officers called on 60 shops and 7 markets. A retail link, paid for by the Riverside
Trade Fund, was set up.

Our priorities

The priorities agreed are:

- Tackling burglary including:
  - Sheds; and
  - Farms.
- Tackling noise including:
  - Student houses.

Targets

Outcome\tLinks\tBaseline\tTarget for 2031/32
Crime targets\t\t\t
Reduce robbery by 5%\tCounty plan NI16\t176\t167
Perception targets\t\t\t
Maintain or improve the share who feel safe (Harbour Survey)\tNI21\t61%\t61%

Action plan

Burglary

Sheds and farms – Lead agency Northbridge Police\t
Overview\tSheds were broken into 90 times.
Activities\tThese will include: <ul> • Mark tools • Visit farms
Performance measures/targets\tNI16 - Reduce robbery by 5% Run 12 marking days
Intended outcomes\tA reduction in thefts from sheds An increase in marked tools
Key partners\tNorthbridge Police, Homes, Land and Rivers Agency, Farm Watch.

Membership and contact details

Northbridge Police 4 Mill Road Northbridge NB1 2CD Tel: 01999 100200 Web: \
www.police.example\tHomes, Land and Rivers Agency Quay House, Dock Street Northbridge \
NB1 3EF Tel: 01999 300400

Northbridge Community Safety Partnership

Tel: 01999 555666

Email: team@northbridge.example
"""


def read(text, filename="plan.txt"):
    """Return the draft of a text."""
    return read_plan(text.encode(), filename=filename)


def line_of(text, words):
    """Return the 1-based line of a text on which the words first stand."""
    return next(n for n, line in enumerate(text.split("\n"), start=1) if words in line)


def elements_of(draft):
    """Yield everything of a draft that has a source."""
    yield from draft.introduction
    yield from draft.headings
    for name in (
        "results",
        "targets",
        "priorities",
        "themes",
        "agencies",
        "narrative",
        "funding",
        "statements",
        "not_understood",
    ):
        yield from getattr(draft, name)
    if draft.partnership_contact is not None:
        yield draft.partnership_contact


def lines_covered(draft):
    """Return the numbers of the lines that some element of the draft came from."""
    return {
        line
        for element in elements_of(draft)
        for line in range(element.source.first_line, element.source.last_line + 1)
    }


def words_lost(text, draft):
    """Return the words of a text that stand nowhere in its draft."""
    kept = set()
    waiting = [draft_as_json(draft)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, str):
            kept.update(_words(value))
    bare = clean(TAG.sub(" ", text))
    return _words(bare) - kept - PLACING_WORDS


def _words(text):
    return set(re.findall(r"[^\W_]+", text.casefold()))
