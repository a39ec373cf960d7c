import RenkeiPolicyActivation from 'c/renkeiPolicyActivation';
import {
  toLatestGrid,
  toOwnerNames,
  toPolicyVersion,
  toPolicyVersions,
  toTeam,
  type CutOffPair,
  type MoveSelection,
} from 'c/renkeiPolicyData';
import type { Forecast, OwnerRanking } from 'c/renkeiTunnelRules';
import RenkeiWindTunnelPanel from 'c/renkeiWindTunnelPanel';
import RenkeiWindTunnelSave from 'c/renkeiWindTunnelSave';
import { TODAY } from 'test/components/answers';
import { closeNextWith, lastOpened } from 'test/components/modal';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';
import {
  gridAnswer,
  policyOwnersAnswer,
  teamAnswer,
  versionAnswer,
  versionsAnswer,
} from 'test/components/policyAnswers';

const latest = toLatestGrid(gridAnswer())!;
const { edges } = latest.grid!;
const version = toPolicyVersion(versionAnswer())!;
const cutOffs = { potentialCutOff: 3_000_000, relationshipCutOff: 50 };

/** What the panel hands to the parts that it consists of. */
interface Child extends HTMLElement {
  cutOffs: CutOffPair;
  move: MoveSelection;
  expected: number;
  forecast: Forecast;
  backTestNow: Forecast['backTest'];
  ranking: OwnerRanking;
  people: number;
  fieldAccounts: number;
  disabled: boolean;
}

async function showPanel(properties: object = {}) {
  const element = show('c-renkei-wind-tunnel-panel', RenkeiWindTunnelPanel, {
    latest,
    version,
    versions: toPolicyVersions(versionsAnswer()),
    team: toTeam(teamAnswer(), TODAY),
    names: toOwnerNames(policyOwnersAnswer()),
    setting: { currency: 'JPY', lastRunAsOf: TODAY, lastRunFinishedAt: null },
    ...properties,
  });
  await settled();
  return element;
}

const child = (element: HTMLElement, name: string) => find<Child>(element, `c-renkei-wind-tunnel-${name}`);
const action = (element: HTMLElement, name: string) => find<Child>(element, `[data-action="${name}"]`);
const fire = async (target: HTMLElement, type: string, detail?: unknown) => {
  target.dispatchEvent(new CustomEvent(type, { detail }));
  await settled();
};
const tryOut = (element: HTMLElement, potentialCutOff = edges.potential.at(-10)!) =>
  fire(child(element, 'grid'), 'cutoff', { ...cutOffs, potentialCutOff });

describe('c-renkei-wind-tunnel-panel', () => {
  it('opens on the cut-offs in force, says what to do and whom only the margin holds', async () => {
    const element = await showPanel();
    expect(child(element, 'grid').cutOffs).toEqual(cutOffs);
    expect(textOf(element, '.headline')).toMatch(
      /^Drag a line, or say how many accounts field sales can hold\. A new version with the same cut-offs would move \d+/,
    );
    expect(textOf(element, '.meta')).toMatch(/^Tried on “2026 policy”, accounts of .* \(RUN-00007\)$/);
    expect(action(element, 'save').disabled).toBe(true);
    expect(action(element, 'export').disabled).toBe(true);
    expect(child(element, 'limits').people).toBe(2);
  });

  it('tells at once what a line that has moved would change, everywhere', async () => {
    const element = await showPanel();
    const before = child(element, 'moves').forecast;
    await tryOut(element);
    expect(textOf(element, '.headline')).toMatch(
      /^[\d,]+ accounts move to another segment\. Field sales looks after \d+ accounts instead of \d+\. Its load/,
    );
    const { forecast } = child(element, 'moves');
    expect(forecast.moving).toBeGreaterThan(before.moving);
    for (const name of ['work', 'outcome', 'grid']) expect(child(element, name).forecast).toEqual(forecast);
    expect(child(element, 'movers')).toMatchObject({
      cutOffs: { ...cutOffs, potentialCutOff: edges.potential.at(-10) },
      expected: forecast.moving,
    });
    expect(child(element, 'outcome').backTestNow).toEqual(before.backTest);
    expect(action(element, 'save').disabled).toBe(false);
  });

  it('lets the cut-off follow a capacity, and goes back', async () => {
    const element = await showPanel();
    await fire(child(element, 'limits'), 'capacity', { accounts: 100, perPerson: true });
    const { cutOffs: followed, fieldAccounts } = child(element, 'limits');
    expect(fieldAccounts).toBeLessThanOrEqual(200);
    expect(followed.potentialCutOff).toBeGreaterThan(3_000_000);
    expect(child(element, 'owners').ranking.owners[0]!.capacity).toBe(100);
    await fire(child(element, 'limits'), 'capacity', { accounts: 0, perPerson: false });
    expect(child(element, 'limits').cutOffs.potentialCutOff).toBe(edges.potential.at(-1));
    await fire(child(element, 'limits'), 'capacity', null);
    expect(child(element, 'limits').cutOffs).toEqual(cutOffs);
    await tryOut(element);
    await fire(child(element, 'limits'), 'reset');
    expect(child(element, 'limits')).toMatchObject({ cutOffs, changed: false });
  });

  it('narrows the list to one move and widens it again', async () => {
    const element = await showPanel();
    await tryOut(element);
    await fire(child(element, 'moves'), 'move', { from: 'Key', to: 'Maintain' });
    const { forecast } = child(element, 'moves');
    expect(child(element, 'movers')).toMatchObject({
      move: { from: 'Key', to: 'Maintain' },
      expected: forecast.moves.Key.Maintain,
    });
    await fire(child(element, 'movers'), 'all');
    expect(child(element, 'movers').move).toEqual({ from: null, to: null });
  });

  it('saves a draft with the cut-offs tried and a margin that still fits', async () => {
    const element = await showPanel();
    await fire(child(element, 'grid'), 'cutoff', { potentialCutOff: 3_000_000, relationshipCutOff: 95 });
    closeNextWith(undefined);
    action(element, 'save').click();
    await settled();
    const { dialog, options } = lastOpened()!;
    expect(dialog).toBe(RenkeiWindTunnelSave);
    expect(options).toMatchObject({
      base: { name: '2026 policy' },
      fieldCapacity: null,
      draft: {
        name: '2026 policy, from ¥3M',
        description: expect.stringMatching(/^Tried on “2026 policy”.*\n.*accounts/),
        cutOffMode: 'Absolute',
        policy: { relationshipCutOff: 95, relationshipMargin: 2.5, potentialMarginPercent: 10 },
      },
    });
    expect(isShown(element, '.saved')).toBe(false);
    await fire(child(element, 'limits'), 'capacity', { accounts: 100, perPerson: true });
    closeNextWith(undefined);
    action(element, 'save').click();
    await settled();
    expect(lastOpened()!.options.fieldCapacity).toBe(200);
  });

  it('offers to activate or open what is saved, until something else is tried', async () => {
    const element = await showPanel();
    const changed = jest.fn();
    element.addEventListener('changed', changed);
    await tryOut(element);
    closeNextWith({ ...version, id: 'a0D', name: 'Try' });
    action(element, 'save').click();
    await settled();
    expect(textOf(element, '.saved span')).toContain('“Try” is saved as a draft.');
    expect(changed).toHaveBeenCalledTimes(1);
    find(element, '.saved lightning-button:last-child').click();
    closeNextWith('activated');
    action(element, 'activate').click();
    await settled();
    const { dialog, options } = lastOpened()!;
    expect(dialog).toBe(RenkeiPolicyActivation);
    expect((options.versions as { id: string }[]).map(({ id }) => id)).toContain('a0D');
    expect(options.lastRunAsOf).toBe(TODAY);
    expect(textOf(element, '.notice')).toMatch(/^“Try” is activated\. The next run/);
    expect(changed).toHaveBeenCalledTimes(2);
    await tryOut(element, edges.potential[3]);
    expect(isShown(element, '.notice')).toBe(false);
  });

  it('keeps the draft when it is not activated after all', async () => {
    const element = await showPanel();
    await tryOut(element);
    closeNextWith({ ...version, id: 'a0D', name: 'Try' });
    action(element, 'save').click();
    await settled();
    closeNextWith(undefined);
    action(element, 'activate').click();
    await settled();
    expect(isShown(element, '.saved')).toBe(true);
  });

  it('exports the changes as a file', async () => {
    const element = await showPanel();
    await tryOut(element);
    const clicked: HTMLAnchorElement[] = [];
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      clicked.push(this);
    });
    action(element, 'export').click();
    click.mockRestore();
    expect(clicked[0]!.download).toMatch(/^2026 policy, from ¥.*\.changes\.json$/);
    const text = decodeURIComponent(clicked[0]!.href.replace(/^data:application\/json;charset=utf-8,/, ''));
    expect(JSON.parse(text)).toEqual({
      from: '2026 policy',
      to: expect.stringContaining('2026 policy, from'),
      changes: [
        { entry: 'name', from: '2026 policy', to: expect.any(String) },
        { entry: 'description', from: 'What it is for', to: expect.stringMatching(/^Tried on/) },
        { entry: 'potential.cutOff', from: 3_000_000, to: edges.potential.at(-10) },
      ],
    });
  });

  it('goes back, and shows nothing before it has its figures', async () => {
    const element = await showPanel();
    const back = jest.fn();
    element.addEventListener('back', back);
    action(element, 'back').click();
    expect(back).toHaveBeenCalled();
    expect(findAll(await showPanel({ latest: undefined }), 'c-renkei-wind-tunnel-grid')).toEqual([]);
  });

  it('counts whoever has accounts where there are no teams', async () => {
    const element = await showPanel({ team: [] });
    expect(child(element, 'limits').people).toBe(40);
  });
});
