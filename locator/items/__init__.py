"""What can be done where: the catalogue of items, from the lists that authorities published."""
