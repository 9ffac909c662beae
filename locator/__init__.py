"""The public answer: what a window is, editions read, the nearest found, API and citizens' pages."""
