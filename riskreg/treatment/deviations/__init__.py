"""What controls have found, and what comes of it."""
