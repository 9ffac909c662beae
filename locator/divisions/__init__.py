"""The divisions of China: codes, names, tree, bounds, seats and postal codes."""
