import { isMet, median, type Row, scores } from './measure.ts'

const head = ['', 'fake', 'against', '', 'ratio', 'lowest–highest', 'budget', '']
/** Fixed, so that each row can be printed when it is measured. */
const widths = [71, 12, 22, 12, 6, 21, 11, 1]

export const headLine = lineOf(head)

/** The row as text, in columns. */
export function rowLine(row: Row): string {
  return lineOf(cells(row))
}

function lineOf(cells: readonly string[]): string {
  return cells.map((cell, column) => cell.padEnd(widths[column] as number)).join('  ')
}

function cells(row: Row): string[] {
  const { what, unit, fake, rival, budget } = row
  const score = scores(row)
  const show = (value: number) => (rival ? `${value.toFixed(2)}×` : `${number(value)} ${unit}`)
  return [
    what,
    `${number(median(fake))} ${unit}`,
    rival?.name ?? '',
    rival ? `${number(median(rival.values))} ${unit}` : '',
    rival ? show(median(score)) : '',
    `${show(Math.min(...score))}–${show(Math.max(...score))}`,
    'atMost' in budget ? `≤ ${show(budget.atMost)}` : `≥ ${show(budget.atLeast)}`,
    isMet(row) ? '✓' : '✗',
  ]
}

function number(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)
}
