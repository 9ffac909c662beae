"""The files of wishes: `data/items/wishes.toml` and `data/items/outside.toml`, read into words, rules and matters."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from locator.data_files import own_table
from locator.items.wishes.rules import Rule, Strength
from locator.items.wishes.wish import Outside

NOTHING, DOUBT = "-", "?"
"""What words are called that only hide others, and those that take the certainty away."""


@dataclass(frozen=True)
class WishFiles:
    """What the files say: what each written word is called in the rules, the rules, the matters outside by id."""

    words: Mapping[str, frozenset[str]]
    rules: tuple[Rule, ...]
    outside: Mapping[str, Outside]


@cache
def packaged_wishes() -> WishFiles:
    """The files that are installed with the program; read once."""
    wishes, outside = (own_table(f"items/{name}.toml") for name in _FILES)
    return read_wishes(wishes, outside)


_FILES = ("wishes", "outside")


def read_wishes(wishes: Mapping[str, Any], outside: Mapping[str, Any]) -> WishFiles:
    """What the two files mean, of which `wishes` has items and events and `outside` the matters outside."""
    rules = (*_event_rules(wishes), *_item_rules(wishes), *_outside_rules(outside))
    matters = {
        one["id"]: Outside(one["id"], one["name"], one["zh"], one["en"], tuple(one["keywords"]))
        for one in outside["outside"]
    }
    return WishFiles(_words(wishes, outside, rules), rules, matters)


def _item_rules(wishes: Mapping[str, Any]) -> Iterator[Rule]:
    for item, asks in wishes["items"].items():
        for strength in Strength:
            for text in asks.get(strength.name.lower(), ()):
                yield Rule(frozenset(text.split()), strength, items=(item,))


def _outside_rules(outside: Mapping[str, Any]) -> Iterator[Rule]:
    for one in outside["outside"]:
        for name, strength in (("keywords", Strength.SURE), ("perhaps", Strength.PERHAPS)):
            for text in one.get(name, ()):
                yield Rule(frozenset(text.split()), strength, outside=(one["id"],))


def _event_rules(wishes: Mapping[str, Any]) -> Iterator[Rule]:
    for event in wishes["events"]:
        name = event["words"][0]
        yield Rule(frozenset([f"!{name}"]), Strength.PERHAPS, tuple(event["items"]), tuple(event["outside"]))


def _words(wishes: Mapping[str, Any], outside: Mapping[str, Any], rules: Iterable[Rule]) -> dict[str, frozenset[str]]:
    """What each written word is called; a word of a rule that stands in no list is called by itself."""
    called: dict[str, set[str]] = defaultdict(set)
    for name, words in (*wishes["words"].items(), *outside["words"].items()):
        for word in (name, *words):
            called[word].add(name)
    for rule in rules:
        for word in rule.words:
            called[word].add(word)
    for event in wishes["events"]:
        for word in event["words"]:
            called[word].add(f"!{event['words'][0]}")
    for name, words in ((NOTHING, wishes["nothing"]), (DOUBT, wishes["doubts"])):
        for word in words:
            called[word].add(name)
    return {word: frozenset(names) for word, names in called.items() if not word.startswith("!")}
