"""What the commands about accounts say: as JSON, and as lines."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import typer

from importer.accounts.account import Account, AccountState
from importer.accounts.register import Invitation, Listed
from importer.command_output import print_json
from importer.shown_text import shown
from importer.store.account_rows import rights_text
from importer.store.token_rows import ApiToken
from locator.readers.moments import SHANGHAI

_STATES = {
    AccountState.INVITED: ("待设密码", "no password yet"),
    AccountState.ACTIVE: ("在用", "active"),
    AccountState.DISABLED: ("停用", "disabled"),
}


def account_json(account: Account) -> dict[str, Any]:
    """An account as JSON."""
    return {
        "name": account.name,
        "rights": rights_text(account.mandate.rights).split(),
        "scope": account.mandate.scope,
        "office": account.mandate.office,
        "state": account.state.value,
        "created_by": account.created_by,
        "created_at": account.created_at.astimezone(SHANGHAI).isoformat(),
    }


def listed_json(listed: Listed) -> dict[str, Any]:
    """An account in a list as JSON."""
    until = listed.locked_until.astimezone(SHANGHAI).isoformat() if listed.locked_until else None
    return {**account_json(listed.account), "second_factor": listed.second_factor, "locked_until": until}


def listed_line(listed: Listed, lang: str) -> str:
    """An account in a list on a line."""
    said = [account_line(listed.account, lang)]
    if listed.second_factor:
        said.append("second factor" if lang == "en" else "有手机验证码")
    if listed.locked_until is not None:
        until = clock(listed.locked_until)
        said.append(f"locked until {until}" if lang == "en" else f"锁定至 {until}")
    return "  ".join(said)


def token_json(token: ApiToken) -> dict[str, Any]:
    """A token as JSON, without the word itself."""
    return {
        "id": token.id,
        "rights": rights_text(token.rights).split(),
        "scope": token.scope,
        "made_by": token.made_by,
        "made_at": token.made_at.astimezone(SHANGHAI).isoformat(),
        "expires_at": token.expires_at.astimezone(SHANGHAI).isoformat(),
        "last_used_on": token.last_used_on,
        "revoked_at": token.revoked_at.astimezone(SHANGHAI).isoformat() if token.revoked_at else None,
    }


def invitation_json(invited: Invitation) -> dict[str, Any]:
    """An account with its link as JSON."""
    until = invited.expires_at.astimezone(SHANGHAI).isoformat()
    return {"account": account_json(invited.account), "link": invited.path, "expires_at": until}


def say_invitation(invited: Invitation, lang: str, *, as_json: bool) -> None:
    """Say an account and its link, which is not said again."""
    if as_json:
        print_json(invitation_json(invited))
        return
    typer.echo(shown(account_line(invited.account, lang)))
    until = clock(invited.expires_at)
    if lang == "en":
        typer.echo(f"link to set the password, good once until {until}, behind the staff site's address:")
    else:
        typer.echo(f"设密码的链接（接在工作人员网站的网址后面），{until} 前有效，只能用一次：")
    typer.echo(invited.path)


def say_account(account: Account, lang: str, *, as_json: bool) -> None:
    """Say an account."""
    if as_json:
        print_json(account_json(account))
    else:
        typer.echo(shown(account_line(account, lang)))


def account_line(account: Account, lang: str) -> str:
    """An account on a line."""
    zh, en = _STATES[account.state]
    said: Sequence[str | None] = (
        account.name,
        en if lang == "en" else zh,
        rights_text(account.mandate.rights),
        account.mandate.scope,
        account.mandate.office,
    )
    return "  ".join(word for word in said if word)


def token_line(token: ApiToken, lang: str) -> str:
    """A token on a line, without the word itself."""
    what = f"{token.id}  {rights_text(token.rights)}  {token.scope}"
    if lang == "en":
        end = f"revoked {clock(token.revoked_at)}" if token.revoked_at else f"until {clock(token.expires_at)}"
        return f"{what}  {end}  {f'last used {token.last_used_on}' if token.last_used_on else 'never used'}"
    end = f"{clock(token.revoked_at)} 作废" if token.revoked_at else f"{clock(token.expires_at)} 前有效"
    return f"{what}  {end}  {f'最近使用 {token.last_used_on}' if token.last_used_on else '没有用过'}"


def clock(moment: datetime) -> str:
    """A moment as a clock in China shows it."""
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
