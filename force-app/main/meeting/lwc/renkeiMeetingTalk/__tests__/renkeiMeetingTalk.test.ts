import RenkeiMeetingTalk from 'c/renkeiMeetingTalk';
import { find, isShown, settled, show, textOf } from 'test/components/page';

type Talk = HTMLElement & { item: object; isWriting: boolean; unsaved: object[]; openAction(): void };
const open = (more: object = {}) =>
  show<Talk>('c-renkei-meeting-talk', RenkeiMeetingTalk, {
    item: { key: 'one' },
    people: [{ value: 'ishida', label: 'Ishida' }],
    defaults: { assignedTo: 'ishida', dueOn: '2026-06-19' },
    mayWrite: true,
    ...more,
  });
const type = (element: HTMLElement, selector: string, value: string) =>
  find(element, selector).dispatchEvent(new CustomEvent('change', { detail: { value } }));

describe('c-renkei-meeting-talk', () => {
  it('keeps what is typed with its item while the meeting goes on', async () => {
    const element = open();
    type(element, '.note', 'half a sentence');
    element.item = { key: 'two' };
    await settled();
    expect(find<HTMLElement & { value: string }>(element, '.note').value).toBe('');
    element.item = { key: 'one' };
    await settled();
    expect(find<HTMLElement & { value: string }>(element, '.note').value).toBe('half a sentence');
    await expect(element).toBeAccessible();
  });

  it('gives an action to the rep until the next meeting', async () => {
    const element = open();
    const heard = jest.fn();
    element.addEventListener('action', (event) => heard((event as CustomEvent).detail));
    element.openAction();
    await settled();
    type(element, '.subject', ' Send the list ');
    await settled();
    find(element, '.save-action').click();
    expect(heard).toHaveBeenCalledWith({
      ...{ subject: 'Send the list', assignedTo: 'ishida', assignedToName: 'Ishida', dueOn: '2026-06-19' },
    });
    await settled();
    expect(isShown(element, '.form')).toBe(false);
  });

  it('keeps an action that is half written with its item, and tells what is not saved', async () => {
    const element = open();
    expect(element.isWriting).toBe(false);
    type(element, '.note', ' They lease. ');
    element.openAction();
    await settled();
    type(element, '.subject', 'Send the');
    expect(element.isWriting).toBe(true);
    element.item = { key: 'two' };
    await settled();
    expect(isShown(element, '.form')).toBe(false);
    expect(element.isWriting).toBe(false);
    expect(element.unsaved).toEqual([
      { item: 'one', text: 'They lease.' },
      { item: 'one', text: 'Send the' },
    ]);
    element.item = { key: 'one' };
    await settled();
    expect(find<HTMLElement & { value: string }>(element, '.subject').value).toBe('Send the');
    find(element, '.save-note').click();
    find(element, '.cancel').click();
    expect(element.unsaved).toEqual([]);
  });

  it('takes nothing before the meeting begins, and shows who wrote what', async () => {
    const notes = [{ id: 'N', text: 'They lease.', authorName: 'Ishida', at: '2026-06-12T01:00:00Z' }];
    const element = open({ mayWrite: false, notes });
    element.openAction();
    await settled();
    expect(isShown(element, '.form')).toBe(false);
    expect(textOf(element, '.lines .line')).toContain('They lease.');
    expect(textOf(element, '.lines .line .by')).toContain('Ishida');
  });
});
