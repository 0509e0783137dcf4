-- Payloads of a few kilobytes, compressed: in the transaction that refers to them, which is synced anyway. Larger ones are files.

create table store_payload (
  tenant varchar(40) not null,
  item varchar(64) not null,
  bytes bytea not null,
  primary key (item, tenant)
);
