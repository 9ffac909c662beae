"""A map as one picture without a script, for pages that are printed."""
