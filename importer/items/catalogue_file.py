"""A whole catalogue as one TOML file, in the form of `data/items/`: what is read back is what was written."""

import json
from collections.abc import Iterator, Mapping, Sequence

from locator.items.catalogue import Catalogue
from locator.items.group import Agreement, Group
from locator.items.item import HandIn, Item, ItemList, ItemMode, Listing, Mode
from locator.texts import Lang, sentence


def _called(key: str, word: str) -> str:
    return f"{word} = {sentence(Lang.ZH, f'{key}-{word}')}"


_HEAD = (
    "# “跨省通办”事项目录。用记事本改好以后：tongban items diff 看改了什么，tongban items publish 发布。",
    '# 引号用英文的 ""，存成 UTF-8。id 不要改：窗口和链接都认它，名称改了也不变。没有说的不写，不要猜。',
    f"# hand_in（在哪里交）：{'、'.join(_called('hand-in', one) for one in HandIn)}",
    f"# modes（怎样办）：{'、'.join(_called('mode', one) for one in Mode)}；没有说的写 []",
    '# aliases（老百姓的说法）：["身份证补办", "临时身份证"]，没有的写 []',
    "#",
    "# A catalogue of items, in the form of `tongban items import`. hand_in and modes of new items are to be filled in",
    "# by whoever knows them: a list does not say. An id stays with its item whatever the item is called later.",
)


def catalogue_toml(catalogue: Catalogue) -> str:
    """The catalogue as `read_catalogue(file, [file])` reads it."""
    lines = [*_HEAD]
    for of_list in catalogue.lists:
        lines += _list(of_list)
    for item in catalogue.items:
        lines += _item(item)
    for group in catalogue.groups:
        lines += _group(group)
    for agreement in catalogue.agreements:
        lines += _agreement(agreement)
    return "\n".join(lines) + "\n"


def _list(one: ItemList) -> Iterator[str]:
    yield from ("", "[[list]]")
    told = {"id": one.id, "title": one.title, "issuer": one.issuer, "document": one.document, "date": one.date}
    yield from _texts({**told, "division": one.division})
    yield f"items = {one.items}"
    yield from _texts({"source": one.source})


def _item(item: Item) -> Iterator[str]:
    yield from ("", "[[item]]")
    yield from _texts({"id": item.id, "name": item.name, "covers": item.covers, "hand_in": item.hand_in.value})
    yield f"modes = [{', '.join(map(_mode, item.modes))}]"
    yield f"aliases = {_array(item.aliases)}"
    for listing in item.listings:
        yield from _listing(listing)


def _mode(one: ItemMode) -> str:
    mode = _text(one.mode.value)
    return mode if one.where is None else f"{{ mode = {mode}, where = {_text(one.where)} }}"


def _group(one: Group) -> Iterator[str]:
    yield from ("", "[[group]]")
    yield from _texts({"id": one.id, "name": one.name, "name_en": one.name_en})
    yield f"members = {_array(one.members)}"
    yield from _texts({"kind": one.kind})
    yield f"items = {_array(one.items)}"
    yield from _texts({"source": one.source})


def _agreement(one: Agreement) -> Iterator[str]:
    yield from ("", "[[agreement]]")
    yield from _texts({"id": one.id, "name": one.name})
    yield f"between = {_array(one.between)}"
    yield f"items = {_array(one.items)}"
    yield from _texts({"mode": one.mode, "since": one.since, "until": one.until, "source": one.source})


def _listing(one: Listing) -> Iterator[str]:
    yield from ("", "[[item.listing]]")
    yield from _texts({"list": one.list})
    yield f"number = {one.number}"
    yield from _texts({"name": one.name, "lead": one.lead})
    yield f"with = {_array(one.supporting)}"
    if one.deadlines:
        stages = (
            f"{{ by = {_text(stage.by)}{f', what = {_text(stage.what)}' if stage.what else ''} }}"
            for stage in one.deadlines
        )
        yield f"deadlines = [{', '.join(stages)}]"


def _texts(values: Mapping[str, str | None]) -> Iterator[str]:
    for key, value in values.items():
        if value is not None:
            yield f"{key} = {_text(value)}"


def _array(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, texts))}]"


def _text(text: str) -> str:
    """A basic string: JSON's escapes are TOML's, but that TOML wants the delete sign escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
