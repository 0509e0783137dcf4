-- By what else than its numbers a document is found: one row a word, since this database has no index of the members of lists.

create table ledger_term (
  tenant varchar(40) not null,
  term varchar(60) not null,
  at timestamp with time zone not null,
  document varchar(60) not null,
  kind varchar(20) not null,
  primary key (term, document, at, tenant)
);
create index ledger_term_document on ledger_term (document, tenant);
create index intake_interchange_transmission on intake_interchange (transmission, tenant);
