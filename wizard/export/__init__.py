"""What leaves the program: files read, reports and packages written and verified."""
