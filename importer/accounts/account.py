"""An account: under which name somebody signs in, which rights they have there, and within which divisions."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from importer.staff_fault import StaffFault
from locator.divisions.division import scope_prefix

_NAME = re.compile(r"[^\W_][\w.@-]{1,39}")
_SOMEBODYS_NUMBER = re.compile(r"1[3-9][0-9]{9}|[0-9]{17}[0-9x]")
_LONGEST_OFFICE = 100


class Right(StrEnum):
    """What an account is for; it may have several."""

    OFFICE = "office"
    CITY = "city"
    PROVINCE = "province"
    VIEWER = "viewer"
    ADMIN = "admin"
    AUDITOR = "auditor"


DATA_RIGHTS = frozenset({Right.OFFICE, Right.CITY, Right.PROVINCE, Right.VIEWER})
"""The rights to what offices hand in; the other two are to accounts and settings, and to the audit log."""


class AccountState(StrEnum):
    """Invited until its first password is set; disabled until somebody enables it."""

    INVITED = "invited"
    ACTIVE = "active"
    DISABLED = "disabled"


class AccountFault(StaffFault):
    """What is wanted of an account cannot be: its name, its rights or its scope are none, or do not go together."""


class AccountUnknown(StaffFault):
    """There is no account of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"没有账号 {name}。", f"There is no account {name}.")


class AccountNameTaken(StaffFault):
    """There is an account of this name already."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"账号 {name} 已经有了，请换一个名字。", f"There is an account {name} already: choose another name."
        )


@dataclass(frozen=True, slots=True)
class Mandate:
    """What somebody may act under: rights, the division prefix that they hold in, and the office that one acts for.

    An empty scope is the whole country's.
    """

    rights: frozenset[Right]
    scope: str
    office: str | None


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account as somebody wants it: checked by `wanted_account`."""

    name: str
    mandate: Mandate


@dataclass(frozen=True, slots=True)
class Account:
    """An account as it is kept, without what it is signed in by."""

    id: int
    name: str
    mandate: Mandate
    state: AccountState
    created_by: str
    created_at: datetime


def account_name(text: str) -> str:
    """A sign-in name as it is kept and compared: in plain signs (NFKC), in small letters, without spaces around it.

    What cannot be printed, and some databases cannot hold, is �, which is in no account's name.
    """
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    return "".join(sign if sign.isprintable() else "�" for sign in plain)


def wanted_account(name: str, rights: Iterable[Right], scope: str, office: str | None) -> NewAccount:
    """What somebody wants an account to be, put in order.

    Raises
    ------
    AccountFault
        If the name is none, there is no right, a right to data has no scope, or `office` and the right `office` are
        not there together.
    """
    held = frozenset(rights)
    if not held:
        raise AccountFault("请写明权限。", "Name at least one right.")
    return NewAccount(fit_name(name), Mandate(held, fit_scope(scope, held), fit_office(office, held)))


def fit_name(text: str) -> str:
    """A name as it is kept; AccountFault where it cannot be an account's."""
    name = account_name(text)
    if not _NAME.fullmatch(name):
        raise AccountFault(
            "账号名为 2 至 40 个字母、汉字或数字，中间可用 . _ - @。",
            "An account's name is 2 to 40 letters, Chinese signs or digits, with . _ - @ between them.",
        )
    if is_somebodys_number(name):
        raise AccountFault(
            "账号名不要用手机号或身份证号，例如用 tianxin-01。",
            "An account's name is nobody's telephone or identity number: take one like tianxin-01.",
        )
    return name


def is_somebodys_number(text: str) -> bool:
    """Whether a text has as many digits as a mobile or an identity number, and begins or ends like one."""
    return _SOMEBODYS_NUMBER.fullmatch(re.sub(r"[\W_]", "", account_name(text))) is not None


def fit_scope(text: str, rights: frozenset[Right]) -> str:
    """A scope as a prefix; AccountFault where it is none, or these rights need one and there is none."""
    if not text:
        if rights & DATA_RIGHTS:
            raise AccountFault(
                "office、city、province、viewer 权限须写明区划范围，例如 430103。",
                "The rights office, city, province and viewer need a scope, such as 430103.",
            )
        return ""
    try:
        return scope_prefix(text)
    except ValueError as failure:
        raise AccountFault(
            str(failure), f"The scope “{text}” is not two, four or six digits, such as 4301."
        ) from failure


def fit_office(text: str | None, rights: frozenset[Right]) -> str | None:
    """An office's name, None without one; AccountFault where these rights need one, or have none."""
    office = (text or "").strip()
    if (Right.OFFICE in rights) != bool(office):
        raise AccountFault(
            "office 权限须写明单位全称；没有 office 权限的不写单位。",
            "The right office needs the office's full name; without that right there is none.",
        )
    if len(office) > _LONGEST_OFFICE or not office.isprintable():
        raise AccountFault(
            f"单位名称须在一行内，最多 {_LONGEST_OFFICE} 字。",
            f"An office's name is one line of at most {_LONGEST_OFFICE} characters.",
        )
    return office or None
