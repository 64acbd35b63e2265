"""Service cases: how long they take, what is open, how many come, and alike customers without one."""
