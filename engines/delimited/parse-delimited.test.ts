import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseDelimited } from './parse-delimited.ts'

it('reads a paste from Excel with a quoted line break and counts physical lines', () => {
  expect(parseDelimited('编号\t说明\nA1\t"第一行\n第二行"\n\nA2\t"他说""好"""\r\n')).toEqual([
    { line: 1, cells: ['编号', '说明'] },
    { line: 2, cells: ['A1', '第一行\n第二行'] },
    { line: 5, cells: ['A2', '他说"好"'] },
  ])
})

it('finds commas and semicolons and drops a byte order mark', () => {
  expect(parseDelimited('\uFEFFa;b;c\n1;2;3')[1]!.cells).toEqual(['1', '2', '3'])
  expect(parseDelimited('a,b\n"1,5",2')[1]!.cells).toEqual(['1,5', '2'])
})

it('names the line of a quote that is never closed', () => {
  expect(() => parseDelimited('a,b\n1,"2\n3,4')).toThrow(expect.objectContaining({ code: 'delimited.quote', detail: { line: 2 } }))
})

it('gives back every table that was written with quotes', () => {
  const cell = fc.string().map((s) => s.replaceAll('\r', '').trim())
  fc.assert(fc.property(fc.array(fc.tuple(cell, cell).filter((r) => r.some((c) => c !== '')), { minLength: 1 }), (table) => {
    const text = table.map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join('\t')).join('\n')
    expect(parseDelimited(text).map((r) => r.cells)).toEqual(table.filter((row) => row.some((c) => c.trim() !== '')))
  }))
})
