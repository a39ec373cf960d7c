import { Hono } from 'hono';
import type { LocalOrg } from '../org.ts';
import type { ServerEnvironment } from '../server/context.ts';
export function graphqlRoutes(_org: LocalOrg): Hono<ServerEnvironment> {
  return new Hono<ServerEnvironment>();
}
