/** The gateway of the bundle bench: it only serves. */
import { serveAsPart } from '../part.ts';
import { type WholeGateway, wholeGateway } from '../whole-gateway.ts';

export function bundleGateway(): void {
  let gateway: WholeGateway | undefined;
  serveAsPart({
    open: async () => {
      gateway = await wholeGateway('bundle');
      return gateway.url;
    },
    enter: (login: string) => gateway?.enter(login),
    /** Takes its folder with it, as being killed would not. */
    end: () => process.exit(),
  });
}
