import RenkeiDeskOutbox from 'c/renkeiDeskOutbox';
import { find, findAll, show, textOf } from 'test/components/page';

const entry = (key: string, state: string) => ({ key, state, accountName: `Account ${key}`, error: 'Enter a year.' });

describe('c-renkei-desk-outbox', () => {
  it('counts what is under way, and says what went wrong and that nothing is lost', async () => {
    const entries = [entry('1', 'sending'), entry('2', 'refused'), entry('3', 'offline')];
    const element = show('c-renkei-desk-outbox', RenkeiDeskOutbox, { entries });
    expect(textOf(element, '.sending')).toBe('Saving 1 call …');
    const headings = findAll<HTMLElement & { heading: string }>(element, '.panel').map(({ heading }) => heading);
    expect(headings[0]).toBe('The call with Account 2 was not saved. Nothing that you typed is lost.');
    expect(headings[1]).toContain('No connection: the call with Account 3 is kept');
    await expect(element).toBeAccessible();
  });

  it('sends again, or opens again', () => {
    const element = show('c-renkei-desk-outbox', RenkeiDeskOutbox, { entries: [entry('2', 'refused')] });
    const heard = jest.fn();
    for (const name of ['retry', 'reopen'])
      element.addEventListener(name, (event) => heard(name, (event as CustomEvent).detail.key));
    find(element, '.again').click();
    find(element, '.open').click();
    expect(heard.mock.calls).toEqual([
      ['retry', '2'],
      ['reopen', '2'],
    ]);
  });
});
