"""Office hours: a small language of its own, from an office's text to a state at a moment."""
