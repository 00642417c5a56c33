-- SQL that SQLite and PostgreSQL both run: text ids, instants as milliseconds since 1970.

-- The process that may write. A higher epoch has taken over from all lower ones.
create table lease (
  id text primary key,
  epoch bigint not null,
  until_at bigint not null
);

create table step (
  line text not null,
  name text not null,
  result text not null,
  recorded_at bigint not null,
  primary key (line, name)
);

create table signal (
  line text not null,
  number bigint not null,
  body text not null,
  sent_at bigint not null,
  primary key (line, number)
);
