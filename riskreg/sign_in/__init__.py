"""Getting in and out: passwords, invitations, sessions, and one's own profile."""
