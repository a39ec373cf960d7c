import { createElement, type LightningElement } from 'lwc';

/** Puts a component on the page with its properties set, as a parent would. */
export function show<Element extends HTMLElement = HTMLElement>(
  tag: string,
  component: typeof LightningElement,
  properties: object = {},
): Element {
  const element = createElement(tag, { is: component }) as unknown as Element;
  Object.assign(element, properties);
  document.body.appendChild(element);
  return element;
}

/** Lets everything that waits in the microtask queue happen: rendering, answers, saves. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

/** First match inside a component's own template. */
export function find<Element extends HTMLElement = HTMLElement>(within: HTMLElement, selector: string): Element {
  const found = within.shadowRoot?.querySelector<Element>(selector);
  if (!found) throw new Error(`${within.tagName.toLowerCase()} shows no ${selector}`);
  return found;
}

export function findAll<Element extends HTMLElement = HTMLElement>(within: HTMLElement, selector: string): Element[] {
  return [...(within.shadowRoot?.querySelectorAll<Element>(selector) ?? [])];
}

export function isShown(within: HTMLElement, selector: string): boolean {
  return findAll(within, selector).length > 0;
}

/** Text of the first match, blanks collapsed as a reader sees them. */
export function textOf(within: HTMLElement, selector: string): string {
  return (find(within, selector).textContent ?? '').replace(/\s+/g, ' ').trim();
}
