"""Named likelihood and impact grades, and which level each cell of the matrix has; versioned."""
