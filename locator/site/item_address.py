"""Where an item's page is."""

from urllib.parse import quote


def item_page(item: str, end: str = "") -> str:
    """The address of the page of an item, by its id; `end` is what follows it, as the language that was chosen."""
    return f"/items/{quote(item, safe='')}{end}"
