"""The place that assembles: settings, access, turns, worker processes, and the one list of concrete classes."""
