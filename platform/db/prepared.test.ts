import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { preparing } from './prepared.ts'

let lite: PGlite
let wrap: ReturnType<typeof preparing>
beforeAll(async () => {
  lite = await PGlite.create()
  wrap = preparing(lite)
  await lite.exec('create table thing (id int primary key, name text, at timestamptz, amount numeric(20,6), tags text[], facts jsonb, ok boolean)')
})
afterAll(() => lite.close())

const insert = 'insert into thing values ($1, $2, $3, $4, $5, $6, $7) returning *'
const values = (id: number): unknown[] => [id, id % 2 ? '名称' : null, '2026-03-05T08:30:00Z', '1.100000', ['a', 'b,"c'], { n: id, t: '文' }, id % 3 === 0]

it('gives what PGlite gives, from the first run to the prepared ones', async () => {
  const rows = await lite.transaction(async (plain) => {
    const tx = wrap(plain)
    for (let id = 1; id <= 6; id++) await tx.query(insert, values(id))
    const out = []
    for (let id = 1; id <= 6; id++) out.push([await tx.query('select * from thing where id = $1', [id]), await plain.query('select * from thing where id = $1', [id])])
    return out
  })
  for (const [prepared, plain] of rows) expect(prepared).toEqual(plain)
  expect(rows[4]![0]!.rows[0]).toMatchObject({ id: 5, name: '名称', tags: ['a', 'b,"c'], facts: { n: 5, t: '文' } })
})

it('keeps counts, arrays of cells and empty answers', async () => {
  await lite.transaction(async (plain) => {
    const tx = wrap(plain)
    for (let i = 0; i < 4; i++) {
      expect((await tx.query('update thing set name = $1 where id > $2', ['x', 3])).affectedRows).toBe(3)
      expect((await tx.query('select id, ok from thing where id < $1 order by id', [3], { rowMode: 'array' })).rows).toEqual([[1, false], [2, false]])
      expect((await tx.query('select id from thing where id = $1', [99])).rows).toEqual([])
    }
  })
})

it('fails as PGlite fails, rolls back, and goes on in the next transaction', async () => {
  for (let i = 0; i < 5; i++) {
    await expect(lite.transaction(async (plain) => {
      const tx = wrap(plain)
      await tx.query('update thing set name = $1 where id = $2', ['lost', 1])
      await tx.query(insert, values(1))
    })).rejects.toMatchObject({ code: '23505' })
  }
  expect((await lite.query<{ name: string }>('select name from thing where id = 1')).rows[0]!.name).toBe('名称')
})

it('prepares a text once when it is asked for side by side, and again after the database refused it', async () => {
  const text = 'select name from thing where id = $1 order by name'
  await lite.transaction(async (plain) => {
    const tx = wrap(plain)
    const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => tx.query<{ name: string }>(text, [i + 1])))
    expect(answers.map((a) => a.rows.length)).toEqual([1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0])
  })
  for (let i = 0; i < 5; i++) await expect(lite.transaction((plain) => wrap(plain).query('select id from later where id = $1', [1]))).rejects.toMatchObject({ code: '42P01' })
  await lite.exec('create table later (id int)')
  await lite.transaction(async (plain) => { expect((await wrap(plain).query('select id from later where id = $1', [1])).rows).toEqual([]) })
})
