"""The place that assembles: settings, doors, jobs, worker processes, and the one list of concrete classes."""
