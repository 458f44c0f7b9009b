"""The only code that reads a store: two dialects behind one interface."""
