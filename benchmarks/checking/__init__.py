"""Is the reader right, and are the checks, on documents nobody wrote for them?

An invented plan is drawn whose every figure agrees (`drawing`), set out in one of many
ways plans are set out (`style`, `layout`) and saved in a format (`formats`). A perfect
reader would give the draft `ideal` gives; `measure` compares it with what was read.
`seeds` puts one error of a kind into a plan: that check must speak, and only it.
"""
