/** Pages without a script, for phones without an account and for paper. Pure: strings in, one HTML document out. */
export interface PlainPage {
  readonly locale: 'zh' | 'en'
  readonly title: string
  /** HTML; every text in it has gone through `escapeHtml`. */
  readonly body: string
  /** `phone`: a form for 360 px and wider; `a4`, `a5`: a sheet to print. */
  readonly form: 'phone' | 'a4' | 'a5'
  /** Landscape paper. */
  readonly isLandscape?: boolean
}

export function escapeHtml(text: string | number | null | undefined): string {
  return String(text ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}

/** Lines of plain text as paragraphs and lists: `1. ` and `- ` begin a list item, an empty line ends a paragraph. */
export function paragraphsOf(text: string | null | undefined): string {
  const out: string[] = []
  let list: 'ol' | 'ul' | null = null
  const close = (): void => {
    if (list) out.push(`</${list}>`)
    list = null
  }
  for (const line of (text ?? '').split('\n')) {
    const item = /^\s*(?:(\d+)[.、)]|[-•])\s+(.*)$/.exec(line)
    if (item) {
      const wanted = item[1] ? 'ol' : 'ul'
      if (list !== wanted) {
        close()
        out.push(`<${wanted}>`)
        list = wanted
      }
      out.push(`<li>${escapeHtml(item[2])}</li>`)
      continue
    }
    close()
    if (line.trim() !== '' && !/^!\[[^\]]*\]\([^)]*\)$/.test(line.trim())) out.push(`<p>${escapeHtml(line.trim())}</p>`)
  }
  close()
  return out.join('\n')
}

const fonts = `"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",system-ui,sans-serif`

const phoneStyle = `
:root{color-scheme:light dark;--canvas:#f3f4f6;--surface:#fff;--line:#cdced6;--text:#1c2024;--text2:#4a4e57;--accent:#3451b2;--ok:#18794e;--okBg:#e6f6eb;--bad:#c62a2f;--badBg:#ffebec;--warn:#915930;--warnBg:#fff3db}
@media (prefers-color-scheme:dark){:root{--canvas:#111113;--surface:#18191b;--line:#43484e;--text:#edeef0;--text2:#c4c7cc;--accent:#4a66c9;--ok:#3dd68c;--okBg:#132d21;--bad:#ff9592;--badBg:#3b1219;--warn:#ffca7a;--warnBg:#302008}}
*{box-sizing:border-box}body{margin:0;background:var(--canvas);color:var(--text);font:16px/1.6 ${fonts}}
main{max-width:560px;margin:0 auto;padding:20px 16px 40px}h1{font-size:20px;line-height:28px;margin:0 0 4px}h2{font-size:16px;line-height:24px;margin:24px 0 8px}p{margin:0 0 12px}
.meta{color:var(--text2);font-size:14px;margin:0 0 16px}.sheet{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:16px;margin:0 0 12px}
.choices{display:grid;grid-template-columns:repeat(auto-fill,minmax(148px,1fr));gap:8px}
.choice,button{display:block;width:100%;min-height:48px;padding:10px 12px;border:1px solid var(--line);border-radius:8px;background:var(--surface);color:var(--text);font:inherit;text-align:left;text-decoration:none;cursor:pointer}
.choice small{display:block;color:var(--text2);font-size:13px}button.primary,a.primary{background:var(--accent);border-color:var(--accent);color:#fff;text-align:center;font-weight:600}
.choice:focus-visible,button:focus-visible,input:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.note{border-radius:8px;padding:12px 16px;margin:0 0 12px}.ok{background:var(--okBg);color:var(--ok)}.bad{background:var(--badBg);color:var(--bad)}.warn{background:var(--warnBg);color:var(--warn)}
fieldset{border:1px solid var(--line);border-radius:8px;background:var(--surface);margin:0 0 12px;padding:12px 16px}legend{font-weight:600;padding:0 4px;margin-left:-4px}
label.option{display:flex;gap:10px;align-items:flex-start;min-height:44px;padding:8px 0}label.option input{width:20px;height:20px;margin:2px 0 0;flex:none;accent-color:var(--accent)}.figure{font-size:28px;line-height:36px;font-weight:600}`

const paperStyle = (page: PlainPage): string => `
@page{size:${page.form === 'a5' ? 'A5' : 'A4'} ${page.isLandscape ? 'landscape' : 'portrait'};margin:${page.form === 'a5' ? '10mm' : '15mm'}}
*{box-sizing:border-box}body{margin:0;background:#fff;color:#000;font:${page.form === 'a5' ? '13px/1.6' : '12px/1.5'} ${fonts}}main{max-width:${page.isLandscape ? '277mm' : page.form === 'a5' ? '128mm' : '180mm'};margin:0 auto;padding:16px 0}
h1{font-size:${page.form === 'a5' ? '18px' : '20px'};margin:0 0 4px}h2{font-size:14px;margin:14px 0 6px;border-bottom:1px solid #000;padding-bottom:2px}p{margin:0 0 6px}ol,ul{margin:0 0 8px;padding-left:22px}li{margin:0 0 4px}
table{width:100%;border-collapse:collapse;margin:0 0 10px}th,td{border:1px solid #555;padding:4px 6px;text-align:left;vertical-align:top}th{background:#eee;font-weight:600}td:first-child{white-space:nowrap}td.sign{height:26px}.meta{color:#333;margin:0 0 8px}.head{display:flex;justify-content:space-between;gap:12px;align-items:flex-start}.head svg{width:92px;height:92px;flex:none}
.card{break-inside:avoid;page-break-inside:avoid}.newPage{break-before:page}.foot{margin-top:10px;color:#333;font-size:11px}.hint{background:#edf2fe;padding:8px 12px;border-radius:6px;margin:0 0 12px}
@media print{.hint{display:none}main{padding:0;max-width:none}}`

export function plainPage(page: PlainPage): string {
  const isPhone = page.form === 'phone'
  const hint = isPhone ? '' : `<p class="hint">${page.locale === 'en' ? 'Print this page with Ctrl+P. This line is not printed.' : '按 Ctrl+P 打印本页。这一行不会印出来。'}</p>`
  return `<!doctype html><html lang="${page.locale === 'en' ? 'en' : 'zh-CN'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(page.title)}</title><style>${isPhone ? phoneStyle : paperStyle(page)}</style></head><body><main>${hint}${page.body}</main></body></html>`
}
