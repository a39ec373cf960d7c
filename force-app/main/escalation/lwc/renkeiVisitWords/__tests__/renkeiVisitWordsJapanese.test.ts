import { speak } from 'test/components/labels.cjs';
import { tokyo } from 'test/components/visitAnswers';
import type * as Words from 'c/renkeiVisitWords';

describe('renkeiVisitWords, in Japanese', () => {
  let words: typeof Words;

  beforeAll(async () => {
    jest.resetModules();
    speak('ja');
    words = await import('c/renkeiVisitWords');
  });

  it('writes days and times as a Japanese calendar does', () => {
    expect(words.whenOf({ start: tokyo('09:00'), end: tokyo('10:30') })).toBe('6月12日(金) 9:00～10:30');
    expect(words.lengthName(90)).toBe('1.5時間');
    expect(words.resultName('Revisit')).toBe('再訪問');
  });
});
