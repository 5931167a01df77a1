import { Button as AntButton, type ButtonProps } from 'antd'

/** antd's button, named by its verb. An icon without text needs `aria-label`. */
export function Button(props: ButtonProps) {
  return <AntButton {...props} />
}
export type { ButtonProps }
