const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

module.exports = {
  ...jestConfig,
  roots: ['<rootDir>/force-app'],
  setupFilesAfterEnv: [...jestConfig.setupFilesAfterEnv, '<rootDir>/test/components/setup.cjs'],
  moduleNameMapper: { ...jestConfig.moduleNameMapper, '^test/(.*)$': '<rootDir>/test/$1' },
  // Compiled files lie beside their sources; the sources are what is tested.
  testMatch: ['**/__tests__/**/*.test.ts'],
};
