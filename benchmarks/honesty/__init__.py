"""How often the analysis cries wolf where nothing changed, and what it finds where it did."""
