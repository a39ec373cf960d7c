import { fileURLToPath } from 'node:url';

/** Root of this project: package sources and configuration lie below it, wherever a command is called from. */
export const projectDirectory = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
