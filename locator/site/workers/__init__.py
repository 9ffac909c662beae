"""Several processes that answer over one edition in memory, and what keeps them."""
