"""What is asked, before any store: documents, selections, ids, limits and cost, and the errors that refuse."""
