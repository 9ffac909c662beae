"""Who asks how much, and what of it is counted: the limit, the askers' addresses, the figures."""
