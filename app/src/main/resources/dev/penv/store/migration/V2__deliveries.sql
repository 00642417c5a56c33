-- Every GUID of the last days, so that a redelivery is recognised.
create table delivery (
  guid text primary key,
  accepted_at bigint not null
);

create index delivery_by_age on delivery (accepted_at);

-- What is not handled yet. Apart from the GUIDs, because it comes and goes at the webhook's rate.
create table pending_delivery (
  position bigint primary key,
  guid text not null,
  name text not null,
  body ${blob} not null
);
