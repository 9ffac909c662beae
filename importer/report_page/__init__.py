"""The report of a check as one page: counts, the worst files, and each file's notices beside a map of its rows."""
