"""What the forms' drop-downs offer."""

from importer.choice_names import DATUM_CHOICES, HAND_IN_NAMES, KIND_NAMES, LEVEL_NAMES

CHOICES = {
    "datum": tuple(DATUM_CHOICES.values()),
    "kind": tuple(KIND_NAMES.values()),
    "level": tuple(LEVEL_NAMES.values()),
    "hand_in": tuple(HAND_IN_NAMES.values()),
}
"""What the drop-downs of a column offer; `stated_choices` and `item_choices` understand each."""
