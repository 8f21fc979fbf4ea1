/** The gateway's composition root. */
import { resolve } from 'node:path';
import { describeConfig, readConfig } from './config.ts';
import { StartFault } from './fault.ts';
import { openGateway } from './gateway.ts';
import { greeting } from './greeting.ts';
import { lean } from './lean.ts';
import { tellerOn } from './telling.ts';

const tell = tellerOn(process.stdout);

try {
  const config = readConfig();
  tell(describeConfig(config).join('\n'));
  // A first start plays a year, or draws a city.
  const gateway = await lean(() =>
    openGateway(config, { page: resolve('dist/app'), data: resolve('data'), tell }),
  );
  tell(greeting(gateway));
  let stopping = false;
  // A second signal must not end it in the middle of closing.
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void gateway.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (error) {
  if (!(error instanceof StartFault)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
