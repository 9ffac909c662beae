"""The scope of an account: a division that is in force, or a name that only one such division has."""

from importer.accounts.account import AccountFault
from locator.divisions.division import scope_prefix
from locator.divisions.divisions import Divisions


def known_scope(text: str, divisions: Divisions) -> str:
    """The prefix of a division in force, as short as it can be; empty where nothing is named.

    Raises
    ------
    AccountFault
        If there is no such division, or there are several of the name.
    """
    said = text.strip()
    if not said:
        return ""
    prefix = _prefix(said, divisions)
    if not any(one.in_force and one.code.startswith(prefix) for one in divisions):
        raise AccountFault(f"没有编码为 {prefix} 的现行区划。", f"There is no division {prefix} in force.")
    return prefix


def _prefix(said: str, divisions: Divisions) -> str:
    if said.isascii() and said.isdigit():
        try:
            return scope_prefix(said)
        except ValueError as failure:
            raise AccountFault(
                str(failure), f"The scope {said} is not two, four or six digits, such as 4301."
            ) from failure
    named = [one for one in divisions.named(said) if one.in_force]
    if len(named) == 1:
        return scope_prefix(named[0].code)
    raise AccountFault(
        f"“{said}”不是一个现行区划的全称，或有几处同名，请写编码，例如 430103。",
        f"“{said}” is no division's full name, or several have it: write the code, such as 430103.",
    )
