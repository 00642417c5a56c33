-- Amounts in millionths of a dollar.

-- What live runs have set aside.
create table hold (
  owner text primary key,
  amount bigint not null,
  since_at bigint not null
);

-- What ended runs have cost.
create table spend (
  owner text primary key,
  amount bigint not null,
  settled_at bigint not null
);

create index spend_by_age on spend (settled_at);
