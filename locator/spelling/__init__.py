"""How Chinese texts are written by people: plainly, in pinyin, by their sound, with a slip of a finger."""
