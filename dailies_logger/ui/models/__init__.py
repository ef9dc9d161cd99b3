"""Hold the item models behind trees, lists and tables: values in, rows out, and a signal where more is wanted."""
