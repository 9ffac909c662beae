"""Coverage: which divisions have a window, and how far people live from one. Definitions: docs/coverage.md."""
