"""What goes wrong for reasons that a person can do something about: one sentence in each of the two languages."""


class Fault(Exception):
    """Something cannot be done; `zh` and `en` say why, and what to do.

    The text of the exception is the Chinese sentence. No sentence holds a key, a personal field or a file's content.
    """

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en

    def line(self, lang: str) -> str:
        """The sentence in `zh` or `en`, on one line."""
        return " ".join((self.en if lang == "en" else self.zh).split())
