"""What a text says is not done: never a claim that anything is."""

import re
from collections.abc import Iterator

from locator.items.stated.item_lists import ListRead, ListReader
from locator.items.stated.stated_items import Doubt, Doubtful

# 不动产, 未成年人, 停车, 解除 and the like are parts of what matters are called.
_NOT = "|".join(
    (
        "不(?!动产|孕)|未(?!成年|婚)|没|无法|无权",
        "停(?!车)|取消|缓办|拒|禁|撤(?!销)",
        "(?<![解消开清免排去])除(?!权|名|尘)",
    )
)
_NEGATION = re.compile(_NOT)
_IN_BRACKETS = re.compile(rf"\(([^()]*(?:{_NOT})[^()]*)\)")
_CLAUSES = re.compile(r"[;。\n]+")
_DONE = "(?:能|可|予|再|会)?(?:以)?(?:开通|开展|办理|受理|提供|支持|办(?!理))"
_NOT_DONE = rf"(?:暂时?|目前|现|但|其中|尚|还)*(?:不|无法|不能|未|没有){_DONE}(?:的)?(?:事项|业务)?"
_BEFORE = re.compile(rf"{_NOT_DONE}[:\s]*(?P<items>[^不未]+)")
_BEHIND = re.compile(rf"(?P<items>[^、,和及与\s]+?){_NOT_DONE}")


def has_negation(text: str) -> bool:
    """Whether a plain text, names of items taken out, has a word that denies or excepts."""
    return _NEGATION.search(text) is not None


def without_negated(text: str, lists: ListReader) -> ListRead:
    """What a text says is done, which stands before all that it says is not.

    Raises
    ------
    Doubtful
        If it says only what is not done, or if it is not sure what is denied.
    """
    clauses = [clause for clause in _CLAUSES.split(_IN_BRACKETS.sub(r"\n\1\n", text)) if clause.strip(" ,、.")]
    first = next((number for number, clause in enumerate(clauses) if has_negation(clause)), 0)
    denied = {item for clause in clauses[first:] for item in _denied(clause, lists)}
    if first == 0:
        raise Doubtful(Doubt.ONLY_NOT)
    found = lists.read("\n".join(clauses[:first]))
    if denied & {*found.items}:
        raise Doubtful(Doubt.CONTRADICTION)
    return found


def _denied(clause: str, lists: ListReader) -> Iterator[str]:
    bare = clause.strip(" ,、.。()")
    match = _BEFORE.fullmatch(bare) or _BEHIND.fullmatch(bare)
    if match is None:
        raise Doubtful(Doubt.UNCLEAR, lists.tokens.written(clause) if has_negation(clause) else "")
    try:
        yield from lists.read(match["items"]).items
    except Doubtful:
        raise Doubtful(Doubt.UNCLEAR, lists.tokens.written(clause)) from None
