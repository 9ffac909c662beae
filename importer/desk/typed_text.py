"""What people type at the desk, as it can be kept, written into a workbook and sent."""


def typed_text(text: str) -> str:
    """A text in whole signs: half a surrogate pair, which JSON can carry and nothing else, is told by U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
