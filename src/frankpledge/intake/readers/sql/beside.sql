-- Collisions that rows of another file refer to: their number, when and where.
CREATE TABLE beside (
    collision_key VARCHAR,
    day_text VARCHAR,
    time_text VARCHAR,
    longitude_text VARCHAR,
    latitude_text VARCHAR,
    easting_text VARCHAR,
    northing_text VARCHAR,
    lsoa_text VARCHAR
);
