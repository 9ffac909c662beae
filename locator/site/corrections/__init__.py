"""“Something is wrong here”: the form of each window, and what becomes of what it sends."""
