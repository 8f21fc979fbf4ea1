/** Runs programs for the doors, and turns what goes wrong into a sentence. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { HOUSE } from './house.mjs';

/** A step that cannot go on: what failed, and what to do about it. */
export class Stop extends Error {
  constructor(what, todo) {
    super(`✗ ${what}\n  ${todo}`);
  }
}

/**
 * Runs a program in the house to its end; its output is shown as it comes and kept.
 * Returns its exit code (1 when a signal ended it) and its last 64 kB of output.
 */
export function run(program, args, { env = {}, quiet = false, ...options } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, {
      cwd: HOUSE,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    let output = '';
    const keep = (to) => (chunk) => {
      if (!quiet) to.write(chunk);
      output = (output + chunk).slice(-65_536);
    };
    child.stdout.on('data', keep(process.stdout));
    child.stderr.on('data', keep(process.stderr));
    child.on('error', fail);
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

/** Runs a JavaScript tool with this Node, without the package manager in between. */
export const runTool = (script, args, options) => run(process.execPath, [script, ...args], options);

/**
 * Hands the terminal to a program of the house until it ends: signals are passed on, its exit code becomes ours.
 */
export function become(script, args = []) {
  const child = spawn(process.execPath, [script, ...args], { cwd: HOUSE, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      // A terminal has already told the child: Ctrl-C goes to everybody in front of it.
      if (signal === 'SIGTERM' || !process.stdin.isTTY) child.kill(signal);
    });
  // npm runs us below a shell that a signal ends without a word: when it is gone, somebody has told us to stop.
  const { ppid } = process;
  const watch = setInterval(() => {
    if (process.ppid !== ppid) child.kill('SIGTERM');
  }, 300);
  if (!process.env.npm_lifecycle_event) clearInterval(watch);
  child.on('error', (error) => {
    console.error(`✗ ${script} does not start: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    clearInterval(watch);
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}

/** Runs a door; a Stop is told as a sentence, anything else is a bug and shown whole. */
export async function door(steps) {
  try {
    await steps();
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    process.exitCode = 1;
  }
}
