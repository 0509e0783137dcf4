-- Who may use console and API, and what was changed by whom. A token's secret is the SHA-256 of it, a person's a slow hash.

create table access_account (
  tenant varchar(40) not null,
  name varchar(100) not null,
  token boolean not null,
  role varchar(20) not null,
  payloads boolean not null,
  secret varchar(200) not null,
  failures integer not null,
  locked timestamp with time zone,
  created timestamp with time zone not null,
  primary key (tenant, name)
);
create index access_account_secret on access_account (secret, tenant);

create sequence audit_sequence start with 1 increment by 1;

create table audit (
  id bigint not null,
  tenant varchar(40) not null,
  at timestamp with time zone not null,
  author varchar(200) not null,
  action varchar(40) not null,
  subject varchar(320) not null,
  detail varchar(1000) not null,
  primary key (id, tenant)
);
create index audit_subject on audit (subject, tenant, id);

-- What a person had stand still: on every node the duty of this name is left undone.

create table config_pause (
  tenant varchar(40) not null,
  duty varchar(320) not null,
  author varchar(200) not null,
  reason varchar(300) not null,
  since timestamp with time zone not null,
  primary key (tenant, duty)
);

-- By what persons look for documents, besides their numbers.

create index intake_transmission_name on intake_transmission (name, tenant);
create index intake_transmission_sequence on intake_transmission (sequence, tenant);
create index intake_interchange_number on intake_interchange (reference, tenant);
create index delivery_transmission_name on delivery_transmission (name, tenant);
create index delivery_transmission_reference on delivery_transmission (reference, tenant);

-- When something was told of a channel and state last: what is silent, and since when.

alter table ledger_total add column latest timestamp with time zone;
