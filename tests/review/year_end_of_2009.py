"""The year-end table of 2009-10 as a real partnership's plan document prints it.

Facts: the figures of its 13 rows, what follows from them, and what we say of them.
"""

EXCEEDED, MISSED = "Target exceeded", "Target missed"
NOT_MEASURABLE = "Not measurable"

# baseline, target, actual, the change that follows, our verdict, is the change real
ROWS = (
    ("273", "259", "254", "−7.0%", EXCEEDED, False),
    ("429", "408", "452", "+5.4%", MISSED, False),
    ("925", "879", "931", "+0.6%", MISSED, False),
    ("521", "495", "445", "−14.6%", EXCEEDED, True),
    ("190", "181", "131", "−31.1%", EXCEEDED, True),
    ("370", "359", "195", "−47.3%", EXCEEDED, True),
    ("1,320", "1,254", "1,265", "−4.2%", MISSED, False),
    ("61", "57", "53", "−13.1%", EXCEEDED, False),
    ("1,193", "1,133", "1,030", "−13.7%", EXCEEDED, True),
    ("TBC", "130", "TBC", "", NOT_MEASURABLE, None),
    ("13%", "13%", "5%", "−8.0 points", EXCEEDED, None),
    ("8%", "8%", "4%", "−4.0 points", EXCEEDED, None),
    ("21.4%", "20%", "22.7%", "+1.3 points", MISSED, None),
)
COUNTS = [254, 452, 931, 445, 131, 195, 1265, 53, 1030]


def is_real(row) -> bool | None:
    """Return what the table says of chance; None where nothing was tested."""
    if not row.is_change_real:
        return None
    return "chance alone would seldom give" in row.is_change_real


def as_told(row) -> tuple:
    return (row.baseline, row.target, row.actual, row.change, row.verdict, is_real(row))
