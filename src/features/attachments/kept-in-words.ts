import { MOST_FILES_IN_ALL } from '../../domain/attachments/attachment-kinds.js';
import type { KeptFiles } from './keep-files.js';

/** What became of files that were sent, for the person who sent them. */
export function keptInWords(outcome: KeptFiles): string {
  if (outcome.ok) return `已上传 ${outcome.count} 个文件`;
  switch (outcome.code) {
    case 'nothing-chosen':
      return '请先选择要上传的文件';
    case 'too-many':
      return `最多保存 ${MOST_FILES_IN_ALL} 个文件，没有上传`;
    case 'case-closed':
      return '办件已经办结，不能再上传文件';
    case 'wrong-kind':
      return `“${outcome.fileName}”不是 JPG、PNG、WebP 图片或 PDF 文件，这次的文件都没有上传`;
  }
}
