-- Rows already narrowed, under the name every question knows.
CREATE TEMPORARY VIEW incidents AS
SELECT whole.*
FROM whole
