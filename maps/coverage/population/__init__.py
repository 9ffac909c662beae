"""How many people live where, as an operator's file says it."""
