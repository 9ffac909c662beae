"""How a severity looks in a workbook: a colour, a pattern, a sign and a word, so that no colour is needed to see it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """The fill of a marked cell, as `patternFill` has it, and the sign and the words (zh, en) beside it."""

    pattern: str
    ink: str
    ground: str
    sign: str
    word: str
    word_en: str

    def told(self, lang: str) -> str:
        """The sign and the word."""
        return f"{self.sign} {self.word_en if lang == 'en' else self.word}"

    @property
    def fill(self) -> bytes:
        """The fill as styles have it."""
        kind, ink, ground = (one.encode() for one in (self.pattern, self.ink, self.ground))
        return b'<patternFill patternType="%b"><fgColor rgb="FF%b"/><bgColor rgb="FF%b"/></patternFill>' % (
            *(kind, ink, ground),
        )


LOOKS = {
    "error": Look("lightUp", "E58A94", "FFC7CE", "✗", "须修改", "To be mended"),
    "warning": Look("solid", "FFEB9C", "FFEB9C", "!", "请核对", "Please check"),
    "info": Look("solid", "DDEBF7", "DDEBF7", "·", "说明", "Note"),
}
"""By severity. Hatched is what must be mended: seen in print and by whoever tells no colours apart."""
