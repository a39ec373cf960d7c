// The import boundaries of ARCHITECTURE.md as errors: what may import what is decided here and nowhere else.
import { readdirSync } from 'node:fs';
import eslint from '@eslint/js';
import lwcPlugin from '@lwc/eslint-plugin-lwc';
import jestPlugin from 'eslint-plugin-jest';
import typescript from 'typescript-eslint';

/** Data services: the only bundles that may talk to the platform's data modules. */
const dataServices = ['force-app/main/*/lwc/renkei*Data/**/*.ts'];
const rulesBundles = ['force-app/main/*/lwc/renkei*Rules/**/*.ts'];
const bundleTests = ['force-app/main/**/__tests__/**/*.ts'];

const platformData = {
  regex: '^(lightning/(graphql|uiGraphQLApi|ui[A-Z].*Api|platform.*Api)|@salesforce/(apex|apexContinuation).*)$',
  message: 'Components read and write through the data service of their capability (renkei…Data).',
};
const outsidePackage = {
  regex: '^(?!\\./|c/|lwc$|lightning/|@salesforce/)',
  message: 'A bundle imports ./, c/…, lwc, lightning/… and @salesforce/… only: nothing else exists on the platform.',
};
const rulesOnly = {
  regex: '^(?!\\./|c/renkei[A-Za-z]*Rules$)',
  message: 'Rules import rules only: no platform, no npm, no clock, no I/O.',
};
const localOrg = {
  regex: '/local-org/',
  message: 'The product never imports the local org; only `org start` and `org reset` do.',
};
/** What is imported when it is needed crosses the same lines, which the rules about imports do not see. */
const localOrgWhenNeeded = {
  selector: 'ImportExpression[source.value=/local-org/]',
  message: localOrg.message,
};
const nothingWhenNeeded = { selector: 'ImportExpression', message: 'A bundle names all that it imports at its top.' };
const byWay = {
  regex: '^(jsforce|@jsforce/)|/connection/(bulk|deleteRows|ingestJob|query|request|saveRows)',
  message: 'Commands parse, call a service and print.',
};
const byHand = {
  selector:
    'CallExpression[callee.object.name=/^(conn|connection)$/][callee.property.name=/^(query|search|request|create|retrieve|update|upsert|delete|destroy|sobject|autoFetchQuery|singleRecordQuery)/]',
  message: 'Commands parse, call a service and print: a service takes the connection.',
};
/** The rooms of the product beside the local org. */
const product = readdirSync(new URL('scripts', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'local-org')
  .map(({ name }) => name);
const noRequests = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'];

export default typescript.config(
  {
    ignores: [
      'node_modules/',
      'lib/',
      'coverage/',
      '.local-org/',
      'tmp/',
      '.cache/',
      'test/sf-client/node_modules/',
      'force-app/**/lwc/*/*.js',
    ],
  },
  eslint.configs.recommended,
  ...typescript.configs.recommended,
  {
    languageOptions: { globals: nodeGlobals() },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // Import cycles: test/repository/cycles.test.ts.
      'no-console': 'error',
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },

  // --- The package -----------------------------------------------------------------------------------------------
  {
    files: ['force-app/main/**/*.ts'],
    plugins: { '@lwc/lwc': lwcPlugin },
    languageOptions: { globals: browserGlobals() },
    rules: {
      'no-restricted-imports': ['error', { patterns: [outsidePackage, platformData] }],
      'no-restricted-globals': [
        'error',
        ...noRequests.map((name) => ({ name, message: 'Bundles reach the org through the platform’s modules only.' })),
      ],
      'no-restricted-syntax': ['error', nothingWhenNeeded],
      '@lwc/lwc/no-document-query': 'error',
      '@lwc/lwc/no-inner-html': 'error',
      '@lwc/lwc/no-api-reassignments': 'error',
      '@lwc/lwc/no-leaky-event-listeners': 'error',
      '@lwc/lwc/no-attributes-during-construction': 'error',
      '@lwc/lwc/no-disallowed-lwc-imports': 'error',
      '@lwc/lwc/valid-api': 'error',
      '@lwc/lwc/valid-wire': 'error',
      '@lwc/lwc/consistent-component-name': 'error',
    },
  },
  { files: dataServices, rules: { 'no-restricted-imports': ['error', { patterns: [outsidePackage] }] } },
  {
    files: rulesBundles,
    rules: {
      'no-restricted-imports': ['error', { patterns: [rulesOnly] }],
      'no-restricted-globals': [
        'error',
        ...[
          ...noRequests,
          'window',
          'document',
          'globalThis',
          'localStorage',
          'sessionStorage',
          'process',
          'console',
          'performance',
          'navigator',
          'crypto',
          'setTimeout',
          'setInterval',
          'requestAnimationFrame',
        ].map((name) => ({ name, message: 'Rules know no platform and no I/O.' })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time comes in as an argument.' },
        { object: 'Math', property: 'random', message: 'Rules are deterministic.' },
      ],
      'no-restricted-syntax': [
        'error',
        nothingWhenNeeded,
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time comes in as an argument.' },
        { selector: 'CallExpression[callee.name="Date"]', message: 'Time comes in as an argument.' },
        {
          selector: 'MemberExpression[property.name=/^get(Hours|Minutes|Date|Day|Month|FullYear|TimezoneOffset)$/]',
          message: 'The time zone of the machine is not that of the org: time comes in as an argument.',
        },
      ],
    },
  },
  {
    files: bundleTests,
    plugins: { jest: jestPlugin },
    languageOptions: { globals: { ...browserGlobals(), ...jestPlugin.environments.globals.globals, ...nodeGlobals() } },
    rules: {
      ...jestPlugin.configs['flat/recommended'].rules,
      'no-restricted-imports': 'off',
      'no-restricted-globals': 'off',
      'no-restricted-properties': 'off',
      'no-restricted-syntax': 'off',
    },
  },

  // --- The command line ------------------------------------------------------------------------------------------
  {
    files: ['scripts/**/*.ts'],
    ignores: ['scripts/local-org/**', 'scripts/commands/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            localOrg,
            { regex: '/commands/', message: 'Commands call services, never the other way round.' },
            {
              regex: '^(lwc|lightning/|@lwc/)',
              message: 'Node code imports rules (c/renkei…Rules), never components.',
            },
            {
              regex: '^c/(?!renkei[A-Za-z]*Rules$)',
              message: 'Node code imports rules (c/renkei…Rules), never components.',
            },
          ],
        },
      ],
      'no-restricted-syntax': ['error', localOrgWhenNeeded],
    },
  },
  {
    files: ['scripts/commands/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [localOrg, byWay],
        },
      ],
      'no-restricted-syntax': ['error', localOrgWhenNeeded, byHand],
    },
  },
  {
    files: ['scripts/commands/renkei/org/{start,reset}.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [byWay] }],
      'no-restricted-syntax': ['error', byHand],
    },
  },
  {
    files: ['scripts/local-org/**/*.ts', 'scripts/local-org/**/*.js'],
    languageOptions: { globals: { ...nodeGlobals(), ...browserGlobals() } },
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^c/renkei', message: 'The local org knows nothing of the product.' },
            {
              regex: `/(force-app|messages|${product.join('|')})/`,
              message: 'The local org knows nothing of the product.',
            },
          ],
        },
      ],
    },
  },
);

function nodeGlobals() {
  return Object.fromEntries(
    [
      'process',
      'Buffer',
      'console',
      'setTimeout',
      'clearTimeout',
      'setInterval',
      'clearInterval',
      'setImmediate',
      'URL',
      'URLSearchParams',
      'fetch',
      'Response',
      'Request',
      'Headers',
      'FormData',
      'Blob',
      'TextEncoder',
      'TextDecoder',
      'AbortController',
      'AbortSignal',
      'performance',
      'structuredClone',
      'queueMicrotask',
      'crypto',
      'require',
      'module',
      '__dirname',
      '__filename',
      'exports',
    ].map((name) => [name, 'readonly']),
  );
}

function browserGlobals() {
  return Object.fromEntries(
    [
      'window',
      'document',
      'navigator',
      'location',
      'history',
      'localStorage',
      'sessionStorage',
      'fetch',
      'console',
      'setTimeout',
      'clearTimeout',
      'requestAnimationFrame',
      'cancelAnimationFrame',
      'CustomEvent',
      'Event',
      'KeyboardEvent',
      'HTMLElement',
      'Element',
      'Node',
      'ResizeObserver',
      'MutationObserver',
      'IntersectionObserver',
      'URL',
      'URLSearchParams',
      'queueMicrotask',
      'Intl',
      'structuredClone',
      'crypto',
    ].map((name) => [name, 'readonly']),
  );
}
