"""Measurements: synthetic graphs of the record's own shape, and what questions cost on them in both stores."""
