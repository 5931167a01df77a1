/** The colours of both themes, checked for contrast in tokens.test.ts. Neutrals and hues follow the Radix steps (MIT). */
export const light = {
  canvas: '#F3F4F6', surface: '#FFFFFF', raised: '#F9F9FB', hover: '#F0F0F3', selected: '#EDF2FE',
  line: '#E4E5EA', lineStrong: '#CDCED6', control: '#8B8D98',
  text: '#1C2024', text2: '#4A4E57', text3: '#60646C',
  accent: '#3451B2', accentHover: '#2A4396', accentText: '#3451B2',
  ok: '#18794E', okBg: '#E6F6EB', warn: '#915930', warnBg: '#FFF3DB', bad: '#C62A2F', badBg: '#FFEBEC', badSoft: '#FFF5F5',
  info: '#0B68CB', infoBg: '#E6F4FE', idle: '#60646C', idleBg: '#F0F0F3',
  onAccent: '#FFFFFF', mask: 'rgb(16 20 32 / .36)', segment: '#FFFFFF',
  shadow: '0 8px 24px -6px rgb(16 20 32 / .18), 0 2px 6px -2px rgb(16 20 32 / .10)',
} as const

export type Tokens = { readonly [name in keyof typeof light]: string }

export const dark: Tokens = {
  canvas: '#111113', surface: '#18191B', raised: '#1E2022', hover: '#25272A', selected: '#1F2747',
  line: '#2C2F33', lineStrong: '#43484E', control: '#777B84',
  text: '#EDEEF0', text2: '#C4C7CC', text3: '#A0A4AB',
  accent: '#4A66C9', accentHover: '#5B77DB', accentText: '#A3B5F7',
  ok: '#3DD68C', okBg: '#132D21', warn: '#FFCA7A', warnBg: '#302008', bad: '#FF9592', badBg: '#3B1219', badSoft: '#2B1418',
  info: '#70B8FF', infoBg: '#0D2847', idle: '#A0A4AB', idleBg: '#25272A',
  onAccent: '#FFFFFF', mask: 'rgb(0 0 0 / .56)', segment: '#3A3E44',
  shadow: '0 8px 24px -6px rgb(0 0 0 / .6), 0 2px 6px -2px rgb(0 0 0 / .4)',
}

export const fontFamily =
  '-apple-system, "Segoe UI Variable Text", "Segoe UI", Inter, "PingFang SC", "HarmonyOS Sans SC", MiSans, "Microsoft YaHei UI", "Microsoft YaHei", "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'
export const fontMono = 'ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "Noto Sans Mono CJK SC", "Liberation Mono", monospace'

/** Lines of colour in charts, in the order of series: told apart in both themes and by people who see red and green alike. */
export const seriesColours = { light: ['#3451B2', '#B4690E', '#0F7B6C', '#9A3B86', '#60646C', '#0B68CB'], dark: ['#8DA4EF', '#F5B85C', '#4CCBB5', '#E38EC9', '#A0A4AB', '#70B8FF'] } as const

/** The same values as CSS custom properties `--surface`, `--text2` …, for the build to write into the style sheet. */
export function cssOfTokens(): string {
  const block = (tokens: Tokens) => Object.entries(tokens).map(([name, value]) => `--${name}:${value}`).join(';')
  return [
    `:root{${block(light)};--font:${fontFamily};--mono:${fontMono};color-scheme:light}`,
    `:root[data-theme=dark]{${block(dark)};color-scheme:dark}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${block(dark)};color-scheme:dark}}`,
  ].join('\n')
}
