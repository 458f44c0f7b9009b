"""The ASGI application, settings and the command line."""
