import type { GivenQuestion } from './contract.ts'

interface SheetModel {
  readonly locale: 'zh' | 'en'
  readonly title: string
  readonly intro: string
  readonly questions: readonly GivenQuestion[]
  readonly sheetKey: string
  /** What was typed before a fault was found, by question. */
  readonly given: Readonly<Record<string, string | readonly string[]>>
  readonly faults: Readonly<Record<string, string>>
}

const words = {
  zh: { submit: '提交', sending: '正在提交…', optional: '选填', low: '完全不同意', high: '完全同意', choose: '请选择', rank: '点选顺序：先点最重要的', clear: '重排', private: '不记名。答卷只用于改进本项目，不足 5 人的部门不单独展示。', fix: '还有题目没有填好，已在题目下标出。', done: '提交成功', other: 'English', otherLang: 'en', place: (n: number) => `第 ${n} 位` },
  en: { submit: 'Send', sending: 'Sending…', optional: 'optional', low: 'Strongly disagree', high: 'Strongly agree', choose: 'Please choose', rank: 'Tap in order: the most important first', clear: 'Start over', private: 'No names are kept. Answers only serve to improve this project; groups of fewer than five are not shown by themselves.', fix: 'Some questions need another look; they are marked below.', done: 'Sent', other: '中文', otherLang: 'zh', place: (n: number) => `Place ${n}` },
} as const

/** The questionnaire as one form that needs no script. */
export function sheetPage(model: SheetModel): string {
  const w = words[model.locale]
  const hasFaults = Object.keys(model.faults).length > 0
  return page(model.locale, model.title, `
<header><a class="lang" href="?lang=${w.otherLang}" hreflang="${w.otherLang}">${w.other}</a><h1>${html(model.title)}</h1>${model.intro ? `<p>${html(model.intro).replaceAll('\n', '<br>')}</p>` : ''}<p class="quiet">${w.private}</p></header>
${hasFaults ? `<p class="fault" role="alert">${w.fix}</p>` : ''}
<form method="post" data-sending="${w.sending}">
<input type="hidden" name="_sheet" value="${html(model.sheetKey)}">
<ol>${model.questions.map((q) => `<li>${questionHtml(q, model)}</li>`).join('\n')}</ol>
<button type="submit">${w.submit}</button>
</form>
<script src="/s/sheet.js" defer></script>`)
}

/** A page that says one thing. */
export function messagePage(locale: 'zh' | 'en', title: string, text: string, isDone: boolean): string {
  return page(locale, title, `<main class="message"><svg viewBox="0 0 48 48" aria-hidden="true">${isDone ? '<circle cx="24" cy="24" r="20"/><path d="M15 25l6 6 12-14"/>' : '<circle cx="24" cy="24" r="20"/><path d="M24 14v12M24 33h.01"/>'}</svg><h1>${html(isDone ? words[locale].done : title)}</h1><p>${html(text)}</p></main>`)
}

function questionHtml(q: GivenQuestion, model: SheetModel): string {
  const w = words[model.locale]
  const fault = model.faults[q.id]
  const described = fault ? ` aria-describedby="f-${html(q.id)}"` : ''
  const label = `${html(q.text)}${q.required ? '' : ` <small>${w.optional}</small>`}`
  const below = fault ? `<p class="fault" id="f-${html(q.id)}">${html(fault)}</p>` : ''
  const name = html(q.id)
  const given = [model.given[q.id] ?? []].flat()
  const required = q.required ? ' required' : ''
  switch (q.kind) {
    case 'scale':
      return `<fieldset${described}><legend>${label}</legend><div class="scale">${[1, 2, 3, 4, 5].map((v) => `<label><input type="radio" name="${name}" value="${v}"${required}${given.includes(String(v)) ? ' checked' : ''}><span>${v}</span></label>`).join('')}</div><div class="ends"><span>1 ${w.low}</span><span>5 ${w.high}</span></div></fieldset>${below}`
    case 'single':
      return `<fieldset${described}><legend>${label}</legend>${(q.options ?? []).map((o) => `<label class="row"><input type="radio" name="${name}" value="${html(o.id)}"${required}${given.includes(o.id) ? ' checked' : ''}><span>${html(o.text)}</span></label>`).join('')}</fieldset>${below}`
    case 'multiple':
      return `<fieldset${described}><legend>${label}</legend>${(q.options ?? []).map((o) => `<label class="row"><input type="checkbox" name="${name}" value="${html(o.id)}"${given.includes(o.id) ? ' checked' : ''}><span>${html(o.text)}</span></label>`).join('')}</fieldset>${below}`
    case 'rank': {
      const options = q.options ?? []
      const order = given.flatMap((g) => g.split(','))
      const selects = options.map((_, i) => `<label class="row"><span class="place">${w.place(i + 1)}</span><select name="${name}"><option value="">${w.choose}</option>${options.map((o) => `<option value="${html(o.id)}"${order[i] === o.id ? ' selected' : ''}>${html(o.text)}</option>`).join('')}</select></label>`).join('')
      return `<fieldset class="rank" data-hint="${w.rank}" data-clear="${w.clear}"${described}><legend>${label}</legend>${selects}</fieldset>${below}`
    }
    case 'number':
      return `<label class="line"><span>${label}</span><span class="unit"><input type="text" inputmode="decimal" pattern="[0-9]{1,7}([.][0-9]{1,2})?" name="${name}" value="${html(given[0] ?? '')}"${required}${described}>${q.unit ? `<span>${html(q.unit)}</span>` : ''}</span></label>${below}`
    case 'open':
      return `<label class="line"><span>${label}</span><textarea name="${name}" rows="4" maxlength="2000"${required}${described}>${html(given[0] ?? '')}</textarea></label>${below}`
  }
}

function page(locale: 'zh' | 'en', title: string, body: string): string {
  return `<!doctype html><html lang="${locale === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><meta name="format-detection" content="telephone=no"><title>${html(title)}</title><style>${style}</style></head><body>${body}</body></html>`
}

function html(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
}

const style = `
:root{--canvas:#F3F4F6;--surface:#FFFFFF;--line:#CDCED6;--text:#1C2024;--quiet:#60646C;--accent:#3451B2;--bad:#C62A2F;--badTint:#FFEBEC;--tint:#EDF2FE;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--canvas:#111113;--surface:#18191B;--line:#43484E;--text:#EDEEF0;--quiet:#A0A4AB;--accent:#4A66C9;--bad:#FF9592;--badTint:#3B1219;--tint:#1F2747}}
*{box-sizing:border-box}
body{margin:0;background:var(--canvas);color:var(--text);font:16px/1.6 -apple-system,"PingFang SC","HarmonyOS Sans SC",MiSans,"Microsoft YaHei","Noto Sans CJK SC",sans-serif;text-autospace:normal;-webkit-text-size-adjust:100%}
header,form,.message{max-width:640px;margin:0 auto;padding:20px 16px}
header{padding-bottom:4px}
h1{font-size:20px;line-height:28px;font-weight:600;margin:0 0 8px}
p{margin:0 0 8px}
.quiet,small,.ends{color:var(--quiet);font-size:13px;line-height:20px}
.lang{float:right;color:var(--quiet);font-size:13px;padding:10px 0 10px 16px}
ol{margin:0;padding:0;list-style:none;counter-reset:q}
li{background:var(--surface);border-radius:8px;padding:16px;margin-bottom:12px;counter-increment:q}
fieldset{border:0;margin:0;padding:0;min-width:0}
legend,.line>span:first-child{display:block;padding:0;font-weight:500;margin-bottom:10px}
legend::before,.line>span:first-child::before{content:counter(q) ". "}
.scale{display:grid;grid-template-columns:repeat(5,1fr);gap:8px}
.scale input,.row input{position:absolute;opacity:0}
.scale span{display:grid;place-items:center;height:48px;border:1px solid var(--line);border-radius:6px}
.ends{display:flex;justify-content:space-between;margin-top:6px}
.row{display:flex;align-items:center;gap:10px;min-height:48px;padding:8px 12px;border:1px solid var(--line);border-radius:6px;margin-bottom:8px;position:relative}
.row input+span::before{content:"";display:inline-block;width:16px;height:16px;border:1.5px solid var(--quiet);border-radius:50%;margin-right:10px;vertical-align:-2px}
.row input[type=checkbox]+span::before{border-radius:4px}
.scale input:checked+span{background:var(--accent);border-color:var(--accent);color:#fff;font-weight:600}
.row:has(input:checked){background:var(--tint);border-color:var(--accent)}
.row input:checked+span::before{border:5px solid var(--accent)}
input:focus-visible+span,select:focus-visible,textarea:focus-visible,.unit input:focus-visible,button:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.place{flex:none;width:64px;color:var(--quiet);font-size:14px}
select,textarea,.unit input{width:100%;min-height:44px;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:6px;padding:8px 10px}
.row select{border:0;padding:0;min-height:32px}
.unit{display:flex;align-items:center;gap:10px}.unit input{max-width:160px}
.pick{display:flex;align-items:center;gap:10px;width:100%;min-height:48px;padding:8px 12px;margin-bottom:8px;font:inherit;color:inherit;text-align:left;background:transparent;border:1px solid var(--line);border-radius:6px}
.pick b{flex:none;width:26px;height:26px;border-radius:50%;border:1px dashed var(--quiet);display:grid;place-items:center;font-size:13px;font-weight:600}
.pick[aria-pressed=true]{background:var(--tint);border-color:var(--accent)}.pick[aria-pressed=true] b{background:var(--accent);border-color:var(--accent);color:#fff}
.clear{font:inherit;font-size:13px;color:var(--quiet);background:none;border:0;padding:10px 0;min-height:40px}
.fault{color:var(--bad);font-size:14px;margin:8px 0 0}
body>.fault{max-width:608px;margin:8px auto;padding:10px 12px;border-radius:6px;background:var(--badTint)}
form>button{width:100%;height:48px;border:0;border-radius:6px;background:var(--accent);color:#fff;font:inherit;font-weight:500;margin-bottom:32px}
form>button[disabled]{opacity:.6}
.message{text-align:center;padding-top:18vh}.message svg{width:48px;fill:none;stroke:var(--quiet);stroke-width:2;stroke-linecap:round;stroke-linejoin:round;margin-bottom:12px}
@media (prefers-reduced-motion:no-preference){.scale span,.row,.pick{transition:background .08s}}
`

/** Keeps a half-filled sheet on the phone, ranks by tapping, and sends once. About 2 kB; the form works without it. */
export const sheetScript = `(function(){
var form=document.querySelector('form');if(!form)return
var key='landfall-sheet:'+location.pathname,store=null
try{store=window.localStorage}catch(e){}
function read(){var out={},els=form.elements;for(var i=0;i<els.length;i++){var el=els[i];if(!el.name||el.name==='_sheet')continue;if(el.type==='radio'||el.type==='checkbox'){if(el.checked)(out[el.name]=out[el.name]||[]).push(el.value)}else(out[el.name]=out[el.name]||[]).push(el.value)}return out}
function write(saved){var els=form.elements,seen={};for(var i=0;i<els.length;i++){var el=els[i],v=saved[el.name];if(!v||el.name==='_sheet')continue;if(el.type==='radio'||el.type==='checkbox'){if(v.indexOf(el.value)>=0)el.checked=true}else{var n=seen[el.name]=(seen[el.name]||0)+1;if(!el.value&&v[n-1])el.value=v[n-1]}}}
if(store){try{write(JSON.parse(store.getItem(key)||'{}'))}catch(e){}}
form.addEventListener('input',function(){if(store)try{store.setItem(key,JSON.stringify(read()))}catch(e){}})
Array.prototype.forEach.call(form.querySelectorAll('.rank'),function(set){
var selects=set.querySelectorAll('select'),rows=set.querySelectorAll('.row'),order=[]
Array.prototype.forEach.call(selects,function(s){if(s.value&&order.indexOf(s.value)<0)order.push(s.value)})
Array.prototype.forEach.call(rows,function(r){r.style.display='none'})
var hint=document.createElement('p');hint.className='quiet';hint.textContent=set.getAttribute('data-hint');set.appendChild(hint)
var buttons=[]
Array.prototype.forEach.call(selects[0].options,function(o){if(!o.value)return;var b=document.createElement('button');b.type='button';b.className='pick';var n=document.createElement('b'),t=document.createElement('span');t.textContent=o.text;b.appendChild(n);b.appendChild(t)
b.onclick=function(){var at=order.indexOf(o.value);if(at>=0)order.splice(at,1);else order.push(o.value);draw();form.dispatchEvent(new Event('input'))}
buttons.push([o.value,b,n]);set.appendChild(b)})
var clear=document.createElement('button');clear.type='button';clear.className='clear';clear.textContent=set.getAttribute('data-clear');clear.onclick=function(){order=[];draw()};set.appendChild(clear)
function draw(){for(var i=0;i<selects.length;i++)selects[i].value=order[i]||'';buttons.forEach(function(x){var at=order.indexOf(x[0]);x[1].setAttribute('aria-pressed',at>=0?'true':'false');x[2].textContent=at>=0?at+1:''})}
draw()})
form.addEventListener('submit',function(){var b=form.querySelector('button[type=submit]');b.textContent=form.getAttribute('data-sending');setTimeout(function(){b.disabled=true},0);if(store)try{store.removeItem(key)}catch(e){}})
var first=document.querySelector('li .fault');if(first)first.parentNode.scrollIntoView({block:'center'})
})()`
