import fs from 'node:fs'
import path from 'node:path'
import { dataProposeMapping } from '../connectors/files/mapping-commands.ts'
import { Invalid } from '../engines/errors.ts'
import type { Command } from './arguments.ts'

export const proposeMapping: Command = {
  name: 'data propose-mapping',
  summary: { zh: '提出字段映射：目标的每一列从哪一列来，附理由与把握', en: 'propose where each column of a target comes from, with reasons and confidence' },
  positionals: 'SOURCE TARGET',
  options: {
    out: { type: 'string', value: 'FILE.yaml', help: { zh: '把建议写成迁移方案', en: 'write the proposals as a pipeline file' } },
    'source-sheet': { type: 'string', value: 'NAME', help: { zh: '源 .xlsx 的工作表', en: 'the sheet of a source .xlsx' } },
    'target-sheet': { type: 'string', value: 'NAME', help: { zh: '目标 .xlsx 的工作表', en: 'the sheet of a target .xlsx' } },
  },
  run: async ({ positionals, values, say, text }) => {
    const [source, target] = positionals
    if (!source || !target) throw new Invalid('cli.arguments', {}, { zh: '请给出源文件与目标：bin/landfall data propose-mapping SOURCE TARGET', en: 'Name a source and a target: bin/landfall data propose-mapping SOURCE TARGET' })
    const { pipeline, ...found } = await dataProposeMapping(path.resolve(source), /^[a-z]+:\/\//i.test(target) ? target : path.resolve(target), {
      ...(typeof values['source-sheet'] === 'string' ? { sourceSheet: values['source-sheet'] } : {}), ...(typeof values['target-sheet'] === 'string' ? { targetSheet: values['target-sheet'] } : {}),
    })
    const width = Math.max(0, ...found.proposals.map((p) => p.target.length + p.source.length)) + 4
    for (const p of found.proposals) {
      const line = `${`${p.target} <- ${p.source}`.padEnd(width)}  ${(Math.floor(p.confidence * 100) / 100).toFixed(2)}  `
      say(`${line}${p.reasons.map(text).join('；')}`, `${line}${p.reasons.map(text).join('; ')}`)
    }
    for (const j of found.joins) say(`? ${j.target} <- ${j.sources.join(' + ')}：${text(j.reason)}`, `? ${j.target} <- ${j.sources.join(' + ')}: ${text(j.reason)}`)
    const [required, optional] = [found.unfed.filter((u) => u.required), found.unfed.filter((u) => !u.required)]
    const maybe = (u: (typeof found.unfed)[number]) => (u.alternatives[0] ? `${u.target} (${u.alternatives[0].column}? ${u.alternatives[0].confidence.toFixed(2)})` : u.target)
    if (required.length > 0) say(`✗ 必填但没有来源：${required.map(maybe).join('、')}`, `✗ required and fed by nothing: ${required.map(maybe).join(', ')}`)
    if (optional.length > 0) say(`- 没有来源：${optional.map((u) => u.target).join('、')}`, `- fed by nothing: ${optional.map((u) => u.target).join(', ')}`)
    if (found.unused.length > 0) say(`- 未用到的源列：${found.unused.join('、')}`, `- source columns not used: ${found.unused.join(', ')}`)
    if (typeof values.out === 'string') {
      fs.writeFileSync(values.out, pipeline)
      say(`已写入 ${values.out}`, `written to ${values.out}`)
    }
    return { ...found, out: typeof values.out === 'string' ? path.resolve(values.out) : null }
  },
}
