"""The pages of the action log, by noun: load in scope, one call, answer."""
