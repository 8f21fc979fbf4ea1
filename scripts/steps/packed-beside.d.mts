import type { Plugin } from 'vite';

export function packedBeside(): Plugin;
