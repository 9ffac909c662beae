"""What citizens say is wrong about windows, on the staff side: the inbox opened, emptied and listed."""
