"""Signs that decorate a text, as messengers and word processors offer them; those that mean something stay as they are.

✅⏰📢👉 only part what stands between them. ☀ and ❄ are seasons, 🍚 a break, ☐ a box that nobody ticked, ❌ a refusal:
what is not known to be mere decoration is never passed over, and takes the “open” away like any other unread sign.
"""

import re
import unicodedata

_ODD = re.compile("[^\u0000-\u007f\\w\\s、。…×]")
_TICKS = frozenset("√✓✔☑✅")
_BOXES = frozenset("□☐◻◽⬜○◯")
_CLOCKS = "".join(chr(code) for code in range(0x1F550, 0x1F568))
_POINTERS = "👉👇👆👈☞☛☝▶►▷▸➢➤➣📌📎📍"
_SHAPES = "🔶🔷🔸🔹🔺🔻▪▫◾◼◉◎◈❖✦✧✪✩❀✿⭐✨🌟\uf06c\uf06e\uf075\uf076\uf0a7\uf0b7\uf0d8"
_THINGS = "⏰⏱⏲⌚⌛⏳🕰📢📣🔔🔊📅📆🗓📋📝📄📖🏢🏛🏤💡❗❕🎉🌹❤💗"
_MERE = frozenset(_CLOCKS + _POINTERS + _SHAPES + _THINGS)
_ARROWS = frozenset("➡⇒⟶⟹➔➜➞")
_PHONES = frozenset("☎☏📞")
_CROSSES = "❌✕✖✗✘❎"
_BAR = re.compile("(?<![0-9点半时])丨|丨(?! ?[0-9])")  # between two times it is a dash
_CROSS_AHEAD = re.compile(f"[{_CROSSES}] ?(?=[周星每节双假法][^,;。\n]*[休不关闭])")  # ❌周六、日不上班
_CROSSED_OUT = re.compile(f"(?<=[一二三四五六日天末]) ?:? ?[{_CROSSES}](?=$|[ ,;。)\n周星节双{_CROSSES}])")


def without_decoration(text: str, typed: str) -> str:
    """The plain text with a comma for each sign that means nothing, and a word for a telephone or a cross behind days.

    A tick beside an empty box says which of several is so: where the text as it was typed has both, ticks stay.
    """
    if "丨" in text:
        text = _BAR.sub(",", text)
    if _ODD.search(text) is None:
        return text
    kept = _TICKS if _BOXES.intersection(typed) else frozenset()
    text = _ODD.sub(lambda found: _without_mark(found[0]), text)
    return _ODD.sub(lambda found: _plain(found, kept), _CROSSED_OUT.sub("休息", _CROSS_AHEAD.sub("", text)))


def _without_mark(sign: str) -> str:
    """Nothing for what only colours the sign before it: the selectors and keycaps of emoji, shades of skin."""
    is_mark = unicodedata.category(sign) in ("Mn", "Me") or "\U0001f3fb" <= sign <= "\U0001f3ff"
    return "" if is_mark else sign


def _plain(found: re.Match[str], kept: frozenset[str]) -> str:
    sign, text = found[0], found.string
    if sign in kept:
        return sign
    if sign in _PHONES:
        return ",电话"
    if sign in _ARROWS and text[: found.start()].rstrip()[-1:].isdecimal():
        return "-" if text[found.end() :].lstrip()[:1].isdecimal() else sign
    return "," if sign in _MERE or sign in _TICKS or sign in _ARROWS else sign
