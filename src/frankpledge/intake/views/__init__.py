"""The pages of evidence, by noun: load in scope, one call, answer."""
