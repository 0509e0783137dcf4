-- What was told of articles: the newest product and prices, for the checks that compare with them. One row a price, however often it changes.

create table intake_known (
  tenant varchar(40) not null,
  article varchar(300) not null,
  kind varchar(20) not null,
  issuer varchar(100) not null,
  number varchar(300) not null,
  body bytea not null,
  primary key (article, kind, issuer, number, tenant)
);
