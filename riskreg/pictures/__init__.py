"""The register's pictures as SVG text: matrix, trend, bars, year wheel and small signs.

Pure: words are handed in, nothing moves, and every shape is right on paper and in the dark.
"""
