"""The plan's pages, by noun: load in scope, one call, answer."""
