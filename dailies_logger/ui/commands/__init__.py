"""Every command of the window, menu by menu: what it is called, its keys, and when it cannot be done."""
