-- Intents of the journey: written synchronously, in batches, by the station that owns them (its name is the prefix).
-- Plain SQL that H2 (PostgreSQL mode) and PostgreSQL read alike.

create sequence intake_sequence start with 1 increment by 1;

create table intake_transmission (
  tenant varchar(40) not null,
  id varchar(40) not null,
  inbox varchar(300) not null,
  name varchar(300) not null,
  reference varchar(300) not null,
  proof varchar(64) not null,
  replays varchar(40) not null,
  sequence bigint not null,
  size bigint not null,
  digest varchar(64) not null,
  modified timestamp with time zone,
  received timestamp with time zone not null,
  state varchar(12) not null,
  bundle varchar(64) not null,
  batches integer not null,
  removed boolean not null,
  verdict varchar(12) not null,
  answer bytea,
  primary key (tenant, id)
);
create index intake_transmission_same on intake_transmission (tenant, inbox, name, digest);
create index intake_transmission_reference on intake_transmission (tenant, inbox, reference);
create index intake_transmission_proof on intake_transmission (tenant, inbox, proof);
create index intake_transmission_state on intake_transmission (tenant, state);

-- Where a source left off whose other side does not know.
create table intake_bookmark (
  tenant varchar(40) not null,
  inbox varchar(300) not null,
  place varchar(4000) not null,
  primary key (inbox, tenant)
);

create table intake_interchange (
  tenant varchar(40) not null,
  sender varchar(100) not null,
  receiver varchar(100) not null,
  reference varchar(40) not null,
  digest varchar(64) not null,
  transmission varchar(40) not null,
  primary key (tenant, sender, receiver, reference)
);

create table intake_claim (
  tenant varchar(40) not null,
  kind varchar(20) not null,
  issuer varchar(100) not null,
  number varchar(300) not null,
  version bigint not null,
  content varchar(64) not null,
  transmission varchar(40) not null,
  ordinal bigint not null,
  primary key (tenant, kind, issuer, number, version)
);

create table intake_state (
  tenant varchar(40) not null,
  kind varchar(20) not null,
  issuer varchar(100) not null,
  number varchar(300) not null,
  version bigint not null,
  content varchar(64) not null,
  transmission varchar(40) not null,
  ordinal bigint not null,
  primary key (tenant, kind, issuer, number)
);

-- What the complete lists of a channel hold: an article that one of them leaves out is gone.
create table intake_listed (
  tenant varchar(40) not null,
  channel varchar(150) not null,
  kind varchar(20) not null,
  number varchar(300) not null,
  issuer varchar(100) not null,
  scope varchar(100) not null,
  heard varchar(40) not null,
  gone varchar(40) not null,
  body bytea not null,
  primary key (tenant, channel, kind, number, issuer)
);

create table intake_parked (
  tenant varchar(40) not null,
  document varchar(60) not null,
  transmission varchar(40) not null,
  channel varchar(150) not null,
  name varchar(300) not null,
  number varchar(300) not null,
  state varchar(12) not null,
  category varchar(10) not null,
  problems bytea not null,
  excerpt varchar(64) not null,
  received timestamp with time zone not null,
  primary key (tenant, document)
);
create index intake_parked_open on intake_parked (tenant, state, received desc);
create index intake_parked_number on intake_parked (tenant, channel, number, state);

create table xref (
  tenant varchar(40) not null,
  entity varchar(20) not null,
  partner varchar(100) not null,
  scheme varchar(40) not null,
  external varchar(400) not null,
  canonical varchar(420) not null,
  factor decimal(18, 6) not null,
  valid_from timestamp with time zone not null,
  valid_until timestamp with time zone,
  origin varchar(40) not null,
  primary key (external, partner, scheme, entity, tenant, valid_from)
);
create index xref_canonical on xref (canonical, partner, entity, tenant);

create table delivery_transmission (
  tenant varchar(40) not null,
  id varchar(64) not null,
  channel varchar(150) not null,
  name varchar(300) not null,
  reference varchar(20) not null,
  payload varchar(64) not null,
  state varchar(12) not null,
  attempts integer not null,
  repeated boolean not null,
  reported boolean not null,
  created timestamp with time zone not null,
  sent timestamp with time zone,
  delivered timestamp with time zone,
  problems bytea,
  primary key (tenant, id)
);
create index delivery_transmission_open on delivery_transmission (tenant, state, channel, reported);

-- Keys begin with what differs most: H2 takes an index that begins with the tenant for any question of that tenant, and reads all of it.

create table delivery_item (
  tenant varchar(40) not null,
  transmission varchar(64) not null,
  ordinal integer not null,
  document varchar(60) not null,
  kind varchar(20) not null,
  issuer varchar(100) not null,
  number varchar(300) not null,
  version bigint not null,
  primary key (transmission, tenant, ordinal)
);
create index delivery_item_document on delivery_item (document, tenant);

create table delivery_pending (
  tenant varchar(40) not null,
  channel varchar(150) not null,
  kind varchar(20) not null,
  issuer varchar(100) not null,
  number varchar(300) not null,
  version bigint not null,
  document varchar(60) not null,
  waiting boolean not null,
  taken boolean not null,
  replaced varchar(60) not null,
  replaced_headers bytea not null,
  headers bytea not null,
  body bytea not null,
  since timestamp with time zone not null,
  primary key (tenant, channel, number, issuer, kind)
);
create index delivery_pending_oldest on delivery_pending (tenant, waiting, taken, channel, since);

-- Whoever changes what is pending of a kind takes a turn, so that a kind's two lanes do it one after the other.

create table delivery_turn (
  tenant varchar(40) not null,
  kind varchar(20) not null,
  turns bigint not null,
  primary key (tenant, kind)
);

create table delivery_batch (
  tenant varchar(40) not null,
  id varchar(64) not null,
  channel varchar(150) not null,
  bucket varchar(40) not null,
  state varchar(12) not null,
  documents integer not null,
  opened timestamp with time zone not null,
  due timestamp with time zone not null,
  primary key (tenant, id)
);
create index delivery_batch_open on delivery_batch (tenant, channel, state, due);

create table delivery_batch_item (
  tenant varchar(40) not null,
  channel varchar(150) not null,
  document varchar(60) not null,
  batch varchar(64) not null,
  ordinal integer not null,
  headers bytea not null,
  body bytea not null,
  primary key (tenant, channel, document)
);
create index delivery_batch_item_batch on delivery_batch_item (tenant, batch, ordinal);

create table delivery_hold (
  tenant varchar(40) not null,
  channel varchar(150) not null,
  kind varchar(20) not null,
  issuer varchar(100) not null,
  number varchar(300) not null,
  document varchar(60) not null,
  state varchar(12) not null,
  sequence bigint not null,
  headers bytea not null,
  body bytea not null,
  problems bytea,
  since timestamp with time zone not null,
  primary key (tenant, channel, document)
);
create index delivery_hold_key on delivery_hold (tenant, channel, number, issuer, kind, sequence);
create sequence delivery_hold_sequence start with 1 increment by 1;

create table delivery_counter (
  tenant varchar(40) not null,
  partner varchar(100) not null,
  last bigint not null,
  primary key (tenant, partner)
);

create table delivery_circuit (
  tenant varchar(40) not null,
  channel varchar(150) not null,
  category varchar(10) not null,
  problem bytea not null,
  since timestamp with time zone not null,
  failures integer not null,
  next_try timestamp with time zone not null,
  primary key (tenant, channel)
);

-- Which folder the payloads lie in, by the mark in it.

create table store_folder (
  tenant varchar(40) not null,
  mark varchar(100) not null,
  primary key (tenant)
);

-- The configurations that were put in force; one of a tenant is in force.

create table config_bundle (
  tenant varchar(40) not null,
  hash varchar(64) not null,
  files bytea not null,
  author varchar(200) not null,
  git_commit varchar(80) not null,
  applied timestamp with time zone not null,
  in_force boolean not null,
  primary key (tenant, hash)
);

-- How many partitions the documents of a kind are dealt to. While a change is under way, those of before are drained first.

create table flow_partition (
  tenant varchar(40) not null,
  kind varchar(20) not null,
  number integer not null,
  draining integer not null,
  mark bigint not null,
  primary key (tenant, kind)
);

-- Which nodes are there, and who does what only one node does at a time. A lease is free when its holder is not there (any more);
-- its fence rises with every change of hands. Who asks for one has less to do than its holder.

create sequence config_node_number start with 1 increment by 1;

create table config_node (
  tenant varchar(40) not null,
  node varchar(100) not null,
  expires timestamp with time zone not null,
  primary key (tenant, node)
);

create table config_lease (
  tenant varchar(40) not null,
  name varchar(320) not null,
  holder varchar(100) not null,
  fence bigint not null,
  asked varchar(100) not null,
  primary key (tenant, name)
);

-- History: appended in batches by its own consumer; nothing decides on it.

create table ledger_event (
  tenant varchar(40) not null,
  id varchar(120) not null,
  utc_day date not null,
  primary key (tenant, id)
);

create table ledger_entry (
  tenant varchar(40) not null,
  utc_day date not null,
  event varchar(120) not null,
  ordinal integer not null,
  at timestamp with time zone not null,
  document varchar(60) not null,
  transmission varchar(64) not null,
  channel varchar(150) not null,
  stage varchar(12) not null,
  state varchar(14) not null,
  kind varchar(20) not null,
  issuer varchar(100) not null,
  number varchar(300) not null,
  detail varchar(1000) not null,
  primary key (tenant, utc_day, event, ordinal)
);
create index ledger_entry_document on ledger_entry (tenant, document);
create index ledger_entry_number on ledger_entry (tenant, number);

create table ledger_count (
  tenant varchar(40) not null,
  utc_day date not null,
  channel varchar(150) not null,
  stage varchar(12) not null,
  state varchar(14) not null,
  documents bigint not null,
  primary key (tenant, utc_day, channel, stage, state)
);

-- The same since ever, so that what was under way at midnight is known without adding up the days.

create table ledger_total (
  tenant varchar(40) not null,
  channel varchar(150) not null,
  stage varchar(12) not null,
  state varchar(14) not null,
  documents bigint not null,
  primary key (tenant, channel, stage, state)
);
