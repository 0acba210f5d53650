"""The page that says how right the reader and the checks are, written from a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from benchmarks.checking.measure import Tally
from benchmarks.checking.run import Ledger
from benchmarks.checking.seeds import Seed
from frankpledge.config.reference import table

WRITTEN_BY = "<!-- Written by `python -m benchmarks.checking --write`. Do not edit. -->"
INTRODUCTION = """\
How right are the reader and the checks on documents nobody wrote for them? Whole plans
are invented whose every figure agrees, set out in many of the ways plans are set out,
saved in each format and read again. Then one error of a kind is put into the facts of a
plan: that check must speak, and only it. `benchmarks/checking` holds the generator, with
words plans use and not only those the reader knows; what it misses is therefore what a
person would have understood. A share is never rounded up to 100.
"""
KINDS = {
    "title": "Title of the document",
    "year": "Year planned for",
    "year of results": "Year of the results",
    "partnership": "Name of the partnership",
    "result row": "Rows of last year's table",
    "target row": "Rows of the coming year's table",
    "figure": "Figures: state and value under the right head",
    "unit": "Units of figures",
    "period": "Periods of figures, where a head names a year",
    "quarter": "Figures of quarters",
    "rule": "Targets as rules",
    "section": "Sections of tables",
    "code": "Indicator codes of rows",
    "survey": "Surveys named in a title",
    "owner": "Owners",
    "partners": "Supporting partners of rows and actions",
    "due": "Dates by when",
    "cost": "Costs",
    "status": "Statuses",
    "evidence": "Sources of figures",
    "comment": "Comments",
    "priority": "Priorities",
    "issue": "Issues of priorities",
    "theme": "Themes",
    "theme's lead": "Lead agencies of themes",
    "theme's priority": "Priorities of themes",
    "theme's overview": "Overviews of themes",
    "activity": "Activities",
    "measure": "Measures of themes",
    "outcome": "Outcomes",
    "partner": "Key partners",
    "member": "Members",
    "contact": "Addresses, telephones and websites",
    "topic": "Topics of the prose",
    "paragraph": "Paragraphs, in the right part",
}


def page(
    ledger: Ledger,
    formats: Sequence[str],
    seeds: Sequence[Seed],
    exempt: Mapping[str, str],
) -> str:
    """Return the whole page in Markdown."""
    lines = ["# How right the reader and the checks are", "", WRITTEN_BY, ""]
    lines += [INTRODUCTION, *_by_format(ledger, formats), ""]
    lines += [*_by_rule(ledger, formats, seeds), ""]
    lines += [*_companions(seeds, exempt), ""]
    lines += [*_by_kind(ledger, formats)]
    return "\n".join(lines) + "\n"


def _by_format(ledger: Ledger, formats: Sequence[str]) -> Iterator[str]:
    yield "## By format"
    yield ""
    yield _what_was_run(ledger, formats)
    yield ""
    heads = ("Format", "Documents", "Consistent", "No finding", "No word lost")
    heads += ("Nothing misread", "Recall of facts", "Precision of facts")
    rows = []
    for name in formats:
        facts = _sum(t for (_, form), t in ledger.facts.items() if form == name)
        of = ledger.consistent[name]
        if ledger.refused[name]:
            refused = f"{ledger.refused[name]} refused"
            rows.append(
                (name, f"{ledger.documents[name]}", f"{of}", refused, *[""] * 4)
            )
            continue
        rows.append(
            (
                name,
                str(ledger.documents[name]),
                str(of),
                *(
                    share(counts[name], of)
                    for counts in (ledger.silent, ledger.lossless, ledger.exact)
                ),
                share(facts.right, facts.expected),
                share(facts.right, facts.read),
            )
        )
    yield from table(heads, rows)


def _what_was_run(ledger: Ledger, formats: Sequence[str]) -> str:
    total = sum(ledger.documents.values())
    agree = sum(ledger.consistent.values())
    each = ", ".join(f"{n:,}" for n in sorted(set(ledger.consistent.values())))
    return (
        f"{total:,} documents: {agree:,} consistent ones, {each} in each of "
        f"{len(formats)} formats, and {total - agree:,} with one error. Of the "
        "consistent ones the table gives how many were read without a finding, without "
        "a word lost, and with nothing misread at all; then the share of all facts that "
        "were read (recall) and of what was read that is so (precision)."
    )


def _by_rule(
    ledger: Ledger, formats: Sequence[str], seeds: Sequence[Seed]
) -> Iterator[str]:
    yield "## By rule"
    yield ""
    yield (
        "Recall: of the documents with this error, the share in which the rule spoke. "
        "Precision: of the documents in which it spoke, the share that have the error. "
        "Each format's cell gives recall / precision in percent."
    )
    yield ""
    rows = []
    for seed in seeds:
        tallies = [ledger.rules.get((seed.rule, name), Tally()) for name in formats]
        whole = _sum(tallies)
        rows.append(
            (
                f"`{seed.rule}`",
                str(whole.expected),
                share(whole.right, whole.expected),
                share(whole.right, whole.read),
                *map(_both, tallies),
            )
        )
    yield from table(("Rule", "Errors", "Recall", "Precision", *formats), rows)


def _companions(seeds: Sequence[Seed], exempt: Mapping[str, str]) -> Iterator[str]:
    yield "## What may speak beside, and what has no seed"
    yield ""
    yield (
        "- `rounding-revealed` may speak beside any error of a figure: it says which "
        "way halves go once some figure needs correcting."
    )
    for seed in seeds:
        if seed.companions:
            names = ", ".join(f"`{name}`" for name in sorted(seed.companions))
            yield f"- `{seed.rule}` with {names}: {seed.because}."
    for rule, reason in exempt.items():
        yield f"- `{rule}` has no seed: {reason}."


def _by_kind(ledger: Ledger, formats: Sequence[str]) -> Iterator[str]:
    yield "## By kind of element"
    yield ""
    yield "Recall / precision in percent, of the consistent documents."
    yield ""
    rows = []
    for kind, name in KINDS.items():
        tallies = [ledger.facts.get((kind, form), Tally()) for form in formats]
        rows.append((name, *map(_both, tallies)))
    yield from table(("Element", *formats), rows)


def _both(tally: Tally) -> str:
    if not tally.expected and not tally.read:
        return ""
    return f"{share(tally.right, tally.expected)} / {share(tally.right, tally.read)}"


def _sum(tallies: Iterable[Tally]) -> Tally:
    whole = Tally()
    for tally in tallies:
        whole.add(tally)
    return whole


def share(part: int, whole: int) -> str:
    """Return a percentage, its last decimal cut off: only all is 100."""
    if not whole:
        return "-"
    tenths = part * 1000 // whole
    return "100" if part == whole else f"{tenths // 10}.{tenths % 10}"
