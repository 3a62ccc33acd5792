-- What is derived from the record files. A change of it goes with a higher release of the names.
DROP TABLE IF EXISTS file;
DROP TABLE IF EXISTS record;
DROP TABLE IF EXISTS name;
CREATE TABLE file (number INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, status TEXT NOT NULL);
CREATE TABLE record (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, file INTEGER NOT NULL, line INTEGER NOT NULL, offset INTEGER NOT NULL
);
CREATE INDEX record_id ON record (id);
CREATE INDEX record_file ON record (file);
CREATE TABLE name (digest BLOB NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (digest, record)) WITHOUT ROWID;
CREATE INDEX name_record ON name (record);
