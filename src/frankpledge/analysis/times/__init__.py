"""When do events happen: hours of the week, ranges of time, nights, clock changes."""
