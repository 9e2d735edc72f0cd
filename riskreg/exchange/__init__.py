"""Files that other programs read.  Pure: rows go in, text comes out."""
