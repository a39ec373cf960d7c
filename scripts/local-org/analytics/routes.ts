import { Hono } from 'hono';
import type { LocalOrg } from '../org.ts';
import type { ServerEnvironment } from '../server/context.ts';
import { listOf, oneOf } from './catalogue.ts';
import { dashboardInfo, dashboardResult, dashboardStatus, describeDashboard } from './dashboards.ts';
import { describeReport, executeReport, reportInfo } from './reports.ts';

/** The Reports and Dashboards API below `/services/data/vNN.0/analytics`. */
export function analyticsRoutes(org: LocalOrg): Hono<ServerEnvironment> {
  const routes = new Hono<ServerEnvironment>();
  const base = (version: string): string => `/services/data/v${version}`;
  routes.get('/analytics/reports', (c) =>
    c.json(listOf(org, c.get('session'), 'Report').map((report) => reportInfo(base(c.get('apiVersion')), report))),
  );
  routes.get('/analytics/reports/:id/describe', (c) => {
    const session = c.get('session');
    return c.json(
      describeReport(org, session, oneOf(org, session, 'Report', c.req.param('id')), base(c.get('apiVersion'))),
    );
  });
  routes.on(['GET', 'POST'], '/analytics/reports/:id', async (c) => {
    const session = c.get('session');
    const body = c.req.method === 'POST' ? ((await c.req.json()) as { reportMetadata?: unknown }) : {};
    const details = c.req.query('includeDetails') === 'true';
    const report = oneOf(org, session, 'Report', c.req.param('id'));
    const options = { details, metadata: body.reportMetadata };
    return c.json(executeReport(org, session, report, base(c.get('apiVersion')), options));
  });
  routes.get('/analytics/dashboards', (c) =>
    c.json(listOf(org, c.get('session'), 'Dashboard').map((each) => dashboardInfo(base(c.get('apiVersion')), each))),
  );
  routes.get('/analytics/dashboards/:id/describe', (c) => {
    const session = c.get('session');
    return c.json(
      describeDashboard(org, session, oneOf(org, session, 'Dashboard', c.req.param('id')), base(c.get('apiVersion'))),
    );
  });
  routes.get('/analytics/dashboards/:id/status', (c) => {
    const session = c.get('session');
    return c.json(dashboardStatus(org, oneOf(org, session, 'Dashboard', c.req.param('id'))));
  });
  routes.on(['GET', 'POST', 'PUT'], '/analytics/dashboards/:id', async (c) => {
    const session = c.get('session');
    const found = oneOf(org, session, 'Dashboard', c.req.param('id'));
    const own = base(c.get('apiVersion'));
    if (c.req.method === 'PUT') return c.json({ statusUrl: `${own}/analytics/dashboards/${found.id}/status` }, 201);
    const body = c.req.method === 'POST' ? ((await c.req.json()) as { componentIds?: string[] }) : {};
    return c.json(dashboardResult(org, session, found, own, body.componentIds));
  });
  return routes;
}
