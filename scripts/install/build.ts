import { buildPackage, BuildError } from './buildPackage.ts';

try {
  const { written, unchanged, removed } = await buildPackage();
  process.stdout.write(
    `Lightning web components: ${written.length} compiled, ${unchanged} unchanged, ${removed.length} removed.\n`,
  );
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  process.stderr.write(`${error.message}\nCorrect the file and run npm run build again.\n`);
  process.exitCode = 1;
}
