"""Proposing and deciding plans, handing follow-ups in, and what the bodies decided on them."""
