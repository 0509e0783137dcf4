-- The text that a person put in the place of a transmission's own, before it is read again; empty: its own.

alter table rerun add column text varchar(64) default '' not null;
