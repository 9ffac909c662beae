"""On which terms a draft's file came: what judging it again needs that is neither in the file nor in its draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from importer.checking import Checking
from importer.checks.judging import Choice
from importer.notices import Confidence
from locator.position import Datum


@dataclass(frozen=True, slots=True)
class DraftTerms:
    """The file's name, the datum that was stated of it, and what was decided when it came."""

    name: str
    datum: Datum | None
    choice: Choice

    @classmethod
    def of(cls, name: str, checking: Checking) -> Self:
        """The terms of a file that is being checked."""
        return cls(name, checking.rules.datum, checking.choice)

    def as_json(self) -> dict[str, object]:
        """The same for JSON."""
        accept = self.choice.accept
        return {
            "name": self.name,
            "datum": self.datum.value if self.datum else None,
            "office": self.choice.office,
            "accept": accept.value if accept else None,
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Self:
        """The terms that `as_json` wrote."""
        datum, accept = told["datum"], told["accept"]
        choice = Choice(told["office"], Confidence(accept) if accept else None)
        return cls(told["name"], Datum(datum) if datum else None, choice)
