"""Accounts of the staff side: who may sign in, by what, and what they may do then. Nothing here knows of HTTP."""
