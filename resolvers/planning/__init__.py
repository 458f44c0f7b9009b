"""From what is asked to columns of a store, and from its rows to the response."""
