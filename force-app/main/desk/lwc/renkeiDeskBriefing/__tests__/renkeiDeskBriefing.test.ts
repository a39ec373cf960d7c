import RenkeiDeskBriefing from 'c/renkeiDeskBriefing';
import RenkeiDeskContacts from 'c/renkeiDeskContacts';
import RenkeiDeskHistory from 'c/renkeiDeskHistory';
import RenkeiDeskOpen from 'c/renkeiDeskOpen';
import RenkeiDeskScript from 'c/renkeiDeskScript';
import type { Play } from 'c/renkeiDeskData';
import { TIME, briefing, callPlan, touch } from 'test/components/deskAnswers';
import { find, findAll, isShown, show, textOf } from 'test/components/page';

const play = (id: string, values: Partial<Play>): Play => ({
  ...{ id, name: id, kind: 'Existing', cause: null, causeName: null, script: `Say ${id}.`, language: null },
  ...{ startsOn: null, endsOn: null },
  ...values,
});

describe('c-renkei-desk-briefing', () => {
  it('begins with whom to ask for, the number, why today, last words and machines', async () => {
    const plan = callPlan('1', { callBy: '2026-06-10', attempts: 2 });
    const element = show('c-renkei-desk-briefing', RenkeiDeskBriefing, { plan, briefing: briefing(), time: TIME });
    expect(find<HTMLAnchorElement>(element, '.call').getAttribute('href')).toBe('tel:0311111111');
    expect(textOf(element, '.ask')).toContain('Ask for Tanaka');
    expect(textOf(element, '.reason')).toContain('Time to talk again: last talk May 1, 2026.');
    expect(textOf(element, '.late')).toBe('2 days overdue');
    expect(textOf(element, '.words')).toBe('Wants fewer filters in stock');
    expect(textOf(element, '.machine')).toContain('Nordek NX-22');
    await expect(element).toBeAccessible();
  });

  it('offers no number of a customer who does not want calls', () => {
    const plan = callPlan('1', { doNotCall: true });
    const element = show('c-renkei-desk-briefing', RenkeiDeskBriefing, { plan, briefing: briefing(), time: TIME });
    expect(isShown(element, '.call')).toBe(false);
    expect(textOf(element, '.reason')).toContain('The customer does not want calls.');
  });

  it('shows the row’s own reason before anything else has been read', async () => {
    const element = show('c-renkei-desk-briefing', RenkeiDeskBriefing, { plan: callPlan('1'), time: TIME });
    expect(textOf(element, '.name')).toBe('Account 1');
    expect(isShown(element, '.skeleton')).toBe(true);
    await expect(element).toBeAccessible();
  });
});

describe('tabs of the briefing', () => {
  it('puts departments that nobody has reached first', async () => {
    const { contacts } = briefing();
    const element = show('c-renkei-desk-contacts', RenkeiDeskContacts, { contacts });
    expect(textOf(element, '.heading')).toBe('Quality assurancenever reached');
    expect(findAll(element, '.person').map((each) => each.textContent)).toEqual([
      'Morinever contacted',
      'Tanakalast talk May 1, 202603-1111-1111',
    ]);
    await expect(element).toBeAccessible();
  });

  it('tells what was talked about', async () => {
    const touches = [touch('T1', { signal: true, satisfaction: 4 }), touch('T2', { outcome: 'Absent', needs: null })];
    const element = show('c-renkei-desk-history', RenkeiDeskHistory, { touches });
    expect(findAll(element, '.row')).toHaveLength(2);
    expect(textOf(element, '.line')).toContain('Inside sales · Talked · 6 min · satisfaction 4/5');
    await expect(element).toBeAccessible();
  });

  it('routes to a colleague with an open offer', async () => {
    const opportunity = {
      ...{ id: 'O1', name: 'Dryer', stage: 'Quote', amount: 100, closeDate: '2026-07-01', nextStep: null },
      ...{ owner: 'rep', ownerName: 'Ishida' },
    };
    const shown = briefing({ opportunities: [opportunity] });
    const element = show('c-renkei-desk-open', RenkeiDeskOpen, { briefing: shown });
    expect(textOf(element, '.route')).toContain('Ishida has “Dryer” open (Quote).');
    await expect(element).toBeAccessible();
  });

  it('speaks the campaign’s script, else that of a revival for who is dormant', async () => {
    const plays = [play('E', {}), play('R', { kind: 'Revival' }), play('K', { kind: 'Campaign' })];
    const properties = { plays, briefing: briefing(), today: TIME.today };
    const script = (plan: object) =>
      textOf(show('c-renkei-desk-script', RenkeiDeskScript, { ...properties, plan }), '.script');
    expect(script(callPlan('1', { campaign: 'K' }))).toBe('Say K.');
    expect(script(callPlan('1', { focus: 'Revive' }))).toBe('Say R.');
    expect(script(callPlan('1'))).toBe('Say E.');
  });
});
