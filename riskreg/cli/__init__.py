"""What is done from the command line: `riskreg init`, `demo`, `serve`, `copy-to` and the like.

Messages are in plain English, for whoever runs the machine.
"""

from riskreg.cli.commands import main

__all__ = ["main"]
