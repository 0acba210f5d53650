-- All rows of incidents, under the name that narrower views are made from.
CREATE TEMPORARY VIEW whole AS
SELECT incidents.*
FROM memory.main.incidents
