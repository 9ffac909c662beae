"""What a page says of a group of divisions whose windows alone are wanted."""

from locator.items.group import Group
from locator.texts import Lang, sentence


def group_words(key: str, group: Group, lang: Lang) -> str:
    """A sentence of the table about a group, with what of it is listed: its windows, or those of its kind alone."""
    what = sentence(lang, f"group-of-{group.kind.value if group.kind is not None else 'any'}")
    return sentence(lang, key, group=group_name(group, lang), what=what)


def group_name(group: Group, lang: Lang) -> str:
    """A group's name in a language."""
    return lang.either(group.name, group.name_en)
