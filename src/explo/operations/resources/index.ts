import type { OperationGroup } from '../../../engine/operation.ts'
import { emailDashboardReport } from './email-report.ts'
import { emailDashboardScreenshot } from './email-screenshot.ts'
import { listDashboards } from './list-dashboards.ts'
import { listReports } from './list-reports.ts'
import { publish } from './publish.ts'

/** The Resource API. */
export const resources = {
  tag: 'Resources',
  description: 'Dashboards and report builders.',
  operations: [listDashboards, listReports, publish, emailDashboardScreenshot, emailDashboardReport],
} as const satisfies OperationGroup
