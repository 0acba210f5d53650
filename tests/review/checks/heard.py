"""What the tests of checks ask of a list of findings."""

from frankpledge.review.checks.run import check_draft


def rules(draft):
    """Return the names of the rules that speak, in order."""
    return [finding.rule for finding in check_draft(draft)]


def sentences(draft, rule):
    """Return what one rule says of a draft."""
    return [one.sentence for one in check_draft(draft) if one.rule == rule]


def the_sentence(draft, rule):
    """Return the one thing a rule says; fail when it says more or less."""
    (said,) = sentences(draft, rule)
    return said
