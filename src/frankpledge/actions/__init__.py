"""Who must do what by when: one log of actions that every later package assigns into.

Takes a task (what, whose, by which day) and its origin (which thing it came from); gives
a log with a result in words for each, reminders by e-mail, and a calendar feed. The
origin's key keeps one thing from assigning the same action twice.
"""
