"""Who may do what: one table, read by routes, operations and templates."""
