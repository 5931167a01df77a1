import { plusDays, someDateStyle, spellUnit, toFullWidth, writeDate } from './dirt.ts'
import type { Random } from './random.ts'
import { colors } from './vocabulary.ts'

/** One record of the old material archive, values as written there. */
export interface MaterialRecord {
  code: string
  /** The same for every record of one material. */
  entity: number
  classCode: string
  className: string
  name: string
  spec: string
  grade: string
  color: string
  unit: string
  /** The unit as it should be. */
  trueUnit: string
  source: string
  safetyStock: string
  leadDays: string
  /** Reference cost in yuan, two decimals. */
  cost: string
  createdOn: string
  inactive: string
}

export interface MaterialTruth {
  /** 一物多码: codes of one material, each group sorted. */
  duplicateGroups: string[][]
  /** Codes of records with a unit that is not the standard spelling. */
  oddUnits: string[]
  /** Codes without any unit. */
  missingUnits: string[]
  /** The unit that a record without one should have. */
  missingUnitValues: Record<string, string>
  invalidDates: string[]
  materials: number
}

interface MaterialKind {
  readonly classCode: string
  readonly className: string
  readonly prefix: string
  readonly names: readonly string[]
  readonly unit: string
  readonly source: '自制' | '外购' | '委外'
  /** Share of the archive. */
  readonly weight: number
  readonly cost: readonly [number, number]
  readonly specs: readonly (readonly string[])[]
  readonly grades: readonly string[]
  readonly colored: boolean
}

const kinds: readonly MaterialKind[] = [
  { classCode: '11', className: '成品', prefix: 'CP', names: ['山地车', '公路车', '城市通勤车', '童车', '电助力自行车'], unit: '台', source: '自制', weight: 7, cost: [420, 4800], specs: [['YX-M100', 'YX-M300', 'YX-R500', 'YX-R700', 'YX-C20', 'YX-K16', 'YX-E800'], ['26寸', '27.5寸', '29寸', '700C', '20寸'], ['S', 'M', 'L']], grades: [''], colored: true },
  { classCode: '12', className: '半成品·结构', prefix: 'BJ', names: ['车架', '前叉', '车把', '把立', '座管', '后三角'], unit: '件', source: '自制', weight: 15, cost: [35, 620], specs: [['26寸', '27.5寸', '29寸', '700C'], ['S', 'M', 'L'], ['A版', 'B版', 'C版']], grades: ['6061铝合金', '7005铝合金', '碳纤维', '铬钼钢'], colored: true },
  { classCode: '13', className: '半成品·组件', prefix: 'ZJ', names: ['轮组', '变速套件', '刹车套件', '中轴组件'], unit: '套', source: '自制', weight: 9, cost: [60, 900], specs: [['26寸', '27.5寸', '29寸', '700C'], ['7速', '8速', '9速', '11速', '12速'], ['前', '后', '整套']], grades: ['铝合金', '钢'], colored: false },
  { classCode: '21', className: '原材料·金属', prefix: 'JS', names: ['无缝管', '异形管', '铝板', '圆棒'], unit: '根', source: '外购', weight: 9, cost: [18, 260], specs: [['Φ28.6', 'Φ31.8', 'Φ34.9', 'Φ38.1', 'Φ44.5'], ['×1.2', '×1.5', '×1.8', '×2.1'], ['×3000', '×4500', '×6000']], grades: ['6061-T6', '7005-T6', '4130'], colored: false },
  { classCode: '22', className: '原材料·非金属', prefix: 'FJ', names: ['橡胶粒', '尼龙粒子', '座垫皮革'], unit: 'kg', source: '外购', weight: 4, cost: [9, 88], specs: [['HS60', 'HS65', 'HS70', 'HS80'], ['通用', '耐寒', '阻燃'], ['25kg/包', '50kg/包', '散装']], grades: ['NR', 'PA66', 'PU'], colored: true },
  { classCode: '31', className: '外购件·传动', prefix: 'CD', names: ['链条', '飞轮', '牙盘', '前变速器', '后变速器', '曲柄'], unit: '件', source: '外购', weight: 15, cost: [16, 380], specs: [['迅驰', '山猫', '鹰翼'], ['6速', '7速', '8速', '9速', '10速', '11速', '12速'], ['108节', '116节', '11-28T', '11-34T', '11-42T', '44T', '长腿', '短腿']], grades: ['钢', '镀镍'], colored: false },
  { classCode: '32', className: '外购件·轮胎', prefix: 'LT', names: ['外胎', '内胎', '衬带'], unit: '条', source: '外购', weight: 8, cost: [6, 95], specs: [['16', '20', '26', '27.5', '29', '700'], ['×1.75', '×1.95', '×2.1', '×2.35', '×25C', '×32C'], ['美嘴', '法嘴', '防刺', '光头']], grades: ['丁基胶', '天然胶'], colored: false },
  { classCode: '33', className: '外购件·电气', prefix: 'DQ', names: ['轮毂电机', '锂电池', '控制器', '仪表'], unit: '件', source: '外购', weight: 4, cost: [120, 1650], specs: [['24V', '36V', '48V'], ['250W', '350W', '500W'], ['7.8Ah', '10.4Ah', '14Ah', '通用']], grades: [''], colored: false },
  { classCode: '41', className: '标准件', prefix: 'BZ', names: ['内六角螺栓', '外六角螺栓', '锁紧螺母', '平垫圈', '深沟球轴承', '自攻螺钉'], unit: '个', source: '外购', weight: 17, cost: [0.05, 6], specs: [['M4', 'M5', 'M6', 'M8', 'M10'], ['×10', '×12', '×16', '×20', '×25', '×30', '×40'], ['8.8级', '10.9级', 'A2-70']], grades: ['碳钢镀锌', '不锈钢304', '碳钢发黑'], colored: false },
  { classCode: '51', className: '辅料', prefix: 'FL', names: ['底漆', '面漆', '润滑脂', '螺纹胶', '焊丝'], unit: 'kg', source: '外购', weight: 5, cost: [12, 160], specs: [['1kg/罐', '5kg/桶', '20kg/桶', '250g/支'], ['快干', '标准', '耐候'], ['哑光', '亮光', '工业级']], grades: [''], colored: true },
  { classCode: '61', className: '包材', prefix: 'BC', names: ['纸箱', '说明书', '泡沫护角', '标签'], unit: '个', source: '外购', weight: 5, cost: [0.2, 24], specs: [['26寸用', '27.5寸用', '29寸用', '700C用', '童车用'], ['中文', '英文', '德文', '通用'], ['V1', 'V2', 'V3', 'V4']], grades: [''], colored: false },
  { classCode: '97', className: '客供料', prefix: 'KG', names: ['客户商标', '客户铭牌'], unit: '个', source: '外购', weight: 2, cost: [0.1, 4], specs: [['K01', 'K02', 'K03', 'K04', 'K05', 'K06', 'K07', 'K08'], ['大', '中', '小'], ['横版', '竖版', '圆形']], grades: [''], colored: false },
]

interface Material { kind: MaterialKind; name: string; spec: string; grade: string; color: string; cost: number }

/**
 * Makes `rows` records; about 7 % are second codes of a material that is already there (一物多码).
 * Records come sorted by class, so that the class cell can be merged downwards in the sheet.
 */
export function makeMaterials(random: Random, rows: number, asOf: string, cleaned: number): { records: MaterialRecord[]; truth: MaterialTruth } {
  const repeats = Math.round(rows * 0.07)
  const materials = distinctMaterials(random, rows - repeats)
  const records = materials.map((material, entity) => ({ entity, material, isRepeat: false }))
  const candidates = random.shuffle(materials.map((_, i) => i).filter((i) => materials[i]!.kind.classCode !== '11')).slice(0, Math.max(1, Math.round(repeats * 0.9)))
  for (let i = 0; i < repeats; i++) {
    const entity = candidates[i % candidates.length]!
    records.push({ entity, material: materials[entity]!, isRepeat: true })
  }
  const truth: MaterialTruth = { duplicateGroups: [], oddUnits: [], missingUnits: [], missingUnitValues: {}, invalidDates: [], materials: materials.length }
  const byEntity = new Map<number, string[]>()
  const serials = new Map<string, number>()
  const written = random.shuffle(records).map((record): MaterialRecord => {
    const { kind, name, spec, grade, color, cost } = record.material
    const serial = (serials.get(kind.prefix) ?? 0) + 1
    serials.set(kind.prefix, serial)
    const code = `${kind.prefix}-${String(serial).padStart(5, '0')}`
    byEntity.set(record.entity, [...(byEntity.get(record.entity) ?? []), code])
    const variant = record.isRepeat ? variantOf(random, { name, spec, grade, color }) : { name, spec, grade, color }
    let unit = random.chance(0.82) ? kind.unit : spellUnit(random, kind.unit)
    const unitMissing = random.next() < 0.012
    const unitRepaired = random.next() < cleaned
    if (unitMissing && !unitRepaired) {
      unit = ''
      truth.missingUnits.push(code)
      truth.missingUnitValues[code] = kind.unit
    } else if (unit !== kind.unit) truth.oddUnits.push(code)
    const badDate = random.next() < 0.005
    const dateRepaired = random.next() < cleaned
    if (badDate && !dateRepaired) truth.invalidDates.push(code)
    const createdOn = plusDays(asOf, -random.whole(30, 4200))
    const style = someDateStyle(random)
    const noDay = random.pick(['2022-13-01', '待定', '2021/2/30'])
    return {
      code, entity: record.entity, classCode: kind.classCode, className: kind.className, ...variant, unit, trueUnit: kind.unit, source: kind.source,
      safetyStock: random.chance(0.6) ? String(random.whole(0, 60) * 10) : '', leadDays: String(random.whole(2, 45)), cost: cost.toFixed(2),
      createdOn: badDate && !dateRepaired ? noDay : writeDate(createdOn, style), inactive: random.chance(0.05) ? '停用' : '',
    }
  })
  truth.duplicateGroups = [...byEntity.values()].filter((codes) => codes.length > 1).map((codes) => codes.sort()).sort((a, b) => (a[0]! < b[0]! ? -1 : 1))
  written.sort((a, b) => (a.classCode < b.classCode ? -1 : a.classCode > b.classCode ? 1 : a.code < b.code ? -1 : 1))
  return { records: written, truth }
}

function distinctMaterials(random: Random, count: number): Material[] {
  const total = kinds.reduce((sum, kind) => sum + kind.weight, 0)
  const materials: Material[] = []
  for (const [i, kind] of kinds.entries()) {
    const wanted = i === kinds.length - 1 ? count - materials.length : Math.round((count * kind.weight) / total)
    materials.push(...random.shuffle(everyMaterial(random, kind)).slice(0, wanted))
  }
  // a very large archive runs out of combinations: further ones carry a drawing number
  for (let n = 1; materials.length < count; n++) {
    const base = materials[n % materials.length]!
    materials.push({ ...base, spec: `${base.spec} 图号${String(n).padStart(6, '0')}` })
  }
  return materials
}

function everyMaterial(random: Random, kind: MaterialKind): Material[] {
  const all: Material[] = []
  for (const name of kind.names) for (const a of kind.specs[0]!) for (const b of kind.specs[1]!) for (const c of kind.specs[2]!) for (const grade of kind.grades) {
    const spec = b.startsWith('×') ? (c.startsWith('×') ? `${a}${b}${c}` : `${a}${b} ${c}`) : `${a} ${b} ${c}`
    const color = kind.colored ? random.pick(colors) : ''
    const [low, high] = kind.cost
    all.push({ kind, name, spec, grade, color, cost: Math.round((low + (high - low) * random.next() ** 2) * 100) / 100 })
  }
  return all
}

const synonyms: Readonly<Record<string, string>> = { 车架: '车架子', 前叉: '叉子', 车把: '把手', 链条: '链子', 后变速器: '后拨', 前变速器: '前拨', 内六角螺栓: '内六角螺丝', 外六角螺栓: '外六角螺丝', 轮组: '车轮组', 牙盘: '齿盘', 锂电池: '锂电', 座管: '坐管', 润滑脂: '黄油' }

/** The same material as another department entered it. */
function variantOf(random: Random, m: { name: string; spec: string; grade: string; color: string }): { name: string; spec: string; grade: string; color: string } {
  const spec = random.pick([
    () => m.spec.replaceAll('×', '*'),
    () => m.spec.replaceAll('×', 'x'),
    () => m.spec.replaceAll('×', ' × ').replace(/ +/g, ' '),
    () => toFullWidth(m.spec),
    () => m.spec.replaceAll(' ', ''),
    () => m.spec.replaceAll(' ', '/'),
    () => m.spec.toLowerCase(),
    () => `${m.spec} `,
  ])()
  const roll = random.next()
  const name = roll < 0.35 ? (synonyms[m.name] ?? m.name) : roll < 0.45 ? ` ${m.name}` : m.name
  return { name, spec, grade: random.chance(0.2) ? m.grade.toLowerCase() : m.grade, color: m.color }
}
