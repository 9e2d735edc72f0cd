"""The pages that are read: a board's year, its plan, a risk's story, routines, history."""
