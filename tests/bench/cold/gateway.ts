/** The gateway of the bench: a shipped town with its year behind it. */
import { serveAsPart } from '../part.ts';
import { type WholeGateway, wholeGateway } from '../whole-gateway.ts';

export function coldGateway(): void {
  let gateway: WholeGateway;
  serveAsPart({
    open: async (town: string): Promise<string> => {
      gateway = await wholeGateway('cold', { towns: 'data/towns', town });
      return gateway.url;
    },
    enter: (login: string) => gateway.enter(login),
    end: () => process.exit(),
  });
}
