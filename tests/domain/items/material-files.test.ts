import { describe, expect, it } from 'vitest';
import { followMaterials, missingFileWarnings } from '../../../src/domain/items/material-files.js';

const of = (...names: string[]) => names.map((name, index) => ({ position: index + 1, name }));

describe('A-14: forms and samples stay with their material', () => {
  it('a material that moves takes its files along', () => {
    const places = followMaterials(of('申请表', '承诺书', '合同'), of('合同', '申请表', '承诺书'));
    expect([...places]).toEqual([
      [1, 2],
      [2, 3],
      [3, 1],
    ]);
  });

  it('a material that only gets another name keeps them', () => {
    expect([...followMaterials(of('申请表', '合同'), of('申请书', '合同'))]).toEqual([
      [2, 2],
      [1, 1],
    ]);
  });

  it('a material that is taken out leaves its files to no other', () => {
    expect([...followMaterials(of('申请表', '承诺书', '合同'), of('申请表', '合同'))]).toEqual([
      [1, 1],
      [3, 2],
    ]);
  });

  it('two materials of one name keep their own', () => {
    expect([...followMaterials(of('证明', '证明'), of('证明', '证明'))]).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('a form that the guide names without a file is told before publication', () => {
    const materials = [
      { position: 1, name: '申请表', formName: '施工许可申请表' },
      { position: 2, name: '合同', formName: '' },
      { position: 3, name: '承诺书', formName: '资金承诺书' },
    ];
    const files = [
      { position: 1, purpose: 'blank' },
      { position: 3, purpose: 'sample' },
    ];
    expect(missingFileWarnings(materials, files)).toEqual([
      {
        attribute: 'A-14',
        rule: 'A-14',
        lists: ['law'],
        text: '《资金承诺书》还没有上传空白表格，群众在办事指南里下载不到',
      },
    ]);
  });
});
