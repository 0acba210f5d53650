-- How many rows the engine read.
SELECT count(*) AS number_of_rows FROM incidents;
