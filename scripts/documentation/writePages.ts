/** Writes the reference pages that follow from metadata, in both languages. Run with `npm run metadata-docs`; a test fails while one is stale. */
import { dataDictionary } from './dataDictionary.ts';
import { flowCatalogue } from './flowCatalogue.ts';
import { formatted, writeFiles } from './page.ts';

/** The pages by path, as they should be. */
export async function metadataPages(): Promise<Map<string, string>> {
  const pages = {
    'docs/data-dictionary.md': dataDictionary('en'),
    'docs/ja/data-dictionary.md': dataDictionary('ja'),
    'docs/flows.md': flowCatalogue('en'),
    'docs/ja/flows.md': flowCatalogue('ja'),
  };
  const found = new Map<string, string>();
  for (const [path, text] of Object.entries(pages)) found.set(path, await formatted(path, text));
  return found;
}

if (import.meta.main) await writeFiles(await metadataPages());
