"""Passwords hashed and held against their hashes, by argon2id and by PBKDF2 with SM3."""

import pytest

from importer.accounts import password_hashes
from importer.accounts.hash_kind import HashKind
from importer.accounts.password_hashes import PasswordHashes, pbkdf2_sm3
from tests.sm3 import derived, sm3

TYPED = "三只 羊 在晒太阳 42"


@pytest.fixture(params=HashKind, scope="module")
def hashes(request):
    """Hashes of each kind, SM3's with few rounds: their number is part of each hash."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(password_hashes, "SM3_ROUNDS", 1_000)
        yield PasswordHashes(request.param)


def test_a_password_matches_its_own_hash_and_no_other(hashes):
    kept = hashes.hashed(TYPED)
    assert hashes.matches(TYPED, kept)
    assert not hashes.matches(TYPED + " ", kept)
    assert not hashes.matches("", kept)
    assert not hashes.matches(TYPED, hashes.nobodys)


def test_two_hashes_of_one_password_differ_and_hold_none_of_it(hashes):
    one, other = hashes.hashed(TYPED), hashes.hashed(TYPED)
    assert one != other
    assert TYPED not in one
    assert one.startswith(f"${hashes.kind.value}$")


def test_full_width_letters_are_the_letters_that_they_look_like(hashes):
    assert hashes.matches("ａｂｃ　ｄｅｆ１２３", hashes.hashed("abc def123"))


def test_half_a_surrogate_pair_is_a_password_too(hashes):
    assert hashes.matches("\udcff" * 12, hashes.hashed("\udcff" * 12))


def test_each_kind_knows_the_hashes_of_the_other_and_would_make_them_anew():
    argon2, sm3_kind = (PasswordHashes(kind) for kind in HashKind)
    for mine, other in ((argon2, sm3_kind), (sm3_kind, argon2)):
        kept = other.hashed(TYPED)
        assert mine.matches(TYPED, kept)
        assert not mine.matches("another one", kept)
        assert not mine.is_current(kept)
        assert other.is_current(kept)


def test_a_hash_with_other_parameters_is_made_anew():
    argon2, sm3_kind = (PasswordHashes(kind) for kind in HashKind)
    assert not argon2.is_current(argon2.nobodys.replace("t=2", "t=1"))
    assert not sm3_kind.is_current(sm3_kind.nobodys.replace("$i=", "$i=9"))


@pytest.mark.parametrize(
    "kept", ["", "plain", "$argon2id$v=19$", "$pbkdf2-sm3$i=0$AA==$AA==", "$pbkdf2-sm3$i=1$AAA$AA==", "$2b$12$abc"]
)
def test_a_hash_that_cannot_be_read_matches_nothing(hashes, kept):
    assert not hashes.matches(TYPED, kept)
    assert not hashes.is_current(kept)


def test_the_second_path_computes_sm3_as_the_standard_prints_it():
    # GB/T 32905-2016, annex A: "abc", and "abcd" sixteen times.
    assert sm3(b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert sm3(b"abcd" * 16).hex() == "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"


@pytest.mark.parametrize(
    ("password", "salt", "rounds"),
    [(b"password", b"salt", 1), (TYPED.encode(), b"\0" * 16, 7), (b"k" * 70, b"s", 3)],
)
def test_pbkdf2_with_sm3_gives_what_the_second_path_gives(password, salt, rounds):
    assert pbkdf2_sm3(password, salt, rounds) == derived(password, salt, rounds)
