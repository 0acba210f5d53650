"""What the words of police.uk mean in a partnership's own categories: for both sides."""

MEANINGS = {
    "Anti-social behaviour": "asb",
    "Bicycle theft": "theft",
    "Burglary": "burglary",
    "Criminal damage and arson": "damage",
    "Drugs": "drugs",
    "Other crime": "other",
    "Other theft": "theft",
    "Possession of weapons": "weapons",
    "Public order": "order",
    "Robbery": "robbery",
    "Shoplifting": "theft",
    "Theft from the person": "theft",
    "Vehicle crime": "vehicle",
    "Violence and sexual offences": "violence",
}
