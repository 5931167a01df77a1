import { z } from 'zod'

/**
 * The pipeline file of one migration object (YAML). One file moves the rows of one or several sources into one target table.
 * Everything is text until the target; names of columns inside a pipeline are the common names given in `sources[].fields`.
 * Unknown keys are refused, so that a misspelt word is an error and not a rule that never runs.
 */
const name = z.string().regex(/^[\p{L}_][\p{L}\p{N}_]*$/u, 'a name: letters, digits and underscores')
const identifier = z.string().regex(/^[a-z][a-z0-9_]*$/, 'a table or column of the target: lower case letters, digits, underscores').max(63)
const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const severity = z.enum(['warn', 'reject'])
const args = z.record(z.string(), z.unknown())

const source = z.strictObject({
  id: name,
  /** `files` (folder of the pipeline's base directory) or `postgres`. */
  connector: z.string().default('files'),
  /** File below the base directory; with `pattern` every file whose name matches (`*` stands for any characters). */
  path: z.string().optional(),
  pattern: z.string().optional(),
  /** By the file's first bytes and extension when absent; `fixed` needs `positions`, or finds them. */
  format: z.enum(['csv', 'xlsx', 'dbf', 'json', 'xml', 'fixed']).optional(),
  /** Found out when absent: BOM, then strict UTF-8, then strict GB18030. */
  encoding: z.enum(['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'latin1']).optional(),
  /** One or more characters; found out when absent. */
  delimiter: z.string().min(1).optional(),
  /** One or more characters; any of LF, CRLF, CR when absent. */
  rowTerminator: z.string().min(1).optional(),
  /** Quote character, `null` for none. A double quote when absent and the delimiter is a comma, semicolon, pipe or was found out; none for a multi-character delimiter or a tab. */
  quote: z.string().length(1).nullable().optional(),
  /** Character before a quote inside a quoted field; the quote is doubled when absent. */
  escape: z.string().length(1).optional(),
  /** `fixed`: first and last column of each field, from 1, inclusive; a wide character takes two columns. */
  positions: z.array(z.tuple([z.number().int().min(1), z.number().int().min(1)])).min(1).optional(),
  /** `json`: path of the array of objects (`data.items`); `xml`: name of the element that is a row. Found out when absent. */
  records: z.string().min(1).optional(),
  /** First row(s) hold the names. */
  header: z.boolean().default(true),
  /** Rows that make the header; names of several rows are joined by `/` with merged cells filled. */
  headerRows: z.number().int().min(1).max(5).default(1),
  /** Names of the columns where the file has no header (then `header: false`). */
  columns: z.array(z.string().min(1)).optional(),
  /** Physical lines (csv) or rows (xlsx) above the header. */
  skip: z.number().int().min(0).default(0),
  /** Last physical line (csv) or row (xlsx) that is read; what follows belongs to another table or is a footer. */
  lastLine: z.number().int().min(1).optional(),
  /** Name or 1-based number of the sheet; the first when absent. */
  sheet: z.union([z.string(), z.number().int().min(1)]).optional(),
  /** Merged cells below the header: the value stands in every cell of the range (`fill`) or only in its first (`first`). */
  mergedCells: z.enum(['fill', 'first']).default('fill'),
  /** Texts that mean "no value", for example `NULL` or `\N`. */
  nullTokens: z.array(z.string()).default([]),
  /** Query or table for a database source. */
  query: z.string().optional(),
  table: z.string().optional(),
  /** `rows` are migrated and counted; `reference` is only looked up. */
  role: z.enum(['rows', 'reference']).default('rows'),
  /** Common name -> column of the source. Absent: every column under its own name. */
  fields: z.record(name, z.string().min(1)).optional(),
  /** Common names that make the business key of a row in this source. */
  key: z.array(name).default([]),
})

/** Where a value is looked up: an object already migrated, a reference source of this pipeline, or a table kept in the file. */
const lookup = z.union([
  /** `value`: a target column of that object (its key when absent); `source` narrows the business key to one source of that object. */
  z.strictObject({ object: z.string(), source: name.optional(), value: identifier.optional() }),
  z.strictObject({ reference: name, key: z.union([name, z.array(name)]), value: name }),
  z.strictObject({ table: z.record(z.string(), z.string()) }),
])

const rule = z.strictObject({
  /** Stable name in reports; `<column>.<op>` with a number when absent. */
  id: z.string().optional(),
  column: name,
  op: z.string(),
  args: args.default({}),
  /** Writes to another column instead of its own. */
  as: name.optional(),
  /** Columns written by an operation that splits. */
  into: z.array(name).optional(),
  /** Only rows in which this column holds one of the values. */
  when: z.strictObject({ column: name, in: z.array(z.string()) }).optional(),
  /** When the operation cannot read a value: keep the row with an empty value and a warning, or reject the row. */
  severity: severity.default('warn'),
  message: text.optional(),
})

const check = z.strictObject({
  id: z.string().optional(),
  column: name,
  op: z.string(),
  args: args.default({}),
  when: z.strictObject({ column: name, in: z.array(z.string()) }).optional(),
  severity: severity.default('reject'),
  message: text.optional(),
})

/** A row that fails is left behind on purpose (a closed order); it counts as rejected with the reason class `outOfScope`. */
const scope = check.omit({ severity: true })

const blockPart = z.strictObject({
  column: name,
  derive: z.enum(['exact', 'prefix', 'suffix', 'digits', 'initials', 'sortedTokens']).default('exact'),
  length: z.number().int().min(1).max(64).optional(),
})

const comparison = z.strictObject({
  column: name,
  kind: z.enum(['exact', 'edit', 'ngram', 'number', 'date']),
  weight: z.number().positive(),
  /** `number`: relative difference that still counts as half alike; `date`: days. */
  tolerance: z.number().positive().optional(),
  /** Both present and different: never merged (`veto`), or never without a person (`review`). */
  onDifferent: z.enum(['veto', 'review']).optional(),
})

const survivorship = z.union([
  z.enum(['primary', 'longest', 'shortest', 'newest', 'mostFrequent', 'largest', 'smallest']),
  z.strictObject({
    rule: z.enum(['primary', 'longest', 'shortest', 'newest', 'mostFrequent', 'largest', 'smallest', 'sourcePriority']),
    /** Column with the ISO date for `newest`. */
    by: name.optional(),
    sources: z.array(name).optional(),
  }),
])

const match = z.strictObject({
  /** Each block is a list of parts; rows that share all parts of a block are compared. */
  blocks: z.array(z.array(blockPart).min(1)).min(1),
  /** A block with more rows is dropped and reported. */
  cap: z.number().int().min(2).default(50),
  /** Character-3-gram TF-IDF: the k most alike rows of this column are compared as well. */
  nearest: z.strictObject({ column: name, k: z.number().int().min(1).max(50).default(10), minimum: z.number().min(0).max(1).default(0.4) }).optional(),
  compare: z.array(comparison).min(1),
  /** Score from which a pair is merged by itself. */
  auto: z.number().min(0).max(1),
  /** Score from which a person decides. */
  review: z.number().min(0).max(1),
  /** Sources in order of trust; the first decides the primary row of a cluster. */
  sourcePriority: z.array(name).default([]),
  survivorship: z.record(name, survivorship).default({}),
})

const segment = z.union([
  z.strictObject({ literal: z.string().min(1) }),
  z.strictObject({ column: name, map: z.record(z.string(), z.string()).optional(), length: z.number().int().min(1).max(20).optional(), otherwise: z.string().optional() }),
  z.strictObject({ serial: z.number().int().min(1).max(12), start: z.number().int().min(0).default(1) }),
  z.strictObject({ check: z.enum(['mod10', 'luhn', 'iso7064mod37_36']) }),
])

const code = z.strictObject({
  /** Name in the code registry: the same scheme gives the same code to the same business key at every rehearsal. */
  scheme: z.string(),
  segments: z.array(segment).min(1),
})

const mapping = z.strictObject({
  target: identifier,
  /**
   * A common name, several (joined for a lookup by business key), or `$code`, `$source`, `$sourceKey`, `$line`.
   * Absent with `value`: a constant.
   */
  from: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
  value: z.string().optional(),
  op: z.string().optional(),
  args: args.default({}),
  lookup: lookup.optional(),
  /** Nothing found: reject the row, leave it empty, keep the value as it was, or take `default`. */
  onMiss: z.enum(['reject', 'empty', 'keep', 'default']).default('reject'),
  default: z.string().optional(),
})

const target = z.strictObject({
  table: identifier,
  title: text.optional(),
  columns: z.array(z.strictObject({
    name: identifier,
    /** text, varchar(n), integer, bigint, numeric(p,s), boolean, date, timestamptz */
    type: z.string().regex(/^(text|varchar\(\d{1,5}\)|integer|bigint|numeric\(\d{1,2},\d{1,2}\)|boolean|date|timestamptz)$/),
    required: z.boolean().default(false),
    title: text.optional(),
  })).min(1),
  key: z.array(identifier).min(1),
  unique: z.array(z.array(identifier).min(1)).default([]),
  references: z.array(z.strictObject({ columns: z.array(identifier).min(1), table: identifier, key: z.array(identifier).min(1) })).default([]),
})

const reconciliation = z.union([
  z.strictObject({ level: z.literal('total'), measure: z.literal('count'), tolerance: z.string().default('0') }),
  /** `column`: common name on the source side; `target`: column that holds it. Compared as exact decimals. */
  z.strictObject({ level: z.literal('total'), measure: z.literal('sum'), column: name, target: identifier, tolerance: z.string().default('0') }),
  z.strictObject({ level: z.literal('group'), by: name, measure: z.enum(['count', 'sum']), column: name.optional(), target: identifier.optional(), tolerance: z.string().default('0') }),
  /** Every target row is read back and compared with what was mapped (md5 of the canonical text, then column by column). */
  z.strictObject({ level: z.literal('row'), columns: z.array(identifier).optional() }),
])

export const pipelineSchema = z.strictObject({
  version: z.literal(1),
  id: z.string().regex(/^[a-z0-9][a-zA-Z0-9._-]*$/),
  /** Name under which other pipelines look this object's codes up. */
  object: z.string().regex(/^[a-z][a-zA-Z0-9]*$/),
  title: text,
  sources: z.array(source).min(1),
  cleanse: z.array(rule).default([]),
  scope: z.array(scope).default([]),
  validate: z.array(check).default([]),
  match: match.optional(),
  code: code.optional(),
  map: z.array(mapping).min(1),
  target,
  reconcile: z.array(reconciliation).default([{ level: 'total', measure: 'count', tolerance: '0' }, { level: 'row' }]),
})

export type Pipeline = z.infer<typeof pipelineSchema>
export type PipelineSource = Pipeline['sources'][number]
export type CleanseRule = Pipeline['cleanse'][number]
export type ValidationRule = Pipeline['validate'][number]
export type ScopeRule = Pipeline['scope'][number]
export type MatchSettings = NonNullable<Pipeline['match']>
export type Comparison = MatchSettings['compare'][number]
export type CodeRule = NonNullable<Pipeline['code']>
export type CodeSegment = CodeRule['segments'][number]
export type Mapping = Pipeline['map'][number]
export type Lookup = NonNullable<Mapping['lookup']>
export type TargetTable = Pipeline['target']
export type ReconcileRule = Pipeline['reconcile'][number]
