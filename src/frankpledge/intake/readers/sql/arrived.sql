-- How many rows the engine read: those kept, and those that cannot be.
SELECT
    (SELECT count(*) FROM kept),
    (SELECT count(*) FROM odd WHERE fault <> '');
