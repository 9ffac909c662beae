"""A note under its seal: what it holds, who opens it, and what is none."""

from datetime import date

import orjson
import pytest

from locator.corrections.inbox import MOST_BYTES
from locator.corrections.note import TEXT_LIMIT, Note, NoteUnreadable, Wrong
from locator.corrections.sealed_box import SealUnopened, new_private_key, opened, public_key_of, sealed

NOTE = Note("0" * 31 + "f", "430103-HALL", date(2026, 3, 2), Wrong.HOURS, "下午三点\n就关门了")


def changed(**said: object) -> bytes:
    """The note as it is sealed, with something else in it."""
    return orjson.dumps({**orjson.loads(NOTE.packed()), **said})


def test_a_note_comes_out_of_its_seal_as_it_went_in() -> None:
    private = new_private_key()
    assert Note.unpacked(opened(sealed(NOTE.packed(), public_key_of(private)), private)) == NOTE


def test_a_note_says_what_is_wrong_with_which_window_on_which_day_and_no_more() -> None:
    assert orjson.loads(NOTE.packed()).keys() == {"version", "id", "window", "day", "wrong", "text"}
    assert orjson.loads(NOTE.packed())["day"] == "2026-03-02"


def test_a_seal_is_different_every_time_and_shows_nothing() -> None:
    public = public_key_of(new_private_key())
    first, second = sealed(NOTE.packed(), public), sealed(NOTE.packed(), public)
    assert first != second
    assert b"430103" not in first


def test_another_key_and_a_changed_box_open_nothing() -> None:
    private = new_private_key()
    box = sealed(NOTE.packed(), public_key_of(private))
    for key, tried in ((new_private_key(), box), (private, box[:-1]), (private, b""), (private, bytes(len(box)))):
        with pytest.raises(SealUnopened):
            opened(tried, key)


def test_the_longest_note_fits_the_inbox() -> None:
    longest = Note("f" * 32, "W" * 40, date(2026, 3, 2), Wrong.POSITION, "\U0001f6aa" * TEXT_LIMIT)
    box = sealed(longest.packed(), public_key_of(new_private_key()))
    assert len(box) <= MOST_BYTES
    escaped = Note("f" * 32, "W" * 40, date(2026, 3, 2), Wrong.POSITION, "\x01" * TEXT_LIMIT)
    assert len(sealed(escaped.packed(), public_key_of(new_private_key()))) <= MOST_BYTES


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xff", id="no text"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b"null", id="null"),
        pytest.param(changed(version=2), id="a later version"),
        pytest.param(changed(id="../staff"), id="no id"),
        pytest.param(changed(id="F" * 32), id="an id in capitals"),
        pytest.param(changed(window=""), id="no window"),
        pytest.param(changed(window="430103-\x00"), id="a window that no database takes"),
        pytest.param(changed(window="430103-HALL\n"), id="a window and a line break"),
        pytest.param(changed(window="x" * 41), id="a long window"),
        pytest.param(changed(day="soon"), id="no day"),
        pytest.param(changed(wrong="all"), id="no choice"),
        pytest.param(changed(text="x" * (TEXT_LIMIT + 1)), id="a long text"),
    ],
)
def test_what_is_no_note_is_told(content: bytes) -> None:
    with pytest.raises(NoteUnreadable):
        Note.unpacked(content)


def test_no_text_of_a_citizen_is_quoted_by_chance() -> None:
    assert "三点" not in repr(NOTE)
