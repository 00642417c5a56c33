-- Browsers in which people are logged in. The id is a hash of what the browser holds.
create table login_session (
  id text primary key,
  user_id bigint not null,
  login text not null,
  opened_at bigint not null,
  until bigint not null
);

create index login_session_by_user on login_session (user_id, opened_at);
create index login_session_by_end on login_session (until);

-- Tokens with which programs act as people. The hash is that of the token.
create table api_token (
  hash text primary key,
  id text not null unique,
  user_id bigint not null,
  login text not null,
  name text not null,
  scope text not null,
  made_at bigint not null,
  until bigint not null
);

create index api_token_by_user on api_token (user_id, made_at);
create index api_token_by_end on api_token (until);
