import { Button as AntButton, type ButtonProps } from 'antd'

/** Turns while the button works, and stays out of the button's name. */
const working = { icon: <span className="lf-working" aria-hidden="true" /> }

/** antd's button, named by its verb. An icon without text needs `aria-label`. */
export function Button(props: ButtonProps) {
  return <AntButton {...props} loading={props.loading === true ? working : (props.loading ?? false)} />
}
export type { ButtonProps }
