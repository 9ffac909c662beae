"""What hours are once they are read: clauses of days, seasons and times, the readings that they make, a day's bits."""
