-- How far penv has looked back at what GitHub has.
create table mark (
  name text primary key,
  reached_at bigint not null
);
