import type { Text } from '../../errors.ts'
import type { PairEvidence } from './pair-evidence.ts'

/** Shares from which something is worth saying to a person. */
const telling = { spelling: 0.4, overlap: 0.2, distribution: 0.7, shape: 0.7 }

/** Why two columns are thought to hold the same, the strongest first; never empty. */
export function reasonsFor({ name, values, isSilent, typeClash, oneEmpty }: PairEvidence): Text[] {
  const reasons: Text[] = []
  const [a, b] = name.of.map((written) => written.split('/').at(-1)!.trim() || written) as [string, string]
  if (!isSilent) reasons.push(...nameReason(name, a, b))
  if (values) {
    const percent = Math.round(values.shared * 100)
    if (values.shared >= telling.overlap) reasons.push({ zh: `取值重合 ${percent} %`, en: `values overlap ${percent} %` })
    if (values.sameKind === 1 && values.distribution >= telling.distribution) reasons.push({ zh: '都是数值，分布相近', en: 'both numbers, same distribution' })
    else if (values.sameKind === 1 && values.masks >= telling.shape) reasons.push({ zh: '取值的样式相同', en: 'values of the same shape' })
  }
  if (typeClash) reasons.push({ zh: '但类型不合，需要转换', en: 'but the types differ: a conversion is needed' })
  if (oneEmpty) reasons.push({ zh: '但其中一列没有值', en: 'but one of the columns is empty' })
  return reasons.length > 0 ? reasons : [{ zh: '名称与取值各有一点相似', en: 'a little alike in name and values' }]
}

const lettersOf = (written: string): string => written.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

function nameReason(name: PairEvidence['name'], a: string, b: string): Text[] {
  if (name.same === 1 && a === b) return [{ zh: '同名', en: 'same name' }]
  const because = (zh: string, en: string): Text[] => [{ zh: `${a} ~ ${b}：${zh}`, en: `${a} ~ ${b}: ${en}` }]
  if (name.same === 1) return because(lettersOf(a) === lettersOf(b) ? '同名' : '同义', lettersOf(a) === lettersOf(b) ? 'same name' : 'same meaning')
  if (name.by === 'pinyin') return because('拼音', 'pinyin')
  if (name.by === 'meaning') return name.same > 0 ? because('同义', 'same meaning') : because('词义相近', 'related meaning')
  if (name.consonants === 1) return because('省略元音的缩写', 'written without vowels')
  if (name.shortened === 1) return because('缩写', 'abbreviation')
  const percent = Math.round(name.grams * 100)
  return name.grams >= telling.spelling ? because(`写法相似 ${percent} %`, `spelling ${percent} % alike`) : []
}
