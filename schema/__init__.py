"""What a client sees: one file per concept, a description on every field."""
