import { open } from 'node:fs/promises';

/** A file in chunks that share one piece of memory, as a result page of a bulk query arrives. */
export async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  const memory = Buffer.alloc(1 << 18);
  for (;;) {
    const { bytesRead } = await file.read(memory, 0, memory.length);
    if (bytesRead === 0) break;
    yield memory.subarray(0, bytesRead);
  }
  await file.close();
}
