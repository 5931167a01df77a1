import { Fragment } from 'react'
import { Icon } from '../../../web/parts/icon.tsx'
import { useText } from '../../../web/parts/language.ts'
import { Popover } from '../../../web/parts/popover.tsx'
import { words as w } from '../texts.ts'
import { type Block, type Branch, freshId, insertStep, type Outline, removeBranch, changeStep, type Step } from './flow-edit.ts'
import { modeWords, useSourceWords } from './source-words.ts'

export interface CanvasProps {
  readonly outline: Outline
  readonly onChange: (outline: Outline) => void
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
  /** Ids of steps and gateways with an error of the last check. */
  readonly faulty: ReadonlySet<string>
}

/** The flow from top to bottom, each step a card; a plus between any two. */
export function FlowCanvas(props: CanvasProps) {
  const text = useText()
  return (
    <div className="cf-canvas">
      <div className="cf-flow">
        <div className="cf-terminal"><b>{text(w.starter)}</b><small>{text(w.starterNote)}</small></div>
        <StepList {...props} steps={props.outline.steps} branchId={null} />
        <div className="cf-terminal"><b>{text(w.end)}</b></div>
      </div>
    </div>
  )
}

function StepList({ steps, branchId, ...props }: CanvasProps & { steps: readonly Step[]; branchId: string | null }) {
  return (
    <>
      <AddHere {...props} branchId={branchId} at={0} />
      {steps.map((step, i) => (
        <Fragment key={step.id}>
          {step.kind === 'approval' ? <StepCard step={step} {...props} /> : <BlockColumns block={step} {...props} />}
          <AddHere {...props} branchId={branchId} at={i + 1} />
        </Fragment>
      ))}
    </>
  )
}

function StepCard({ step, chosen, onChoose, faulty }: CanvasProps & { step: Extract<Step, { kind: 'approval' }> }) {
  const text = useText()
  const sourceWords = useSourceWords()
  return (
    <button type="button" className={`cf-card${chosen === step.id ? ' on' : ''}${faulty.has(step.id) ? ' faulty' : ''}`} aria-pressed={chosen === step.id} onClick={() => onChoose(step.id)}>
      <b>{step.name}</b>
      <span>{sourceWords(step.source)}</span>
      {step.mode !== 'any' && <small>{text(modeWords[step.mode])}</small>}
    </button>
  )
}

function BlockColumns({ block, ...props }: CanvasProps & { block: Block }) {
  const text = useText()
  const addBranch = () => {
    const id = freshId(props.outline.steps, 'b')
    props.onChange({ ...props.outline, steps: changeStep(props.outline.steps, block.id, (s) => (s.kind === 'approval' ? s : { ...s, branches: [...s.branches.slice(0, -1), { id, name: '', condition: s.kind === 'choice' ? 'amount > 0' : null, steps: [] }, s.branches.at(-1)!] })) })
    props.onChoose(id)
  }
  return (
    <div className={`cf-block${props.faulty.has(block.id) ? ' faulty' : ''}`}>
      <button type="button" className="cf-block-name" aria-pressed={props.chosen === block.id} onClick={addBranch}><Icon name="plus" size={12} />{text(w.addBranch)}</button>
      <div className="cf-columns">
        {block.branches.map((branch) => (
          <div key={branch.id} className="cf-column">
            <BranchCard block={block} branch={branch} {...props} />
            <StepList {...props} steps={branch.steps} branchId={branch.id} />
          </div>
        ))}
      </div>
    </div>
  )
}

function BranchCard({ block, branch, ...props }: CanvasProps & { block: Block; branch: Branch }) {
  const text = useText()
  const says = block.kind === 'together' ? text(w.always) : branch.condition || text(w.otherwise)
  return (
    <div className={`cf-branch${props.chosen === branch.id ? ' on' : ''}`}>
      <button type="button" className="cf-branch-open" aria-pressed={props.chosen === branch.id} onClick={() => props.onChoose(branch.id)}>
        <b>{branch.name || says}</b>
        {branch.name && <code>{says}</code>}
      </button>
      {block.branches.length > 2 && <button type="button" className="lf-tool" aria-label={text(w.removeBranch)} title={text(w.removeBranch)} onClick={() => props.onChange({ ...props.outline, steps: removeBranch(props.outline.steps, branch.id) })}><Icon name="close" size={12} /></button>}
    </div>
  )
}

function AddHere({ outline, onChange, onChoose, branchId, at }: CanvasProps & { branchId: string | null; at: number }) {
  const text = useText()
  const add = (step: Step, close: () => void) => {
    close()
    onChange({ ...outline, steps: insertStep(outline.steps, branchId, at, step) })
    if (step.kind === 'approval') onChoose(step.id)
  }
  const approval = (): Step => ({ kind: 'approval', id: freshId(outline.steps, 'step'), name: text(w.newStep), source: { type: 'departmentHead', level: 1 }, mode: 'any', whenEmpty: 'admin', whenSelf: 'superior' })
  const block = (kind: 'choice' | 'together'): Step => {
    const id = freshId(outline.steps, 'g')
    return { kind, id, name: text(kind === 'choice' ? w.amountChoice : w.always), branches: [{ id: `${id}a`, name: '', condition: kind === 'choice' ? 'amount <= 5000' : null, steps: [] }, { id: `${id}b`, name: '', condition: null, steps: [] }] }
  }
  return (
    <div className="cf-add">
      <Popover label={text(w.addHere)} width={168} trigger={(p) => <button type="button" className="cf-plus" aria-label={text(w.addHere)} {...p}><Icon name="plus" size={12} /></button>}>
        {(close) => (
          <div className="cf-menu">
            <button type="button" onClick={() => add(approval(), close)}><Icon name="approval" />{text(w.addApproval)}</button>
            <button type="button" onClick={() => add(block('choice'), close)}><Icon name="filter" />{text(w.addChoice)}</button>
            <button type="button" onClick={() => add(block('together'), close)}><Icon name="layers" />{text(w.addTogether)}</button>
          </div>
        )}
      </Popover>
    </div>
  )
}
