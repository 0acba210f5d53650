"""How a plan year is written in a path."""


class PlanYearConverter:
    """Matches "2010-11"; whether such a year exists is the scope's question."""

    regex = r"\d{4}-\d{2}"

    def to_python(self, value: str) -> str:
        """Return the label as it stands."""
        return value

    def to_url(self, value: object) -> str:
        """Return a label or a plan year as it stands in a path."""
        return str(value)
