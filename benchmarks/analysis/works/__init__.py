"""What is measured, in the order of the page: a module a piece of work."""

NAMES: tuple[str, ...] = (
    "etest",
    "year_end",
    "knox_10k",
    "knox_50k",
    "hot_places",
    "aoristic",
    "gi_permuted",
    "gi_million",
    "kde_exact",
    "kde_tens_of_millions",
    "wards",
    "big_tables",
)
