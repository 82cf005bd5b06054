-- How finely a square of the grid is cut depends on the towns around it. A large one counts from 80 km away: without an index of
-- its own, every village in between would be read for each listing that is published.
create index places__large_point on places using gist (point) where population >= 200000;
