-- The history in parts of a day each, where the database can; an event goes by a number, which its entries repeat instead of its name.

create sequence ledger_sequence increment by 1000;
alter table ledger_event add column number bigint;
update ledger_event set number = nextval('ledger_sequence');
alter table ledger_event alter column number set not null;

drop index ledger_entry_document;
drop index ledger_entry_number;
drop index ledger_entry_channel;
alter table ledger_entry rename to ledger_entry_before;

create table ledger_entry (
  tenant varchar(40) not null,
  utc_day date not null,
  event bigint not null,
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
  primary key (utc_day, event, ordinal, tenant)
);
create index ledger_entry_document on ledger_entry (document, tenant);
create index ledger_entry_number on ledger_entry (number, tenant);
create index ledger_entry_channel on ledger_entry (channel, utc_day, tenant);

insert into ledger_entry
  select e.tenant, e.utc_day, v.number, e.ordinal, e.at, e.document, e.transmission, e.channel, e.stage, e.state, e.kind, e.issuer,
         e.number, e.detail
    from ledger_entry_before e join ledger_event v on v.tenant = e.tenant and v.id = e.event;
drop table ledger_entry_before;
