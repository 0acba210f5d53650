"""A year-end table of a made-up partnership, in own words, with the 2010-11 figures."""

RESULTS = [
    ["Target", "Baseline 2008/9", "Target 2009/10", "Actual 2009/10", "Change"],
    ["Reduce burglary in homes by 5%", "273", "259", "254", "- 7%"],
    ["Reduce burglary in other buildings by 5%", "429", "408", "452", "+ 5%"],
    ["Reduce thefts by 5%", "925", "879", "931", "+ 1%"],
    ["Reduce thefts from cars and vans by 5%", "521", "495", "445", "- 14%"],
    ["Reduce thefts of cars and vans by 5%", "190", "181", "131", "- 31%"],
    ["Reduce fraud by 3%", "370", "359", "195", "- 47%"],
    ["Reduce damage to property by 5%", "1,320", "1,254", "1,265", "- 4%"],
    [
        "Reduce deaths and serious injuries on the road from 61 to 57",
        "61",
        "57",
        "53",
        "-13%",
    ],
    ["Reduce violence by 5%", "1,193", "1,133", "1,030", "- 6%"],
    [
        "Reduce the number of young people who come before a court for the first time",
        "TBC",
        "130",
        "TBC",
        "TBC",
    ],
    [
        "Maintain the share of residents who say that drunkenness is a problem",
        "13%",
        "13%",
        "5%",
        "Target achieved",
    ],
    [
        "Maintain the share who say that drug dealing is a problem",
        "8%",
        "8%",
        "4%",
        "Target exceeded",
    ],
    [
        "Reduce the share of repeat victims of domestic abuse to 20%",
        "21.4%",
        "20%",
        "22.7%",
        "Target missed",
    ],
]
TARGETS = [
    ["Outcome", "Links", "Baseline", "Target for 2010/11"],
    ["Crime targets", "", "", ""],
    ["Reduce all crime by 8%", "County plan", "5,745", "5,285"],
    ["Reduce violence by 7%", "County plan", "1,030", "958"],
    ["Reduce repeat victims of domestic abuse to 20%", "NI32", "22.7%", "20%"],
    ["Reduce burglary in homes by 5%", "County plan", "254", "241"],
    [
        "Reduce reoffending by 10% on the level of 2005, a target that the county",
        "NI18",
        "TBC",
        "TBC",
    ],
    ["Perception targets", "", "", ""],
    [
        "Maintain or improve the share who agree that the council and the police deal ",
        "NI21",
        "77%",
        "77%",
    ],
]
PROSE = (
    "The partnership met each month in the council chamber and looked at what its "
    "members had learned since the last time. Officers called on shops and schools, "
    "and wardens walked the estates in the evenings. Residents said that lighting "
    "mattered most to them, and lamps were mended on forty streets. "
)


def as_text(rows):
    """Return rows as a table in plain text."""
    return "\n".join("\t".join(row) for row in rows)
