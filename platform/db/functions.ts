/**
 * SQL functions, triggers and grants, applied by the owner after each migration (all `create or replace`).
 * `app.*` settings are set by the door only: account, implementation, organization, now, system.
 */
export const beforeMigrations = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'landfall_app') then create role landfall_app; end if;
end $$;
create schema if not exists auth;
create or replace function app_setting(name text) returns text language sql stable as $$ select nullif(current_setting('app.' || name, true), '') $$;
create or replace function app_implementation() returns uuid language sql stable as $$ select app_setting('implementation')::uuid $$;
create or replace function app_account() returns uuid language sql stable as $$ select app_setting('account')::uuid $$;
create or replace function app_implementations() returns setof uuid language sql stable as $$ select null::uuid where false $$;
create or replace function app_organizations() returns setof uuid language sql stable as $$ select null::uuid where false $$;
create or replace function app_is_system() returns boolean language sql stable as $$ select coalesce(app_setting('system') = 'on', false) $$;
create or replace function app_is_installation_admin() returns boolean language sql stable as $$ select false $$;
`

export const afterMigrations = `
create or replace function app_implementations() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select implementation_id from participation where account_id = app_account() and (ends_on is null or ends_on >= coalesce(app_setting('now')::timestamptz, now())::date)
  union select app_implementation() where app_is_system()
  union select i.id from implementation i where app_is_system() and app_implementation() is null
  union select i.id from implementation i join membership m on m.organization_id = i.organization_id
    where m.account_id = app_account() and 'organizationAdmin' = any(m.roles)
$$;
create or replace function app_organizations() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select organization_id from membership where account_id = app_account()
  union select i.organization_id from implementation i where i.id in (select app_implementations())
  union select app_setting('organization')::uuid where app_is_system()
  union select o.id from organization o where app_is_system() and app_implementation() is null and app_setting('organization') is null
$$;
create or replace function app_is_installation_admin() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from installation_role where account_id = app_account() and role in ('systemAdmin', 'securityAdmin', 'auditAdmin'))
$$;

create or replace function event_line(chain text, seq bigint, recorded_at timestamptz, occurred_at timestamptz, kind text, actor uuid, item uuid, data jsonb)
returns text language sql stable as $$
  select jsonb_build_object('chain', chain, 'seq', seq, 'kind', kind, 'actor', actor, 'item', item, 'data', data,
    'recordedAt', to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'occurredAt', to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text
$$;

create or replace function event_append(scope text, event_kind text, item uuid, payload jsonb) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  chain_name text; scope_id uuid; s bigint; h bytea; n bytea;
  recorded timestamptz := clock_timestamp();
  occurred timestamptz := coalesce(app_setting('now')::timestamptz, recorded);
  who uuid := app_setting('person')::uuid;
begin
  if scope = 'implementation' then scope_id := app_implementation();
    if scope_id is null or scope_id not in (select app_implementations()) then raise exception 'no implementation is open for writing' using errcode = '42501'; end if;
  elsif scope = 'organization' then scope_id := app_setting('organization')::uuid;
    if scope_id is null then raise exception 'no organization is open for writing' using errcode = '42501'; end if;
  elsif scope = 'installation' then scope_id := '00000000-0000-0000-0000-000000000000'; who := coalesce(who, app_account());
  else raise exception 'unknown chain scope %', scope; end if;
  who := coalesce(who, app_account());
  chain_name := scope || ':' || scope_id;
  insert into event_head (chain, seq, hash, algorithm) values (chain_name, 0, sha256(convert_to(chain_name, 'UTF8')), 'sha256') on conflict do nothing;
  select e.seq + 1, e.hash into s, h from event_head e where e.chain = chain_name for update;
  n := sha256(h || convert_to(event_line(chain_name, s, recorded, occurred, event_kind, who, item, payload), 'UTF8'));
  insert into event (chain, seq, implementation_id, organization_id, recorded_at, occurred_at, kind, actor_id, item_id, data, prev, hash)
    values (chain_name, s, case when scope = 'implementation' then scope_id end, case when scope = 'organization' then scope_id end,
      recorded, occurred, event_kind, who, item, payload, h, n);
  update event_head e set seq = s, hash = n where e.chain = chain_name;
  return s;
end $$;

create or replace function event_refuse() returns trigger language plpgsql as $$
begin raise exception 'the event log is append-only' using errcode = '42501'; end $$;
drop trigger if exists event_no_change on event;
create trigger event_no_change before update or delete on event for each row execute function event_refuse();
drop trigger if exists event_no_truncate on event;
create trigger event_no_truncate before truncate on event for each statement execute function event_refuse();

create or replace function next_code(wanted text) returns integer language sql as $$
  insert into code_counter (implementation_id, kind, last) values (app_implementation(), wanted, 1)
  on conflict (implementation_id, kind) do update set last = code_counter.last + 1 returning last
$$;

do $$ declare t record; begin
  for t in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = 'public' and c.relkind = 'r' and c.relname not in ('landfall_flush_check') loop
    execute format('alter table %I enable row level security', t.relname);
    execute format('grant select, insert, update, delete on %I to landfall_app', t.relname);
  end loop;
end $$;
grant usage on schema public to landfall_app;
revoke insert, update, delete, truncate on event from landfall_app;
revoke insert, update, delete, truncate on event_head from landfall_app;
`
