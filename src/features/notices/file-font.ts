import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const FACE = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';

let kept: Promise<Buffer> | null = null;

/** The bytes of the Chinese face of files: read once, at the first file. */
export function fileFont(): Promise<Buffer> {
  kept ??= readFile(createRequire(import.meta.url).resolve(FACE)).catch((error: unknown) => {
    kept = null;
    throw error;
  });
  return kept;
}
