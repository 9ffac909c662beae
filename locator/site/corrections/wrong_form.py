"""The form's fields: read, kept for another try, and judged."""

import unicodedata
from dataclasses import dataclass
from urllib.parse import parse_qsl

from locator.corrections.note import TEXT_LIMIT, Wrong
from locator.corrections.refused_texts import Personal, personal_in
from locator.finding.refusal import ParameterFault
from locator.texts import Lang, sentence

_FIELDS_LIMIT = 10
_REFUSED = {Personal.PERSON: "wrong-person", Personal.PLACE: "wrong-place"}


@dataclass(frozen=True, slots=True)
class WrongForm:
    """What was chosen, null where nothing was, and what was written."""

    wrong: Wrong | None = None
    text: str = ""

    def fault(self, lang: Lang) -> str | None:
        """Why it is not sent, in a sentence that says what to do; None where it is."""
        if self.wrong is None:
            return sentence(lang, "wrong-choose")
        if len(self.text) > TEXT_LIMIT:
            return sentence(lang, "wrong-too-long", limit=TEXT_LIMIT, length=len(self.text))
        if self.wrong is Wrong.OTHER and not self.text:
            return sentence(lang, "wrong-say")
        personal = personal_in(self.text)
        return sentence(lang, _REFUSED[personal]) if personal is not None else None


def read_form(body: bytes) -> WrongForm:
    """The fields that the form sends.

    Raises
    ------
    ParameterFault
        If there are more fields than the form has.
    """
    try:
        fields = dict(parse_qsl(body.decode("utf-8", "replace"), max_num_fields=_FIELDS_LIMIT))
    except ValueError as failure:
        raise ParameterFault("parameters-too-many") from failure
    chosen = fields.get("wrong", "")
    return WrongForm(Wrong(chosen) if chosen in [*Wrong] else None, _plain(fields.get("text", "")))


def _plain(text: str) -> str:
    """The text without signs that cannot be seen, of which some turn it round; a line break is one sign."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(sign for sign in lines if sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cf"}).strip()
