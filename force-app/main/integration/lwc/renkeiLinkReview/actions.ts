import { fill } from 'c/renkeiFormat';
import type { LinkPair } from 'c/renkeiIntegrationData';
import { KEYS } from './keys.ts';
import { labels, TEXTS } from './words.ts';

/** A button, with the key that does the same and what follows. */
export interface ActionButton {
  command: keyof typeof KEYS;
  isDecision: boolean;
  label: string;
  key: string;
  keyHint: string;
  effect: string;
  className: string;
  disabled: boolean;
}

export interface ActionScope {
  pair: LinkPair | undefined;
  mayDecide: boolean;
  /** The day on which what is put off comes back, in words. */
  until: string;
  mayUndo: boolean;
  mayGoBack: boolean;
}

/** The buttons of the page, in order; what makes no sense for the pair is disabled. */
export function actionsOf({ pair, mayDecide, until, mayUndo, mayGoBack }: ActionScope): ActionButton[] {
  const isWhole = !!pair && pair.row !== null && pair.party !== null;
  // An account that is there but hidden is somebody else's to judge; one that is gone can only be set apart.
  const isHidden = !!pair && pair.account !== null && pair.party === null;
  const later = fill(TEXTS.laterEffect, until);
  return [
    button('same', labels.same, labels.sameEffect, mayDecide && isWhole, 'slds-button_brand'),
    button('apart', labels.apart, labels.apartEffect, mayDecide && !!pair && !isHidden, 'slds-button_outline-brand'),
    button('later', labels.later, later, mayDecide && !!pair, 'slds-button_neutral'),
    button('previous', labels.previous, '', mayGoBack),
    button('next', labels.next, '', !!pair),
    button('undo', labels.undo, '', mayUndo),
  ];
}

function button(
  command: ActionButton['command'],
  label: string,
  effect: string,
  enabled: boolean,
  look?: string,
): ActionButton {
  return {
    ...{ command, label, effect, disabled: !enabled, isDecision: look !== undefined },
    key: KEYS[command],
    keyHint: fill(TEXTS.keyHint, KEYS[command]),
    className: `slds-button ${look ?? 'quiet-button'} ${command}`,
  };
}
