const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

module.exports = {
  ...jestConfig,
  roots: ['<rootDir>/force-app'],
  setupFilesAfterEnv: [...jestConfig.setupFilesAfterEnv, '<rootDir>/test/components/setup.cjs'],
  moduleNameMapper: {
    ...jestConfig.moduleNameMapper,
    // The browser of these tests cannot parse container queries; what pages look like is tried in a real one.
    '\\.css$': require.resolve('@lwc/jest-resolver/resources/emptyStyleMock.js'),
    '^lightning/graphql$': '<rootDir>/test/components/graphql.ts',
    '^lightning/modal$': '<rootDir>/test/components/modal.ts',
    '^test/(.*)$': '<rootDir>/test/$1',
  },
  // Compiled files lie beside their sources; the sources are what is tested.
  testMatch: ['**/__tests__/**/*.test.ts'],
};
