import type { DocumentModel } from './contract.ts'

/** A document with one of everything, long enough for several pages. */
export const sampleDocument: DocumentModel = {
  title: '远行自行车 ERP 实施项目 需求规格说明书',
  number: 'YX-ERP-SRS-01',
  version: 'V1.0',
  locale: 'zh',
  cover: [{ label: '客户', value: '远行自行车制造有限公司' }, { label: '实施方', value: '启程软件实施有限公司' }, { label: '日期', value: '2026-03-18' }],
  revisions: [{ version: 'V0.9', date: '2026-03-01', author: '何静', change: '评审稿' }, { version: 'V1.0', date: '2026-03-18', author: '周明', change: '按评审意见修改后发布' }],
  signatures: [{ role: '编制（实施方项目经理）', name: '周明', date: '2026-03-18' }, { role: '审核（业务负责人）' }, { role: '批准（项目领导小组组长）' }],
  fingerprint: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  sections: [
    {
      heading: '引言',
      blocks: [{ type: 'paragraph', text: '本文件规定第一期 <采购与库存> 的需求 & 验收标准。\n第二行 with Latin text 与数字 95 %。' }, { type: 'list', items: ['目的', '范围'] }, { type: 'list', ordered: true, items: ['甲', '乙'] }],
      sections: [{ heading: '目的', blocks: [{ type: 'fields', rows: [{ label: '读者', value: '关键用户' }] }], sections: [{ heading: '读者对象', blocks: [] }] }],
    },
    {
      heading: '具体需求',
      blocks: [
        {
          type: 'table', caption: '表 1  需求清单',
          columns: [{ header: '编号', width: 14 }, { header: '需求', width: 40 }, { header: '优先级', width: 12, align: 'center' }, { header: '验收标准', width: 44 }, { header: '分钟', width: 10, align: 'right' }],
          rows: Array.from({ length: 60 }, (_, i) => [`REQ-${String(i + 1).padStart(3, '0')}`, '请购单按金额分级审批，审批人在手机上处理', 'M', '金额 5,000 元以下由部门经理一级审批；超过 50,000 元须总经理审批，提交后 4 小时内有结果', String(i)]),
        },
        { type: 'list', ordered: true, items: ['又从一开始', '第二'] },
      ],
    },
    { heading: '附录', numbered: false, blocks: [{ type: 'pageBreak' }, { type: 'paragraph', text: '完', bold: true }] },
  ],
}
