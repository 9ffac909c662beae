"""The public site: its API, its pages, and the layer around them."""
