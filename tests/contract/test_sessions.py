"""Sessions, the second factor and programs' tokens in the staff store, over SQLite and over a real PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from importer.accounts.account import AccountFault, Mandate, Right
from importer.accounts.account_rules import holders_named
from importer.accounts.api_tokens import TokenUnknown
from importer.accounts.password_rules import PasswordRefused
from importer.accounts.register import OPERATOR
from importer.accounts.rights import Forbidden
from importer.accounts.sessions import NotSignedIn, StageMissing
from importer.accounts.sign_in import CodeWrong, SignInWrong
from importer.accounts.trials import SignInLocked
from importer.store.audit_log import Act
from importer.store.session_rows import Stage
from tests.kept_accounts import BETTER, GOOD, OFFICE, ORIGIN, Kept


@pytest.fixture
def kept(store):
    """The store's accounts, one of which can be signed in to."""
    kept = Kept(store)
    kept.make()
    return kept


def test_a_session_is_known_by_its_token_alone(kept):
    entered = kept.enter()
    assert kept.sessions.of(entered.token, kept.now).account == entered.account
    assert entered.token not in repr(entered)
    for other in ("", entered.token + "x", entered.session.token_hash, entered.session.id):
        with pytest.raises(NotSignedIn):
            kept.sessions.of(other, kept.now)


def test_a_session_ends_when_nothing_is_done_for_a_while(kept):
    entered = kept.enter()
    for _ in range(5):
        kept.later(minutes=29)
        assert kept.sessions.of(entered.token, kept.now)
    kept.later(minutes=30)
    with pytest.raises(NotSignedIn):
        kept.sessions.of(entered.token, kept.now)


def test_a_session_ends_after_its_longest_life_whatever_is_done(kept):
    entered = kept.enter()
    for _ in range(24 * 60 // 45):
        kept.later(minutes=25)
        if kept.now >= entered.session.begun_at + timedelta(hours=12):
            break
        assert kept.sessions.of(entered.token, kept.now)
    with pytest.raises(NotSignedIn):
        kept.sessions.of(entered.token, kept.now)


def test_that_a_session_is_used_is_written_down_once_a_minute_at_most(kept):
    entered = kept.enter()
    kept.later(seconds=59)
    assert kept.sessions.of(entered.token, kept.now).session.last_used_at == entered.session.begun_at
    assert kept.sessions.own(entered.account, kept.now)[0].last_used_at == entered.session.begun_at
    kept.later(seconds=1)
    kept.sessions.of(entered.token, kept.now)
    assert kept.sessions.own(entered.account, kept.now)[0].last_used_at == kept.now


def test_one_signs_out_and_sees_and_ends_ones_own_sessions_alone(kept):
    kept.make("other")
    first = kept.enter()
    kept.later(minutes=1)
    second, others = kept.enter(), kept.enter("other")
    account = first.account
    act = Act(account.name, ORIGIN, kept.now)
    assert [each.id for each in kept.sessions.own(account, kept.now)] == [second.session.id, first.session.id]
    assert {each.origin for each in kept.sessions.own(account, kept.now)} == {ORIGIN}
    assert not kept.sessions.end_own(account, others.session.id, act)
    assert kept.sessions.end_own(account, first.session.id, act)
    assert not kept.sessions.end_own(account, first.session.id, act)
    kept.sessions.sign_out(second.token, act)
    kept.sessions.sign_out(second.token, act)
    assert kept.sessions.own(account, kept.now) == []
    assert kept.sessions.of(others.token, kept.now)
    assert kept.logged()[-2:] == ["session-ended", "signed-out"]


def test_sessions_that_are_over_are_forgotten_when_somebody_signs_in(kept):
    entered = kept.enter()
    kept.later(hours=13)
    assert kept.sessions.own(entered.account, kept.now) == []
    kept.enter()
    with kept.store.reading_accounts() as book:
        assert len(book.sessions.of(entered.account.id)) == 1


def test_another_password_ends_all_sessions_and_begins_one(kept):
    first, other = kept.enter(), kept.enter()
    kept.later(minutes=5)
    again = kept.own.change_password(first.token, GOOD, BETTER, ORIGIN, kept.now)
    assert kept.sessions.of(again.token, kept.now).session.begun_at == first.session.begun_at
    for old in (first, other):
        with pytest.raises(NotSignedIn):
            kept.sessions.of(old.token, kept.now)
    assert kept.enter(password=BETTER)
    with pytest.raises(SignInWrong):
        kept.enter()


def test_another_password_needs_the_old_one_and_has_to_be_a_good_one(kept):
    entered = kept.enter()
    for _ in range(2):
        with pytest.raises(SignInWrong):
            kept.own.change_password(entered.token, BETTER, BETTER, ORIGIN, kept.now)
    with pytest.raises(PasswordRefused):
        kept.own.change_password(entered.token, GOOD, "short", ORIGIN, kept.now)
    with pytest.raises(AccountFault, match="相同"):
        kept.own.change_password(entered.token, GOOD, GOOD, ORIGIN, kept.now)
    with pytest.raises(NotSignedIn):
        kept.own.change_password("", GOOD, BETTER, ORIGIN, kept.now)
    for _ in range(8):
        with pytest.raises(SignInWrong):
            kept.own.change_password(entered.token, BETTER, BETTER, ORIGIN, kept.now)
    with pytest.raises(SignInLocked):
        kept.own.change_password(entered.token, GOOD, BETTER, ORIGIN, kept.now)
    assert kept.sessions.of(entered.token, kept.now)
    assert kept.logged().count("account-locked") == 1


def test_a_password_expires_where_the_setting_says_so(kept):
    yearly = kept.ruled(password_life=timedelta(days=365))
    yearly.later(days=365, seconds=-1)
    assert yearly.enter().session.stage is Stage.FULL
    yearly.later(seconds=1)
    entered = yearly.enter()
    with pytest.raises(StageMissing, match="到期") as raised:
        yearly.sessions.of(entered.token, yearly.now)
    assert raised.value.stage is Stage.PASSWORD
    again = yearly.own.change_password(entered.token, GOOD, BETTER, ORIGIN, yearly.now)
    assert yearly.sessions.of(again.token, yearly.now)
    kept.later(days=4000)
    assert kept.enter(password=BETTER).session.stage is Stage.FULL


def test_a_second_factor_is_asked_for_once_a_code_has_confirmed_it(kept):
    entered = kept.enter()
    kept.own.offer_second_factor(entered.token, kept.now)
    with pytest.raises(CodeWrong):
        kept.own.take_second_factor(entered.token, "000000x", ORIGIN, kept.now)
    assert kept.enter().session.stage is Stage.FULL
    again, secret, codes = kept.enrol(entered)
    assert kept.sessions.of(again.token, kept.now)
    assert len(codes) == 10
    with pytest.raises(NotSignedIn):
        kept.sessions.of(entered.token, kept.now)
    half = kept.enter()
    with pytest.raises(StageMissing, match="验证码"):
        kept.sessions.of(half.token, kept.now)
    full = kept.code(half, kept.shown(secret))
    assert full.token != half.token
    assert kept.sessions.of(full.token, kept.now)
    with pytest.raises(NotSignedIn):
        kept.sessions.of(half.token, kept.now, Stage.CODE)


def test_a_half_open_session_can_do_nothing_and_ends_soon(kept):
    _, secret, _ = kept.enrol(kept.enter())
    half = kept.enter()
    with pytest.raises(NotSignedIn):
        kept.own.change_password(half.token, GOOD, BETTER, ORIGIN, kept.now)
    with pytest.raises(NotSignedIn):
        kept.own.offer_second_factor(half.token, kept.now)
    with pytest.raises(NotSignedIn):
        kept.own.renew_recovery_codes(half.token, ORIGIN, kept.now)
    kept.later(minutes=10)
    with pytest.raises(NotSignedIn):
        kept.code(half, kept.shown(secret))


def test_a_code_is_taken_once_whoever_else_saw_it(kept):
    _, secret, _ = kept.enrol(kept.enter())
    code = kept.shown(secret)
    assert kept.code(kept.enter(), code)
    with pytest.raises(CodeWrong):
        kept.code(kept.enter(), code)
    kept.later(seconds=30)
    assert kept.code(kept.enter(), kept.shown(secret))


def test_one_code_at_two_doors_at_once_opens_one(kept):
    _, secret, codes = kept.enrol(kept.enter())
    for code in (kept.shown(secret), codes[0]):
        doors = [kept.enter() for _ in range(4)]

        def go_on(half, code=code):
            try:
                return kept.code(half, code)
            except CodeWrong:
                return None

        with ThreadPoolExecutor(4) as pool:
            assert sum(each is not None for each in pool.map(go_on, doors)) == 1
        kept.later(minutes=2)


def test_wrong_codes_lock_an_account_however_often_the_password_is_right(kept):
    _, secret, _ = kept.enrol(kept.enter())
    for _ in range(10):
        with pytest.raises(CodeWrong):
            kept.code(kept.enter(), "12345x")
    with pytest.raises(SignInLocked):
        kept.enter()
    kept.later(minutes=15)
    assert kept.code(kept.enter(), kept.shown(secret))
    assert kept.logged().count("code-failed") == 10
    assert kept.logged().count("account-locked") == 1


def test_a_recovery_code_is_good_once_and_new_ones_take_the_place_of_all(kept):
    _, _, codes = kept.enrol(kept.enter())
    entered = kept.code(kept.enter(), codes[3].lower())
    with pytest.raises(CodeWrong):
        kept.code(kept.enter(), codes[3])
    assert kept.code(kept.enter(), codes[4])
    renewed = kept.own.renew_recovery_codes(entered.token, ORIGIN, kept.now)
    with pytest.raises(CodeWrong):
        kept.code(kept.enter(), codes[5])
    assert kept.code(kept.enter(), renewed[5])
    left = [entry.details["left"] for entry in kept.store.audit("account tianxin") if "left" in entry.details]
    assert left == [9, 8, 9]


def test_who_has_no_second_factor_has_no_recovery_codes(kept):
    with pytest.raises(AccountFault):
        kept.own.renew_recovery_codes(kept.enter().token, ORIGIN, kept.now)


@pytest.mark.parametrize(
    ("setting", "stage"),
    [
        ("nobody", Stage.FULL),
        ("everybody", Stage.ENROL),
        ("office", Stage.ENROL),
        ("province, admin", Stage.FULL),
    ],
)
def test_a_second_factor_is_demanded_of_whom_the_setting_names(kept, setting, stage):
    demanding = kept.ruled(second_factor=holders_named(setting))
    entered = demanding.enter()
    assert entered.session.stage is stage
    if stage is Stage.ENROL:
        with pytest.raises(NotSignedIn):
            demanding.own.change_password(entered.token, GOOD, BETTER, ORIGIN, demanding.now)
        again, _, _ = demanding.enrol(entered)
        assert demanding.sessions.of(again.token, demanding.now)


def test_a_lost_second_factor_is_taken_off_with_a_new_link(kept):
    entered, _, _ = kept.enrol(kept.enter())
    link = kept.register.invite("tianxin", OPERATOR, kept.act, without_second_factor=True)
    with pytest.raises(NotSignedIn):
        kept.sessions.of(entered.token, kept.now)
    kept.passwords.set_by_link(link.token, BETTER, ORIGIN, kept.now)
    assert kept.enter(password=BETTER).session.stage is Stage.FULL
    assert "second-factor-removed" in kept.logged()


def test_a_new_link_alone_leaves_the_second_factor(kept):
    kept.enrol(kept.enter())
    link = kept.register.invite("tianxin", OPERATOR, kept.act)
    kept.passwords.set_by_link(link.token, BETTER, ORIGIN, kept.now)
    assert kept.enter(password=BETTER).session.stage is Stage.CODE


def test_a_programs_token_has_what_its_account_has_until_it_expires(kept):
    token, word = kept.tokens.add("tianxin", None, None, 30, OPERATOR, kept.act)
    assert word.startswith("tongban_")
    account, mandate = kept.tokens.holder(word, kept.now)
    assert mandate == account.mandate == Mandate(frozenset({Right.OFFICE}), "430103", OFFICE)
    for other in ("", word + "x", token.token_hash):
        with pytest.raises(NotSignedIn):
            kept.tokens.holder(other, kept.now)
    kept.later(days=30)
    with pytest.raises(NotSignedIn):
        kept.tokens.holder(word, kept.now)


def test_a_tokens_last_day_is_kept_and_it_is_revoked_at_once(kept):
    token, word = kept.tokens.add("tianxin", None, None, 30, OPERATOR, kept.act)
    assert kept.tokens.of("tianxin", OPERATOR)[0].last_used_on is None
    kept.later(days=2)
    kept.tokens.holder(word, kept.now)
    assert kept.tokens.of("tianxin", OPERATOR)[0].last_used_on == kept.now.date()
    for _ in range(2):
        kept.tokens.revoke(token.id, OPERATOR, kept.act)
    with pytest.raises(NotSignedIn):
        kept.tokens.holder(word, kept.now)
    assert kept.tokens.of("tianxin", OPERATOR)[0].revoked_at == kept.now
    assert [what for what in kept.logged() if "token" in what] == ["token-made", "token-revoked"]
    with pytest.raises(TokenUnknown):
        kept.tokens.revoke(token.id + 1, OPERATOR, kept.act)


def test_a_token_has_no_more_than_its_account(kept):
    kept.make("city", Right.CITY, Right.VIEWER, scope="4301")
    _, word = kept.tokens.add("city", [Right.VIEWER], "430103", 1, OPERATOR, kept.act)
    assert kept.tokens.holder(word, kept.now)[1] == Mandate(frozenset({Right.VIEWER}), "430103", None)
    for rights, scope, days in [
        ([Right.PROVINCE], None, 1),
        ([], None, 1),
        (None, "43", 1),
        (None, "4302", 1),
        (None, "长沙", 1),
        (None, None, 0),
        (None, None, 366),
    ]:
        with pytest.raises(AccountFault):
            kept.tokens.add("city", rights, scope, days, OPERATOR, kept.act)


def test_a_token_lets_nobody_in_whose_account_is_disabled(kept):
    _, word = kept.tokens.add("tianxin", None, None, 30, OPERATOR, kept.act)
    kept.register.disable("tianxin", OPERATOR, kept.act)
    with pytest.raises(NotSignedIn):
        kept.tokens.holder(word, kept.now)
    with pytest.raises(AccountFault, match="停用"):
        kept.tokens.add("tianxin", None, None, 30, OPERATOR, kept.act)
    kept.register.enable("tianxin", OPERATOR, kept.act)
    assert kept.tokens.holder(word, kept.now)


def test_tokens_are_made_listed_and_revoked_by_who_may_keep_the_account(kept):
    city = Mandate(frozenset({Right.CITY}), "4301", None)
    viewer = Mandate(frozenset({Right.VIEWER}), "43", None)
    token, _ = kept.tokens.add("tianxin", None, None, 30, city, kept.act)
    with pytest.raises(Forbidden):
        kept.tokens.of("tianxin", viewer)
    with pytest.raises(Forbidden):
        kept.tokens.revoke(token.id, viewer, kept.act)
    assert kept.tokens.of("tianxin", city) == [token]
