"""The map under the windows: our own drawing of the divisions, and tiles of an official map through our own proxy."""
