"""Guidance: from a matter, the place that decides it and where somebody is, to the one place to go on."""
