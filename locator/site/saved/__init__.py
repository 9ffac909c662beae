"""The windows that somebody saved on a device of their own, and what is there without a network."""
