import type { Text } from '../../engines/errors.ts'
import { type DepartmentCode, frontLine } from '../story.ts'

const surnames: readonly [string, string][] = [['王', 'Wang'], ['李', 'Li'], ['张', 'Zhang'], ['刘', 'Liu'], ['陈', 'Chen'], ['杨', 'Yang'], ['黄', 'Huang'], ['赵', 'Zhao'], ['吴', 'Wu'], ['周', 'Zhou'], ['徐', 'Xu'], ['孙', 'Sun'], ['马', 'Ma'], ['朱', 'Zhu'], ['胡', 'Hu'], ['郭', 'Guo'], ['何', 'He'], ['林', 'Lin'], ['罗', 'Luo'], ['梁', 'Liang'], ['宋', 'Song'], ['谢', 'Xie'], ['韩', 'Han']]
const given: readonly [string, string][] = [['建国', 'Jianguo'], ['秀英', 'Xiuying'], ['志强', 'Zhiqiang'], ['丽娟', 'Lijuan'], ['海波', 'Haibo'], ['桂芳', 'Guifang'], ['永刚', 'Yonggang'], ['春燕', 'Chunyan'], ['国栋', 'Guodong'], ['晓东', 'Xiaodong'], ['小红', 'Xiaohong'], ['俊杰', 'Junjie'], ['雅琴', 'Yaqin'], ['文斌', 'Wenbin'], ['美玲', 'Meiling'], ['立新', 'Lixin'], ['玉兰', 'Yulan']]

export interface FrontLinePerson {
  readonly code: string
  readonly name: Text
  readonly job: Text
  readonly department: DepartmentCode
  readonly monthlyTransactions: number
}

/** The front-line heads of the story, the same names each time; two lists whose lengths share no factor give no pair twice. */
export function frontLineNames(): FrontLinePerson[] {
  let n = 0
  return frontLine.flatMap((group) =>
    Array.from({ length: group.heads }, (_, i) => {
      const [surname, name] = [surnames[n % surnames.length]!, given[n % given.length]!]
      n++
      return {
        code: `${group.department}${String(n).padStart(3, '0')}`,
        name: { zh: surname[0] + name[0], en: `${surname[1]} ${name[1]}` },
        job: group.job,
        department: group.department,
        monthlyTransactions: Math.round(group.monthlyTransactions * (0.6 + ((i * 7) % 9) / 10)),
      }
    }),
  )
}
