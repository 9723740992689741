-- A board is opened from these alone, and one window is found without reading the others.
CREATE INDEX captures_by_window ON captures (form, first_day, last_day);
CREATE INDEX captures_by_coverage ON captures (coverage, complete, first_day, last_day, series);
CREATE INDEX captures_by_moment ON captures (captured_at);
CREATE INDEX entities_by_chart ON entities (charted, id);
