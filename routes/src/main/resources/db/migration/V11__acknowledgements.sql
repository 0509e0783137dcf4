-- What became of the messages of interchanges whose sender is to be told: a row a batch that holds some of a message, written with it.

create table intake_verdict (
  tenant varchar(40) not null,
  transmission varchar(40) not null,
  message integer not null,
  batch integer not null,
  documents integer not null,
  unread integer not null,
  refused integer not null,
  number varchar(300) not null,
  problems bytea not null,
  objections bytea not null,
  primary key (transmission, message, batch, tenant)
);

-- What partners owe us: an acknowledgement a transmission and level; of the application, one a document. Due once it was sent.

create table delivery_awaited (
  tenant varchar(40) not null,
  transmission varchar(64) not null,
  level varchar(12) not null,
  document varchar(60) not null,
  partner varchar(100) not null,
  reference varchar(300) not null,
  channel varchar(150) not null,
  patience bigint not null,
  state varchar(12) not null,
  due timestamp with time zone,
  heard varchar(60) not null,
  primary key (transmission, level, document, tenant)
);
create index delivery_awaited_reference on delivery_awaited (reference, partner, level, tenant);
create index delivery_awaited_due on delivery_awaited (state, due, tenant);

-- Which of its transmission's interchanges it was: a duplicate is answered with what was told then.
alter table intake_interchange add column ordinal integer default 0 not null;
