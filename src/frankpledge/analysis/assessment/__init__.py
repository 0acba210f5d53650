"""Every method over a whole county's evidence, one after the other."""
