"""The first page in the elder view: one question on a screen, and nothing needed but the place."""

from collections.abc import Mapping

from starlette.requests import Request

_STEP = "step"
_PLACE, _WISH = "place", "wish"


def elder_template(request: Request, words: Mapping[str, object]) -> str:
    """The template for what there is to say: results, a choice, or the question that comes next.

    Somebody who has said what is to be done, or was not understood, is asked for the place. Who came back to say what
    is to be done in other words finds those that were said.
    """
    if words.get("found"):
        return "elder_results.html"
    step = request.query_params.get(_STEP)
    if step == _WISH and not any(words.get(name) for name in ("message", "choices", "place", "at")):
        return "elder_wish.html"
    if words.get("choices") or words.get("matters"):
        return "elder_choices.html"
    is_begun = any(words.get(name) for name in ("message", "wish", "item", "place", "at"))
    if step == _PLACE or is_begun or request.method == "POST":
        return "elder_place.html"
    return "elder_first.html"
