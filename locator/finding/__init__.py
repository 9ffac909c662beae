"""From a question to the nearest windows, for command line, pages and HTTP alike."""
