import type { Text } from '../../../engines/errors.ts'

const t = (zh: string, en: string): Text => ({ zh, en })
type Line = readonly [material: Text, specification: string, quantity: string, unit: Text, price: string]

const piece = t('件', 'pcs')
const set = t('套', 'set')
const lamp: Line = [t('车灯总成', 'Lamp assembly'), 'LED 6V', '600', piece, '8.60']

/** What each approver does in turn: `approve` unless told. Days and times are those of the action; `by` is who acts. */
export interface StoryAction {
  readonly at: number
  readonly time: string
  readonly by: string
  readonly action?: 'reject' | 'return' | 'transfer' | 'addSigner' | 'withdraw' | 'urge' | 'comment' | 'resubmit'
  readonly to?: string
  readonly note?: Text
}

export interface StoryRequisition {
  readonly at: number
  readonly time?: string
  readonly by: string
  readonly title: Text
  readonly reason?: Text
  readonly lines: readonly Line[]
  readonly follows: readonly StoryAction[]
}

const ok = (at: number, time: string, by: string, note?: Text): StoryAction => ({ at, time, by, ...(note ? { note } : {}) })

/** Three months of requisitions in the live system. Whoever submits cannot approve; Wu stands for two steps when a buyer submits. */
export const requisitions: readonly StoryRequisition[] = [
  { at: -90, by: 'cao', title: t('链条首单', 'First order of chains'), lines: [[t('链条', 'Chain'), 'KMC Z8', '500', t('条', 'pcs'), '21.80']], follows: [ok(-90, '15:20', 'wu')] },
  { at: -88, by: 'zhao', title: t('仓库标签与碳带', 'Labels and ribbons'), lines: [[t('不干胶标签', 'Labels'), '60×40', '40', t('卷', 'roll'), '32.00'], [t('碳带', 'Ribbon'), '110 mm', '12', t('卷', 'roll'), '45.00']], follows: [ok(-88, '11:05', 'lin')] },
  { at: -85, by: 'gao', title: t('焊丝补库', 'Welding wire'), lines: [[t('铝焊丝', 'Aluminium wire'), 'ER5356 1.2', '180', t('千克', 'kg'), '38.50']], follows: [ok(-85, '16:40', 'lin'), ok(-84, '09:10', 'wu')] },
  { at: -82, by: 'peng', title: t('打包带', 'Strapping'), lines: [[t('打包带', 'Strapping'), 'PP 12 mm', '30', t('卷', 'roll'), '58.00']], follows: [ok(-82, '14:15', 'zhao')] },
  { at: -79, by: 'deng', title: t('检测量具', 'Gauges'), lines: [[t('数显卡尺', 'Digital caliper'), '0–150', '6', t('把', 'pcs'), '420.00'], [t('扭力扳手', 'Torque wrench'), '5–25 Nm', '4', t('把', 'pcs'), '980.00']], follows: [ok(-79, '13:30', 'lin'), ok(-78, '10:20', 'wu')] },
  { at: -74, by: 'cao', title: t('轮组季度备货', 'Wheel sets for the quarter'), reason: t('旺季前锁定价格', 'Prices fixed before the season'), lines: [[t('轮组', 'Wheel set'), '26"', '320', set, '186.00'], [t('内胎', 'Inner tube'), '26"', '640', piece, '9.20']], follows: [ok(-74, '16:05', 'wu', t('与年度框架价一致', 'As the yearly agreement')), ok(-73, '08:40', 'chen')] },
  { at: -70, by: 'zheng', title: t('手持终端备件', 'Spare parts of handhelds'), lines: [[t('PDA 电池', 'PDA battery'), '5000 mAh', '10', piece, '165.00']], follows: [ok(-70, '10:45', 'lin')] },
  { at: -66, by: 'wang', title: t('看板打印机', 'Printer for boards'), lines: [[t('A3 打印机', 'A3 printer'), '', '1', t('台', 'pcs'), '4680.00']], follows: [ok(-66, '11:50', 'lin')] },
  { at: -61, by: 'gao', title: t('涂装前处理药剂', 'Pre-treatment chemicals'), lines: [[t('脱脂剂', 'Degreaser'), '25 kg', '40', t('桶', 'drum'), '268.00'], [t('磷化剂', 'Phosphating agent'), '25 kg', '30', t('桶', 'drum'), '312.00']], follows: [ok(-61, '15:10', 'lin'), ok(-60, '09:35', 'wu')] },
  { at: -57, by: 'feng', title: t('展会样车配件', 'Parts for fair models'), reason: t('上海展样车三台', 'Three models for the Shanghai fair'), lines: [[t('碳纤维车架', 'Carbon frame'), '700C', '3', piece, '6800.00'], [t('电子变速套件', 'Electronic groupset'), '', '3', set, '14200.00']], follows: [ok(-57, '10:30', 'chen', t('从展会预算列支', 'From the budget of the fair')), ok(-56, '14:00', 'wu')] },
  { at: -52, by: 'cao', title: t('刹车皮与刹线', 'Brake pads and cables'), lines: [[t('刹车皮', 'Brake pad'), 'V 刹', '2000', t('副', 'pair'), '3.40'], [t('刹线', 'Brake cable'), '1.6 m', '2000', t('根', 'pcs'), '1.95']], follows: [ok(-52, '11:25', 'wu')] },
  { at: -47, by: 'zhao', title: t('原材料仓货架扩容', 'More racks in the raw material store'), reason: t('轮组库位不够，占用通道', 'Wheel sets stand in the aisle'), lines: [[t('重型货架', 'Heavy rack'), '2.5×0.9×4', '36', t('组', 'unit'), '1880.00']], follows: [ok(-47, '15:45', 'lin'), ok(-46, '10:10', 'wu'), { at: -45, time: '16:20', by: 'chen', action: 'reject', note: t('二期上线后库存会再降三成，先用现有库位周转，九月再议。', 'Stock falls again after phase 2: use the places there are, and ask again in the autumn.') }] },
  { at: -43, by: 'huang', title: t('图纸打印耗材', 'Plotter supplies'), lines: [[t('绘图纸', 'Plotter paper'), 'A1', '20', t('卷', 'roll'), '68.00']], follows: [ok(-43, '17:05', 'ma')] },
  { at: -39, by: 'peng', title: t('叉车轮胎', 'Forklift tyres'), lines: [[t('实心轮胎', 'Solid tyre'), '6.50-10', '4', t('条', 'pcs'), '760.00']], follows: [ok(-39, '09:50', 'zhao')] },
  { at: -35, by: 'cao', title: t('车灯总成', 'Lamp assemblies'), lines: [lamp], follows: [ok(-35, '14:25', 'wu')] },
  { at: -31, by: 'jiang', title: t('财务凭证盒', 'Voucher boxes'), lines: [[t('凭证盒', 'Voucher box'), '', '100', piece, '6.50']], follows: [ok(-31, '10:05', 'sun')] },
  { at: -28, by: 'gao', title: t('手持终端（二期车间）', 'Handhelds for the shop floor (phase 2)'), reason: t('二期工序报工用', 'For operation reporting in phase 2'), lines: [[t('PDA 手持终端', 'PDA handheld'), '5.5" 扫码', '24', t('台', 'pcs'), '2350.00'], [t('充电座', 'Charging cradle'), '4 位', '6', piece, '580.00']], follows: [ok(-28, '11:40', 'lin'), { at: -27, time: '09:30', by: 'wu', action: 'addSigner', to: 'zheng', note: t('请信息部确认型号', 'IT please confirm the model') }, ok(-27, '15:10', 'zheng', t('型号与一期一致，可用同一套程序', 'Same model as phase 1, same program')), ok(-27, '16:30', 'wu'), ok(-26, '08:35', 'chen')] },
  { at: -24, by: 'deng', title: t('盐雾试验外委', 'Salt spray test outside'), lines: [[t('盐雾试验', 'Salt spray test'), '96 h', '3', t('次', 'times'), '1200.00']], follows: [ok(-24, '16:50', 'lin')] },
  { at: -20, by: 'cao', title: t('包装纸箱', 'Cartons'), lines: [[t('五层纸箱', 'Carton'), '1380×220×780', '400', piece, '11.60']], follows: [{ at: -20, time: '13:15', by: 'wu', action: 'transfer', to: 'lin', note: t('供应商是我亲戚的公司，回避。', 'The supplier belongs to a relative: I stand aside.') }, ok(-19, '09:20', 'lin')] },
  { at: -17, by: 'liu', title: t('培训教室投影', 'Projector of the training room'), lines: [[t('激光投影机', 'Laser projector'), '5000 lm', '1', t('台', 'pcs'), '7900.00']], follows: [ok(-17, '14:40', 'chen'), ok(-16, '11:00', 'wu')] },
  { at: -13, by: 'zhao', title: t('盘点用扫码枪', 'Scanners for counting'), lines: [[t('无线扫码枪', 'Wireless scanner'), '2D', '8', t('把', 'pcs'), '560.00']], follows: [ok(-13, '10:15', 'lin')] },
  { at: -9, by: 'wang', title: t('排程看板屏', 'Screen for the schedule'), lines: [[t('工业显示屏', 'Industrial screen'), '55"', '2', t('台', 'pcs'), '3650.00']], follows: [ok(-9, '15:55', 'lin'), ok(-8, '09:05', 'wu')] },
  { at: -6, by: 'gao', title: t('焊接机器人夹具', 'Jigs of the welding robot'), reason: t('新车型切换', 'Change to the new model'), lines: [[t('焊接夹具', 'Welding jig'), '26" 车架', '2', set, '18600.00']], follows: [ok(-6, '11:20', 'lin'), { at: -5, time: '10:40', by: 'wu', action: 'return', to: 'starter', note: t('缺三家比价和图纸版本，补齐后再报。', 'Three quotations and the version of the drawing are missing; add them and submit again.') }] },
  { at: -4, by: 'cao', title: t('前叉年度框架首批', 'Front forks, first lot of the frame contract'), reason: t('按年度框架协议，首批 400 件', 'By the yearly agreement, first lot of 400'), lines: [[t('铝合金前叉', 'Alloy front fork'), '26" 避震', '400', piece, '158.00']], follows: [ok(-3, '09:25', 'wu', t('价格比去年降 4 %', '4 % below last year'))] },
  { at: -3, by: 'deng', title: t('三坐标测头校准', 'Calibration of the measuring probe'), lines: [[t('测头校准服务', 'Calibration'), '', '1', t('次', 'times'), '3200.00']], follows: [ok(-3, '16:10', 'lin')] },
  { at: -2, by: 'zheng', title: t('车间无线接入点', 'Wireless access points for the shop floor'), reason: t('二期车间点检发现三处信号弱', 'The site check of phase 2 found three weak places'), lines: [[t('工业级 AP', 'Industrial access point'), 'Wi-Fi 6', '6', t('台', 'pcs'), '2480.00'], [t('PoE 交换机', 'PoE switch'), '8 口', '2', t('台', 'pcs'), '1150.00']], follows: [ok(-1, '10:30', 'lin')] },
]
