-- The cells of a file some of which have blanks around them; nothing else is nothing.
CREATE VIEW trimmed AS
SELECT
    line,
    torn,
    nullif(trim(COLUMNS(* EXCLUDE (line, torn))), '')
FROM cells;
