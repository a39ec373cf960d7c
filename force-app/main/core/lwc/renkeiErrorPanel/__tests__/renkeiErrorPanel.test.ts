import RenkeiErrorPanel from 'c/renkeiErrorPanel';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

const messages = (element: HTMLElement) => findAll(element, '.message').map((line) => line.textContent);

describe('c-renkei-error-panel', () => {
  it.each([
    ['GraphQL', [{ message: 'first' }, { message: 'second' }, { message: 'first' }], ['first', 'second']],
    ['a text', 'plain', ['plain']],
    ['JavaScript', new TypeError('broken'), ['broken']],
    ['a read through UI API', { body: [{ message: 'not found' }] }, ['not found']],
    ['a request', { body: { message: 'no access' }, statusText: 'Forbidden' }, ['no access']],
    ['a status alone', { statusText: 'Server Error' }, ['Server Error']],
    [
      'a refused save',
      {
        body: {
          message: 'An error occurred while trying to update the record.',
          output: { errors: [{ message: 'general' }], fieldErrors: { NumberOfEmployees: [{ message: 'too large' }] } },
        },
      },
      ['general', 'too large'],
    ],
    ['nothing', null, ['The server gave no reason.']],
    ['an empty object', {}, ['The server gave no reason.']],
  ])('shows what %s says', (_, errors, expected) => {
    const element = show('c-renkei-error-panel', RenkeiErrorPanel, { errors });
    expect(messages(element)).toEqual(expected);
  });

  it('speaks up at once and is accessible', async () => {
    const element = show('c-renkei-error-panel', RenkeiErrorPanel, { errors: 'plain', heading: 'Not saved' });
    expect(textOf(element, '[role="alert"] .title')).toBe('Not saved');
    await expect(element).toBeAccessible();
  });

  it('hints at permissions when something may not be seen', () => {
    const hidden = "Validation error of type FieldUndefined: Field 'RenkeiSegment__c' in type 'Account' is undefined";
    expect(isShown(show('c-renkei-error-panel', RenkeiErrorPanel, { errors: hidden }), '.hint')).toBe(true);
    expect(isShown(show('c-renkei-error-panel', RenkeiErrorPanel, { errors: 'timeout' }), '.hint')).toBe(false);
  });

  it('offers to try again where that makes sense', async () => {
    const element = show('c-renkei-error-panel', RenkeiErrorPanel, { errors: 'plain', retryable: true });
    const retried = jest.fn();
    element.addEventListener('retry', retried);
    find(element, 'lightning-button').click();
    await settled();
    expect(retried).toHaveBeenCalledTimes(1);
    expect(isShown(show('c-renkei-error-panel', RenkeiErrorPanel, { errors: 'plain' }), 'lightning-button')).toBe(
      false,
    );
  });
});
