"""What no single statement answers: a walk that finds positions, then one statement that reads them."""
