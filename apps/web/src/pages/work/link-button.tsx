import { Button, type ButtonProps } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

interface Props {
  readonly to: string
  readonly search?: Readonly<Record<string, string>>
  readonly children: ReactNode
  /** When several of the same verb stand on a page: `Báo cáo kết quả: rà soát dự án`. Begins with the words that are seen. */
  readonly label?: string
  readonly variant?: NonNullable<ButtonProps['variant']>
  readonly size?: NonNullable<ButtonProps['size']>
  readonly fullWidth?: boolean
}

/** A way to another page that looks like the verb it leads to. */
export function LinkButton({ to, search, children, label, variant = 'default', size = 'xs', fullWidth = false }: Props) {
  return (
    <Button
      variant={variant}
      size={size}
      fullWidth={fullWidth}
      renderRoot={(props) => <Link {...props} to={to} {...(search && { search })} aria-label={label} />}
    >
      {children}
    </Button>
  )
}
