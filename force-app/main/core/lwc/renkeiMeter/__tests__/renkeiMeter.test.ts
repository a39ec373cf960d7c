import { createElement } from 'lwc';
import RenkeiMeter from 'c/renkeiMeter';

function show(properties: Record<string, unknown>): HTMLElement {
  const element = createElement('c-renkei-meter', { is: RenkeiMeter });
  Object.assign(element, properties);
  document.body.appendChild(element);
  return element;
}

const part = (element: HTMLElement, selector: string) => element.shadowRoot!.querySelector<HTMLElement>(selector);

describe('c-renkei-meter', () => {
  it('is a meter with its value in words', async () => {
    const element = show({ label: 'Potential', value: 44, valueText: '44', max: 100, marker: 50 });
    const track = part(element, '[role="meter"]');
    expect(track?.getAttribute('aria-valuenow')).toBe('44');
    expect(part(element, '.fill')?.style.inlineSize || part(element, '.fill')?.getAttribute('style')).toContain('44%');
    expect(part(element, '.marker')?.getAttribute('style')).toContain('50%');
    await expect(element).toBeAccessible();
  });

  it('is decoration without a label', () => {
    const element = show({ value: 10 });
    expect(part(element, '[role="meter"]')).toBeNull();
    expect(part(element, '[aria-hidden="true"]')).not.toBeNull();
  });

  it('fills up and no further', () => {
    const element = show({ value: 141, max: 100, tone: 'error' });
    expect(part(element, '.fill.error')?.getAttribute('style')).toContain('100%');
  });

  it('stays empty on a scale without length', () => {
    const element = show({ value: 5, max: 0, marker: 1 });
    expect(part(element, '.fill')?.getAttribute('style')).toContain('0%');
    expect(part(element, '.marker')).toBeNull();
  });
});
