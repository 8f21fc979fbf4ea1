import type { Plugin } from 'vite';

export function threadsForTests(): Plugin;
