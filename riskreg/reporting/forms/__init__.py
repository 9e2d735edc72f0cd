"""What is asked about reporting: routines and their occasions, meetings, where a risk is told."""
