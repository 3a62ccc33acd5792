-- The feed index. Every item has a change number: one that changes gets a new one and so moves to the end.

CREATE TABLE property (
    name TEXT PRIMARY KEY,
    value
) WITHOUT ROWID;

-- A format has a table of its own, dissemination_NUMBER, so that a page is one scan; its bit in a mask is 1 << NUMBER.
CREATE TABLE format (
    number INTEGER PRIMARY KEY,
    prefix TEXT NOT NULL UNIQUE,
    schema TEXT NOT NULL,
    namespace TEXT NOT NULL
);

-- One row a publication: its newest change, and the datestamp (seconds) of all changes since the row before.
-- Datestamps rise with the changes, so a window of dates is a span of changes.
CREATE TABLE publication (
    last INTEGER PRIMARY KEY,
    stamp INTEGER NOT NULL
);
CREATE INDEX publication_by_stamp ON publication (stamp, last);

CREATE TABLE item (
    change INTEGER PRIMARY KEY,
    identifier TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    specs TEXT NOT NULL,
    formats INTEGER NOT NULL,
    is_deleted INTEGER NOT NULL,
    digest BLOB NOT NULL
);
CREATE INDEX item_by_path ON item (path);

CREATE TABLE feed_set (
    number INTEGER PRIMARY KEY,
    spec TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    description BLOB NOT NULL
);

-- The items of each set in the order of changes, with the mask of their formats; set 0 is the whole feed.
CREATE TABLE membership (
    set_number INTEGER NOT NULL,
    change INTEGER NOT NULL,
    formats INTEGER NOT NULL,
    PRIMARY KEY (set_number, change)
) WITHOUT ROWID;

-- The ARKs, each with its item: what an item was named once it is found under for ever.
CREATE TABLE IF NOT EXISTS ark (
    name TEXT PRIMARY KEY,
    identifier TEXT NOT NULL
) WITHOUT ROWID;

-- The record files as they were when they were read; one that was refused is read again every time.
CREATE TABLE source (
    path TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    inode INTEGER NOT NULL,
    ctime_ns INTEGER NOT NULL,
    digest BLOB NOT NULL,
    is_refused INTEGER NOT NULL,
    is_uncommitted INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX source_in_question ON source (path) WHERE is_refused OR is_uncommitted;
