-- What should stand on GitHub. The document is the truth; the columns say what is sent next.
create table writing (
  id text primary key,
  installation bigint not null,
  is_open boolean not null,
  lane integer not null,
  due_at bigint not null,
  asked_at bigint not null,
  intent text not null
);

create index writing_next on writing (installation, lane, due_at) where is_open = true;
create index writing_settled on writing (asked_at) where is_open = false;
