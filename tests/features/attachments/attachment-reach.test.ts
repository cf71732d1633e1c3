import { expect, it } from 'vitest';
import { findAttachment } from '../../../src/features/attachments/attachments.repository.js';
import { personOf, receivedCase } from '../../support/case.js';
import { onBothDatabases } from '../../support/databases.js';
import { FRIDAY_MORNING, makeApp, makeHall, makeStaff, signIn } from '../../support/hall.js';
import { publishedItem } from '../../support/item.js';

const PROCEEDINGS = ['complaint', 'praise', 'check', 'fault', 'appraisal-entry'] as const;

onBothDatabases('S-33: /attachments hands out a file by what it belongs to', (open) => {
  async function scene() {
    const hall = await makeHall((await open()).database);
    const ids = {
      uploader: await makeStaff(hall, 'uploader', ['clerk']),
      colleague: await makeStaff(hall, 'colleague', ['clerk']),
      elsewhere: await makeStaff(hall, 'elsewhere', ['approver'], { departmentId: null }),
      supervision: await makeStaff(hall, 'supervision', ['supervision'], { departmentId: null }),
    };
    const attach = async (ownerKind: string, ownerId: number, caseId: number | null) => {
      const storedName = `${ownerKind}-${ownerId}`;
      const row = await hall.database.write((tx) =>
        tx.attachment.create({
          data: {
            hallId: hall.hallId,
            caseId,
            ownerKind,
            ownerId,
            fileName: `${ownerKind}.png`,
            storedName,
            mediaType: 'image/png',
            sizeBytes: 1,
            sha256: '',
            uploadedById: ids.uploader,
            createdAt: FRIDAY_MORNING,
          },
        }),
      );
      return row.id;
    };
    const readers = async (attachmentId: number) => {
      const found: string[] = [];
      for (const [name, staffId] of Object.entries(ids)) {
        const person = await personOf(hall, staffId);
        if ((await findAttachment(hall.database, person, attachmentId)) !== undefined) found.push(name);
      }
      return found;
    };
    return { hall, ids, attach, readers };
  }

  it.each(PROCEEDINGS)('a file of a %s is given to nobody there, not to who sent it in', async (kind) => {
    const { hall, attach, readers } = await scene();
    const id = await attach(kind, 1, null);
    expect(await readers(id)).toEqual([]);
    const uploader = await signIn(makeApp(hall), 'uploader');
    expect((await uploader.get(`/attachments/${id}`)).status).toBe(404);
    expect((await uploader.get(`/attachments/${id}/file`)).status).toBe(404);
  });

  it('a file of a draft is given to its writer alone', async () => {
    const { attach, readers } = await scene();
    expect(await readers(await attach('draft:abc', 1, null))).toEqual(['uploader']);
  });

  it('a file of a case is given to those who see the case', async () => {
    const { hall, ids, attach, readers } = await scene();
    const item = await publishedItem(hall);
    const made = await receivedCase(hall, { clerk: await personOf(hall, ids.uploader), item });
    expect(await readers(await attach('case', made.caseId, made.caseId))).toEqual([
      'uploader',
      'colleague',
      'supervision',
    ]);
    expect(await readers(await attach('complaint', 7, made.caseId))).toEqual([]);
  });
});
