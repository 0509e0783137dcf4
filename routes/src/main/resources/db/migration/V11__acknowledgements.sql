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
