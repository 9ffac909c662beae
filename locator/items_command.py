"""What the command `tongban items` prints: what can be done outside one's province, where it is handed in and how."""

from collections.abc import Iterator, Sequence

import orjson
import typer
from rich.cells import cell_len

from locator.items.catalogue import Catalogue
from locator.items.item import Item, ItemMode
from locator.texts import Lang, sentence


def say_items(ctx: typer.Context, catalogue: Catalogue, *, as_json: bool) -> None:
    """Print the items that can be done outside one's province."""
    items = catalogue.items
    if as_json:
        typer.echo(orjson.dumps({"items": [item.public() for item in items]}))
        return
    lang = Lang((ctx.obj or {}).get("lang", Lang.ZH))
    heads = [sentence(lang, f"column-{column}") for column in ("id", "hand-in", "modes", "name")]
    for line in _laid_out([heads, *(_row(item, lang) for item in items)]):
        typer.echo(line)


def _row(item: Item, lang: Lang) -> list[str]:
    modes = [_mode(mode, lang) for mode in item.modes] or [sentence(lang, "not-stated")]
    return [item.id, sentence(lang, f"hand-in-{item.hand_in.value}"), ", ".join(modes), item.name]


def _mode(mode: ItemMode, lang: Lang) -> str:
    word = sentence(lang, f"mode-{mode.mode.value}")
    return word if mode.where is None else f"{word} ({mode.where})"


def _laid_out(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows as lines whose columns stand below each other; the names are the last, since some fill a line."""
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)][:-1]
    for *cells, name in rows:
        padded = [cell + " " * (width - cell_len(cell)) for cell, width in zip(cells, widths, strict=True)]
        yield "  ".join([*padded, name])
