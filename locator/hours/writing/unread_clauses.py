"""The clauses of an office's own text in which something was not understood, as they are quoted to it."""

import re
import unicodedata

from locator.hours.readings.reading import OfficeHours

_CLAUSE = re.compile(r"[^，,。；;、！!？?\n（）()【】]+")
_SHORT = 40


def unread_clauses(hours: OfficeHours) -> tuple[str, ...]:
    """The clauses that hold what was not understood, in the text's order; what is not found in it stands as it is.

    A word torn out of its clause tells nobody what to mend: of 逢圩日顺延 it is not 圩.
    """
    text = hours.text or ""
    clauses = [found[0].strip() for found in _CLAUSE.finditer(text) if len(found[0]) <= _SHORT]
    named = [clause for clause in clauses if any(_folded(part) in _folded(clause) for part in hours.unread)]
    lost = [part for part in hours.unread if not any(_folded(part) in _folded(clause) for clause in named)]
    return tuple(dict.fromkeys(" ".join(one.split()) for one in (*named, *lost)))


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).lower().split())
