"""What administrators and controllers fill in, by noun."""
