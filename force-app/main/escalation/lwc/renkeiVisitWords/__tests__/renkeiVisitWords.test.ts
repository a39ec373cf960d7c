import { lengthName, mapLink, timesOf, whenOf } from 'c/renkeiVisitWords';
import { tokyo } from 'test/components/visitAnswers';

const span = { start: tokyo('10:00'), end: tokyo('11:30') };

describe('renkeiVisitWords', () => {
  it('writes times in the zone of the user', () => {
    expect(timesOf(span)).toMatch(/^10:00\s–\s11:30\sAM$/);
    expect(whenOf(span)).toMatch(/^Fri, Jun 12 10:00/);
  });

  it('writes lengths', () => {
    expect([30, 60, 90, 120].map(lengthName)).toEqual(['30 min', '1 hour', '1.5 hours', '2 hours']);
  });

  it('makes links only of what is known', () => {
    const nowhere = { address: null, area: null, accountName: null };
    expect(mapLink(nowhere)).toBeNull();
    expect(mapLink({ ...nowhere, area: 'Kawasaki', accountName: 'Aoba' })).toMatch(/query=Kawasaki%20Aoba$/);
  });
});
