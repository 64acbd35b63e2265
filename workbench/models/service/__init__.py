"""What may be said of service cases: waiting times with open cases, promises kept, volume, and who had one against who had not."""
