"""Accounts in the staff store, over SQLite and over a real PostgreSQL: made, let in, locked, disabled."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event, select, text, update

from importer.accounts.account import (
    AccountFault,
    AccountNameTaken,
    AccountState,
    AccountUnknown,
    Mandate,
    Right,
    wanted_account,
)
from importer.accounts.hash_kind import HashKind
from importer.accounts.password_hashes import PasswordHashes
from importer.accounts.password_rules import PasswordRefused
from importer.accounts.passwords import LinkSpent
from importer.accounts.register import OPERATOR
from importer.accounts.rights import Forbidden, NotFound
from importer.accounts.sessions import NotSignedIn
from importer.accounts.sign_in import AccountDisabled, SignInWrong
from importer.accounts.trials import SignInLocked
from importer.store.database import Database
from importer.store.schema import ACCOUNTS, SESSIONS
from importer.store.session_rows import Stage
from importer.store.vault import SealBroken
from tests.kept_accounts import BETTER, GOOD, OFFICE, ORIGIN, Kept, QuickHashes
from tests.starting_gate import run_together

TRYING = """
import sys
from importer.accounts.sign_in import SignInWrong
from importer.accounts.trials import SignInLocked
from importer.store.staff_store import StaffStore
from importer.store.vault import Vault
from tests.kept_accounts import Kept

store = StaffStore.open(sys.argv[1], Vault.from_key(bytes.fromhex(sys.argv[2])))
for _ in range(6):
    try:
        Kept(store).enter(password="another one")
    except (SignInWrong, SignInLocked):
        pass
store.close()
"""
CITY = Mandate(frozenset({Right.CITY}), "4301", None)


@pytest.fixture
def kept(store):
    """The store's accounts."""
    return Kept(store)


@pytest.fixture
def below(place, store):
    """The database under the store, for one who goes around it."""
    database = Database.open(place.url)
    yield database
    database.close()


def test_an_account_is_made_with_a_link_by_which_its_password_is_set_once(kept):
    invited = kept.register.add(wanted_account("Tianxin", [Right.OFFICE], "430103", OFFICE), OPERATOR, kept.act)
    assert (invited.account.name, invited.account.state) == ("tianxin", AccountState.INVITED)
    assert invited.path == f"/password#{invited.token}"
    assert invited.token not in repr(invited)
    assert kept.passwords.invited(invited.token, kept.now) == invited.account
    assert kept.passwords.set_by_link(invited.token, GOOD, ORIGIN, kept.now).state is AccountState.ACTIVE
    assert kept.enter().session.stage is Stage.FULL
    with pytest.raises(LinkSpent):
        kept.passwords.set_by_link(invited.token, BETTER, ORIGIN, kept.now)
    assert kept.logged() == ["account-made", "link-made", "password-set", "signed-in"]


def test_a_link_that_was_refused_a_password_is_still_good(kept):
    invited = kept.register.add(wanted_account("tianxin", [Right.CITY], "4301", None), OPERATOR, kept.act)
    for password in ("short", "tongban20261122"):
        with pytest.raises(PasswordRefused):
            kept.passwords.set_by_link(invited.token, password, ORIGIN, kept.now)
    assert kept.passwords.set_by_link(invited.token, GOOD, ORIGIN, kept.now)


def test_a_link_expires_and_a_later_one_takes_its_place(kept):
    kept.make(password=None)
    first = kept.register.invite("tianxin", OPERATOR, kept.act)
    second = kept.register.invite(" TIANXIN ", OPERATOR, kept.act)
    with pytest.raises(LinkSpent):
        kept.passwords.invited(first.token, kept.now)
    kept.later(hours=72, seconds=-1)
    assert kept.passwords.invited(second.token, kept.now)
    kept.later(seconds=1)
    with pytest.raises(LinkSpent, match="重新发一个"):
        kept.passwords.invited(second.token, kept.now)


def test_one_link_used_twice_at_once_sets_one_password(kept):
    invited = kept.register.add(wanted_account("tianxin", [Right.CITY], "4301", None), OPERATOR, kept.act)

    def use(password):
        try:
            return kept.passwords.set_by_link(invited.token, password, ORIGIN, kept.now)
        except LinkSpent:
            return None

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(use, [GOOD, BETTER] * 2))
    assert sum(each is not None for each in done) == 1
    assert kept.logged().count("password-set") == 1


def test_a_new_link_leaves_the_password_and_ends_the_sessions_once_it_is_used(kept):
    kept.make()
    entered = kept.enter()
    link = kept.register.invite("tianxin", OPERATOR, kept.act)
    assert kept.sessions.of(entered.token, kept.now)
    kept.passwords.set_by_link(link.token, BETTER, ORIGIN, kept.now)
    with pytest.raises(NotSignedIn):
        kept.sessions.of(entered.token, kept.now)
    with pytest.raises(SignInWrong):
        kept.enter()
    assert kept.enter(password=BETTER)


def test_several_accounts_are_made_or_none(kept):
    kept.make("taken")
    wanted = [wanted_account(name, [Right.CITY], "4301", None) for name in ("new", "taken")]
    with pytest.raises(AccountNameTaken, match="taken"):
        kept.register.add_all(wanted, OPERATOR, kept.act)
    with pytest.raises(AccountNameTaken, match="new"):
        kept.register.add_all([wanted[0], wanted[0]], OPERATOR, kept.act)
    assert [each.account.name for each in kept.register.accounts(OPERATOR, kept.now)] == ["taken"]
    assert kept.logged("new") == []


def test_rights_that_belong_apart_are_one_accounts_only_where_the_setting_says_so(kept):
    wanted = wanted_account("both", [Right.ADMIN, Right.PROVINCE], "43", None)
    with pytest.raises(AccountFault, match="separate_duties"):
        kept.register.add(wanted, OPERATOR, kept.act)
    allowed = kept.ruled(separate_duties=False)
    assert allowed.register.add(wanted, OPERATOR, kept.act)
    allowed.passwords.set_by_link(allowed.register.invite("both", OPERATOR, kept.act).token, GOOD, ORIGIN, kept.now)
    assert allowed.enter("both")
    with pytest.raises(AccountFault, match="separate_duties"):
        kept.enter("both")


def test_who_may_keep_an_account_is_asked_before_anything_is_done_to_it(kept):
    kept.make("tianxin")
    kept.make("hetang", scope="430202")
    kept.make("city", Right.CITY, scope="4301")
    assert [each.account.name for each in kept.register.accounts(CITY, kept.now)] == ["tianxin"]
    assert kept.register.invite("tianxin", CITY, kept.act)
    for deed in (kept.register.invite, kept.register.disable, kept.register.enable):
        with pytest.raises(AccountUnknown):
            deed("hetang", CITY, kept.act)
        with pytest.raises(Forbidden):
            deed("city", CITY, kept.act)
    with pytest.raises(NotFound):
        kept.register.add(wanted_account("other", [Right.VIEWER], "4302", None), CITY, kept.act)
    with pytest.raises(Forbidden):
        kept.register.add(wanted_account("other", [Right.CITY], "4301", None), CITY, kept.act)
    with pytest.raises(Forbidden):
        kept.register.accounts(Mandate(frozenset({Right.VIEWER}), "43", None), kept.now)


def test_a_disabled_account_lets_nobody_in_until_it_is_enabled(kept):
    kept.make()
    entered = kept.enter()
    link = kept.register.invite("tianxin", OPERATOR, kept.act)
    assert kept.register.disable("tianxin", OPERATOR, kept.act).state is AccountState.DISABLED
    with pytest.raises(NotSignedIn):
        kept.sessions.of(entered.token, kept.now)
    with pytest.raises(AccountDisabled):
        kept.enter()
    with pytest.raises(SignInWrong):
        kept.enter(password=BETTER)
    with pytest.raises(LinkSpent):
        kept.passwords.invited(link.token, kept.now)
    with pytest.raises(AccountFault, match="请先启用"):
        kept.register.invite("tianxin", OPERATOR, kept.act)
    assert kept.register.enable("tianxin", OPERATOR, kept.act).state is AccountState.ACTIVE
    assert kept.enter()


def test_an_account_that_never_had_a_password_is_invited_again_when_it_is_enabled(kept):
    kept.make(password=None)
    kept.register.disable("tianxin", OPERATOR, kept.act)
    assert kept.register.enable("tianxin", OPERATOR, kept.act).state is AccountState.INVITED
    with pytest.raises(SignInWrong):
        kept.enter(password="")


@pytest.mark.parametrize("name", ["tianxin", "nobody"])
def test_ten_wrong_passwords_in_a_row_lock_a_name_for_a_while_whether_it_is_somebodys_or_not(kept, name):
    kept.make()
    for _ in range(10):
        with pytest.raises(SignInWrong):
            kept.enter(name, BETTER)
        kept.later(seconds=1)
    with pytest.raises(SignInLocked, match="09:15") as raised:
        kept.enter(name)
    assert raised.value.until == kept.now + timedelta(minutes=15, seconds=-1)
    kept.later(minutes=15, seconds=-2)
    with pytest.raises(SignInLocked):
        kept.enter(name)
    kept.later(seconds=1)
    if name == "tianxin":
        assert kept.enter(name)
    with pytest.raises(SignInWrong):
        kept.enter(name, BETTER)


def test_a_lock_is_logged_and_so_is_each_wrong_password(kept):
    kept.make()
    for _ in range(12):
        with pytest.raises((SignInWrong, SignInLocked)):
            kept.enter(password=BETTER)
    log = kept.store.audit("account tianxin")[3:]
    assert [entry.what for entry in log] == ["sign-in-failed"] * 10 + ["account-locked"]
    assert [entry.details["in_a_row"] for entry in log[:-1]] == list(range(1, 11))
    assert {entry.act.who for entry in log} == {"tianxin"}
    assert {entry.act.origin for entry in log} == {ORIGIN}


def test_a_right_password_lets_one_count_from_the_beginning(kept):
    kept.make()
    for _ in range(3):
        for _ in range(9):
            with pytest.raises(SignInWrong):
                kept.enter(password=BETTER)
        assert kept.enter()


def test_how_many_are_tried_and_how_long_it_is_locked_are_settings(kept):
    kept.make()
    strict = kept.ruled(tries=2, locked_for=timedelta(hours=1))
    for _ in range(2):
        with pytest.raises(SignInWrong):
            strict.enter(password=BETTER)
    strict.later(minutes=59)
    with pytest.raises(SignInLocked):
        strict.enter()
    strict.later(minutes=1)
    assert strict.enter()


def test_who_is_quick_or_many_tries_no_more_than_ten(kept):
    kept.make()

    def attempt(_):
        try:
            kept.enter(password=BETTER)
        except (SignInWrong, SignInLocked) as failure:
            return type(failure)

    with ThreadPoolExecutor(8) as pool:
        ended = list(pool.map(attempt, range(24)))
    assert ended.count(SignInWrong) == 10
    assert ended.count(SignInLocked) == 14
    assert kept.hashes.asked.count("matches") == 10


def test_the_list_tells_who_is_locked_and_who_has_a_second_factor(kept):
    kept.make()
    kept.make("other")
    kept.enrol(kept.enter("other"))
    for _ in range(10):
        with pytest.raises(SignInWrong):
            kept.enter(password=BETTER)
    until = kept.now + timedelta(minutes=15)

    def listed():
        told = kept.register.accounts(OPERATOR, kept.now)
        return [(each.account.name, each.second_factor, each.locked_until) for each in told]

    assert listed() == [("other", True, None), ("tianxin", False, until)]
    kept.later(minutes=15)
    assert listed() == [("other", True, None), ("tianxin", False, None)]


@pytest.mark.parametrize("processes", [3])
def test_processes_that_try_at_once_try_no_more_than_ten_together(kept, place, key, processes):
    kept.make()
    run_together(TRYING, [place.url, key.hex()], processes)
    assert kept.logged().count("sign-in-failed") == 10
    assert kept.logged().count("account-locked") == 1


def test_enabling_an_account_unlocks_it(kept):
    kept.make()
    for _ in range(10):
        with pytest.raises(SignInWrong):
            kept.enter(password=BETTER)
    kept.register.enable("tianxin", OPERATOR, kept.act)
    assert kept.enter()


def steps(kept, name, monkeypatch):
    """Each statement, seal and hash that a wrong password costs, without the texts that it carries."""
    seen: list[str] = []

    def noted(owner, deed):
        real = getattr(owner, deed)

        def done(*arguments):
            seen.append(deed)
            return real(*arguments)

        patched.setattr(owner, deed, done)

    with monkeypatch.context() as patched:
        for deed in ("open", "mark"):
            noted(type(kept.store.vault), deed)
        noted(kept.hashes, "matches")

        def statement(_connection, _cursor, said, *_):
            seen.append(said)

        event.listen(Engine, "before_cursor_execute", statement)
        try:
            with pytest.raises(SignInWrong):
                kept.enter(name, BETTER)
        finally:
            event.remove(Engine, "before_cursor_execute", statement)
    return seen


def test_a_name_that_is_nobodys_costs_the_same_steps_as_one_that_is_somebodys(kept, monkeypatch):
    kept.make("tianxin")
    kept.make("invited", password=None)
    kept.make("disabled")
    kept.register.disable("disabled", OPERATOR, kept.act)
    for _ in range(2):  # the first and a later one
        known = steps(kept, "tianxin", monkeypatch)
        assert "matches" in known
        assert len(known) > 8
        for name in ("nobody", "invited", "disabled"):
            assert steps(kept, name, monkeypatch) == known


def test_a_name_that_is_nobodys_is_written_down_nowhere(kept, place):
    with pytest.raises(SignInWrong):
        kept.enter("SENTINEL-password", BETTER)
    assert [entry.subject for entry in kept.store.audit()] == ["account ?"]
    on_disk = place.everything_on_disk()
    assert b"sentinel" not in on_disk.lower()


@pytest.mark.parametrize("name", ["", " ", "\0", "a\0b", "\udcff", "名" * 100_000, "%' OR 1=1 --"])
def test_a_name_that_cannot_be_one_is_wrong_like_any_other(kept, name):
    with pytest.raises(SignInWrong):
        kept.enter(name, "\0")


def test_unknown_names_are_forgotten_after_a_day_and_are_never_too_many(kept, below, monkeypatch):
    monkeypatch.setattr("importer.store.trial_rows.MOST_UNKNOWN", 3)
    kept.make()
    for name in ("a1", "a2", "a3", "a4", "tianxin"):
        with pytest.raises(SignInWrong):
            kept.enter(name, BETTER)
    count = text("SELECT count(*) FROM sign_in_trials")
    with below.reading() as connection:
        assert connection.scalar(count) == 4
    kept.later(days=1, seconds=1)
    with pytest.raises(SignInWrong):
        kept.enter("a5", BETTER)
    with below.reading() as connection:
        assert connection.scalar(count) == 2


def test_a_hash_of_another_kind_is_made_anew_at_sign_in(kept, monkeypatch):
    monkeypatch.setattr("importer.accounts.password_hashes.SM3_ROUNDS", 1_000)
    kept.make()
    chinese = replace(kept, hashes=QuickHashes(HashKind.PBKDF2_SM3))

    def hashed():
        with kept.store.reading_accounts() as book:
            return book.accounts.credentials(book.accounts.named("tianxin")).password

    assert hashed().startswith("$argon2id$")
    with pytest.raises(SignInWrong):
        chinese.enter(password=BETTER)
    assert hashed().startswith("$argon2id$")
    assert chinese.enter()
    assert hashed().startswith("$pbkdf2-sm3$")
    again = hashed()
    assert chinese.enter()
    assert hashed() == again
    assert kept.enter()
    assert hashed().startswith("$argon2id$")


def test_passwords_are_kept_by_the_real_hashes_too(kept):
    real = replace(kept, hashes=PasswordHashes(HashKind.ARGON2ID))
    real.make()
    assert real.enter()
    with pytest.raises(SignInWrong):
        real.enter(password=BETTER)


@pytest.mark.parametrize(
    ("column", "value"),
    [("rights", "province"), ("scope", "43"), ("office", "another"), ("state", "invited"), ("name", "other")],
)
def test_an_account_that_was_changed_behind_the_programs_back_lets_nobody_in(kept, below, column, value):
    kept.make()
    entered = kept.enter()
    _, word = kept.tokens.add("tianxin", None, None, 30, OPERATOR, kept.act)
    with below.writing() as connection:
        connection.execute(update(ACCOUNTS).values({column: value}))
    with pytest.raises(SealBroken, match="accounts"):
        kept.enter("other" if column == "name" else "tianxin")
    with pytest.raises(SealBroken, match="accounts"):
        kept.sessions.of(entered.token, kept.now)
    with pytest.raises(SealBroken, match="accounts"):
        kept.tokens.holder(word, kept.now)


def test_no_password_hash_token_or_code_lies_in_the_database(kept, place, below):
    kept.make()
    entered, secret, codes = kept.enrol(kept.enter())
    invited = kept.register.invite("tianxin", OPERATOR, kept.act)
    _, word = kept.tokens.add("tianxin", None, None, 30, OPERATOR, kept.act)
    on_disk = place.everything_on_disk()
    for each in (GOOD, "argon2", entered.token, invited.token, word, secret.hex(), *codes):
        assert each.encode() not in on_disk, each
    with below.reading() as connection:
        [kept_hash] = connection.scalars(select(SESSIONS.c.token_hash))
    assert kept_hash.encode() in on_disk  # the search would have found them
