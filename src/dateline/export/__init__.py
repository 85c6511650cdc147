"""A story as files for people and programs."""
