import type { RuleId } from './rule.ts'

const list = (words: string): string[] => words.split(/\s+/).filter(Boolean)

/** Words by rule (the smells of INCOSE, QuARS and NASA ARM in Chinese). */
export const wordsZh: Readonly<Partial<Record<RuleId, readonly string[]>>> = {
  R7: list('一些 若干 部分 大量 少量 大约 约 左右 上下 近 几乎 基本 基本上 适当 适当的 合理 充分 足够 较高 较快 较好 较低 较慢 较大 较小 较多 较少 良好 友好 方便 便捷 灵活 快速 高效 及时 实时 稳定 可靠 安全 先进 完善 智能 简洁 美观 丰富 常用 相关 有关 必要的 主要 重要'),
  R8: list('尽量 尽可能 如有必要 必要时 视情况 酌情 原则上 一般情况下 条件允许时 根据实际情况 按需 可能'),
  R9: list('等 等等 包括但不限于 以及其他 之类 诸如'),
  R10: list('能够 支持 实现'),
  R19: list('并 并且 同时 或者 以及'),
  R24: list('其 它 该 此 上述 前述'),
  R26: list('所有 任何 一切 绝不 永远 始终 随时 100% 100％ 百分之百 零故障 零差错 无缝'),
  R34: list('更 优于 提高 降低 减少 改善 优化 加强'),
  R35: list('之后 之前 随后 定期 经常 最终 立即 马上 尽快'),
  modal: list('应该 最好 可以 建议 希望 将会'),
  pending: list('待定 待补充 暂定 TBD TBC TBR 另行确定'),
}

/** Terms of the trade that contain such a word and are not vague. The longest match wins. */
export const stopContextsZh: readonly string[] = list(`
  安全库存 安全管理员 安全生产 安全保密 信息安全 可靠性试验 可靠性
  变更 更新 更改 更换 更正 三更 变更单
  基本计量单位 基本单位 基本工资 基本户
  部分收货 部分发货 部分核销 部分交货 部分入库 左右件 上下料 上下限 上道 下道 上下游
  最近采购价 近效期 临近到期日 附近 就近 近似
  先进先出 计划建议 补货建议 采购建议 生产建议 建议数量 建议批次 建议清单 一行建议 资产减少 库存减少 存货跌价 合理损耗 允差 公差
  主要材料 重要性水平 相关凭证号 平均等级 等级品 等级 等待工时 等待 等保 等于 相等 不等 等额 均等 等同 平等 高等 对等 中等 等分
  和平 技术支持 支持部门 实现率 已实现 未实现 实现日期
  合并 并发 并行 并列 并网 归并 兼并 同时在线 同时段 不同时
  其中 其他 其它 其余 尤其 极其 因此 此外 彼此 由此 据此
  可能性 不可能 优化率 最终用户 最终检验 最终成品 及时率 准时率 稳定性 合同约定 约定 预约 条约 节约 制约 违约 合约 签约 约束 契约
  智能手机 智能卡 智能仓
`)

/** A clause with a number and a time unit makes these words harmless: "及时(30 分钟内)". */
export const harmlessWithTimeZh: ReadonlySet<string> = new Set(list('实时 及时 快速 立即 马上 尽快 定期 之后 之前 随后'))
export const timeLimitZh = /\d[\d.,:]*\s*(?:毫秒|秒|分钟|分|小时|个小时|天|日|个工作日|工作日|周|个月|月|点|时)|\d{1,2}[:：]\d{2}/
/** A comparison with a number beside it has its base. */
export const comparedByNumberZh = /\d[\d.,]*\s*(?:%|％|个百分点|倍|天|分钟|小时|元|次|件)/

/** The normative verbs of GB/T 1.1. */
export const normativeZh = /应当|(?<![供响对适效反相感])应(?!该|收|付|用|对|急|届|商)|必须|不得|须|宜/
export const demandZh = /应当|(?<![供响对适效反相感])应(?!该|收|付|用|对|急|届|商)|必须|不得/g
/** Digits after 近 or 约 give the figure itself ("近 6 个月"). */
export const nearWithNumberZh = /^[近]\s*\d/
