"""Hours in the making: which ranges are for which days and seasons."""
