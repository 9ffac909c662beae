"""Texts that except something: 除…外均可, 全部（不含…）, …除外."""

import re
from dataclasses import dataclass

_NOT_DONE = r"(?:暂时?|目前|现)?(?:不|无法|不能|不可|不予|未)(?:能|可|予)?(?:以)?(?:开通|办理|受理|办)"
_OUTSIDE = "(?:以外|之外|除外|外)"
_NOT_IN = "不含|不包含|不包括|除去|除了|扣除"
_FORMS = tuple(
    map(
        re.compile,
        (
            rf"(?P<base>[^除]*?)[,;、(\s]*(?:但|只)?除(?:了|去)?(?P<but>[^除]+?){_OUTSIDE}(?P<rest>[^除]*)",
            rf"(?P<base>[^除]*?)[,;、(:\s]*(?:但|其中)?(?:{_NOT_IN})(?::|了)?(?P<but>[^除]+?)[)\s。.]*(?P<rest>)",
            rf"(?P<base>.*?)[,;(\s]+(?:但|其中)?{_NOT_DONE}:?(?P<but>[^不未无]+?)[)\s。.]*(?P<rest>)",
            rf"(?P<base>.*?)[,;(\s]+(?:但|其中)?(?P<but>[^,;(不未无]+?)(?:{_NOT_DONE})(?:的)?[)\s。.]*(?P<rest>)",
            r"(?P<base>[^,;(]*?)[,;(\s]+(?:但)?(?P<but>[^除]+?)(?:除外|以外|之外)[)\s。.]*(?P<rest>)",
            r"(?P<base>)(?P<but>[^除]+?)(?:除外|以外|之外)(?:的)?[)\s。.,]*(?P<rest>.*)",
            r"(?P<base>[^除]+?)[,;(\s]+(?:但)?除(?:了|去)?(?P<but>[^除外]+?)[)\s。.]*(?P<rest>)",
            rf"(?P<base>)(?P<but>[^,;(不未无]+?)(?:{_NOT_DONE})(?:的)?[,;。\s]+(?P<rest>.+)",
            rf"(?P<base>)(?:{_NOT_DONE}):?(?P<but>[^,;不未无]+?)[,;。\s]+(?P<rest>.+)",
        ),
    )
)
_SAID_OF_ALL = frozenset({2, 3, 6})
"""The forms that need an 全部 before them: without it they name only what is not done."""
_SAID_OF_REST = frozenset({7, 8})
"""The forms that need 其余 behind them, for the same reason."""


@dataclass(frozen=True, slots=True)
class Excepted:
    """A text in parts: what there would be (empty: all), what is excepted from it, and what is said of the rest.

    `needs_all` where only an 全部 before it makes it an exception, `needs_rest` where only 其余 behind it does.
    """

    base: str
    but: str
    rest: str
    needs_all: bool
    needs_rest: bool


def excepted(text: str) -> list[Excepted]:
    """The ways to take a plain text for one that excepts something; none where it has no such word."""
    found = ((number, form.fullmatch(text)) for number, form in enumerate(_FORMS))
    return [
        Excepted(
            base=match["base"],
            but=match["but"].strip(" ,:、"),
            rest=match["rest"].lstrip(" ,;)、"),
            needs_all=number in _SAID_OF_ALL,
            needs_rest=number in _SAID_OF_REST,
        )
        for number, match in found
        if match is not None
    ]
