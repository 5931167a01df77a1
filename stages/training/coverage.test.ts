import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CoveredCurriculum, coverageOf, examShare, type Learner, reachOf, type TaughtSession } from './coverage.ts'

const person = (id: string, job: string, monthlyTransactions: number, more: Partial<Learner> = {}): Learner => ({ id, departmentId: 'WH', job, jobEn: null, isFrontLine: true, monthlyTransactions, leads: false, ...more })
const keeper: CoveredCurriculum & { examIds: string[] } = { id: 'c1', audienceBy: 'job', audience: '仓管员、发货员', departmentIds: ['WH'], lessonIds: ['l1', 'l2'], examIds: ['e1'] }
const session = (attendees: string[], lessonIds = ['l1']): TaughtSession => ({ id: 's1', lessonIds, attendees })

describe('coverage of the front line', () => {
  it('counts heads, and beside them the transactions that those heads make', () => {
    const result = coverageOf([person('a', '仓管员', 900), person('b', '仓管员', 50), person('c', '发货员', 50)], [keeper], [session(['b', 'c'])])
    expect(result).toMatchObject({ heads: 3, reached: 2, byHeads: 2 / 3, byTransactions: 0.1 })
    expect(result.unreached).toEqual([{ personId: 'a', why: 'notAttended', curriculumIds: ['c1'] }])
  })

  it('does not count a session whose lessons belong to no curriculum of the person', () => {
    expect(coverageOf([person('a', '仓管员', 1)], [keeper], [session(['a'], ['other'])]).reached).toBe(0)
  })

  it('counts a job without a curriculum as not reached, and says so', () => {
    const result = coverageOf([person('a', '叉车工', 1)], [keeper], [session(['a'])])
    expect(result.unreached).toEqual([{ personId: 'a', why: 'noCurriculum', curriculumIds: [] }])
  })

  it('leaves out people behind the front line and departments that no curriculum names', () => {
    const result = coverageOf([person('a', '仓管员', 1, { isFrontLine: false }), person('b', '操作工', 1, { departmentId: 'PRD' })], [keeper], [])
    expect(result).toMatchObject({ heads: 0, byHeads: null, byTransactions: null })
  })

  it('knows managers by the people who report to them', () => {
    const managers: CoveredCurriculum = { id: 'c2', audienceBy: 'manager', audience: null, departmentIds: ['WH'], lessonIds: ['l9'] }
    expect(coverageOf([person('boss', '主管', 1, { leads: true }), person('a', '仓管员', 1)], [managers], [session(['boss', 'a'], ['l9'])])).toMatchObject({ heads: 2, reached: 1 })
  })

  it('never reaches more than all, and never falls when somebody more attends', () => {
    const jobs = ['仓管员', '发货员', '叉车工']
    const staff = fc.array(fc.tuple(fc.constantFrom(...jobs), fc.nat(500)), { minLength: 1, maxLength: 30 }).map((list) => list.map(([job, n], i) => person(`p${i}`, job, n)))
    fc.assert(fc.property(staff, fc.array(fc.nat(29)), fc.nat(29), (people, picks, one) => {
      const attendees = picks.map((i) => `p${i}`)
      const before = coverageOf(people, [keeper], [session(attendees)])
      const after = coverageOf(people, [keeper], [session([...attendees, `p${one}`])])
      expect(before.reached + before.unreached.length).toBe(before.heads)
      expect(after.reached).toBeGreaterThanOrEqual(before.reached)
      expect(before.departments.reduce((sum, d) => sum + d.reached, 0)).toBe(before.reached)
    }))
  })
})

describe('exams', () => {
  it('are due for those who attended, and passed only when all of them are', () => {
    const two = { ...keeper, examIds: ['e1', 'e2'] }
    const people = [person('a', '仓管员', 1), person('b', '仓管员', 1), person('c', '仓管员', 1)]
    expect(examShare(people, [two], [session(['a', 'b'])], [{ examId: 'e1', personId: 'a' }, { examId: 'e2', personId: 'a' }, { examId: 'e1', personId: 'b' }, { examId: 'e1', personId: 'c' }])).toEqual({ due: ['a', 'b'], passed: ['a'] })
  })
})

describe('the reach of those who are trained', () => {
  it('prefers a colleague of the same job, then of the department, and finds those who stand alone', () => {
    const people = [person('a', '仓管员', 1), person('b', '仓管员', 1), person('c', '发货员', 1), person('d', '检验员', 1, { departmentId: 'QA' })]
    expect(Object.fromEntries(reachOf(people, new Set(['a'])))).toEqual({ a: 'trained', b: 'sameJob', c: 'sameDepartment', d: 'none' })
  })
})
