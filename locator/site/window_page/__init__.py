"""A window's own page, and what leads away from it: other windows near it, a card to print, a calendar, its code."""
