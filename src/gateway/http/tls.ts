/** The certificate and key of the one port, if it has any. */
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { Config } from '../config.ts';
import { StartFault } from '../fault.ts';

function fileOf(config: Config, name: 'TLS_CERT' | 'TLS_KEY'): Buffer {
  try {
    return readFileSync(config[name] ?? '');
  } catch (error) {
    throw new StartFault(`${name}=${config[name]} can't be read: ${(error as Error).message}.`);
  }
}

/** What the server needs for TLS, or nothing. Throws a StartFault when the files are not there or don't fit each other. */
export function tlsOf(config: Config) {
  if (!config.TLS_CERT || !config.TLS_KEY) return {};
  const https = { cert: fileOf(config, 'TLS_CERT'), key: fileOf(config, 'TLS_KEY') };
  try {
    createSecureContext(https);
  } catch (error) {
    throw new StartFault(
      `TLS_CERT=${config.TLS_CERT} and TLS_KEY=${config.TLS_KEY} are no certificate and its key: ${(error as Error).message}.`,
    );
  }
  return { https };
}
