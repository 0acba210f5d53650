"""The commands, a module a stage. Each parses, calls once, prints."""
