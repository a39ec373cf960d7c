/* global jest */
const { globSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const project = join(__dirname, '../..');

/** Labels of the package by name, in English or in Japanese: what the platform would hand to a component. */
function labelsOf(language) {
  return language === 'ja'
    ? entries(
        'force-app/ja/translations/*.translation-meta.xml',
        /<customLabels>.*?<label>(?<value>.*?)<\/label>.*?<name>(?<name>.*?)<\/name>/gs,
      )
    : entries(
        'force-app/main/*/labels/*.labels-meta.xml',
        /<labels>.*?<fullName>(?<name>.*?)<\/fullName>.*?<value>(?<value>.*?)<\/value>/gs,
      );
}

/** Lets components that are loaded from now on speak `language`; without it Jest shows names of labels instead of texts. */
function speak(language) {
  for (const [name, value] of labelsOf(language)) {
    jest.mock(`@salesforce/label/c.${name}`, () => ({ __esModule: true, default: value }), { virtual: true });
  }
  const tag = language === 'ja' ? 'ja' : 'en-US';
  jest.mock('@salesforce/i18n/lang', () => ({ __esModule: true, default: tag }), { virtual: true });
  jest.mock('@salesforce/i18n/timeZone', () => ({ __esModule: true, default: 'Asia/Tokyo' }), { virtual: true });
}

function entries(pattern, expression) {
  return globSync(pattern, { cwd: project }).flatMap((file) =>
    [...readFileSync(join(project, file), 'utf8').matchAll(expression)].map(({ groups }) => [
      groups.name,
      unescape(groups.value),
    ]),
  );
}

const unescape = (text) =>
  text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name]);

module.exports = { speak };
