import { Invalid } from '../../errors.ts'
import { compare, inSet, length, matches, notInSet, range, required } from './check-operations.ts'
import { parseDate } from './date-operations.ts'
import { companyKey, companyName, creditCode, email, phone, residentId } from './identity-operations.ts'
import { convertUnit, parseDecimal, parseInteger } from './number-operations.ts'
import type { Operation } from './operation.ts'
import { collapseSpace, concat, defaultValue, halfWidth, lower, mapValues, pad, removeSpace, replace, splitSpec, trim, upper } from './text-operations.ts'

/** Every operation of the rule language, in the order in which an editor lists them. `unique` and `lookup` look beyond their row and live in the compiler. */
export const operations: readonly Operation[] = [
  trim, halfWidth, collapseSpace, removeSpace, upper, lower, replace, pad, concat, defaultValue, mapValues, splitSpec,
  parseDate, parseDecimal, parseInteger, convertUnit,
  companyName, companyKey, creditCode, residentId, phone, email,
  required, matches, inSet, notInSet, length, range, compare,
]
const byName = new Map(operations.map((op) => [op.name, op]))

/** Throws `data.operation` with the names there are. */
export function operationNamed(name: string, place: string): Operation {
  const found = byName.get(name)
  if (found) return found
  const names = [...byName.keys(), 'unique', 'lookup'].join(', ')
  throw new Invalid('data.operation', { place, op: name }, { zh: `${place}：没有操作「${name}」。可用：${names}。`, en: `${place}: there is no operation "${name}". There are: ${names}.` })
}

/** Arguments checked and completed with their defaults; throws `data.operation.args` naming the argument. */
export function argumentsOf(op: Operation, given: unknown, place: string): never {
  const parsed = op.args.safeParse(given)
  if (parsed.success) return parsed.data as never
  const issue = parsed.error.issues[0]!
  const where = issue.path.join('.') || Object.keys((given as object) ?? {}).join(', ')
  throw new Invalid('data.operation.args', { place, op: op.name, argument: where, reason: issue.message }, {
    zh: `${place}：操作 ${op.name} 的参数 ${where} 不对（${issue.message}）。`,
    en: `${place}: argument ${where} of ${op.name} is wrong (${issue.message}).`,
  })
}
