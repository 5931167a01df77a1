import type { Text } from '../../engines/errors.ts'

const t = (zh: string, en: string): Text => ({ zh, en })

export interface IncidentText {
  readonly at: number
  /** Occurred, reported, acknowledged, noted, restored: wall clock of the day (or, from `restoredOn`, of a later one). */
  readonly times: readonly [string, string, string, string, string]
  readonly restoredOn?: number
  readonly impact: 'high' | 'medium' | 'low'
  readonly urgency: 'high' | 'medium' | 'low'
  readonly by: string
  readonly owner: string
  readonly department: string
  readonly title: Text
  readonly description: Text
  readonly note: Text
  readonly resolution: Text
  readonly causes: readonly string[]
}

/** The nine incidents of the weeks after go-live, all restored. */
export const incidentTexts: readonly IncidentText[] = [
  { at: -92, times: ['08:20', '08:32', '08:38', '09:05', '10:10'], impact: 'high', urgency: 'high', by: 'peng', owner: 'zheng', department: 'WH', title: t('三号门 PDA 全部连不上，收货中断', 'All handhelds at gate 3 offline, receiving stopped'), description: t('开门后六台 PDA 提示"无法连接"，两车货等卸', 'Six handhelds cannot connect after opening; two trucks wait'), note: t('接入点地址池用完，旧设备占着地址；先用应急收货单收货', 'The address pool is full of old devices; receiving on paper meanwhile'), resolution: t('扩大地址池并清掉旧设备，应急单 11 张当天补录', 'Larger pool, old devices removed; 11 paper receipts entered the same day'), causes: [] },
  { at: -91, times: ['10:15', '10:40', '10:58', '11:30', '15:20'], impact: 'high', urgency: 'medium', by: 'zhao', owner: 'he', department: 'WH', title: t('同一箱码重复扫描，库存虚增', 'A box scanned twice adds stock twice'), description: t('链条入库多 200 条，盘点卡与系统不符', 'Chains are 200 too high against the count'), note: t('箱码没有唯一校验；先停一个库区的快速收货', 'No uniqueness check on boxes; quick receipt stopped in one area'), resolution: t('启用箱码唯一校验，冲销重复单 3 张', 'Uniqueness check switched on, three documents reversed'), causes: ['cfg.scan-receipt'] },
  { at: -90, times: ['14:05', '14:20', '14:50', '15:30', '17:45'], impact: 'medium', urgency: 'medium', by: 'cao', owner: 'he', department: 'PUR', title: t('合并生成订单时漏带备注', 'Merging drops the remarks of requisitions'), description: t('请购行的包装要求没有带到订单', 'Packing instructions are missing on the order'), note: t('临时办法：订单抬头补写', 'Workaround: write them in the head'), resolution: t('转单模板增加行备注', 'Line remarks added to the template'), causes: ['cfg.po-generation'] },
  { at: -88, times: ['09:10', '09:25', '10:05', '11:00', '16:40'], impact: 'medium', urgency: 'low', by: 'wu', owner: 'zheng', department: 'PUR', title: t('供应商邮件发送排队两小时', 'Mail to suppliers queues for two hours'), description: t('早上集中发单，邮件积压', 'Orders sent all at once in the morning pile up'), note: t('邮件网关每分钟限 20 封', 'The gateway allows 20 a minute'), resolution: t('分批发送，网关限额调到 120 封', 'Sent in batches, limit raised to 120'), causes: [] },
  { at: -85, times: ['13:40', '14:30', '15:10', '16:00', '11:30'], restoredOn: -84, impact: 'medium', urgency: 'medium', by: 'huang', owner: 'huang', department: 'ENG', title: t('38 个物料单位错成"个"，应为"套"', '38 materials in pieces instead of sets'), description: t('领料数量放大，补货建议异常', 'Issues and suggestions are off'), note: t('旧系统单位空值被默认成"个"，正在逐个对照', 'Empty units of the old system became pieces; being compared one by one'), resolution: t('映射规则改为按大类取单位，38 个物料改正并复核库存', 'The mapping takes units by class; 38 corrected and recounted'), causes: ['map.material', 'mig.material', 'req.material-code'] },
  { at: -83, times: ['16:20', '16:35', '17:20', '18:00', '10:15'], restoredOn: -82, impact: 'low', urgency: 'medium', by: 'peng', owner: 'zhao', department: 'WH', title: t('换批次不选原因也能过', 'Another batch passes without a cause'), description: t('夜班有 6 单没有原因', 'Six issues of the night shift carry none'), note: t('速查卡没写这一步', 'The card does not mention it'), resolution: t('原因设为必填；速查卡补一步，夜班班前讲', 'The cause is mandatory; the card has the step; told before the shift'), causes: ['cfg.batch-fifo', 'les.issue'] },
  { at: -78, times: ['08:50', '09:00', '09:12', '09:40', '12:30'], impact: 'medium', urgency: 'high', by: 'deng', owner: 'he', department: 'QA', title: t('待检标签打印机驱动崩溃', 'Label printer of inspection crashes'), description: t('第二波首日，检验室两台打印机同时停', 'First day of wave 2, both printers stop'), note: t('驱动与新模板不兼容，先用仓库打印机', 'Driver and template do not fit; the warehouse printer helps out'), resolution: t('回退驱动版本，模板改用兼容字体', 'Older driver, other font in the template'), causes: ['cfg.inspection-block'] },
  { at: -72, times: ['07:30', '08:05', '08:40', '09:30', '13:50'], impact: 'medium', urgency: 'medium', by: 'wang', owner: 'he', department: 'PMC', title: t('补货建议把展会领用算进用量', 'Suggestions count the issue for a fair'), description: t('铃铛建议量翻倍', 'Twice as many bells suggested'), note: t('一次性领用没有标记', 'Single issues are not marked'), resolution: t('领料类型增加"一次性"，计算时剔除', 'An issue type “single”, left out of the computation'), causes: ['cfg.min-max', 'req.min-max'] },
  { at: -65, times: ['15:10', '15:50', '16:40', '17:10', '09:20'], restoredOn: -64, impact: 'low', urgency: 'low', by: 'cao', owner: 'zheng', department: 'PUR', title: t('到货预警邮件进了垃圾箱', 'Delivery warnings land in the junk folder'), description: t('两位采购员三天没收到预警', 'Two buyers saw no warning for three days'), note: t('发件域没有登记', 'The sending domain is not registered'), resolution: t('登记发件域，补发三天预警', 'Domain registered, three days sent again'), causes: ['cfg.delivery-warning'] },
]
