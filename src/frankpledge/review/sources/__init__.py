"""Where values come from: one resolver for each kind of binding.

Each answers two questions, under the scope of the measure's own partnership: what is
the value for a period, and which records stand behind it.
"""
