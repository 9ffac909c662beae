"""What a device keeps of a window that somebody saves there: public facts that are as true tomorrow."""

import json

from locator.finding.links import Links
from locator.window import Window


def kept_facts(window: Window, links: Links) -> str:
    """A window's id, name, address, telephones (text and `tel:` address) and hours' text, as JSON for a script.

    Its open state is none of them: it holds for a moment.
    """
    facts = {
        "id": window.id,
        "name": window.name,
        "address": window.address,
        "phones": list(zip(window.phones, links.tel, strict=True)),
        "hours": window.hours.text if window.hours is not None else None,
    }
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
