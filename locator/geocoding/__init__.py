"""Geocoders of other hosts, asked for places that nothing here knows; off until an operator names one."""
