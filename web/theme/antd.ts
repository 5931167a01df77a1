import { type ThemeConfig, theme } from 'antd'
import { dark, fontFamily, fontMono, light, type Tokens } from './tokens.ts'

/** antd's theme from our tokens. Always an object: going from undefined to one remounts the tree. */
export function antdTheme(mode: 'light' | 'dark'): ThemeConfig {
  const t: Tokens = mode === 'dark' ? dark : light
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    hashed: false,
    cssVar: { key: 'lf' },
    token: {
      colorPrimary: t.accent, colorInfo: t.info, colorLink: t.accentText, colorLinkHover: t.accentText,
      colorPrimaryHover: t.accentHover, colorPrimaryActive: t.accentHover,
      colorSuccess: t.ok, colorWarning: t.warn, colorError: t.bad,
      colorSuccessText: t.ok, colorWarningText: t.warn, colorErrorText: t.bad, colorInfoText: t.info,
      colorSuccessBg: t.okBg, colorWarningBg: t.warnBg, colorErrorBg: t.badBg, colorInfoBg: t.infoBg,
      colorSuccessBorder: t.ok, colorWarningBorder: t.warn, colorErrorBorder: t.bad, colorInfoBorder: t.info,
      colorText: t.text, colorTextSecondary: t.text2, colorTextTertiary: t.text3, colorTextQuaternary: t.text3, colorTextPlaceholder: t.text3,
      colorTextDescription: t.text3, colorTextHeading: t.text, colorTextLabel: t.text2, colorTextDisabled: t.text3, colorIcon: t.text3, colorIconHover: t.text,
      colorBgBase: t.surface, colorBgContainer: t.surface, colorBgElevated: t.surface, colorBgLayout: t.canvas, colorBgMask: t.mask,
      colorBorder: t.lineStrong, colorBorderSecondary: t.line, colorSplit: t.line,
      colorFillAlter: t.raised, colorFillSecondary: t.hover, colorFillTertiary: t.hover, colorFillQuaternary: t.raised, controlItemBgHover: t.hover, controlItemBgActive: t.selected, controlItemBgActiveHover: t.selected,
      fontFamily, fontFamilyCode: fontMono, fontSize: 14, lineHeight: 22 / 14, fontSizeSM: 12, fontWeightStrong: 600,
      controlHeight: 32, controlHeightSM: 28, controlHeightLG: 40, borderRadius: 6, borderRadiusSM: 4, borderRadiusLG: 8,
      motionDurationFast: '.08s', motionDurationMid: '.12s', motionDurationSlow: '.2s', boxShadowSecondary: t.shadow, boxShadow: t.shadow,
      controlOutline: 'transparent', controlOutlineWidth: 0,
    },
    components: {
      Button: { fontWeight: 500, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', paddingInline: 12, paddingInlineSM: 10, contentFontSizeSM: 13 },
      Select: { optionSelectedBg: t.selected, optionActiveBg: t.hover, optionSelectedFontWeight: 500 },
      DatePicker: { cellHoverBg: t.hover, cellActiveWithRangeBg: t.selected },
      Drawer: { paddingLG: 20, zIndexPopup: 1000 },
      Modal: { titleFontSize: 16 },
      Tooltip: { colorBgSpotlight: mode === 'dark' ? '#3A3E44' : '#1C2024' },
    },
  }
}
