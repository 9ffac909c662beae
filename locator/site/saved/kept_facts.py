"""What a page gives its script of a window, and a device keeps of one that is saved there: what was public that day."""

import json

from locator.finding.links import Links
from locator.window import Window


def kept_facts(window: Window, links: Links) -> str:
    """A window's id, name, address, telephones (text and `tel:` address) and hours' text, as JSON for a script.

    Any of them may change later: the script adds the day of saving. The open state, which holds for a moment, is none.
    """
    facts = {
        "id": window.id,
        "name": window.name,
        "address": window.address,
        "phones": list(zip(window.phones, links.tel, strict=True)),
        "hours": window.hours.text if window.hours is not None else None,
    }
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
