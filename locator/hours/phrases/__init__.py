"""Tokens put together: ranges, days, seasons; and what a word means by what stands beside it."""
