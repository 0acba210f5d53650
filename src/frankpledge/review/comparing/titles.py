"""What the titles of one year's themes became in the other: homes of what stands there.

An activity under a theme that was renamed has not moved.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from frankpledge.review.comparing.elements import Element
from frankpledge.review.comparing.levels import plain_words


@dataclass
class Titles:
    """Titles of the two years that are one theme's, so that both name one home."""

    then: dict[str, str] = field(default_factory=dict)
    now: dict[str, str] = field(default_factory=dict)

    def home_then(self, title: str) -> str:
        """Return the home a title of the earlier year names."""
        plain = plain_words(title)
        return self.then.get(plain, plain)

    def home_now(self, title: str) -> str:
        """Return the home a title of the later year names."""
        plain = plain_words(title)
        return self.now.get(plain, plain)

    def learn(self, pairs: Iterable[tuple[Element, Element]]) -> None:
        """Take in which themes are one; a title that two of a year have says nothing."""
        titles = [(plain_words(one.words), plain_words(b.words)) for one, b in pairs]
        ours = Counter(was for was, _ in titles)
        theirs = Counter(now for _, now in titles)
        for was, now in titles:
            if ours[was] == theirs[now] == 1:
                self.then[was] = self.now[now] = f"{was}\n{now}"
