-- Where the App is installed, as documents.
create table installation (
  id bigint primary key,
  installation text not null
);

-- What it reaches there, under the latest names that were heard of.
create table repository (
  id bigint primary key,
  installation bigint not null,
  owner text not null,
  name text not null
);

create index repository_by_installation on repository (installation, id);
