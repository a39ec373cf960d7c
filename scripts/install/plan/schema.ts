import { z } from 'zod';
import { inputError } from '../../connection/inputText.ts';

/** What somebody does with the package, and what that takes. */
export const ROLES = {
  Administrator: { permissionSet: 'RenkeiAdmin', groups: [] },
  Caller: { permissionSet: 'RenkeiInsideSales', groups: ['RenkeiInsideSales'] },
  FieldRep: { permissionSet: 'RenkeiFieldSales', groups: ['RenkeiFieldSales'] },
  Service: { permissionSet: 'RenkeiFieldSales', groups: ['RenkeiFieldSales'] },
  InsideSalesManager: { permissionSet: 'RenkeiManager', groups: ['RenkeiManagers', 'RenkeiInsideSales'] },
  FieldManager: { permissionSet: 'RenkeiManager', groups: ['RenkeiManagers', 'RenkeiFieldSales'] },
  Director: { permissionSet: 'RenkeiManager', groups: ['RenkeiManagers'] },
} as const satisfies Record<string, { permissionSet: string; groups: readonly string[] }>;
export type PlanRole = keyof typeof ROLES;

/** Roles that stand in a team; the others do not. */
const TEAM_ROLES: readonly PlanRole[] = ['Caller', 'FieldRep', 'InsideSalesManager', 'FieldManager', 'Service'];

/** What no API tells, so that a person has to look; who has, says so in the plan. */
const CONFIRMABLE = ['defaultWorkflowUser'] as const;

const username = z.string().trim().min(3).max(80).describe('Username of an active user, as it logs in');

const person = z
  .strictObject({
    user: username,
    role: z.enum(Object.keys(ROLES) as [PlanRole, ...PlanRole[]]).describe('What the person does'),
    team: z.string().trim().min(1).max(80).describe('Name of the team, alike for all its members').optional(),
    capacity: z.number().int().min(0).max(99_999).describe('Accounts that the person can look after').optional(),
    hoursPerMonth: z.number().min(0).max(9999).describe('Working hours for customers in a month').optional(),
    languages: z.array(z.enum(['Japanese', 'English', 'Chinese'])).optional(),
  })
  .refine(({ role, team }) => team === undefined || TEAM_ROLES.includes(role), {
    path: ['team'],
    ...inputError('teamRoles', [TEAM_ROLES.join(', ')]),
  })
  .refine(
    ({ team, capacity, hoursPerMonth, languages }) =>
      team !== undefined || (capacity ?? hoursPerMonth ?? languages) === undefined,
    {
      path: ['team'],
      ...inputError('teamNeeded'),
    },
  );

export const installPlanSchema = z.strictObject({
  $schema: z.string().optional(),
  description: z.string().optional(),
  setting: z
    .strictObject({
      corporateCurrency: z.string().refine(isCurrencyCode, inputError('currencyCode')).optional(),
      timeZone: z.string().refine(isTimeZone, inputError('timeZone')).optional(),
    })
    .describe('The first setting; one that the org has stays as it is')
    .optional(),
  policy: z
    .string()
    .describe(
      'Policy file, from the directory of the plan; without one, the default policy. Only for an org without policies',
    )
    .optional(),
  people: z.array(person).default([]),
  queues: z
    .strictObject({ RenkeiCallPool: z.array(username).optional(), RenkeiCases: z.array(username).optional() })
    .describe('Members of queues beside the groups that are members already')
    .optional(),
  confirmed: z.array(z.enum(CONFIRMABLE)).describe('What was looked at in Setup, because no API tells it').default([]),
});

export type InstallPlan = z.infer<typeof installPlanSchema>;

/** Whether a text has the form of an ISO 4217 code. */
export function isCurrencyCode(text: string): boolean {
  return /^[A-Z]{3}$/.test(text);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
