"""A story as a folder for a web server: the page, a permalink for every event, an embed, feeds."""
