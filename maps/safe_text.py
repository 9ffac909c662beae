"""Texts as they may stand in a map: whoever wrote a sheet wrote them, and no program may take them for its own."""

import html

# A template literal of JavaScript opens with ` and ${, a template of Jinja with {, and a string ends early with \.
_ENTITIES = {ord(sign): f"&#{ord(sign)};" for sign in "`${}\\"}
_DROPPED = dict.fromkeys(map(ord, "{}<>"))
_LINKED = ("https://", "tel:", "geo:")


class UnsafeScript(ValueError):
    """A script holds what ends or hides a script element; the page that it was made for is not sent."""


def html_text(text: str) -> str:
    """The text for any place in HTML, quoted attributes too: it reads the same and is markup to nobody."""
    return html.escape(text, quote=True).translate(_ENTITIES)


def plain_text(text: str) -> str:
    """The text for a place that knows no markup, such as a page's title; without braces and angle brackets.

    It still has to pass `html_text` on its way into HTML.
    """
    return text.translate(_DROPPED)


def safe_address(address: str) -> str | None:
    """The address of a link, escaped; None where its scheme is none that a map leads to (https, tel, geo)."""
    return html_text(address) if address.startswith(_LINKED) else None


def checked_script(script: str) -> str:
    """The script, unchanged.

    Raises
    ------
    UnsafeScript
        If it holds `</script` or `<!--`, in letters of either case: inside a script element these end the script, or
        make the browser overlook its end (HTML, “Restrictions for contents of script elements”).
    """
    lowered = script.lower()
    if "</script" in lowered or "<!--" in lowered:
        raise UnsafeScript("a map's script holds “</script” or “<!--”")
    return script
