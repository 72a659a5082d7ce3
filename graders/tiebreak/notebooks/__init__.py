"""The only rooms that know nbgrader and nbformat."""
