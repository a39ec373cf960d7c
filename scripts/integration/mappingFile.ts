import { fileProblem } from '../connection/inputText.ts';
import { readText } from '../connection/jsonFile.ts';
import { messagesOf } from '../connection/messages.ts';

/**
 * The text of a mapping file.
 * @throws SfError `MappingUnreadableError` naming the file and why
 */
export async function readMappingFile(file: string): Promise<string> {
  return readText(file).catch((problem: Error) => {
    throw messagesOf('import').createError('error.MappingUnreadable', [file, fileProblem(problem)]);
  });
}
