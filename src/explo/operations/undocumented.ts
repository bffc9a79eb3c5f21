import type { Basis } from '../../engine/service.ts'

/** An operation that Explo names without a word on what it accepts or answers. */
export interface UndocumentedOperation {
  readonly name: string
  readonly summary: string
  readonly paths: readonly string[]
  /** Whether Explo names the path, too. */
  readonly basis: Basis
  /** The page that names it. */
  readonly documentation: string
}

// Assumed: undocumentedOperations. The path of the first is a guess after the others; nobody knows about the slashes.
export const undocumentedOperations = [
  {
    name: 'copyEditableSectionData',
    summary: 'Copy editable section data',
    paths: ['/api/copy_editable_section_data', '/api/copy_editable_section_data/'],
    basis: 'assumed',
    documentation: 'https://docs.explo.co/api-reference/resource-api',
  },
  {
    name: 'exportDashboardPdf',
    summary: 'Export a dashboard as PDF',
    paths: ['/embed/export/dashboard/pdf', '/embed/export/dashboard/pdf/'],
    basis: 'documented',
    documentation: 'https://docs.explo.co/security/rate-limits',
  },
] as const satisfies readonly UndocumentedOperation[]

export type UndocumentedOperationName = (typeof undocumentedOperations)[number]['name']
