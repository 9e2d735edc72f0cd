"""What is done about risks: one-off actions, and controls that check."""
