"""Who there is and what the register is set up with: what an administrator changes."""
