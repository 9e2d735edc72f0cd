"""The door, and everybody's own profile."""

from riskreg.sign_in.routes import door, profile
from riskreg.sign_in.routes.place import bp

__all__ = ["bp", "door", "profile"]
