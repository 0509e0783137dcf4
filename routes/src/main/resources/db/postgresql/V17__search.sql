-- By what else than its numbers a document is found: one row a document, in parts of a day each, with an index of the members of its list.

create table ledger_term (
  tenant varchar(40) not null,
  utc_day date not null,
  at timestamp with time zone not null,
  document varchar(60) not null,
  kind varchar(20) not null,
  terms text[] not null
) partition by range (utc_day);
create index ledger_term_terms on ledger_term using gin (terms);
create index ledger_term_document on ledger_term (document, tenant);
create index intake_interchange_transmission on intake_interchange (transmission, tenant);
