import type { FormProblem } from '../../web/forms.js';
import { opinionRows } from '../joint/joint-steps.js';
import { basisField, reasonField } from './closing-steps.js';
import type { LoadedCase } from './load-case.js';
import { type StepPage, typed } from './step-page.js';

/** The approver's page: papers and review points to read, then grant or refuse (T30, T31). */
export function decisionPage(loaded: LoadedCase, problem: FormProblem): StepPage {
  const { row, facts } = loaded;
  const { ticked, total } = facts.checklist;
  const isChecked = ticked >= total;
  return {
    noun: 'decisions',
    title: '作出决定',
    actions: ['grant', 'refuse'],
    lead:
      total === 0
        ? '这个事项没有审查要点，请按材料决定。'
        : isChecked
          ? `${total} 个审查要点全部核对通过。`
          : `审查要点通过 ${ticked} 个，共 ${total} 个；没有全部通过的不能准予许可。`,
    rows: opinionRows(loaded),
    fields: [
      {
        kind: 'radio',
        label: '决定',
        name: 'decision',
        value: typed(problem, 'decision', isChecked ? 'grant' : ''),
        required: true,
        options: [
          { value: 'grant', label: '准予许可' },
          { value: 'refuse', label: '不予许可', hint: '要写理由和依据，下一步核对决定书' },
        ],
      },
      {
        kind: 'text',
        label: '准予的：证件或者文书名称',
        name: 'resultName',
        value: typed(problem, 'resultName', row.resultName || row.itemResultName),
        required: false,
        maxlength: 100,
      },
      {
        kind: 'text',
        label: '准予的：审批意见',
        name: 'opinion',
        value: typed(problem, 'opinion'),
        required: false,
        maxlength: 1000,
      },
      { ...reasonField(problem, '会印在不予行政许可决定书上'), label: '不予的：理由' },
      { ...basisField(problem, ''), label: '不予的：依据的法律条款' },
    ],
    hidden: [],
    submit: { label: '作出决定' },
    withPapers: true,
  };
}
