-- What comparing two JSON values means, as the engine's `compare.ts` means it: any two values compare, none is converted, and
-- what does not compare is false. Laid down anew at every start, so that they are always those of this build.

-- Days since 1970-01-01 of a calendar date `YYYY-MM-DD`; null for anything else, and for a date that does not exist.
create or replace function condition_day(value text) returns bigint language plpgsql immutable parallel safe as $$
declare
  y int; m int; d int; found date;
begin
  if value !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then return null; end if;
  y := substr(value, 1, 4)::int; m := substr(value, 6, 2)::int; d := substr(value, 9, 2)::int;
  if y = 0 or m not between 1 and 12 or d not between 1 and 31 then return null; end if;
  found := make_date(y, m, 1) + (d - 1);
  if extract(month from found)::int <> m then return null; end if;
  return found - date '1970-01-01';
end $$;

-- Epoch milliseconds of an ISO instant with its offset; null for anything else.
create or replace function condition_instant(value text) returns bigint language plpgsql immutable parallel safe as $$
declare
  part text[]; day bigint; h int; m int; s int; ms int; offset_minutes int := 0;
begin
  part := regexp_match(value,
    '^([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.]([0-9]{1,9}))?)?(Z|[+-][0-9]{2}:[0-9]{2})$');
  if part is null then return null; end if;
  day := condition_day(part[1]);
  if day is null then return null; end if;
  h := part[2]::int; m := part[3]::int; s := coalesce(part[4], '0')::int;
  ms := substr(rpad(coalesce(part[5], '0'), 3, '0'), 1, 3)::int;
  if h > 24 or m > 59 or s > 59 then return null; end if;
  -- Midnight may be written as the end of a day, and nothing after it.
  if h = 24 and (m > 0 or s > 0 or coalesce(part[5], '0') !~ '^0+$') then return null; end if;
  if part[6] <> 'Z' then
    if substr(part[6], 2, 2)::int > 23 or substr(part[6], 5, 2)::int > 59 then return null; end if;
    offset_minutes := substr(part[6], 2, 2)::int * 60 + substr(part[6], 5, 2)::int;
    if substr(part[6], 1, 1) = '-' then offset_minutes := -offset_minutes; end if;
  end if;
  return day * 86400000 + h * 3600000 + m * 60000 + s * 1000 + ms - offset_minutes * 60000::bigint;
end $$;

-- The local date of an instant, as days since 1970-01-01.
create or replace function condition_local_day(at bigint, zone text) returns bigint language sql immutable parallel safe as $$
  select (((timestamptz 'epoch' + at * interval '1 millisecond') at time zone zone)::date - date '1970-01-01')::bigint
$$;

-- -1, 0 or 1; null where not both are dates. A calendar date has no time of day: an instant is taken to its local date first.
create or replace function condition_dates(a text, b text, zone text) returns int language plpgsql immutable parallel safe as $$
declare
  day_a bigint; day_b bigint; at_a bigint; at_b bigint;
begin
  if a !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}' or b !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}' then return null; end if;
  day_a := condition_day(a);
  if day_a is null then
    at_a := condition_instant(a);
    if at_a is null then return null; end if;
  end if;
  day_b := condition_day(b);
  if day_b is null then
    at_b := condition_instant(b);
    if at_b is null then return null; end if;
  end if;
  if day_a is null and day_b is null then return sign(at_a - at_b)::int; end if;
  return sign(coalesce(day_a, condition_local_day(at_a, zone)) - coalesce(day_b, condition_local_day(at_b, zone)))::int;
end $$;

create or replace function condition_same(a jsonb, b jsonb, zone text) returns boolean language plpgsql immutable parallel safe as $$
begin
  if a = b then return true; end if;
  if jsonb_typeof(a) <> 'string' or jsonb_typeof(b) <> 'string' then return false; end if;
  return coalesce(condition_dates(a #>> '{}', b #>> '{}', zone) = 0, false);
end $$;

-- -1, 0 or 1; null where there is no order: different types, lists, objects, true and false. Texts go by code point.
create or replace function condition_order(a jsonb, b jsonb, zone text) returns int language plpgsql immutable parallel safe as $$
declare
  x text; y text; dates int;
begin
  if jsonb_typeof(a) = 'number' and jsonb_typeof(b) = 'number' then return sign(a::numeric - b::numeric)::int; end if;
  if jsonb_typeof(a) <> 'string' or jsonb_typeof(b) <> 'string' then return null; end if;
  x := a #>> '{}'; y := b #>> '{}';
  dates := condition_dates(x, y, zone);
  if dates is not null then return dates; end if;
  return case when x = y then 0 when x collate "C" < y collate "C" then -1 else 1 end;
end $$;

create or replace function condition_holds(a jsonb, op text, b jsonb, zone text) returns boolean language plpgsql immutable parallel safe as $$
begin
  if a is null or b is null or jsonb_typeof(a) = 'null' or jsonb_typeof(b) = 'null' then return false; end if;
  case op
    when 'eq' then return condition_same(a, b, zone);
    when 'ne' then return not condition_same(a, b, zone);
    when 'gt' then return coalesce(condition_order(a, b, zone) = 1, false);
    when 'gte' then return coalesce(condition_order(a, b, zone) >= 0, false);
    when 'lt' then return coalesce(condition_order(a, b, zone) = -1, false);
    when 'lte' then return coalesce(condition_order(a, b, zone) <= 0, false);
    when 'contains' then
      if jsonb_typeof(a) = 'string' then
        return jsonb_typeof(b) = 'string' and strpos(a #>> '{}', b #>> '{}') > 0;
      end if;
      if jsonb_typeof(a) <> 'array' then return false; end if;
      return exists (select 1 from jsonb_array_elements(a) item where condition_same(item, b, zone));
    when 'in' then
      if jsonb_typeof(b) <> 'array' then return false; end if;
      return exists (select 1 from jsonb_array_elements(b) item where condition_same(item, a, zone));
  end case;
end $$;

-- An amount in whole millionths; null for what is no amount.
create or replace function condition_millionths(value jsonb) returns float8 language plpgsql immutable parallel safe as $$
begin
  if value is null or jsonb_typeof(value) <> 'number' then return null; end if;
  if abs(value::numeric) > 1e15 then return null; end if;
  return floor(value::numeric::float8 * 1000000::float8 + 0.5::float8);
end $$;
