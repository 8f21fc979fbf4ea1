/** The gateway of the bench: the tests' town with sixteen cameras on a video platform. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cameraRestored } from '#domain/camera/events.ts';
import { writeCameraTown } from '../../support/camera-town.ts';
import { serveAsPart } from '../part.ts';
import { type WholeGateway, wholeGateway } from '../whole-gateway.ts';

export interface OpenedCameras {
  readonly url: string;
  readonly cameras: readonly string[];
}

export function videoGateway(): void {
  let gateway: WholeGateway;
  serveAsPart({
    open: async (lists: readonly string[]): Promise<OpenedCameras> => {
      const towns = mkdtempSync(join(tmpdir(), 'bench-towns-'));
      process.once('exit', () => rmSync(towns, { recursive: true, force: true }));
      const cameras = writeCameraTown(towns, lists).map(({ id }) => id);
      gateway = await wholeGateway('video', { towns });
      // A demo has some that do not answer; here all do.
      await gateway.house.engine.happen(() => cameras.map((id) => cameraRestored.of({ id })));
      return { url: gateway.url, cameras };
    },
    enter: (login: string) => gateway.enter(login),
    /** Takes its folders with it, as being killed would not. */
    end: () => process.exit(),
  });
}
