"""Hold the panels of the rooms: they take values by setters and ask by signals; the window wires them."""
