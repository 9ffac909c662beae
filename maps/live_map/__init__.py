"""The interactive map of all windows: `/map`."""
