-- Of how many rows kept each text that can be odd was understood.
SELECT count(*), count(longitude), count(latitude), count(lsoa_code) FROM kept;
