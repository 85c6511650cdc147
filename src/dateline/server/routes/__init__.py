"""What can be asked of the newsroom: pages for people, and the same as JSON."""
