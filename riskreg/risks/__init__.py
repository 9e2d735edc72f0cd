"""Risks with their causes, responses and assessments."""
