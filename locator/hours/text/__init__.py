"""An office's text made plain, before anything in it is read."""
