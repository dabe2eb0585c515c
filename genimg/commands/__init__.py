"""What each command of the command line is asked: its arguments and options, without what does the work."""
