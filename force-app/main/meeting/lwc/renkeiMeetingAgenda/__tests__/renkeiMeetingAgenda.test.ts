import RenkeiMeetingAgenda from 'c/renkeiMeetingAgenda';
import { find, findAll, settled, show } from 'test/components/page';

const item = (key: string, fields: object = {}) => ({
  ...{ key, rep: 'ishida', repName: 'Ishida', section: 'Follow', question: 'VisitLate', state: 'Open' },
  ...{ accountName: key, actionSubject: null },
  ...fields,
});
const items = ['Takamine', 'Aoba', 'Shinano', 'Minato'].map((key) => item(key));
type Agenda = HTMLElement & { items: object[]; current: string };
type Line = HTMLElement & { line: { key: string; className: string } };

async function open(): Promise<{ element: Agenda; rows: () => Line['line'][] }> {
  const element = show<Agenda>('c-renkei-meeting-agenda', RenkeiMeetingAgenda, { items, current: 'Takamine' });
  await settled();
  return { element, rows: () => findAll<Line>(element, 'c-renkei-meeting-line').map(({ line }) => line) };
}

describe('c-renkei-meeting-agenda', () => {
  it('draws two lines anew when the meeting moves on', async () => {
    const { element, rows } = await open();
    const before = rows();
    element.current = 'Aoba';
    await settled();
    expect(rows().map((row, index) => row === before[index])).toEqual([false, false, true, true]);
    const lines = findAll<Line>(element, 'c-renkei-meeting-line');
    expect(lines.map((line) => find(line, 'button').getAttribute('aria-current'))).toEqual([
      'false',
      'true',
      'false',
      'false',
    ]);
  });

  it('draws only the line anew of which something was saved', async () => {
    const { element, rows } = await open();
    const before = rows();
    element.items = items.map(({ key }) => item(key, key === 'Shinano' ? { state: 'Parked' } : {}));
    await settled();
    expect(rows().map((row, index) => row === before[index])).toEqual([true, true, false, true]);
  });

  it('tells which line was chosen', async () => {
    const { element } = await open();
    const chosen = jest.fn();
    element.addEventListener('choose', (event) => chosen((event as CustomEvent).detail));
    find(findAll<Line>(element, 'c-renkei-meeting-line')[3]!, 'button').click();
    expect(chosen).toHaveBeenCalledWith({ key: 'Minato' });
  });
});
