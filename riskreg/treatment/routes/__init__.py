"""What is done about a risk, by noun: the third step of its form, actions, controls, deviations."""

from riskreg.treatment.routes import actions, controls, deviations, step
from riskreg.treatment.routes.places import bp

__all__ = ["actions", "bp", "controls", "deviations", "step"]
