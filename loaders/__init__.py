"""The only code that reads a store: a question in no dialect, two dialects, two stores."""
