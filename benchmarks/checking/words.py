"""Invented names and sentences: places, agencies, actions, prose without figures."""

from __future__ import annotations

PLACES = (
    "Northbridge",
    "Eastmere",
    "Harrowfield",
    "Westing and Marl",
    "Stoneleigh Vale",
    "Upper Wenlow",
    "Kingsholt",
    "Marchbury",
    "Saltwick",
    "Ardenbrook",
)
PARTNERSHIPS = (
    "{place} Community Safety Partnership",
    "{place} Crime and Disorder Reduction Partnership",
    "Safer {place} Partnership",
    "{place} Safer Communities Partnership",
)
KINDS = (
    "Annual Plan",
    "Community Safety Plan",
    "Action Plan",
    "Partnership Plan",
    "Community Safety Strategy and Action Plan",
    "Annual Report and Plan",
)
AGENCIES = (
    "{place} Police",
    "{place} Borough Council",
    "County Fire and Rescue Service",
    "County Probation Trust",
    "Primary Care Trust",
    "Youth Offending Service",
    "Housing Link Association",
    "Victim Support",
    "Trading Standards",
    "Drug and Alcohol Action Team",
    "Neighbourhood Watch Association",
    "Environmental Health",
)
POSTS = (
    "Community Safety Manager",
    "Insp. A Marlow",
    "Licensing Officer",
    "Head of Housing",
    "ASB Coordinator",
    "J. Penhallow (Police)",
    "Domestic Abuse Coordinator",
    "Youth Services Manager",
)
STREETS = ("Mill Road", "Quay Street", "Abbey Lane", "Station Approach", "High Street")
THEMES = (
    ("Burglary", "Homes and sheds"),
    ("Vehicle crime", "Cars and vans"),
    ("Violence", "The night-time economy"),
    ("Anti-social behaviour", "Noise and nuisance"),
    ("Domestic abuse", "Help for victims"),
    ("Substance misuse", "Treatment and enforcement"),
    ("Road safety", "Young drivers"),
    ("Environmental crime", "Litter and graffiti"),
)
ISSUES = (
    "Sheds and garages",
    "Rear gardens",
    "Car parks",
    "Late-night takeaways",
    "Underage drinking",
    "Noise from mopeds",
    "Empty properties",
    "Farm machinery",
)
ACTIONS = (
    "Mark tools and bicycles at village halls",
    "Patrol the station car park on winter evenings",
    "Publish a guide for landlords",
    "Review street lighting with the county",
    "Share information at the weekly tasking meeting",
    "Work with door staff to refuse drunken customers",
    "Target hot spots with joint patrols",
    "Offer mediation to neighbours in dispute",
    "Bring the safety van to markets and fetes",
    "Support victims through the courts",
    "Check the sale of alcohol to young people",
    "Remove offensive graffiti quickly",
    "Promote the property register to students",
    "Agree a protocol for closing problem premises",
)
OUTCOMES = (
    "A reduction in thefts from sheds",
    "Safer car parks",
    "Greater confidence among older people",
    "Cleaner streets and parks",
    "Better support for victims",
    "An increase in property marked",
    "Fewer fights in the town centre",
    "Stronger links between schools and police",
)
INTRODUCTIONS = (
    "This plan says what the partnership will do in the coming year and why.",
    "Every year the partners study what harms the district and agree what to do.",
    "The plan follows from the strategic assessment and from what residents told us.",
    "It was agreed by all members and is reviewed at every meeting of the group.",
)
OVERVIEWS = (
    "Residents often raise this with ward councillors and at public meetings.",
    "The assessment shows that it is concentrated in a small number of streets.",
    "Victims are often elderly and the effect on them lasts for a long time.",
    "Much of it happens late in the evening at the end of the week.",
)
REVIEWED = (
    "Partners met every month and shared what each had learned.",
    "Wardens walked the estates in the evenings and called on shops and schools.",
    "A new protocol was signed and the training for it is complete.",
    "Posters in the market town reminded drivers to lock their cars.",
    "The summer scheme on the recreation ground was popular with families.",
)
TOPICS = (
    "Keeping shops safe",
    "Work with schools",
    "Help for victims",
    "Safer streets at night",
    "Cleaner parks",
)
PARTS_TOLD = (
    ("children", "adults", "families"),
    ("tenants", "owners", "traders"),
    ("drivers", "cyclists", "walkers"),
    ("shops", "markets", "stalls"),
)
SOURCES = ("Police recorded crime", "Residents Survey", "Fire service records")
LINKS = ("County plan", "Policing plan", "Local area agreement", "Corporate plan")
COMMENTS = (
    "Patrols were moved to the evenings",
    "More residents came forward than expected",
    "See the text above",
    "New recording rules apply",
)
SIGNS_OF_SUCCESS = (
    "All halls visited by the spring",
    "Guide sent to every landlord",
    "Protocol signed by all partners",
    "Fewer calls from the car park",
    "Leaflets in every library",
)
