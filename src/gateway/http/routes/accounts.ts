import { refuse } from '#domain/kernel/outcome.ts';
import { accountList, accountRow, newAccount } from '#wire/reads.ts';
import { type Account, postOf } from '../../access/accounts.ts';
import { defineRoute } from '../contract.ts';

const rowOf = ({ id, login, role, post, scopes, worker, org, disabled }: Account) => ({
  id,
  login,
  role,
  post,
  scopes,
  worker,
  org,
  disabled: disabled === 1,
});

export const accountsRoute = defineRoute({
  method: 'GET',
  path: '/api/accounts',
  summary: 'Who may come in',
  access: 'accounts.manage',
  output: accountList,
  handle: ({ accounts }) => ({ accounts: accounts.all().map(rowOf) }),
});

export const newAccountRoute = defineRoute({
  method: 'POST',
  path: '/api/accounts',
  summary: 'Add an account',
  access: 'accounts.manage',
  body: newAccount,
  output: accountRow,
  handle: async ({ accounts, engine, audit, town, facts }, { body, viewer, session, address }) => {
    const known = [...engine.world.areas.values(), ...engine.world.grids.values()].map(
      ({ path }) => path,
    );
    const strange = body.scopes.find(
      (scope) => !known.includes(scope) && scope !== `/${town.code}/`,
    );
    if (strange) return refuse('area.unknown', { area: strange });
    if (body.worker && !engine.world.workers.get(body.worker))
      return refuse('worker.unknown', { id: body.worker });
    if (body.org && !facts.knowsOrg(body.org) && !engine.world.areas.get(body.org))
      return refuse('org.unknown', { org: body.org });
    const taken = refuse('account.taken', { login: body.login, no: body.no });
    if (accounts.taken(body)) return taken;
    audit.write({
      account: session?.account.id ?? null,
      post: viewer.post,
      address,
      action: 'add-account',
      object: body.login,
      outcome: 'done',
      detail: postOf(body.role, body.no),
    });
    const account = await accounts.add(body);
    return account ? rowOf(account) : taken;
  },
});
