CREATE TABLE productions ( "row" INTEGER NOT NULL, id BLOB NOT NULL, title TEXT NOT NULL, rate TEXT NOT NULL, slating TEXT NOT NULL, vocabulary TEXT NOT NULL, PRIMARY KEY ("row"), UNIQUE (id) )
CREATE TABLE people ( "row" INTEGER NOT NULL, id BLOB NOT NULL, name TEXT NOT NULL, PRIMARY KEY ("row"), UNIQUE (id) )
CREATE TABLE takes ( "row" INTEGER NOT NULL, id BLOB NOT NULL, name TEXT NOT NULL, day TEXT NOT NULL, unit TEXT NOT NULL, scene TEXT NOT NULL, setup TEXT NOT NULL, slate TEXT NOT NULL, take TEXT NOT NULL, flags TEXT NOT NULL, circled INTEGER NOT NULL, status TEXT NOT NULL, rating INTEGER NOT NULL, editor_note TEXT NOT NULL, supervisor_note TEXT NOT NULL, former TEXT NOT NULL, PRIMARY KEY ("row"), UNIQUE (id) )
CREATE TABLE said ( "row" INTEGER NOT NULL, id BLOB NOT NULL, subject BLOB NOT NULL, source TEXT NOT NULL, facts_scene TEXT, facts_setup TEXT, facts_slate TEXT, facts_take TEXT, facts_flags TEXT, facts_camera TEXT, facts_roll TEXT, facts_number TEXT, facts_tape TEXT, facts_sound_roll TEXT, facts_lens TEXT, facts_shot_size TEXT, facts_eyeline TEXT, facts_circled TEXT, facts_note TEXT, facts_day TEXT, facts_unit TEXT, facts_start_tc TEXT, other TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY ("row"), UNIQUE (id) )
CREATE TABLE stringouts ( "row" INTEGER NOT NULL, id BLOB NOT NULL, name TEXT NOT NULL, "query" TEXT NOT NULL, "order" TEXT NOT NULL, handles INTEGER NOT NULL, PRIMARY KEY ("row"), UNIQUE (id) )
CREATE TABLE beats ( "row" INTEGER NOT NULL, id BLOB NOT NULL, scene TEXT NOT NULL, name TEXT NOT NULL, rank INTEGER NOT NULL, whose TEXT NOT NULL, feeling TEXT NOT NULL, intensity INTEGER NOT NULL, note TEXT NOT NULL, champion BLOB, reason TEXT NOT NULL, PRIMARY KEY ("row"), UNIQUE (id) )
CREATE TABLE authors ( number INTEGER NOT NULL, id BLOB NOT NULL, PRIMARY KEY (number), UNIQUE (id) )
CREATE TABLE acts ( seq INTEGER NOT NULL, first INTEGER NOT NULL, author INTEGER NOT NULL, edits INTEGER NOT NULL, state TEXT NOT NULL, turn INTEGER NOT NULL, PRIMARY KEY (seq) )
CREATE TABLE derived ( subject BLOB NOT NULL, kind TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (subject, kind) )
CREATE TABLE viewings ( id BLOB NOT NULL, clip BLOB NOT NULL, person BLOB NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (id) ) WITHOUT ROWID
CREATE TABLE catalogue ( "row" INTEGER NOT NULL, clip BLOB, take BLOB, rank TEXT NOT NULL, circled INTEGER NOT NULL, labels INTEGER NOT NULL, words TEXT NOT NULL, PRIMARY KEY ("row"), UNIQUE (clip) )
CREATE TABLE catalogue_facts ( field TEXT NOT NULL, "natural" TEXT NOT NULL, folded TEXT NOT NULL, "row" INTEGER NOT NULL, PRIMARY KEY (field, "natural", folded, "row") ) WITHOUT ROWID
CREATE TABLE clips ( "row" INTEGER NOT NULL, id BLOB NOT NULL, path BLOB NOT NULL, file TEXT NOT NULL, byte_size INTEGER NOT NULL, modified INTEGER NOT NULL, status TEXT NOT NULL, reason TEXT NOT NULL, measured TEXT NOT NULL, facts_scene TEXT, facts_setup TEXT, facts_slate TEXT, facts_take TEXT, facts_flags TEXT, facts_camera TEXT, facts_roll TEXT, facts_number TEXT, facts_tape TEXT, facts_sound_roll TEXT, facts_lens TEXT, facts_shot_size TEXT, facts_eyeline TEXT, facts_circled TEXT, facts_note TEXT, facts_day TEXT, facts_unit TEXT, facts_start_tc TEXT, start INTEGER, "drop" INTEGER NOT NULL, take_id BLOB, sync TEXT NOT NULL, placed INTEGER NOT NULL, PRIMARY KEY ("row"), UNIQUE (id), FOREIGN KEY(take_id) REFERENCES takes (id) DEFERRABLE INITIALLY DEFERRED )
CREATE TABLE edits ( seq INTEGER NOT NULL, id BLOB NOT NULL, act BLOB, name TEXT NOT NULL, author INTEGER NOT NULL, at INTEGER NOT NULL, way TEXT NOT NULL, "of" BLOB, PRIMARY KEY (seq), UNIQUE (id), FOREIGN KEY(author) REFERENCES authors (number) )
CREATE TABLE labels ( "row" INTEGER NOT NULL, id BLOB NOT NULL, clip BLOB NOT NULL, kind TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER, value TEXT NOT NULL, text TEXT NOT NULL, rating INTEGER NOT NULL, intensity INTEGER NOT NULL, who TEXT NOT NULL, all_angles INTEGER NOT NULL, beat BLOB, author BLOB NOT NULL, at TEXT NOT NULL, PRIMARY KEY ("row"), UNIQUE (id), FOREIGN KEY(clip) REFERENCES clips (id) DEFERRABLE INITIALLY DEFERRED )
CREATE TABLE placements ( "row" INTEGER NOT NULL, id BLOB NOT NULL, stringout BLOB NOT NULL, clip BLOB NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, rank INTEGER NOT NULL, label BLOB, PRIMARY KEY ("row"), UNIQUE (id), FOREIGN KEY(stringout) REFERENCES stringouts (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(clip) REFERENCES clips (id) DEFERRABLE INITIALLY DEFERRED )
CREATE TABLE changes ( edit INTEGER NOT NULL, place INTEGER NOT NULL, noun INTEGER NOT NULL, "key" BLOB NOT NULL, "before" TEXT, "after" TEXT, PRIMARY KEY (edit, place), FOREIGN KEY(edit) REFERENCES edits (seq) ) WITHOUT ROWID
CREATE INDEX said_by_subject ON said (subject)
CREATE INDEX beats_by_scene ON beats (scene, rank)
CREATE INDEX acts_by_state ON acts (author, state, turn)
CREATE INDEX viewings_by_clip ON viewings (clip, start, "end", person)
CREATE UNIQUE INDEX catalogue_by_rank ON catalogue (rank)
CREATE INDEX catalogue_by_take ON catalogue (take)
CREATE INDEX catalogue_facts_by_row ON catalogue_facts ("row")
CREATE INDEX clips_by_file ON clips (file)
CREATE INDEX clips_by_take ON clips (take_id)
CREATE INDEX edits_by_act ON edits (act) WHERE act IS NOT NULL
CREATE INDEX labels_by_rating ON labels (rating, clip)
CREATE INDEX labels_by_who ON labels (who, clip)
CREATE INDEX labels_by_beat ON labels (beat, clip) WHERE beat IS NOT NULL
CREATE INDEX labels_by_kind ON labels (kind, rating, clip)
CREATE INDEX labels_by_clip ON labels (clip, start, id, kind, rating)
CREATE INDEX placements_by_clip ON placements (clip)
CREATE INDEX placements_by_label ON placements (label)
CREATE INDEX placements_by_stringout ON placements (stringout, rank)
CREATE INDEX changes_by_value ON changes (noun, "key")
CREATE VIRTUAL TABLE label_words USING fts5(text, who, value, kind, content='labels', content_rowid='row', tokenize="unicode61 remove_diacritics 2", prefix='2 3', columnsize=0)
CREATE VIRTUAL TABLE catalogue_words USING fts5(words, content='catalogue', content_rowid='row', tokenize="unicode61 remove_diacritics 2", prefix='2 3', columnsize=0)
CREATE TRIGGER label_made AFTER INSERT ON labels BEGIN UPDATE catalogue SET labels = labels + 1 WHERE clip = new.clip; END
CREATE TRIGGER label_gone AFTER DELETE ON labels BEGIN UPDATE catalogue SET labels = labels - 1 WHERE clip = old.clip; END
CREATE TRIGGER label_moved AFTER UPDATE OF clip ON labels BEGIN UPDATE catalogue SET labels = labels - 1 WHERE clip = old.clip; UPDATE catalogue SET labels = labels + 1 WHERE clip = new.clip; END
