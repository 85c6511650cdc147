CREATE TABLE changes (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	story VARCHAR(12)
);
CREATE TABLE contents (
	hash VARCHAR(64) NOT NULL, 
	size BIGINT NOT NULL, 
	base VARCHAR(64), 
	data BLOB NOT NULL, 
	PRIMARY KEY (hash), 
	FOREIGN KEY(base) REFERENCES contents (hash)
);
CREATE TABLE dateline_schema (
	version INTEGER NOT NULL, 
	program TEXT NOT NULL, 
	PRIMARY KEY (version)
);
CREATE TABLE documents (
	id TEXT NOT NULL, 
	page VARCHAR(24), 
	address TEXT, 
	name TEXT NOT NULL, 
	type TEXT NOT NULL, 
	language TEXT NOT NULL, 
	headline TEXT, 
	published TEXT, 
	time BIGINT, 
	added BIGINT NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	text BLOB NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(page) REFERENCES pages (id)
);
CREATE TABLE edits (
	story VARCHAR(12) NOT NULL, 
	number INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY (story, number), 
	FOREIGN KEY(story) REFERENCES stories (id)
);
CREATE TABLE feed_items (
	feed TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	seen BIGINT NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY (feed, "key"), 
	FOREIGN KEY(feed) REFERENCES feeds (url)
);
CREATE TABLE feeds (
	url TEXT NOT NULL, 
	next_poll BIGINT, 
	data BLOB NOT NULL, 
	PRIMARY KEY (url)
);
CREATE TABLE pages (
	id VARCHAR(24) NOT NULL, 
	content VARCHAR(64) NOT NULL, 
	url TEXT, 
	path TEXT, 
	media_type TEXT, 
	charset TEXT, 
	retrieved BIGINT, 
	added BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(content) REFERENCES contents (hash)
);
CREATE TABLE revisions (
	document TEXT NOT NULL, 
	"before" TEXT NOT NULL, 
	seen BIGINT, 
	silent BOOLEAN NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY (document), 
	FOREIGN KEY(document) REFERENCES documents (id), 
	FOREIGN KEY("before") REFERENCES documents (id)
);
CREATE TABLE search_entries (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	document TEXT NOT NULL, 
	story VARCHAR(12), 
	time BIGINT, 
	digest VARCHAR(32) NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE ("key")
);
CREATE VIRTUAL TABLE search_text USING fts5(words, stems, people, tags, tokenize = "ascii tokenchars '_'", prefix = '2 3 4');
CREATE TABLE settings (
	"key" TEXT NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY ("key")
);
CREATE TABLE stories (
	id VARCHAR(12) NOT NULL, 
	title TEXT NOT NULL, 
	created BIGINT NOT NULL, 
	changed BIGINT NOT NULL, 
	version INTEGER NOT NULL, 
	edit INTEGER NOT NULL, 
	archived BOOLEAN NOT NULL, 
	summary BLOB NOT NULL, 
	data BLOB, 
	PRIMARY KEY (id)
);
CREATE TABLE story_members (
	story VARCHAR(12) NOT NULL, 
	document TEXT NOT NULL, 
	added BIGINT NOT NULL, 
	"by" TEXT, 
	PRIMARY KEY (story, document), 
	FOREIGN KEY(story) REFERENCES stories (id), 
	FOREIGN KEY(document) REFERENCES documents (id)
);
CREATE TABLE story_parts (
	story VARCHAR(12) NOT NULL, 
	document TEXT NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY (story, document), 
	FOREIGN KEY(story) REFERENCES stories (id)
);
CREATE TABLE ticker_entries (
	ticker TEXT NOT NULL, 
	identity TEXT NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY (ticker, identity)
);
CREATE TABLE users (
	name TEXT NOT NULL, 
	first BIGINT NOT NULL, 
	last BIGINT NOT NULL, 
	PRIMARY KEY (name)
);
CREATE INDEX ix_changes_story ON changes (story);
CREATE INDEX ix_contents_base ON contents (base);
CREATE INDEX ix_documents_added ON documents (added);
CREATE INDEX ix_documents_address ON documents (address);
CREATE INDEX ix_documents_page ON documents (page);
CREATE INDEX ix_documents_time ON documents (time);
CREATE INDEX ix_feeds_next_poll ON feeds (next_poll);
CREATE INDEX ix_pages_content ON pages (content);
CREATE INDEX ix_pages_url ON pages (url);
CREATE INDEX ix_revisions_before ON revisions ("before");
CREATE INDEX ix_search_entries_document ON search_entries (document);
CREATE INDEX ix_search_entries_story ON search_entries (story);
CREATE INDEX ix_stories_changed ON stories (changed);
CREATE INDEX ix_story_members_document ON story_members (document);
