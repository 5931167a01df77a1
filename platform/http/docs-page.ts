import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { localeOf } from './problem.ts'

interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
}
interface Operation {
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema?: Schema }[]
  readonly requestBody?: { content?: Record<string, { schema?: Schema }> }
}
interface OpenApi {
  readonly info: { title: string; version: string; description?: string }
  readonly paths: Record<string, Record<string, Operation>>
  readonly components?: { schemas?: Record<string, Schema> }
}

const say = {
  zh: { lead: '页面能做的，程序都能做。先在"设置 · API 令牌"里新建令牌，然后每个请求带上它：', base: '地址都在 /api/v1 之下。日期是 YYYY-MM-DD，时刻是 ISO 8601 UTC，金额、数量和比例是十进制字符串。POST 带 Idempotency-Key 可以放心重发；PATCH 带 If-Match（条目的 version）可以发现别人的修改。出错时按 RFC 9457 返回 application/problem+json：code 稳定，title 是读者的语言，text 有中英文两种。', machine: '机器可读的 OpenAPI 3.1', parameter: '参数', where: '位置', type: '类型', body: '请求体', example: '例', required: '必填', contents: '目录' },
  en: { lead: 'Everything that a page does, a program can do. Make a token under Settings · API tokens and send it with every request:', base: 'Addresses are below /api/v1. Days are YYYY-MM-DD, instants ISO 8601 in UTC; money, quantities and ratios are decimal strings. A POST with an Idempotency-Key may be sent again safely; a PATCH with If-Match (the item\'s version) notices another editor. Errors are application/problem+json (RFC 9457): code is stable, title is in the reader\'s language, text holds both.', machine: 'OpenAPI 3.1 for machines', parameter: 'Parameter', where: 'In', type: 'Type', body: 'Body', example: 'Example', required: 'required', contents: 'Contents' },
} as const

const style = `:root{color-scheme:light dark;--s:#fff;--c:#f3f4f6;--t:#1c2024;--m:#60646c;--l:#e4e5ea;--a:#3451b2}@media(prefers-color-scheme:dark){:root{--s:#18191b;--c:#111113;--t:#edeef0;--m:#a0a4ab;--l:#2c2f33;--a:#a3b5f7}}
*{box-sizing:border-box}body{margin:0;background:var(--c);color:var(--t);font:14px/22px -apple-system,"Segoe UI",Inter,"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:960px;margin:8px auto;background:var(--s);border:1px solid var(--l);border-radius:8px;padding:24px}h1{font-size:20px;line-height:28px;margin:0 0 8px}h2{font-size:16px;line-height:24px;margin:32px 0 8px}
p{max-width:42em}a{color:var(--a)}code,pre{font:12px/18px ui-monospace,Consolas,monospace}pre{background:var(--c);padding:12px;border-radius:6px;overflow:auto}nav{columns:3 180px}nav a{display:block}
details{border-top:1px solid var(--l)}summary{display:grid;grid-template-columns:64px minmax(0,1fr);gap:4px 12px;padding:6px 0;cursor:pointer}summary code{overflow-wrap:anywhere}summary b{font-weight:600;font-size:12px}summary span{grid-column:2;color:var(--m);font-size:13px}
table{border-collapse:collapse;width:100%;margin:4px 0 12px;font-size:13px}th{text-align:left;font-weight:500;color:var(--m);font-size:12px}td,th{padding:4px 8px 4px 0;border-bottom:1px solid var(--l);vertical-align:top;overflow-wrap:anywhere}.in{padding:0 0 12px 76px}@media(max-width:760px){.in{padding-left:0}main{margin:0;border:0;padding:16px}}`

/** /api/docs: the OpenAPI document for people, made here and asking nobody else. */
export function docsPage(app: FastifyInstance): void {
  const styleHash = createHash('sha256').update(style).digest('base64')
  app.get('/api/docs', { schema: { hide: true } }, (request, reply) =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', `default-src 'none'; style-src 'sha256-${styleHash}'`).send(render(app.swagger() as unknown as OpenApi, localeOf(request), `${request.protocol}://${request.host}`)))
}

function render(api: OpenApi, locale: 'zh' | 'en', origin: string): string {
  const t = say[locale]
  const operations = Object.entries(api.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })))
  const groups = [...Map.groupBy(operations, (o) => o.operation.tags?.[0] ?? 'platform')]
  return `<!doctype html><html lang="${locale === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${locale === 'zh' ? '落地 API' : 'Landfall API'}</title><style>${style}</style></head><body><main>
<h1>${locale === 'zh' ? '落地 API' : 'Landfall API'}</h1><p>${t.lead}</p><pre>curl -H "Authorization: Bearer lf_…" ${escape(origin)}/api/v1/me</pre><p>${t.base}</p><p><a href="/api/openapi.json">${t.machine}</a></p>
<nav aria-label="${t.contents}">${groups.map(([tag, own]) => `<a href="#${escape(tag)}">${escape(tag)} (${own.length})</a>`).join('')}</nav>
${groups.map(([tag, own]) => `<section id="${escape(tag)}"><h2>${escape(tag)}</h2>${own.map((o) => operationOf(o, api, t)).join('')}</section>`).join('')}</main></body></html>`
}

function operationOf(o: { path: string; method: string; operation: Operation }, api: OpenApi, t: (typeof say)['zh' | 'en']): string {
  const parameters = o.operation.parameters ?? []
  const body = Object.values(o.operation.requestBody?.content ?? {})[0]?.schema
  const rows = parameters.map((p) => `<tr><td><code>${escape(p.name)}</code>${p.required ? ` · ${t.required}` : ''}</td><td>${escape(p.in)}</td><td>${escape(typeOf(p.schema, api))}</td></tr>`).join('')
  const resolved = resolve(body, api)
  const fields = Object.entries(resolved?.properties ?? {}).map(([name, schema]) => `<tr><td><code>${escape(name)}</code>${resolved?.required?.includes(name) ? ` · ${t.required}` : ''}</td><td>${escape(typeOf(schema, api))}</td></tr>`).join('')
  return `<details><summary><b>${o.method}</b><code>${escape(o.path)}</code><span>${escape(o.operation.summary ?? '')}</span></summary><div class="in">${rows ? `<table><thead><tr><th>${t.parameter}</th><th>${t.where}</th><th>${t.type}</th></tr></thead><tbody>${rows}</tbody></table>` : ''}${fields ? `<table><thead><tr><th>${t.body}</th><th>${t.type}</th></tr></thead><tbody>${fields}</tbody></table>` : ''}</div></details>`
}

function resolve(schema: Schema | undefined, api: OpenApi): Schema | undefined {
  return schema?.$ref ? api.components?.schemas?.[schema.$ref.split('/').at(-1)!] : schema
}

function typeOf(given: Schema | undefined, api: OpenApi): string {
  const schema = resolve(given, api)
  if (!schema) return ''
  if (schema.enum) return schema.enum.map(String).join(' | ')
  if (schema.anyOf) return [...new Set(schema.anyOf.map((s) => typeOf(s, api)))].filter(Boolean).join(' | ')
  if (schema.items) return `${typeOf(schema.items, api)}[]`
  if (schema.properties) return `{ ${Object.entries(schema.properties).map(([k, v]) => `${k}: ${typeOf(v, api)}`).join(', ')} }`
  const range = schema.minimum !== undefined || schema.maximum !== undefined ? ` ${schema.minimum ?? ''}…${schema.maximum ?? ''}` : ''
  return `${schema.format ?? [schema.type].flat().join(' | ')}${range}${schema.maxLength ? ` ≤ ${schema.maxLength}` : ''}`
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!)
}
