/** Imports a module by an address known only at run time; components may not, so this file is none and the compiler passes it by. */
export const importModule = (url) => import(url);
