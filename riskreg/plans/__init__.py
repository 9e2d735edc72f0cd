"""One board's internal control plan for one year, and its revisions."""
