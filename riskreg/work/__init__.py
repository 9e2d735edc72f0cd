"""What somebody at work has to do now, and the forms in which it is recorded."""
