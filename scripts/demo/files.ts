import { csvText } from '../connection/csvText.ts';
import type { DemoData } from './model.ts';

/** The data as CSV files by name, as config/mappings/demo.json reads them. */
export function demoFiles(data: DemoData): Map<string, string> {
  return new Map([
    [
      'staff.csv',
      table(data.staff, {
        key: (row) => row.key,
        last_name: (row) => row.lastName,
        first_name: (row) => row.firstName,
        title: (row) => row.title,
        department: (row) => row.department,
        profile: (row) => row.profile,
        manager: (row) => row.manager,
        language: (row) => row.language,
      }),
    ],
    [
      'accounts.csv',
      table(data.accounts, {
        key: (row) => row.key,
        name: (row) => row.name,
        kana: (row) => row.kana,
        corporate_number: (row) => row.corporateNumber,
        industry: (row) => row.industry,
        employees: (row) => row.employees,
        annual_revenue: (row) => row.annualRevenue,
        language: (row) => row.language,
        phone: (row) => row.phone,
        website: (row) => row.website,
        postal_code: (row) => row.postalCode,
        state: (row) => row.state,
        city: (row) => row.city,
        street: (row) => row.street,
        owner: (row) => row.owner,
        process_step: (row) => row.processStep,
        override: (row) => row.override?.amount,
        override_reason: (row) => row.override?.reason,
        override_expires: (row) => row.override?.expires,
        description: (row) => row.description,
      }),
    ],
    [
      'contacts.csv',
      table(data.contacts, {
        key: (row) => row.key,
        account: (row) => row.account,
        name: (row) => row.name,
        department: (row) => row.department,
        title: (row) => row.title,
        phone: (row) => row.phone,
        email: (row) => row.email,
        do_not_call: (row) => row.doNotCall,
      }),
    ],
    [
      'opportunities.csv',
      table(data.opportunities, {
        key: (row) => row.key,
        account: (row) => row.account,
        owner: (row) => row.owner,
        name: (row) => row.name,
        stage: (row) => row.stage,
        amount: (row) => row.amount,
        close_date: (row) => row.closeDate,
        lead_source: (row) => row.leadSource,
        description: (row) => row.description,
      }),
    ],
    [
      'assets.csv',
      table(data.assets, {
        key: (row) => row.key,
        account: (row) => row.account,
        name: (row) => row.name,
        competitor: (row) => row.competitor,
        quantity: (row) => row.quantity,
        serial_number: (row) => row.serialNumber,
        install_date: (row) => row.installDate,
        status: (row) => row.status,
        description: (row) => row.description,
      }),
    ],
    [
      'touches.csv',
      table(data.touches, {
        key: (row) => row.key,
        account: (row) => row.account,
        contact: (row) => row.contact,
        owner: (row) => row.owner,
        occurred_at: (row) => row.occurredAt,
        channel: (row) => row.channel,
        direction: (row) => row.direction,
        outcome: (row) => row.outcome,
        conversation: (row) => row.conversation,
        process_step: (row) => row.processStep,
        needs: (row) => row.needs,
        buying_signal: (row) => row.buyingSignal,
        satisfaction: (row) => row.satisfaction,
        next_contact_on: (row) => row.nextContactOn,
        minutes: (row) => row.minutes,
      }),
    ],
    [
      'team.csv',
      table(data.team, {
        key: (row) => row.key,
        team: (row) => row.team,
        role: (row) => row.role,
        capacity: (row) => row.capacity,
        hours_per_month: (row) => row.hoursPerMonth,
        languages: (row) => row.languages,
      }),
    ],
    [
      'targets.csv',
      table(data.targets, {
        key: (row) => row.key,
        month: (row) => row.month,
        segment: (row) => row.segment,
        kind: (row) => row.kind,
        person: (row) => row.person,
        target: (row) => row.target,
      }),
    ],
    [
      'call-plans.csv',
      table(data.callPlans, { key: (row) => row.key, account: (row) => row.account, caller: (row) => row.caller }),
    ],
    [
      'cases.csv',
      table(data.cases, {
        key: (row) => row.key,
        account: (row) => row.account,
        touch: (row) => row.touch,
        caller: (row) => row.caller,
        owner: (row) => row.owner,
        status: (row) => row.status,
      }),
    ],
  ]);
}

function table<T>(rows: readonly T[], columns: Record<string, (row: T) => unknown>): string {
  return csvText([Object.keys(columns), ...rows.map((row) => Object.values(columns).map((read) => read(row)))]);
}
