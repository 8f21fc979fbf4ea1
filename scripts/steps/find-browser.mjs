/** Finds a Chromium for the journeys, or brings Debian's where it may. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run, Stop } from './run.mjs';

const { env, platform } = process;

const ON_WINDOWS = ['Google\\Chrome', 'Chromium', 'Microsoft\\Edge'];
const ON_MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const ON_LINUX = [
  'bin/chromium',
  'bin/chromium-browser',
  'bin/google-chrome',
  'bin/google-chrome-stable',
  'bin/microsoft-edge',
  'lib/chromium/chromium',
];

function usualPlaces() {
  if (platform === 'win32')
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((root) =>
        ON_WINDOWS.map((name) =>
          join(root, name, 'Application', name.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe'),
        ),
      );
  if (platform === 'darwin')
    return ['/Applications', join(env.HOME ?? '', 'Applications')].flatMap((root) =>
      ON_MAC.map((name) => join(root, `${name}.app/Contents/MacOS/${name}`)),
    );
  return [
    ...['/usr', '/usr/local'].flatMap((root) => ON_LINUX.map((name) => join(root, name))),
    '/snap/bin/chromium',
    '/opt/google/chrome/chrome',
  ];
}

const lookAround = () => usualPlaces().find((path) => existsSync(path));

const mayInstall = () =>
  existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;

async function installChromium() {
  console.log('no browser found: installing chromium and its Chinese fonts (apt-get) …');
  const apt = (...args) => run('apt-get', args, { env: { DEBIAN_FRONTEND: 'noninteractive' } });
  await apt('-q', 'update');
  await apt('-qy', 'install', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
}

/** The path of a Chromium. Throws a Stop that says what to do when there is none and none may be installed. */
export async function findBrowser() {
  const chosen = env.CHROME_PATH;
  if (chosen && existsSync(chosen)) return chosen;
  if (chosen)
    throw new Stop(
      `CHROME_PATH=${chosen} is no file`,
      'Set it to a Chromium or Chrome, or unset it.',
    );
  const found = lookAround();
  if (found) return found;
  if (mayInstall()) await installChromium();
  const installed = lookAround();
  if (installed) return installed;
  throw new Stop(
    'there is no browser for the journeys',
    'Install Chromium (Debian: apt-get install chromium fonts-noto-cjk, as root) or Chrome, or set CHROME_PATH to one.',
  );
}
