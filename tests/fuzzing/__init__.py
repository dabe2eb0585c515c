"""Calls that schemathesis makes up from the API's own document, before a studio that is thrown away afterwards.

`python -m tests.fuzzing [minutes] [seed]` makes them for as long as one has time (`make fuzz-api`).
"""
