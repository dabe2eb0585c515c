"""How who runs the studio sees how it is: whether it is ready, figures, log lines, traces, reports of faults."""
