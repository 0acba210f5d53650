"""The codes of STATS19 that are read, each with its label.

Source: the data guide of the Department for Transport's road safety open data, 2024,
with the codes of earlier specifications. -1, which every table has for missing or out of
range, is left out: what is missing is nothing. Where a table has a word for unknown, it
is that table's own.
"""

from __future__ import annotations

SEVERITIES = {
    "1": "Fatal",
    "2": "Serious",
    "3": "Slight",
}
CLASSES = {
    "1": "Driver or rider",
    "2": "Passenger",
    "3": "Pedestrian",
}
CASUALTY_TYPES = {
    "0": "Pedestrian",
    "1": "Cyclist",
    "2": "Motorcycle 50cc and under rider or passenger",
    "3": "Motorcycle 125cc and under rider or passenger",
    "4": "Motorcycle over 125cc and up to 500cc rider or passenger",
    "5": "Motorcycle over 500cc rider or passenger",
    "8": "Taxi/Private hire car occupant",
    "9": "Car occupant",
    "10": "Minibus (8 - 16 passenger seats) occupant",
    "11": "Bus or coach occupant (17 or more pass seats)",
    "16": "Horse rider",
    "17": "Agricultural vehicle occupant",
    "18": "Tram occupant",
    "19": "Van / Goods vehicle (3.5 tonnes mgw or under) occupant",
    "20": "Goods vehicle (over 3.5t. and under 7.5t.) occupant",
    "21": "Goods vehicle (7.5 tonnes mgw and over) occupant",
    "22": "Mobility scooter rider",
    "23": "Electric motorcycle rider or passenger",
    "90": "Other vehicle occupant",
    "97": "Motorcycle - unknown cc rider or passenger",
    "98": "Goods vehicle (unknown weight) occupant",
    "99": "Unknown vehicle type (self rep only)",
    "103": "Motorcycle - Scooter (1979-1998)",
    "104": "Motorcycle (1979-1998)",
    "105": "Motorcycle - Combination (1979-1998)",
    "106": "Motorcycle over 125cc (1999-2004)",
    "108": "Taxi (excluding private hire cars) (1979-2004)",
    "109": "Car (including private hire cars) (1979-2004)",
    "110": "Minibus/Motor caravan (1979-1998)",
    "113": "Goods over 3.5 tonnes (1979-1998)",
}
VEHICLE_TYPES = {
    "1": "Pedal cycle",
    "2": "Motorcycle 50cc and under",
    "3": "Motorcycle 125cc and under",
    "4": "Motorcycle over 125cc and up to 500cc",
    "5": "Motorcycle over 500cc",
    "8": "Taxi/Private hire car",
    "9": "Car",
    "10": "Minibus (8 - 16 passenger seats)",
    "11": "Bus or coach (17 or more pass seats)",
    "16": "Ridden horse",
    "17": "Agricultural vehicle",
    "18": "Tram",
    "19": "Van / Goods 3.5 tonnes mgw or under",
    "20": "Goods over 3.5t. and under 7.5t",
    "21": "Goods 7.5 tonnes mgw and over",
    "22": "Mobility scooter",
    "23": "Electric motorcycle",
    "90": "Other vehicle",
    "97": "Motorcycle - unknown cc",
    "98": "Goods vehicle - unknown weight",
    "99": "Unknown vehicle type (self rep only)",
    "103": "Motorcycle - Scooter (1979-1998)",
    "104": "Motorcycle (1979-1998)",
    "105": "Motorcycle - Combination (1979-1998)",
    "106": "Motorcycle over 125cc (1999-2004)",
    "108": "Taxi (excluding private hire cars) (1979-2004)",
    "109": "Car (including private hire cars) (1979-2004)",
    "110": "Minibus/Motor caravan (1979-1998)",
    "113": "Goods over 3.5 tonnes (1979-1998)",
}
AGE_BANDS = {
    "1": "0 - 5",
    "2": "6 - 10",
    "3": "11 - 15",
    "4": "16 - 20",
    "5": "21 - 25",
    "6": "26 - 35",
    "7": "36 - 45",
    "8": "46 - 55",
    "9": "56 - 65",
    "10": "66 - 75",
    "11": "Over 75",
}
LIGHT = {
    "1": "Daylight",
    "4": "Darkness - lights lit",
    "5": "Darkness - lights unlit",
    "6": "Darkness - no lighting",
    "7": "Darkness - lighting unknown",
}
WEATHER = {
    "1": "Fine no high winds",
    "2": "Raining no high winds",
    "3": "Snowing no high winds",
    "4": "Fine + high winds",
    "5": "Raining + high winds",
    "6": "Snowing + high winds",
    "7": "Fog or mist",
    "8": "Other",
    "9": "Unknown",
}
SURFACES = {
    "1": "Dry",
    "2": "Wet or damp",
    "3": "Snow",
    "4": "Frost or ice",
    "5": "Flood over 3cm. deep",
    "6": "Oil or diesel",
    "7": "Mud",
    "9": "unknown (self reported)",
}
# What stands for no answer, in coded files and in labelled ones.
MISSING = frozenset({"", "-1", "null", "na", "none", "data missing or out of range"})


def label(text: str, table: dict[str, str]) -> str:
    """Return the label of a code, or of a label in any case; "" where there is none.

    A code that is in no table is told as such and never guessed: "code 14, unknown".
    """
    plain = code(text).casefold()
    if plain in MISSING:
        return ""
    if plain in table:
        return table[plain]
    words = " ".join(plain.split())
    for known in table.values():
        if known.casefold() == words:
            return known
    return f"code {plain}, unknown" if plain.lstrip("-").isdigit() else "unknown"


def code(text: str) -> str:
    """Return a code as it was before a spreadsheet made a number with decimals of it."""
    text = text.strip()
    return text[:-2] if text.endswith(".0") and text[:-2].isdigit() else text
