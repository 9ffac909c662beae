"""The command `tongban user` with what stands under it: accounts made, listed, disabled, given links and tokens."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from importer.accounts.account import AccountFault, Right, wanted_account
from importer.accounts.account_rules import rights_named
from importer.accounts.api_tokens import DEFAULT_DAYS, ApiTokens
from importer.accounts.known_scope import known_scope
from importer.accounts.lists.account_report import list_json, list_lines
from importer.accounts.lists.link_file import LinkFile
from importer.accounts.lists.made_accounts import account_checks, checked_accounts, make_accounts
from importer.accounts.register import OPERATOR, AccountRegister
from importer.accounts.said import (
    clock,
    listed_json,
    listed_line,
    say_account,
    say_invitation,
    token_json,
    token_line,
)
from importer.command_options import JsonOption, language
from importer.command_output import print_json
from importer.notices import NoticeTable
from importer.publishing.held_press import act_of, opened_store
from importer.shown_text import shown
from importer.workplace import Workplace, workplace

_MOST_NUMBER = 2**31 - 1

NameArgument = Annotated[str, typer.Argument(help="账号名 · the account's name", metavar="NAME")]
RightOption = Annotated[list[Right], typer.Option("--right", help="权限，可写几个 · a right, or several")]
OfficeOption = Annotated[
    str | None, typer.Option("--office", help="office 权限的单位全称 · the office's full name", metavar="NAME")
]
AccountScope = Annotated[
    str, typer.Option("--scope", help="区划范围，如 430103 · division prefix, such as 430103", metavar="CODE")
]


def add_commands(app: typer.Typer) -> None:
    """Add `user` and what stands under it to the one command line."""
    group = typer.Typer(add_completion=False, rich_markup_mode=None, help=_user.__doc__)
    for name, command in (
        ("add", _add),
        ("list", _list),
        ("disable", _disable),
        ("enable", _enable),
        ("link", _link),
        ("token", _token),
        ("tokens", _tokens),
        ("revoke", _revoke),
        ("import", _import),
    ):
        group.command(name)(command)
    app.add_typer(group, name="user")


def _user() -> None:
    """工作人员账号。 Accounts of the staff side."""


def _add(
    ctx: typer.Context,
    name: NameArgument,
    right: RightOption,
    scope: AccountScope = "",
    office: OfficeOption = None,
    as_json: JsonOption = False,
) -> None:
    """新建账号，给出设密码的一次性链接。 Make an account, and a one-time link to set its password."""
    with _at_work() as (work, register, _):
        wanted = wanted_account(name, right, known_scope(scope, work.divisions), office)
        invited = register.add(wanted, OPERATOR, act_of(work))
    say_invitation(invited, language(ctx), as_json=as_json)


def _list(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """全部账号。 All accounts."""
    with _at_work() as (work, register, _):
        accounts = register.accounts(OPERATOR, work.clock())
    if as_json:
        print_json([listed_json(each) for each in accounts])
        return
    for each in accounts:
        typer.echo(shown(listed_line(each, language(ctx))))
    if not accounts:
        typer.echo("no account yet" if language(ctx) == "en" else "还没有账号")


def _disable(ctx: typer.Context, name: NameArgument, as_json: JsonOption = False) -> None:
    """停用账号：不能再登录，已登录的退出。 Let nobody in by an account."""
    with _at_work() as (work, register, _):
        account = register.disable(name, OPERATOR, act_of(work))
    say_account(account, language(ctx), as_json=as_json)


def _enable(ctx: typer.Context, name: NameArgument, as_json: JsonOption = False) -> None:
    """重新启用账号，也解除锁定。 Let an account in again; unlocks it too."""
    with _at_work() as (work, register, _):
        account = register.enable(name, OPERATOR, act_of(work))
    say_account(account, language(ctx), as_json=as_json)


def _link(
    ctx: typer.Context,
    name: NameArgument,
    without_second_factor: Annotated[
        bool, typer.Option("--without-second-factor", help="同时取消手机验证码 · take the second factor off too")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """重新发一个设密码的一次性链接。 A new one-time link to set a password."""
    with _at_work() as (work, register, _):
        invited = register.invite(name, OPERATOR, act_of(work), without_second_factor=without_second_factor)
    say_invitation(invited, language(ctx), as_json=as_json)


def _token(
    ctx: typer.Context,
    name: NameArgument,
    days: Annotated[int, typer.Option(help="有效几天 · days that it is good for")] = DEFAULT_DAYS,
    rights: Annotated[
        str | None, typer.Option(help="其中哪些权限，用逗号分开 · which of its rights, with commas between")
    ] = None,
    scope: Annotated[str | None, typer.Option(help="其中哪个区划 · which part of its scope", metavar="CODE")] = None,
    as_json: JsonOption = False,
) -> None:
    """给程序用的令牌，只显示这一次。 A token for programs, shown this once."""
    wanted = _rights(rights)
    with _at_work() as (work, _, tokens):
        token, word = tokens.add(name, wanted, scope, days, OPERATOR, act_of(work))
    if as_json:
        print_json({"token": word, **token_json(token)})
    elif language(ctx) == "en":
        typer.echo(f"token {token.id}, good until {clock(token.expires_at)}; it is not shown again:")
        typer.echo(word)
    else:
        typer.echo(f"令牌 {token.id}，{clock(token.expires_at)} 前有效，不会再显示：")
        typer.echo(word)


def _tokens(ctx: typer.Context, name: NameArgument, as_json: JsonOption = False) -> None:
    """一个账号的令牌。 An account's tokens."""
    with _at_work() as (_, _register, tokens):
        kept = tokens.of(name, OPERATOR)
    if as_json:
        print_json([token_json(token) for token in kept])
        return
    for token in kept:
        typer.echo(shown(token_line(token, language(ctx))))
    if not kept:
        typer.echo("no token" if language(ctx) == "en" else "没有令牌")


def _revoke(
    ctx: typer.Context,
    number: Annotated[
        int, typer.Argument(help="令牌编号 · the token's number", metavar="TOKEN", min=1, max=_MOST_NUMBER)
    ],
    as_json: JsonOption = False,
) -> None:
    """作废一个令牌。 Make a token good for nothing."""
    with _at_work() as (work, _, tokens):
        account = tokens.revoke(number, OPERATOR, act_of(work))
    if as_json:
        print_json({"id": number, "account": account.name, "revoked": True})
    else:
        english = f"token {number} of {account.name} is revoked"
        typer.echo(english if language(ctx) == "en" else f"{account.name} 的令牌 {number} 已作废")


def _import(
    ctx: typer.Context,
    path: Annotated[Path, typer.Argument(help="一份名单，.xlsx 或 .csv · one sheet", metavar="F")],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="链接写到哪里 · where the links go", metavar="LINKS.csv")
    ],
    as_json: JsonOption = False,
) -> None:
    """照名单新建账号，有一处错就都不建。 Make the accounts of a sheet: all of them, or none."""
    links, lang = LinkFile(output), language(ctx)
    work = workplace()
    rules = work.settings.account_rules()
    with opened_store(work) as store:
        checks = account_checks(store, work.divisions, rules, OPERATOR)
        judged = checked_accounts(path, work.settings.limits(), checks)
        try:
            made = make_accounts(judged, AccountRegister(store, rules), OPERATOR, act_of(work), links.write)
        except BaseException:
            links.forget()
            raise
    notices = NoticeTable.read()
    if as_json:
        print_json(list_json(judged, made, notices, lang))
    else:
        for line in list_lines(judged, made, notices, lang):
            typer.echo(line)
    raise typer.Exit(int(judged.has_error()))


@contextmanager
def _at_work() -> Iterator[tuple[Workplace, AccountRegister, ApiTokens]]:
    """The workplace with its accounts, within the block."""
    work = workplace()
    rules = work.settings.account_rules()
    with opened_store(work) as store:
        yield work, AccountRegister(store, rules), ApiTokens(store, rules)


def _rights(text: str | None) -> frozenset[Right] | None:
    if text is None:
        return None
    try:
        return rights_named(text)
    except ValueError as failure:
        known = ", ".join(Right)
        raise AccountFault(
            f"没有“{text}”这样的权限，可用：{known}。", f"“{text}” is no right; known are {known}."
        ) from failure
