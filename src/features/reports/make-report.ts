import type { Calendar } from '../../domain/calendar/calendar.js';
import { bulletin } from './bulletin.js';
import type { PeriodFigures } from './find-figures.js';
import { fulfilment } from './fulfilment.js';
import { kpiReport } from './kpi-report.js';
import type { Report } from './report.js';
import type { ReportName } from './report-address.js';

/** A report of a period from its figures. */
export function makeReport(name: ReportName, found: PeriodFigures, calendar: Calendar): Report {
  switch (name) {
    case 'bulletin':
      return bulletin(found.figures, calendar);
    case 'fulfilment':
      return fulfilment(found.figures);
    case 'kpi':
      return kpiReport(found);
  }
}
