"""The vault's seals, without a disk."""

import pytest

from importer.store.vault import KeyUnavailable, SealBroken, Vault, WrongKey

KEY = bytes(range(32))
PLACE = "drafts/1/workbook"


def test_what_is_sealed_opens_again():
    vault = Vault.from_key(KEY)
    for plaintext in (b"", b"x", "示例文字".encode(), bytes(100_000)):
        assert vault.open(vault.seal(plaintext, PLACE), PLACE) == plaintext


def test_a_seal_shows_nothing_of_what_is_in_it_but_its_length():
    sealed = Vault.from_key(KEY).seal(b"a text that nobody reads", PLACE)
    assert b"text" not in sealed
    assert len(sealed) == len(b"a text that nobody reads") + 33


def test_two_seals_of_one_text_differ():
    vault = Vault.from_key(KEY)
    assert vault.seal(b"same", PLACE) != vault.seal(b"same", PLACE)


def test_a_second_vault_under_the_same_key_opens_the_seals_of_the_first():
    assert Vault.from_key(KEY).open(Vault.from_key(KEY).seal(b"kept", PLACE), PLACE) == b"kept"


def test_a_seal_made_by_the_first_version_still_opens():
    sealed = "013229429f7c579ab4908d539364b38a711a40ab4f2a1653cf268a55d7e89f16d9ba5c24967549"
    assert Vault.from_key(KEY).open(bytes.fromhex(sealed), PLACE) == "示例".encode()


def test_a_seal_under_another_key_is_called_that():
    with pytest.raises(WrongKey) as raised:
        Vault.from_key(bytes(32)).open(Vault.from_key(KEY).seal(b"secret", PLACE), PLACE)
    assert Vault.from_key(KEY).key_id in raised.value.zh
    assert Vault.from_key(bytes(32)).key_id in raised.value.en


def test_a_seal_that_was_carried_to_another_place_is_broken():
    vault = Vault.from_key(KEY)
    with pytest.raises(SealBroken, match="drafts/2/workbook"):
        vault.open(vault.seal(b"row one", PLACE), "drafts/2/workbook")


@pytest.mark.parametrize("at", [0, 5, 10, 17, 20, -1], ids=["version", "nonce", "nonce", "text", "text", "tag"])
def test_one_changed_bit_breaks_a_seal(at):
    vault = Vault.from_key(KEY)
    sealed = bytearray(vault.seal(b"a text", PLACE))
    sealed[at] ^= 1
    with pytest.raises(SealBroken):
        vault.open(bytes(sealed), PLACE)


@pytest.mark.parametrize("length", [0, 1, 5, 32, 38])
def test_a_seal_that_was_cut_off_is_broken(length):
    vault = Vault.from_key(KEY)
    with pytest.raises(SealBroken):
        vault.open(vault.seal(b"a text", PLACE)[:length], PLACE)


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_of_another_length_is_refused(length):
    with pytest.raises(KeyUnavailable, match="32"):
        Vault.from_key(bytes(length))


def test_a_vault_shows_its_key_to_nobody():
    vault = Vault.from_key(KEY)
    assert repr(vault) == f"Vault(key_id='{vault.key_id}')"
    assert KEY.hex()[:8] not in repr(vault)


def test_a_mark_is_the_same_for_a_text_under_one_key_and_another_under_another() -> None:
    vault, other = Vault.from_key(bytes(32)), Vault.from_key(bytes(31) + b"\1")
    assert vault.mark("天心-01") == Vault.from_key(bytes(32)).mark("天心-01")
    assert len({vault.mark("天心-01"), vault.mark("天心-02"), other.mark("天心-01"), vault.mark("\udcff")}) == 4
