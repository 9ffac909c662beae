"""Which county a row speaks for, where its code does not say: by name, address, position, postal code and scope."""

from collections.abc import Sequence
from dataclasses import dataclass

from importer.checks.row_places import RowPlaces
from importer.checks.rules import CheckRules
from importer.notices import Confidence, Suggestion
from locator.divisions.division import Division, scope_prefix

_WITNESS_ZH = {
    "name": "区域名称",
    "address": "地址",
    "position": "经纬度",
    "window's name": "窗口名称",
    "scope": "填报范围",
    "postal code": "邮政编码",
}
_STRONG = ("name", "address", "position")


@dataclass(frozen=True, slots=True)
class Guess:
    """The county that a row speaks for, what speaks for it, and whether anything speaks for another."""

    division: Division
    witnesses: tuple[str, ...]
    contradicted: bool

    @property
    def agreeing(self) -> int:
        """How many of name, address and position name this county themselves."""
        return sum(witness in _STRONG for witness in self.witnesses)

    def suggestion(self) -> Suggestion:
        """The guess as a proposal: certain where two of name, address and position agree and nothing speaks against."""
        sure = self.agreeing > 1 and not self.contradicted
        return Suggestion(
            self.division.code,
            Confidence.CERTAIN if sure else Confidence.LIKELY,
            f"{self.evidence()}指向{self.division.full_name}",
            f"{self.evidence_en()} point{'s' if len(self.witnesses) == 1 else ''} to {self.division.full_name}",
        )

    def evidence(self) -> str:
        """What the guess rests on, in Chinese."""
        return "、".join(_WITNESS_ZH[witness] for witness in self.witnesses)

    def evidence_en(self) -> str:
        """What the guess rests on, in English: its name, address and position."""
        *others, last = self.witnesses
        return f"its {', '.join(others)} and {last}" if others else f"its {last}"


def guess(places: RowPlaces, code: str, rules: CheckRules) -> Guess | None:
    """The county that most of a row speaks for; null where nothing tells one county from the others.

    Name, address and position each name counties; the window's name where no name of a region does. Where a name is
    that of several (鼓楼区), the scope, the city at the address's beginning and the postal code in the code's place
    narrow them down.
    """
    spoken = {
        "name": _lowest(places.named),
        "address": _lowest([places.leading]),
        "position": _lowest([places.there]),
        "window's name": [] if places.named else _lowest([places.hall]),
    }
    order = ("position", "address", "name", "window's name")
    candidates = list(dict.fromkeys(one for who in order for one in spoken[who]))
    narrowed = {
        "scope": [one for one in candidates if rules.scope and one.code.startswith(scope_prefix(rules.scope))],
        "address": [one for one in candidates if places.leading is not None and one.is_within(places.leading)],
        "postal code": _with_postal_code(candidates, code, rules),
    }
    ranked = sorted(
        candidates,
        key=lambda one: (
            -sum(one in divisions for divisions in spoken.values()),
            -sum(one in divisions for divisions in narrowed.values()),
            candidates.index(one),
        ),
    )
    if not ranked:
        return None
    best = _weighed(ranked[0], spoken, narrowed, rules.scope)
    # A name of several counties tells none, unless something narrows it down to one.
    rivals = spoken["name"] if best.witnesses[0] == "name" and best.agreeing == 1 else []
    if any(_narrowing(one, narrowed) >= _narrowing(best.division, narrowed) for one in rivals if one != best.division):
        return None
    return best


def _weighed(
    division: Division, spoken: dict[str, list[Division]], narrowed: dict[str, list[Division]], scope: str | None
) -> Guess:
    strong = tuple(who for who, divisions in spoken.items() if division in divisions)
    ambiguous = strong == ("name",) and len(spoken["name"]) > 1
    weak = tuple(who for who, divisions in narrowed.items() if ambiguous and division in divisions)
    against = any(divisions and division not in divisions for divisions in spoken.values())
    against |= bool(scope) and division not in narrowed["scope"]
    return Guess(division, (*strong, *weak), against)


def _narrowing(division: Division, narrowed: dict[str, list[Division]]) -> int:
    return sum(division in divisions for divisions in narrowed.values())


def _with_postal_code(candidates: Sequence[Division], code: str, rules: CheckRules) -> list[Division]:
    cities = (
        {match.city_code or match.code for match in rules.divisions.with_postal_code(code)} if candidates else set()
    )
    return [one for one in candidates if (one.city_code or one.code) in cities]


def _lowest(divisions: Sequence[Division | None]) -> list[Division]:
    return [division for division in divisions if division is not None and division.lowest and division.in_force]
