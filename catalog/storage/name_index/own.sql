-- What a run puts in beside: it goes with the connection, and keeps no other process waiting.
PRAGMA temp.journal_mode = OFF;
CREATE TEMP TABLE own_record (id TEXT PRIMARY KEY, path BLOB, tree BLOB) WITHOUT ROWID;
CREATE TEMP TABLE own_name (digest BLOB NOT NULL, number INTEGER PRIMARY KEY, id TEXT NOT NULL);
CREATE INDEX temp.own_name_digest ON own_name (digest);
CREATE TEMP TABLE seen (file INTEGER PRIMARY KEY);
