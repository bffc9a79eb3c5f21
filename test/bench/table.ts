import { isMet, median, type Row, scores } from './measure.ts'

const head = ['', 'fake', 'against', '', 'ratio', 'lowest–highest', 'budget', '']

/** The rows as text, in columns. */
export function table(rows: readonly Row[]): string {
  const lines = [head, ...rows.map(cells)]
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] as string).length)))
  return lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column] as number)).join('  ')).join('\n')
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
