import { Button, Checkbox, createTheme, ModalHeader, Radio } from '@mantine/core'
import { createElement } from 'react'

// A `header` inside a dialog counts as the page's second banner.
const headerAsDiv = { renderRoot: (props: object) => createElement('div', props) }

// Mantine writes these inline, so style sheets cannot change them; with plain `autoContrast` the dark solid button kept white text.
const buttonColours = {
  filled: { '--button-bg': 'var(--accent)', '--button-hover': 'var(--accent-strong)', '--button-color': 'var(--on-accent)' },
  subtle: { '--button-color': 'var(--accent)', '--button-hover': 'var(--accent-tint)' },
  default: {
    '--button-bg': 'var(--sheet)',
    '--button-hover': 'var(--hover)',
    '--button-color': 'var(--ink)',
    '--button-bd': '1px solid var(--line-2)',
  },
} as const

function coloursOf(variant: string | undefined) {
  if (variant === undefined || variant === 'filled') return buttonColours.filled
  return variant === 'subtle' ? buttonColours.subtle : buttonColours.default
}

/** Mantine's values; colours point to `styles/tokens.css` wherever Mantine lets them. The two scales serve its own shades only. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 8, dark: 4 },
  colors: {
    accent: ['#eef5f6', '#dcebed', '#b9d8dc', '#94c4ca', '#7cc5ce', '#4796a1', '#2b7d8a', '#176876', '#0a5260', '#073e49'],
    dark: ['#e8ebea', '#b9c2c4', '#95a0a3', '#737f83', '#434e53', '#2a3236', '#1f2629', '#181e21', '#12171a', '#0c1012'],
  },
  white: '#ffffff',
  black: '#1a2124',
  fontFamily: "'Be Vietnam Pro', system-ui, 'Segoe UI', Arial, sans-serif",
  fontSizes: { xs: '12px', sm: '14px', md: '16px', lg: '18px', xl: '22px' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '3px', md: '4px', lg: '6px', xl: '8px' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '32px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      styles: { label: { fontWeight: 600 } },
      vars: (_theme, props) => ({ root: coloursOf(props.variant) }),
    }),
    ModalHeader: ModalHeader.extend({ defaultProps: { ...headerAsDiv } }),
    Checkbox: Checkbox.extend({ vars: () => ({ root: { '--checkbox-color': 'var(--accent)', '--checkbox-icon-color': 'var(--on-accent)' } }) }),
    Radio: Radio.extend({ vars: () => ({ root: { '--radio-color': 'var(--accent)', '--radio-icon-color': 'var(--on-accent)' } }) }),
  },
})
