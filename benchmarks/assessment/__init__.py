"""A whole assessment of a made-up county: seconds and memory, and how both grow."""
