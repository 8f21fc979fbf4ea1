/** Where a Chromium is, and how it is started where there is no GPU and nothing may leave the house. */
export const CHROMIUM = process.env.CHROME_PATH || '/usr/bin/chromium';

export const ARGUMENTS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
