"""Where a person is: what a typed text means, and what it may become while it is typed."""
