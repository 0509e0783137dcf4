-- What a person has drained: it goes on until nothing waits, and then stands still as what is paused.
alter table config_pause add column draining boolean default false not null;

-- What senders are to be told since a person rejected something of theirs: written with that, and gone once it is on its queue.

create table intake_answer (
  tenant varchar(40) not null,
  document varchar(60) not null,
  channel varchar(150) not null,
  headers bytea not null,
  body bytea not null,
  primary key (document, tenant)
);

-- What is read in the place of transmissions' own bytes, since a person put them right: of several at once, one text each.

create table rerun_text (
  tenant varchar(40) not null,
  rerun varchar(40) not null,
  transmission varchar(64) not null,
  text varchar(64) not null,
  primary key (rerun, transmission, tenant)
);
insert into rerun_text (tenant, rerun, transmission, text)
  select distinct r.tenant, r.id, d.transmission, r.text from rerun r
  join rerun_document d on d.rerun = r.id and d.tenant = r.tenant where r.text <> '';
alter table rerun drop column text;
