"""Questions that cannot be answered as they were asked: which parameter is at fault, and the sentence that says so.

A refusal is the asker's to mend. `locator/site/problem.py` gives each kind its HTTP status, the command line ends
with 2.
"""

from typing import TYPE_CHECKING

from locator.texts import Lang, sentence

if TYPE_CHECKING:
    from locator.finding.places.place import Place


TOLD = 40
"""So many signs of what was typed are said again."""


class Refusal(Exception):
    """A question that cannot be answered as asked.

    Parameters
    ----------
    key
        The sentence in `locator/texts.py` that says what is wrong and what to do.
    parameter
        The query parameter at fault, or None where it is none of them.
    values
        What the sentence names.
    """

    def __init__(self, key: str, parameter: str | None = None, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.parameter = parameter
        self.values = values

    def sentence(self, lang: Lang) -> str:
        """What is wrong and what to do, in one sentence."""
        return sentence(lang, self.key, **self.values)


class ParameterFault(Refusal):
    """A parameter that is missing, unknown by name, given twice, unreadable or out of its bounds."""


class ValueUnknown(Refusal):
    """A parameter that reads well but names something that there is not: an item, a division, a kind."""


class PlaceUnknown(ValueUnknown):
    """A typed place that means nothing that is known."""


class PlaceAmbiguous(Refusal):
    """A typed place with several meanings, or with none that is sure; they are its `choices`, of very many some."""

    def __init__(self, text: str, choices: "tuple[Place, ...]", *, sure: bool = True, more: bool = False) -> None:
        key = "place-many" if more else "place-ambiguous" if sure else "place-unsure"
        super().__init__(key, "place", place=text.strip()[:TOLD], count=len(choices))
        self.choices = choices
        self.sure = sure
        self.more = more

    def sentence(self, lang: Lang) -> str:
        """The same, in words for one where there is one alone."""
        if self.sure or len(self.choices) != 1:
            return super().sentence(lang)
        return sentence(lang, "place-unsure-one", **self.values)


class WindowUnknown(Refusal):
    """No window of the live edition has this id."""


class ItemUnknown(Refusal):
    """No item of the catalogue has this id."""


class AnswerUnknown(Refusal):
    """No question has been answered under this id."""


class NoEdition(Refusal):
    """Nothing has been published yet, or nothing that can be read."""

    def __init__(self) -> None:
        super().__init__("no-edition")


class BodyTooLarge(Refusal):
    """A form's body beyond what any honest form of ours sends."""


class TooManyRequests(Refusal):
    """One address asks more than it may; in `wait_s` seconds it may ask again."""

    def __init__(self, per_minute: int, wait_s: int) -> None:
        super().__init__("too-many", None, limit=per_minute, seconds=wait_s)
        self.wait_s = wait_s
