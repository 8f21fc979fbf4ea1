import { z } from 'zod';
import { COMMANDS } from '#domain/catalogue.ts';
import type { Command } from '#domain/contract.ts';
import { refuse } from '#domain/kernel/outcome.ts';
import { acceptedBody, commandBody } from '#wire/protocol.ts';
import { defineRoute, type Route } from '../contract.ts';

/** Each command of the catalogue as a route of its own, so that OpenAPI shows its input. */
const routeFor = (command: Command): Route =>
  defineRoute({
    method: 'POST',
    path: `/api/commands/${command.name}`,
    summary: `Give the command ${command.name}`,
    access: command.access.may,
    body: commandBody.extend({ input: command.input }),
    output: acceptedBody,
    handle: ({ engine }, { body, viewer, session }) =>
      session
        ? engine.run(command.name, body.id, body.input, { user: session.account.id, viewer })
        : refuse('access.signed-out'),
  });

export const COMMAND_ROUTES = COMMANDS.map(routeFor);

/** Whatever is not in the catalogue. */
export const unknownCommandRoute = defineRoute({
  method: 'POST',
  path: '/api/commands/:name',
  summary: 'Any other name is refused',
  access: 'session',
  params: z.object({ name: z.string().max(128) }),
  output: acceptedBody,
  handle: (_house, { params }) => refuse('command.unknown', { name: params.name }),
});
