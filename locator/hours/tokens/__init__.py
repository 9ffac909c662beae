"""A plain text cut into words, times, dates and days, by the table of words."""
