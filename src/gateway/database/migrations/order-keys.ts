/** How the keys of an order follow its body: each a column, read from the JSON whenever the row is written. */

/** A field of the body; `BODY` stands for the row it is read from. */
export const json = (path: string): string => `json_extract(BODY, '$.${path}')`;

/** Makes the keys what `keys` says, and fills those of the orders that are there already. The columns must be there. */
export function keyedBy(keys: Readonly<Record<string, string>>): string {
  const keysOf = (row: string) =>
    Object.values(keys)
      .map((value) => value.replaceAll('BODY', `${row}.body`))
      .join(',\n    ');
  const columns = `(id, ${Object.keys(keys).join(', ')})`;
  const forget = 'delete from order_keys where reported_at = old.reported_at and id = old.id;';
  const note = `insert into order_keys ${columns} values (\n    new.id,\n    ${keysOf('new')}\n  );`;
  return `drop trigger order_keys_added;
drop trigger order_keys_changed;
create trigger order_keys_added after insert on orders begin
  ${note}
end;
create trigger order_keys_changed after update on orders begin
  ${forget}
  ${note}
end;

delete from order_keys;
insert into order_keys ${columns} select orders.id,
    ${keysOf('orders')}
  from orders;
`;
}
