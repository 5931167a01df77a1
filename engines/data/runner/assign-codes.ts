import { Refused } from '../../errors.ts'
import type { CodeRequest } from '../contract.ts'
import { codeParts, formatCode } from '../code/code-template.ts'
import { identifier } from '../rules/sql-text.ts'
import type { RunContext } from './context.ts'

const batch = 2_000

/** Codes for all golden records, from the registry. Makes `code` (golden_id, code); a record without the parts of a code is rejected. */
export async function assignCodes(context: RunContext): Promise<void> {
  const { duck, pipeline } = context
  const codes = await duck.create('code', [['golden_id', 'integer'], ['code', 'text']])
  const rule = pipeline.code
  if (!rule) {
    codes.close()
    return
  }
  const columns = [...new Set(rule.segments.flatMap((segment) => ('column' in segment ? [segment.column] : [])))]
  const issues = await duck.appender('issue', ['integer', 'text', 'text', 'text', 'text', 'text', 'text', 'text'])
  const scopes = new Map<string, { parts: { before: string; after: string }; records: { id: number; keys: string[] }[] }>()
  for await (const [ids, keys, ...values] of duck.chunks(`select s.golden_id, k.keys${columns.map((c) => `, s.${identifier(c)}`).join('')} from survived s join (select golden_id, string_agg(l."$recordKey", chr(31) order by (l.row_id <> golden_id), l.row_id) as keys from cluster_row join live l using (row_id) group by golden_id) k using (golden_id) where s.golden_id not in (select row_id from issue where severity = 'reject') order by s.golden_id`)) {
    for (let i = 0; i < ids!.length; i++) {
      const id = Number(ids![i])
      const parts = codeParts(rule, (column) => values[columns.indexOf(column)]![i] as string | null)
      if ('column' in parts) {
        issues.row([id, 'code', `code.${parts.column}`, parts.column, 'reject', parts.value, `「${parts.column}」的取值没有对应的编码段`, `The value of ${parts.column} has no part of a code`])
        continue
      }
      const name = JSON.stringify(parts)
      const scope = scopes.get(name) ?? scopes.set(name, { parts, records: [] }).get(name)!
      scope.records.push({ id, keys: (keys![i] as string).split('\u001f') })
    }
  }
  issues.close()
  const segment = rule.segments.find((s) => 'serial' in s)
  const peek = context.input.mode === 'dryRun' || context.input.mode === 'profile'
  for (const { parts, records } of scopes.values()) {
    const given = new Set<number>()
    for (let from = 0; from < records.length; from += batch) {
      const part = records.slice(from, from + batch)
      const scope = parts.before
      const ask = (requests: CodeRequest[]) => context.reserveCodes({ scheme: rule.scheme, scope, start: segment && 'serial' in segment ? segment.start : 0, requests, peek })
      const serials: (number | null)[] = segment ? await ask(part.map((record) => ({ keys: record.keys }))) : part.map(() => null)
      for (const [i, record] of part.entries()) {
        let serial = serials[i]!
        // two rows that once were one record, in different batches: the later one gets a code of its own, and keeps it
        while (serial !== null && given.has(serial)) serial = (await ask([{ keys: [`${record.keys[0]}~${serial}`] }]))[0]!
        if (serial !== null) given.add(serial)
        codes.row([record.id, codeOf(context, parts, serial)])
      }
      context.progress('code', from + part.length, records.length, { zh: '生成编码', en: 'Giving codes' })
    }
  }
  codes.close()
}

function codeOf(context: RunContext, parts: { before: string; after: string }, serial: number | null): string {
  const rule = context.pipeline.code!
  try {
    return formatCode(rule, parts, serial)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new Refused('data.code_exhausted', { scheme: rule.scheme, scope: parts.before, serial }, {
      zh: `编码规则「${rule.scheme}」的流水号位数不够（${parts.before} 已用到 ${serial}）。请加长流水号后重新运行。`,
      en: `The serial of code rule "${rule.scheme}" is too short (${parts.before} has reached ${serial}). Make it longer and run again.`,
    })
  }
}
