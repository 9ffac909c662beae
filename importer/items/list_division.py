"""The division that a further list is for: a code's prefix, or a name that only one division in force has."""

from importer.checks.rules import CheckRules, NoticeMaker
from importer.items.tidied_words import tidied_words
from importer.notices import Notice

_PREFIXES = (2, 4, 6)


def division_prefix(text: str, rules: CheckRules) -> str | None:
    """The prefix of a division in force, as short as it can be; None where there is none, or where it may be several.

    A name counts where it is one division's: 湖南, 长沙市; 长沙 is a city and a county, and 鼓楼区 four districts.
    """
    if text.isascii() and text.isdigit():
        return _of_code(text, rules) if len(text) in _PREFIXES else None
    named = [one for one in rules.divisions.named(text) if one.in_force] if text else []
    return _of_code(named[0].code, rules) if len(named) == 1 else None


def told_by_name(make: NoticeMaker, text: str, prefix: str | None) -> list[Notice]:
    """That a name was read as a code; nothing of a code, and of what could not be read."""
    if prefix is None or text.isdigit():
        return []
    words = tidied_words(text, prefix, ("按区划名称读作编码", "the name was read as a code"))
    return [make.header("value-tidied", "division", text, words)]


def _of_code(code: str, rules: CheckRules) -> str | None:
    bare = code
    while len(bare) > _PREFIXES[0] and bare.endswith("00"):
        bare = bare[:-2]
    known = any(one.in_force and one.code.startswith(bare) for one in rules.divisions)
    return bare if known else None
