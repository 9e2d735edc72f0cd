"""The pages that are read: a board's year, its plan and risks, a risk's story, routines, history."""
