"""A popup's HTML from a name and its facts."""

from collections.abc import Iterable

from maps.map_content import Fact
from maps.safe_text import html_text, safe_address


def popup_html(name: str, facts: Iterable[Fact]) -> str:
    """The popup; every text in it is escaped."""
    return f"<strong>{html_text(name)}</strong>{facts_html(facts)}"


def facts_html(facts: Iterable[Fact]) -> str:
    """The facts alone, as a list of labels and texts; nothing where there are none."""
    lines = "".join(f"<dt>{html_text(fact.label)}</dt><dd>{_fact_html(fact)}</dd>" for fact in facts)
    return f"<dl>{lines}</dl>" if lines else ""


def _fact_html(fact: Fact) -> str:
    address = safe_address(fact.address) if fact.address else None
    if address is None:
        return html_text(fact.text)
    return f'<a href="{address}" rel="noreferrer">{html_text(fact.text)}</a>'
