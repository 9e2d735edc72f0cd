"""What the tests and the tools need around the register: databases, a server, a browser."""
