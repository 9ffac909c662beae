"""What holds of accounts whatever is typed: names, passwords, codes, and who may do what."""

from datetime import UTC, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from importer.accounts.account import Account, AccountFault, AccountState, Mandate, Right, account_name, wanted_account
from importer.accounts.one_time_codes import code_of, step_at, step_of_code
from importer.accounts.password_rules import PasswordRefused, check_password, is_common, packaged_words
from importer.accounts.rights import Answer, Deed, Target, is_narrower, may, may_keep
from importer.accounts.tokens import csrf_token, is_csrf_token, recovery_hash

ANY_TEXT = st.text(st.characters(), max_size=60)
SCOPES = st.sampled_from(["", "43", "4301", "430103", "430104", "4302", "430202", "44"])
OFFICES = st.sampled_from(["天心区政务服务中心", "长沙市数据局"])
MANDATES = st.builds(Mandate, st.frozensets(st.sampled_from(Right)), SCOPES, st.none() | OFFICES)
TARGETS = st.builds(Target, SCOPES, st.none() | OFFICES)
NOW = datetime(2026, 3, 2, tzinfo=UTC)
SECRET = bytes(range(20))


@given(ANY_TEXT)
def test_a_name_is_put_in_order_once(text: str) -> None:
    name = account_name(text)
    assert account_name(name) == name
    assert name.isprintable()
    name.encode()


@given(ANY_TEXT, st.frozensets(st.sampled_from(Right)), ANY_TEXT | SCOPES, st.none() | ANY_TEXT)
def test_what_is_wanted_is_an_account_or_one_sentence(
    name: str, rights: frozenset[Right], scope: str, office: str | None
) -> None:
    try:
        wanted = wanted_account(name, rights, scope, office)
    except AccountFault as fault:
        assert fault.zh
        assert fault.en
    else:
        assert wanted_account(wanted.name, rights, wanted.mandate.scope, wanted.mandate.office) == wanted


@given(ANY_TEXT, st.integers(1, 40))
def test_a_password_is_taken_or_refused_with_a_sentence_that_says_nothing_of_it(text: str, least: int) -> None:
    mandate = Mandate(frozenset({Right.VIEWER}), "43", None)
    account = Account(1, "shengju-02", mandate, AccountState.ACTIVE, "root", NOW)
    try:
        check_password(text, account, least, packaged_words())
    except PasswordRefused as refused:
        assert len(text) < 8 or text not in refused.zh + refused.en


@example(["4131", "4131"], "")
@given(st.lists(st.sampled_from(packaged_words().words), min_size=1, max_size=6), st.sampled_from(["", "-", "@", " "]))
def test_common_words_in_any_order_are_common(words: list[str], between: str) -> None:
    assert is_common(between.join(words).upper(), packaged_words())


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(-2, 2)), max_size=30))
def test_of_codes_in_any_order_each_is_taken_once_and_none_after_a_later_one(tries: list[tuple[int, int]]) -> None:
    now, last = NOW, -1
    taken: list[int] = []
    for seconds, away in tries:
        now += timedelta(seconds=seconds)
        step = step_at(now) + away
        found = step_of_code(SECRET, code_of(SECRET, step), now, last)
        assert (found is not None) == (abs(away) <= 1 and step > last)
        if found is not None:
            taken.append(found)
            last = found
    assert taken == sorted({*taken})


@given(MANDATES, MANDATES, st.sampled_from(Deed), st.none() | TARGETS)
def test_a_narrower_mandate_may_nothing_that_the_other_may_not(
    narrow: Mandate, wide: Mandate, deed: Deed, target: Target | None
) -> None:
    if is_narrower(narrow, wide) and (narrow.office or Right.OFFICE not in narrow.rights):
        assert may(narrow, deed, target) is not Answer.YES or may(wide, deed, target) is Answer.YES


@given(MANDATES, st.sampled_from(Deed), TARGETS, TARGETS)
def test_whether_a_right_is_missing_does_not_depend_on_the_target(
    mandate: Mandate, deed: Deed, one: Target, other: Target
) -> None:
    forbidden = {may(mandate, deed, each) is Answer.FORBIDDEN for each in (None, one, other)}
    assert len(forbidden) == 1


@example(Mandate(frozenset({Right.OFFICE, Right.CITY}), "", None), Mandate(frozenset(), "", None))
@given(MANDATES, MANDATES)
def test_who_is_no_admin_keeps_no_account_beyond_their_scope_and_none_of_an_admin_or_auditor(
    maker: Mandate, other: Mandate
) -> None:
    if Right.ADMIN not in maker.rights and may_keep(maker, other) is Answer.YES:
        assert other.scope.startswith(maker.scope)
        assert not other.rights & {Right.ADMIN, Right.AUDITOR}


@given(ANY_TEXT, ANY_TEXT)
def test_tokens_of_any_text_are_held_against_any_text(said: str, session: str) -> None:
    assert is_csrf_token(csrf_token(session), session)
    assert is_csrf_token(said, session) == (said == csrf_token(session))
    assert len(recovery_hash(said)) == 64
