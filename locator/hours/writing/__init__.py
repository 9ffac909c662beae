"""Hours written down: in Chinese, in English, as OSM."""
