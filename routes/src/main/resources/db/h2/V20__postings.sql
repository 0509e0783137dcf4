-- The words of a document are one row, as on PostgreSQL. This database has no index of the members of lists; in its place stand, of
-- each word, the documents that the ledger heard of at once: a number that many have is one row for all of them.

alter table ledger_term rename to ledger_word;
create table ledger_term (
  tenant varchar(40) not null,
  utc_day date not null,
  at timestamp with time zone not null,
  document varchar(60) not null,
  kind varchar(20) not null,
  terms varchar(60) array not null
);
create table ledger_posting (
  tenant varchar(40) not null,
  term varchar(60) not null,
  at timestamp with time zone not null,
  kind varchar(20) not null,
  documents varchar(60) array not null
);
insert into ledger_term (tenant, utc_day, at, document, kind, terms)
  select tenant, cast(at at time zone 'UTC' as date), at, document, kind, array_agg(term)
  from ledger_word group by tenant, at, document, kind;
insert into ledger_posting (tenant, term, at, kind, documents)
  select tenant, term, at, kind, array_agg(document) from ledger_word group by tenant, term, at, kind;
drop table ledger_word;
create index ledger_term_document on ledger_term (document, tenant);
create index ledger_posting_term on ledger_posting (term, tenant, at);
