-- When the hub was given a document, so that how long it took to arrive is known with its delivery.
alter table delivery_item add column received timestamp with time zone;

-- When a source last moved its bookmark.
alter table intake_bookmark add column moved timestamp with time zone;
