-- Until when a visitor in the queue was told to wait, and the number on which a visitor wants to be called back.
ALTER TABLE handoffs ADD COLUMN waits_until {long} NULL;
ALTER TABLE handoffs ADD COLUMN phone text NULL;
