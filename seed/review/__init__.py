"""A review of the record for people: every unit of a document beside what is recorded of it, or why nothing is."""
