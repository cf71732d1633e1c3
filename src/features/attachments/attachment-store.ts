import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const ROOMS = 256;
const STORED_NAME = /^[0-9a-f]{2}\/[0-9a-f]{32}$/;

export interface StoredFile {
  /** Two digits of the room, a stroke, 32 random digits. */
  storedName: string;
  sha256: string;
  sizeBytes: number;
}

/** The folder of attachments under DATA_DIR: generated names, no endings, readable by the application alone. */
export function attachmentStore(dataDir: string) {
  const root = join(dataDir, 'attachments');
  const pathOf = (storedName: string) => {
    if (!STORED_NAME.test(storedName)) throw new Error(`not a stored name: ${storedName}`);
    return join(root, storedName);
  };
  return {
    /** Where files wait while they come in. */
    incoming: join(root, 'incoming'),
    pathOf,
    /** Moves a file that came in to its place. */
    async keep(path: string): Promise<StoredFile> {
      const name = randomBytes(16).toString('hex');
      const storedName = `${name.slice(0, 2)}/${name}`;
      const hash = createHash('sha256');
      await pipeline(createReadStream(path), hash);
      const { size } = await stat(path);
      await mkdir(join(root, name.slice(0, 2)), { recursive: true, mode: 0o700 });
      await rename(path, pathOf(storedName));
      return { storedName, sha256: hash.digest('hex'), sizeBytes: size };
    },
    async remove(storedName: string): Promise<void> {
      await rm(pathOf(storedName), { force: true });
    },
    /** The files of one of the 256 rooms that nobody touched since `before`. */
    async oldFilesIn(room: number, before: Date): Promise<string[]> {
      const folder = (room % ROOMS).toString(16).padStart(2, '0');
      const names = await readdir(join(root, folder)).catch(() => []);
      const old: string[] = [];
      for (const name of names) {
        const { ctimeMs } = await stat(join(root, folder, name));
        if (ctimeMs < before.getTime() && STORED_NAME.test(`${folder}/${name}`))
          old.push(`${folder}/${name}`);
      }
      return old;
    },
  };
}

export type AttachmentStore = ReturnType<typeof attachmentStore>;
