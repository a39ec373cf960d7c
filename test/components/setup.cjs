/* global afterEach, document */
const { setup } = require('@sa11y/jest');
const { speak } = require('./labels.cjs');

setup();
speak('en');

afterEach(() => {
  // Elements of one test must not be found by the next.
  document.body.replaceChildren();
});
