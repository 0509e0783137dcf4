-- What was asked to go again (replay, resend, reprocess): by whom and why, what a preview said of each document, and what came of it.

create table rerun (
  tenant varchar(40) not null,
  id varchar(40) not null,
  verb varchar(12) not null,
  state varchar(12) not null,
  author varchar(200) not null,
  reason varchar(1000) not null,
  delivered boolean not null,
  channel varchar(150) not null,
  bundle varchar(64) not null,
  created timestamp with time zone not null,
  ended timestamp with time zone,
  primary key (tenant, id)
);
create index rerun_state on rerun (state, tenant);

create table rerun_document (
  tenant varchar(40) not null,
  rerun varchar(40) not null,
  ordinal integer not null,
  document varchar(64) not null,
  origin varchar(64) not null,
  again varchar(64) not null,
  transmission varchar(64) not null,
  place bigint not null,
  kind varchar(20) not null,
  issuer varchar(100) not null,
  number varchar(300) not null,
  found varchar(14) not null,
  action varchar(12) not null,
  done boolean not null,
  receivers varchar(1000000) not null,
  releases varchar(1000000) not null,
  differing integer not null,
  preview bytea not null,
  body bytea not null,
  primary key (rerun, tenant, ordinal)
);
create index rerun_document_transmission on rerun_document (rerun, tenant, transmission, ordinal);
create index rerun_document_next on rerun_document (rerun, tenant, action, done);
create index rerun_document_document on rerun_document (document, tenant);
create index rerun_document_origin on rerun_document (origin, tenant);
create index rerun_document_again on rerun_document (again, tenant);

-- Which channel a document was missing in is decided once, however many ask.

create table rerun_sent (
  tenant varchar(40) not null,
  origin varchar(64) not null,
  channel varchar(150) not null,
  rerun varchar(40) not null,
  primary key (origin, channel, tenant)
);

alter table intake_transmission add column rerun varchar(40) default '' not null;
alter table intake_parked add column problem varchar(100) default '' not null;
alter table delivery_hold add column uncertain boolean default false not null;
alter table delivery_hold add column problem varchar(100) default '' not null;

create index intake_parked_transmission on intake_parked (transmission, tenant, state);
create index delivery_hold_parked on delivery_hold (state, tenant, since);
create index delivery_hold_document on delivery_hold (document, tenant);
create index ledger_entry_channel on ledger_entry (channel, utc_day, tenant);
