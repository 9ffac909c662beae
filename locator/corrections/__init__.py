"""What citizens say is wrong about a window: the note, its seal, and the inbox that it is put into."""
