"""Texts that a spreadsheet program would run as formulas: an apostrophe before them in a text file, gone once read."""

# As OWASP lists them; the full-width ones are formulas to a spreadsheet program that is set to Chinese or Japanese.
_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
_MARK = "'"


def harmless(text: str) -> str:
    """The text with an apostrophe before it where it would be a formula, or would lose its own one in `as_meant`."""
    return _MARK + text if _would_run(text) else text


def as_meant(text: str) -> str:
    """The text that `harmless` was given."""
    return text[1:] if text.startswith(_MARK) and _would_run(text) else text


def _would_run(text: str) -> bool:
    return text.lstrip(_MARK).startswith(_STARTS)
