"""A typed text with what does not matter taken off: blanks, marks and capitals."""

from locator.readers.half_width import half_width


def plain(text: str) -> str:
    """The letters and digits of a text, half-width and small: 湖南省－长沙市 gives 湖南省长沙市."""
    return "".join(sign for sign in half_width(text).lower() if sign.isalnum())
