"""Random words that let somebody in, and what is kept of them."""

import base64
import re

from importer.accounts.tokens import (
    PROGRAM_PREFIX,
    csrf_token,
    hash_of,
    is_csrf_token,
    new_recovery_codes,
    new_token,
    recovery_hash,
)


def test_a_token_has_256_bits_and_is_new_each_time() -> None:
    tokens = {new_token() for _ in range(50)}
    assert len(tokens) == 50
    assert {len(base64.urlsafe_b64decode(token + "=")) for token in tokens} == {32}
    assert re.fullmatch(r"tongban_[\w-]{43}", new_token(PROGRAM_PREFIX))


def test_the_hash_of_a_token_is_sha_256() -> None:
    # FIPS 180-4, example of "abc".
    assert hash_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert len(hash_of("\udcff")) == 64


def test_there_are_ten_recovery_codes_of_80_bits() -> None:
    codes = new_recovery_codes()
    assert len({*codes, *new_recovery_codes()}) == 20
    assert all(re.fullmatch(r"([A-Z2-7]{4}-){3}[A-Z2-7]{4}", code) for code in codes)


def test_a_recovery_code_is_known_however_it_is_written() -> None:
    assert recovery_hash(" abcd-efgh 2345OIBX") == recovery_hash("ABCDEFGH-2345-018X")
    assert recovery_hash("ABCD-EFGH-2345-OIBX") != recovery_hash("ABCD-EFGH-2345-OIBY")


def test_a_form_is_of_one_session_alone() -> None:
    session, other = new_token(), new_token()
    assert is_csrf_token(csrf_token(session), session)
    assert session not in csrf_token(session)
    for said in (csrf_token(other), "", "验证", "\udcff", session):
        assert not is_csrf_token(said, session)
