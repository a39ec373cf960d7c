import RenkeiDistributionCallers, { type CallerLine } from 'c/renkeiDistributionCallers';
import { find, findAll, show } from 'test/components/page';

const OKA: CallerLine = {
  user: 'oka',
  name: 'Oka',
  now: 30,
  then: 40,
  comes: 12,
  goes: 2,
  capacity: 50,
  pausedUntil: null,
  reasons: [
    { reason: 'CallerLeft', plans: 9 },
    { reason: 'Chosen', plans: 3 },
  ],
};

const showCallers = (callers: CallerLine[], chosen: string | null = null) =>
  show('c-renkei-distribution-callers', RenkeiDistributionCallers, { callers, chosen });

const cellsOf = (element: HTMLElement) =>
  findAll(element, 'tbody tr').map((row) =>
    [...row.children].map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ').trim()),
  );

describe('c-renkei-distribution-callers', () => {
  it('says for each what is now and then, what comes and goes, the capacity and why', async () => {
    const element = showCallers([OKA, { ...OKA, user: 'emily', name: 'Emily', comes: 0, goes: 0, reasons: [] }]);
    expect(cellsOf(element)).toEqual([
      ['Oka', 'Now30', 'Then40', '+12 −212 come, 2 go', '50', 'Caller left 9 · By hand 3'],
      ['Emily', 'Now30', 'Then40', '', '50', ''],
    ]);
    await expect(element).toBeAccessible();
  });

  it('marks who is full, who has too many, and who is on a pause', () => {
    const element = showCallers([
      { ...OKA, then: 45 },
      { ...OKA, user: 'tan', then: 53, goes: 0, pausedUntil: '2026-06-20' },
      { ...OKA, user: 'free', capacity: null },
    ]);
    const meters = findAll<HTMLElement & { tone: string; max: number; label: string }>(element, 'c-renkei-meter');
    expect(meters.map((meter) => meter.tone)).toEqual(['warning', 'error', 'neutral']);
    expect(meters.map((meter) => meter.max)).toEqual([50, 50, 53]);
    expect(meters[0]!.label).toBe('45 of 50 accounts');
    const [, tan, free] = cellsOf(element);
    expect(tan![0]).toContain('on pause until Jun 20, 2026');
    expect(tan![3]).toContain('+12');
    expect(tan![4]).toContain('3 too many');
    expect(free![4]).toBe('no limit');
  });

  it('tells whose proposals are to be listed', () => {
    const element = showCallers([OKA], 'oka');
    const chosen = jest.fn();
    element.addEventListener('choose', (event) => chosen((event as CustomEvent).detail));
    const button = find<HTMLButtonElement>(element, '.name');
    expect([button.getAttribute('aria-label'), button.getAttribute('aria-pressed')]).toEqual([
      'Show the proposals of Oka',
      'true',
    ]);
    button.click();
    expect(chosen).toHaveBeenCalledWith({ user: 'oka' });
  });
});
