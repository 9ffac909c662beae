"""Who may do what: a table of deeds and rights, and for each how far it reaches."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from importer.accounts.account import DATA_RIGHTS, Mandate, Right
from importer.staff_fault import StaffFault


class Deed(StrEnum):
    """What can be done on the staff side."""

    READ = "read"
    READ_PRIVATE = "read-private"
    UPLOAD = "upload"
    MEND = "mend"
    HAND_IN = "hand-in"
    WITHDRAW = "withdraw"
    NOTHING_CHANGED = "nothing-changed"
    CORRECTIONS = "corrections"
    RETURN = "return"
    PUBLISH = "publish"
    ROLL_BACK = "roll-back"
    PREVIEW = "preview"
    DEADLINES = "deadlines"
    COMPARE = "compare"
    LEDGER = "ledger"
    COVERAGE = "coverage"
    COUNTERPARTS = "counterparts"
    CONTACT = "contact"
    FULL_EXPORT = "full-export"
    ACCOUNTS = "accounts"
    SETTINGS = "settings"
    AUDIT = "audit"


class Reach(StrEnum):
    """How far a right reaches in one deed: to one's own office, to all in one's scope, or to whatever there is."""

    OWN = "own"
    SCOPE = "scope"
    ALL = "all"


class Answer(StrEnum):
    """Whether something may be done; what is out of reach is not found, so that nobody learns that it is there."""

    YES = "yes"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not-found"


class Forbidden(StaffFault):
    """The account has no right to do this to anything."""

    def __init__(self) -> None:
        super().__init__("您的账号没有这项权限。", "Your account has no right to do this.")


class NotFound(StaffFault):
    """There is no such thing, or none that the account may know of."""

    def __init__(self) -> None:
        super().__init__("没有找到。", "There is no such thing.")


@dataclass(frozen=True, slots=True)
class Target:
    """What a deed is done to: an office's own (a draft, a sheet), or a whole division's (then without an office).

    `division` is a code or its prefix, as short as what the thing is about: 430103 for one county's sheet, 4301 for a
    city's; empty where it may be about anything.
    """

    division: str
    office: str | None = None


def _reaches(
    office: Reach | None = None, city: Reach | None = None, province: Reach | None = None, viewer: Reach | None = None
) -> Mapping[Right, Reach]:
    given = zip((Right.OFFICE, Right.CITY, Right.PROVINCE, Right.VIEWER), (office, city, province, viewer), strict=True)
    return {right: reach for right, reach in given if reach is not None}


_OWN, _SCOPE, _ALL = Reach.OWN, Reach.SCOPE, Reach.ALL
_FILLING = _reaches(_OWN, _SCOPE)
_OF_OFFICES = _reaches(_OWN, _SCOPE, _SCOPE)
_PROVINCES = _reaches(province=_SCOPE)
_ANY_STAFF = _reaches(_ALL, _ALL, _ALL, _ALL)

RIGHTS: Mapping[Deed, Mapping[Right, Reach]] = {
    Deed.READ: _reaches(_OWN, _SCOPE, _SCOPE, _SCOPE),
    Deed.READ_PRIVATE: _OF_OFFICES,
    Deed.UPLOAD: _FILLING,
    Deed.MEND: _FILLING,
    Deed.HAND_IN: _FILLING,
    Deed.WITHDRAW: _FILLING,
    Deed.NOTHING_CHANGED: _FILLING,
    Deed.CORRECTIONS: _OF_OFFICES,
    Deed.RETURN: _reaches(city=_SCOPE, province=_SCOPE),
    Deed.PUBLISH: _PROVINCES,
    Deed.ROLL_BACK: _PROVINCES,
    Deed.PREVIEW: _PROVINCES,
    Deed.DEADLINES: _PROVINCES,
    Deed.COMPARE: _ANY_STAFF,
    Deed.LEDGER: _reaches(_OWN, _SCOPE, _SCOPE, _SCOPE),
    Deed.COVERAGE: _ANY_STAFF,
    Deed.COUNTERPARTS: _ANY_STAFF,
    Deed.CONTACT: _ANY_STAFF,
    Deed.FULL_EXPORT: _OF_OFFICES,
    Deed.ACCOUNTS: {**_reaches(city=_SCOPE, province=_SCOPE), Right.ADMIN: _ALL},
    Deed.SETTINGS: {Right.ADMIN: _ALL},
    Deed.AUDIT: {Right.AUDITOR: _ALL},
}
"""Every deed, with the rights that allow it and how far each reaches there; who has none of these may not do it."""


def may(mandate: Mandate, deed: Deed, target: Target | None = None) -> Answer:
    """Whether somebody may do a deed to a target; without one, whether to anything at all.

    That a right is missing is said before the target is looked at: it tells nothing of the target.
    """
    reaches = [reach for right, reach in RIGHTS[deed].items() if right in mandate.rights]
    if not reaches:
        return Answer.FORBIDDEN
    if target is None or any(_is_reached(mandate, reach, target) for reach in reaches):
        return Answer.YES
    return Answer.NOT_FOUND


def demand(mandate: Mandate, deed: Deed, target: Target | None = None) -> None:
    """Nothing where somebody may do a deed to a target.

    Raises
    ------
    Forbidden
        If they may do it to nothing.
    NotFound
        If they may not do it to this.
    """
    answer = may(mandate, deed, target)
    if answer is Answer.FORBIDDEN:
        raise Forbidden
    if answer is Answer.NOT_FOUND:
        raise NotFound


_MAKEABLE: Mapping[Right, frozenset[Right]] = {
    Right.CITY: frozenset({Right.OFFICE, Right.VIEWER}),
    Right.PROVINCE: DATA_RIGHTS,
    Right.ADMIN: frozenset(Right),
}
"""Whose right is on the left may make, disable and give links to accounts that have none but those on the right."""


def may_keep(mandate: Mandate, other: Mandate) -> Answer:
    """Whether somebody may make such an account, or disable one and give it a link.

    A city does so for offices and viewers in its scope, a province for all who work with data there, an admin for all.
    """
    answer = may(mandate, Deed.ACCOUNTS, Target(other.scope))
    if answer is not Answer.YES:
        return answer
    keepers = RIGHTS[Deed.ACCOUNTS]
    makers = [right for right in mandate.rights & keepers.keys() if other.rights <= _MAKEABLE.get(right, frozenset())]
    reached = any(_is_reached(mandate, keepers[right], Target(other.scope)) for right in makers)
    return Answer.YES if reached else Answer.FORBIDDEN


def demand_keeping(mandate: Mandate, other: Mandate) -> None:
    """Nothing where somebody may make such an account, else Forbidden or NotFound."""
    answer = may_keep(mandate, other)
    if answer is not Answer.YES:
        raise NotFound if answer is Answer.NOT_FOUND else Forbidden


def mixes_duties(rights: frozenset[Right]) -> bool:
    """Whether rights are of several kinds that `separate_duties` keeps apart: admin, auditor, and those to data."""
    kinds = (frozenset({Right.ADMIN}), frozenset({Right.AUDITOR}), DATA_RIGHTS)
    return sum(bool(rights & kind) for kind in kinds) > 1


def is_narrower(mandate: Mandate, than: Mandate) -> bool:
    """Whether a mandate allows nothing that the other does not; of an office that both are for, if any."""
    offices = mandate.office in (None, than.office)
    return mandate.rights <= than.rights and mandate.scope.startswith(than.scope) and offices


def _is_reached(mandate: Mandate, reach: Reach, target: Target) -> bool:
    if reach is Reach.ALL:
        return True
    within = target.division.startswith(mandate.scope)
    return within and (reach is Reach.SCOPE or (target.office is not None and target.office == mandate.office))
