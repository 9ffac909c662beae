"""The first page in the elder view: one question on a screen, and nothing needed but the place."""

from collections.abc import Mapping

from starlette.requests import Request

_STEP = "step"
_PLACE, _WISH = "place", "wish"


def elder_template(request: Request, words: Mapping[str, object]) -> str:
    """The template for what there is to say: results, a choice, or the question that comes next.

    Somebody who has said what is to be done, or was not understood, is asked for the place.
    """
    if words.get("found"):
        return "elder_results.html"
    if words.get("choices") or words.get("matters"):
        return "elder_choices.html"
    step = request.query_params.get(_STEP)
    is_begun = any(words.get(name) for name in ("message", "wish", "item", "place", "at"))
    if step == _PLACE or is_begun or request.method == "POST":
        return "elder_place.html"
    return "elder_wish.html" if step == _WISH else "elder_first.html"
