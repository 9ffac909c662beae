"""The divisions' names as they are said: in pinyin, by the first letters of their syllables, and by their sound."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from locator.divisions.names import Form, Spelling
from locator.finding.places.spelling_book import Named, SpellingBook
from locator.spelling.pinyin import Syllables, initials_of, ways_to_say, ways_to_say_a_name

_LEAST_SOUNDS = 3  # of a name with something behind it: two syllables sound like too much
_FIRST_SIGN = 0xE000  # the private use area: no text has any of these
_IN_NO_NAME = "\uf8ff"  # the last of them: there are fewer syllables


class PhoneticBooks:
    """Three books over the same names.

    In the third a syllable is one sign, so that a text of homophones (长杀市, 長沙市) is cut into names as any other.
    """

    def __init__(self, spellings: Sequence[Spelling]) -> None:
        said = [(spelling, ways_to_say_a_name(spelling.text)) for spelling in spellings]
        self._signs: dict[str, str] = {}
        self.letters = SpellingBook(_spelt(said, "".join))
        self.initials = SpellingBook(_spelt(said, initials_of))
        self._sounds = SpellingBook(_spelt(said, self._sound_of_a_name))

    def sounding_like(self, text: str) -> Named:
        """The divisions whose names sound as a whole text does, in any of the ways in which it may be said."""
        found: Named = {}
        has_letters = any(sign.isascii() for sign in text)  # 长沙tianxin: what is half typed is read as letters
        for way in ways_to_say(text):
            named = self.letters.named("".join(way)) if has_letters else self._sounds.named(self._sound_of(way))
            for code, form in named.items():
                found[code] = min(form, found.get(code, form))
        return found

    def beginnings_sounding_like(self, text: str) -> dict[int, Named]:
        """For each length at which a text stops to sound as whole names of divisions, the divisions up to there."""
        found: dict[int, Named] = {}
        for way in ways_to_say(text):
            for end, named in self._sounds.beginnings(self._sound_of(way)).items():
                whole = {code: form for code, form in named.items() if form is Form.WHOLE}
                if whole and end >= _LEAST_SOUNDS:
                    found[end] = whole | found.get(end, {})
        return found

    def _sound_of(self, way: Syllables) -> str:
        # Nothing is kept of what is typed: it would grow, and unshare the memory of processes that have the books.
        return "".join([self._signs.get(syllable, _IN_NO_NAME) for syllable in way])

    def _sound_of_a_name(self, way: Syllables) -> str:
        signs = self._signs
        return "".join([signs.setdefault(syllable, chr(_FIRST_SIGN + len(signs))) for syllable in way])


def _spelt(
    said: Iterable[tuple[Spelling, tuple[Syllables, ...]]], write: Callable[[Syllables], str]
) -> Iterator[Spelling]:
    for spelling, ways in said:
        for text in dict.fromkeys(map(write, ways)):
            yield Spelling(text, spelling.division, spelling.form)
