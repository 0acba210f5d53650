"""What the words of a document mean in the plan: how far something has come, which way
is good. Pure."""

from frankpledge.plan.rules import ActivityState, Polarity

# Words by which a plan document says how far an activity has come; a colour says how
# well it goes, not how far.
ACTIVITY_STATE_WORDS = (
    (ActivityState.DROPPED, ("dropped", "cancelled", "withdrawn", "discontinued")),
    (ActivityState.PLANNED, ("not started", "not yet", "planned", "to start")),
    (ActivityState.UNDER_WAY, ("not complete", "incomplete", "partially")),
    (ActivityState.DONE, ("complete", "done", "closed", "achieved", "delivered")),
    (ActivityState.UNDER_WAY, ("progress", "ongoing", "on-going", "on going")),
    (ActivityState.UNDER_WAY, ("under way", "underway", "started", "on track")),
    (ActivityState.UNDER_WAY, ("on target", "continuing", "carried over")),
)


def activity_state_in(status: str) -> ActivityState | None:
    """Return how far an activity has come by a document's words, or None."""
    lowered = status.casefold()
    for state, words in ACTIVITY_STATE_WORDS:
        if any(word in lowered for word in words):
            return state
    return None


# What a column headed "Good is" or "Polarity" says.
POLARITY_SAID = (
    (Polarity.LOWER, ("low", "small", "decreas", "reduc", "minim", "down", "fewer")),
    (Polarity.HIGHER, ("high", "big", "increas", "maxim", "up", "more")),
)


def polarity_said(words: str) -> Polarity | None:
    """Return which way a document says is good, or None when it does not say."""
    lowered = words.casefold()
    for polarity, starts in POLARITY_SAID:
        if any(word.startswith(starts) for word in lowered.split()):
            return polarity
    return None
