import { create } from 'storybook/theming';

/** Storybook in the colours of packages/ui/src/tokens/tokens.css. */
export const theme = create({
  base: 'light',
  brandTitle: 'Luotsi',
  brandUrl: './',
  fontBase: "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  fontCode: "ui-monospace, 'Cascadia Mono', 'Roboto Mono', Menlo, Consolas, monospace",
  colorPrimary: '#9a1763',
  colorSecondary: '#0e4f60',
  appBg: '#fbfaf6',
  appContentBg: '#ffffff',
  appBorderColor: '#d3d0c4',
  appBorderRadius: 6,
  textColor: '#132a35',
  textMutedColor: '#465a64',
  barTextColor: '#465a64',
  barSelectedColor: '#0e4f60',
  barHoverColor: '#08343f',
  inputBorder: '#687a83',
});
