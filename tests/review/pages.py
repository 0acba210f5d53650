"""Reading a page as its reader does: its words, its links, what it says is wrong."""

from html.parser import HTMLParser


class Page(HTMLParser):
    """The words of a page's main part, and its links by their words."""

    def __init__(self, response) -> None:
        super().__init__()
        self.links: dict[str, str] = {}  # words: address
        self._words: list[str] = []
        self._link: tuple[str, list[str]] | None = None
        self._is_main = False
        self.feed(response.content.decode())

    @property
    def text(self) -> str:
        """The words, single spaces between."""
        return " ".join(" ".join(self._words).split())

    def handle_starttag(self, tag, attrs):
        if tag == "main":
            self._is_main = True
        if tag == "a":
            self._link = (dict(attrs).get("href", ""), [])

    def handle_endtag(self, tag):
        if tag == "main":
            self._is_main = False
        if tag == "a" and self._link is not None:
            address, words = self._link
            self.links.setdefault(" ".join("".join(words).split()), address)
            self._link = None

    def handle_data(self, data):
        if self._is_main:
            self._words.append(data)
        if self._link is not None:
            self._link[1].append(data)

    def follow(self, client, beginning: str):
        """Open the one link whose words begin so."""
        [address] = {
            address
            for words, address in self.links.items()
            if words.startswith(beginning)
        }
        return client.get(address)
