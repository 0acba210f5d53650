"""What a column of a table holds, told from its head: a named table of words."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from frankpledge.plan.reading.draft import Unit
from frankpledge.plan.reading.periods import (
    are_months_of_a_part,
    are_months_of_a_year,
    is_bare_year,
    is_to_date,
    is_year_to,
    quarter_of,
    year_label,
)


class Role(StrEnum):
    """What a column holds."""

    # Words that a row is about, from the widest to the narrowest.
    SECTION = "section"  # objective, priority, theme
    ACTION = "action"
    OUTCOME = "outcome"
    MEASURE = "measure"
    OVERVIEW = "overview"
    # Figures.
    BASELINE = "baseline"
    TARGET = "target"
    ACTUAL = "actual"
    CHANGE = "change"
    PART = "part"  # a quarter or a month
    YEAR = "year"  # a year and nothing more
    # What else is said of the row.
    LINKS = "links"
    OWNER = "owner"
    PARTNERS = "partners"
    DUE = "due"
    COST = "cost"
    STATUS = "status"
    DIRECTION = "direction"
    POLARITY = "polarity"
    EVIDENCE = "evidence"
    UNIT = "unit"  # what the figures of the row count
    COMMENT = "comment"


TITLE_ROLES: Final = (Role.MEASURE, Role.OUTCOME, Role.ACTION, Role.SECTION)
FIGURE_ROLES: Final = (Role.BASELINE, Role.TARGET, Role.ACTUAL, Role.CHANGE)
PARTICULAR_ROLES: Final = (
    Role.OWNER,
    Role.PARTNERS,
    Role.DUE,
    Role.COST,
    Role.STATUS,
    Role.DIRECTION,
    Role.POLARITY,
    Role.EVIDENCE,
    Role.COMMENT,
)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


# Tried in this order: "Links to targets" is links, "Target date" is when, "RAG status
# against target" is a status, "Lead agency" an owner and "Partner agencies" partners.
ROLE_WORDS: Final[tuple[tuple[Role, re.Pattern[str]], ...]] = (
    (
        Role.LINKS,
        _words(
            r"\blinks?\b|\blinked to\b|\bnational indicators?\b|\breferences?\b|\bref\b"
            r"|\bcodes?\b|^ni\b|^(?:item |action |indicator )?(?:no|number)\.?$|^#$"
            r"|^(?:ni|pi|id|kpi)s?(?: no\.?| number)?$|\bstrategic fit\b"
        ),
    ),
    (
        Role.DUE,
        _words(
            r"\btime ?-?(?:scales?|frames?|lines?|tables?)\b|\bdeadlines?\b|\bdue\b"
            r"|\bby when\b|^(?:when\b|end$|start$)|\bcompletion\b|\bcomplete by\b|\b(?:target|end|start"
            r"|review|finish|delivery|milestone) dates?\b|^dates?$|^by$"
        ),
    ),
    (
        Role.STATUS,
        _words(
            r"\brag\b|\bb?rag\b|\bstatus\b|\brating\b|\btraffic lights?\b"
            r"|\b(?:target )?(?:met|achieved)\?|^did we\b|^(?:target )?met\b|\bon (?:track|target)\b"
            r"|\btarget (?:met|achieved)\b|^(?:is it |was it )?(?:complete|completed|done"
            r"|delivered|finished)\s?\??$"
        ),
    ),
    (
        Role.POLARITY,
        _words(
            r"\bgood is\b|\bpolarity\b|\bgood performance\b|\bwhat is good\b"
            r"|\b(?:desired|intended|good|wanted) direction\b"
            r"|\bdirection (?:we want|wanted|sought|desired)\b|\b(?:higher|lower|bigger"
            r"|smaller) (?:is|or) \b|\b(?:aim|want) to (?:max|min|see)"
        ),
    ),
    (Role.UNIT, _words(r"^units?(?: of measure(?:ment)?)?$|^measured in$")),
    (Role.DIRECTION, _words(r"\bdirection\b|\btrends?\b|\bdot\b")),
    (
        Role.COMMENT,
        _words(
            r"\bcomments?\b|\bcommentary\b|\bupdates?\b|\bnotes?\b|\bnarrative\b"
            r"|\bremarks?\b|^progress\b|\bprogress (?:to date|made|report|so far)\b"
            r"|\bevaluation\b|\brisks?\b|\bexplanation\b"
        ),
    ),
    (
        Role.CHANGE,
        _words(
            r"^(?!how\b|what\b).*(?:\bchanged?\b|\bdifference\b|\bvariance\b)"
            r"|^(?!.*\b(?:targets?|actions?|plans?|measures?)\b).*"
            r"\b(?:reduction|increase|decrease|improvement)\b|\+ ?/ ?-"
        ),
    ),
    (
        Role.BASELINE,
        _words(
            r"\bbase ?lines?\b|\bprevious\b|\bprior year\b|\blast year\b|^base(?: year)?$"
            r"|\bwhere we (?:started|were|began)\b"
            r"|\bstarting (?:point|figure)\b"
            r"|\bcurrent (?:figure|level|performance|position|rate)\b"
        ),
    ),
    (
        Role.COST,
        _words(
            r"\bcosts?\b|\bbudgets?\b|\bfunding\b|\bfunded\b|\bresources?\b|\bspend\b"
            r"|\bamount\b|^£$|\bvalue \(?£|\bgrant\b|\bawards?\b|\ballocation\b"
        ),
    ),
    (
        Role.ACTUAL,
        _words(
            r"\b(?:outputs?|numbers?) (?:delivered|achieved)\b"
            r"|^what (?:was|we|we have|has been) achieved\b"
        ),
    ),
    (Role.OUTCOME, _words(r"^what (?:will |does )?success (?:will )?looks? like\b")),
    (
        Role.MEASURE,
        _words(
            r"\b(?:measures?|indicators?|kpis?)\b|\bsuccess\b|\boutputs?\b"
            r"|\bmilestones?\b|^pis?\b"
            r"|\bhow (?:we(?: will)?|(?:will|do|did) we) (?:know|measure|tell)\b"
        ),
    ),
    (
        Role.EVIDENCE,
        _words(
            r"\bsources?\b|\bevidence\b|\bmonitor(?:ed|ing)\b|\binstrument\b"
            r"|\b(?:how )?measured by\b|\bhow measured\b|\bfrequency\b"
            r"|\breport(?:ed|ing) to\b"
        ),
    ),
    (
        Role.OWNER,
        _words(
            r"\bleads?\b|\bowners?\b|\bresponsib(?:le|ility|ilities)\b"
            r"|\baccountab(?:le|ility)\b|^(?:by )?who(?:m)?\b|\bled by\b|^officers?$"
            r"|\bnamed officer\b|\blead officer\b|^agency$|^organisation$"
            r"|\b(?:delivered|provided) by\b|^(?:service |delivery )?providers?$"
        ),
    ),
    (
        Role.PARTNERS,
        _words(
            r"\bpartners?\b|\bagencies\b|\bsupport(?:ed|ing)?(?: by| agenc)?\b"
            r"|\bwith whom\b|\borganisations\b|\binvolved\b|\bdelivery group\b"
            r"|\bworking with\b"
        ),
    ),
    (
        Role.ACTION,
        _words(
            r"^(?:key |planned |proposed |specific |our |main |delivery )*"
            r"(?:actions?|activity|activities|tasks?|initiatives?|projects?"
            r"|interventions?|what|description|deliverables?|steps?|operations?)\b"
            r"|\bwhat (?:will|we)\b|\baction(?:s)?(?: required| to be taken)?$"
        ),
    ),
    (
        Role.OVERVIEW,
        _words(
            r"\boverview\b|\bbackground\b|\brationale\b|^why\b|^context\b"
            r"|\bwhy (?:is|this|we)\b|^(?:the )?(?:problem|need|evidence base)$"
        ),
    ),
    (
        Role.OUTCOME,
        _words(
            r"^(?:key |intended |expected |desired |planned |overall )*"
            r"(?:outcomes?|impacts?|benefits?)\b"
        ),
    ),
    (
        Role.SECTION,
        _words(
            r"^(?:key |strategic |our |corporate |local |overall )*"
            r"(?:objectives?|priority|priorities|themes?|aims?|strands?|category"
            r"|crime types?|work ?streams?|area of (?:work|focus)|issues?)\b"
        ),
    ),
    (
        Role.ACTUAL,
        _words(
            r"^(?!.*\btarget).*(?:\bactuals?\b|\bout ?-?turn\b|\bresults?\b"
            r"|\bachieved\b|\bperformance\b|\byear[ -]to[ -]date\b|\bytd\b|\bto date\b"
            r"|\byear[ -]end\b|\bcumulative\b|\bfinal (?:figure|position)\b"
            r"|\bwhere we (?:are|got)\b|^this year\b|^(?:.* )?values?$)|\bactual\b"
        ),
    ),
    (
        Role.TARGET,
        _words(
            r"\btargets?\b|\bgoals?\b|\btrajectory\b|\bambition\b"
            r"|\bwhere we (?:want|aim|need|hope|will)(?:ed)?\b|\baim for\b"
        ),
    ),
)

_UNITS: Final[tuple[tuple[Unit, re.Pattern[str]], ...]] = (
    (
        Unit.PER_THOUSAND,
        re.compile(r"\bper (?:1,?000|thousand)\b|/ ?1,?000\b|\brate per\b"),
    ),
    (Unit.POUNDS, re.compile(r"£|\bgbp\b")),
    (Unit.DAYS, re.compile(r"\(days\)|\b(?:number of|average|mean|median|in) days\b")),
    (
        Unit.PERCENT,
        re.compile(
            r"\((?:%|per ?cent)\)|^(?:the )?(?:%|per ?cent|percentage|proportion)(?: |$)"
            r"|(?<![\d ])%$|(?<!\d) %$|\b(?:19|20)\d\d ?%$"  # "by 5%" is how far
        ),
    ),
)
_COUNTED = re.compile(
    r"^(?:number of |recorded |total |all )*"
    r"(?:offences|incidents|crimes?|reports|calls|number|count|volume) "
)
# "Harm (1-5)", "Trend score": what somebody gave, and no figure of anything counted.
_OF_A_SCALE = re.compile(
    r"\([0-9] ?(?:-|to) ?(?:[1-9]|10)\)|\bscor(?:e|ed|es|ing)\b|\bout of (?:five|ten|5|10)\b"
    r"|\bweight(?:ing|ed)?\b|\brank(?:ing|ed)?\b"
)
_PLAIN_COUNT = re.compile(r"\bnumber of\b|\(no\.?\)")


def role_of(head: str) -> Role | None:
    """Return what a folded head announces, or None when nobody knows."""
    if not head or _OF_A_SCALE.search(head):
        return None
    bare = _COUNTED.sub("", head)  # "Offences Oct 2013 - Sep 2014"
    if is_bare_year(bare) or are_months_of_a_year(bare) or is_year_to(bare):
        return Role.YEAR
    said = next((role for role, words in ROLE_WORDS if words.search(head)), None)
    if (
        said is Role.SECTION
        and head.startswith(("aim ", "our aim "))
        and year_label(head)
    ):
        return Role.TARGET  # "Aim 2023-24" is a figure to reach
    names_part = quarter_of(head) is not None or are_months_of_a_part(head)
    if names_part and said in (None, Role.ACTUAL):
        is_so_far = is_to_date(head) and bool(year_label(head))
        return Role.ACTUAL if is_so_far else Role.PART  # "2019/20 Q3 YTD"
    if names_part and said in FIGURE_ROLES:
        return None  # the target of a quarter is no target of the year
    return said


def unit_in(folded: str) -> Unit | None:
    """Return the unit a head or a title names, or None."""
    if _PLAIN_COUNT.search(folded):
        return None
    return next((unit for unit, words in _UNITS if words.search(folded)), None)
