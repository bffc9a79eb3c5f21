import type { UndocumentedOperation } from '../../engine/service.ts'

// Assumed: undocumentedOperations. The path of the first is a guess after the others; nobody knows about the slashes.
export const undocumentedOperations = [
  {
    name: 'copyEditableSectionData',
    tag: 'Resources',
    summary: 'Copy editable section data',
    paths: ['/api/copy_editable_section_data', '/api/copy_editable_section_data/'],
    basis: 'assumed',
    documentation: 'https://docs.explo.co/api-reference/resource-api',
  },
  {
    name: 'exportDashboardPdf',
    tag: 'Resources',
    summary: 'Export a dashboard as PDF',
    paths: ['/embed/export/dashboard/pdf', '/embed/export/dashboard/pdf/'],
    basis: 'documented',
    documentation: 'https://docs.explo.co/security/rate-limits',
  },
] as const satisfies readonly UndocumentedOperation[]

export type UndocumentedOperationName = (typeof undocumentedOperations)[number]['name']
