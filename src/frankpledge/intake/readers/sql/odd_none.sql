-- What `odd` is where nothing is: known from sums, without looking at the rows again.
CREATE TABLE odd (
    row_number INTEGER,
    fault VARCHAR,
    "month" DATE,
    point_remark VARCHAR,
    lsoa_remark VARCHAR,
    time_remark VARCHAR,
    end_remark VARCHAR,
    postcode_remark VARCHAR
);
