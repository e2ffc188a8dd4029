from conflictmodel.reports.reports import Report as Report, report as report
