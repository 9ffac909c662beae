"""Whatever is typed is answered."""

from hypothesis import given
from hypothesis import strategies as st

from locator.items.catalogue import packaged_catalogue
from locator.items.wishes.reading import WishReader
from locator.items.wishes.wish_files import packaged_wishes

READER = WishReader(packaged_catalogue())
WORDS = st.sampled_from(sorted(packaged_wishes().words))
HOSTILE = st.sampled_from(
    ["<script>", "=cmd|' /C calc'!A0", "../../etc/passwd", "\x00", "\u202e", "𠀀", "e\u0301" * 99, "%00"]
)
MIXED = st.lists(WORDS | HOSTILE | st.text(max_size=5), max_size=30).map("".join)
LETTERS = st.text("abcdefghijklmnopqrstuvwxyz ", max_size=200)


@given(st.text() | MIXED | LETTERS)
def test_any_text_is_answered_with_each_item_once_and_surely_with_one_alone(text: str) -> None:
    wish = READER.read(text)
    assert len(set(wish.items)) == len(wish.items)
    assert len({one.id for one in wish.outside}) == len(wish.outside)
    if wish.sure:
        assert len(wish.items) == 1
        assert wish.outside == ()


@given(MIXED)
def test_a_wish_is_read_the_same_again_and_with_blanks_and_capitals(text: str) -> None:
    assert READER.read(text) == READER.read(text)
    assert READER.read(f" {text.strip()} ") == READER.read(text.strip())
