"""What stands below a map in its page, as HTML of our own: the legend, the source, and the word on its review."""

from maps.map_content import MapContent
from maps.safe_text import html_text


def legend_html(content: MapContent) -> str:
    """The legend; nothing where it has no entries."""
    if not content.legend:
        return ""
    entries = "".join(
        f'<li><span class="look {entry.look.value}" aria-hidden="true"></span>{html_text(entry.text)}</li>'
        for entry in content.legend
    )
    return f'<section class="legend"><h2>{html_text(content.legend_title)}</h2><ul>{entries}</ul></section>'


def source_html(content: MapContent) -> str:
    """The source and the review; nothing where neither is told."""
    review = f" <span>{html_text(content.review)}</span>" if content.review else ""
    return f'<p class="source">{html_text(content.source)}{review}</p>' if content.source or review else ""
