/** One holiday of a yearly notice: first and last day off, and the weekend days worked to make up for it. */
export type OfficialHoliday = {
  year: number;
  name: string;
  offFrom: string;
  offTo: string;
  work: readonly string[];
};

/** Days off and make-up working days (调休) of the yearly notices of the State Council's General Office. */
export const OFFICIAL_HOLIDAYS: readonly OfficialHoliday[] = [
  { year: 2023, name: '元旦', offFrom: '2023-01-01', offTo: '2023-01-02', work: [] },
  {
    year: 2023,
    name: '春节',
    offFrom: '2023-01-21',
    offTo: '2023-01-27',
    work: ['2023-01-28', '2023-01-29'],
  },
  { year: 2023, name: '清明节', offFrom: '2023-04-05', offTo: '2023-04-05', work: [] },
  {
    year: 2023,
    name: '劳动节',
    offFrom: '2023-04-29',
    offTo: '2023-05-03',
    work: ['2023-04-23', '2023-05-06'],
  },
  { year: 2023, name: '端午节', offFrom: '2023-06-22', offTo: '2023-06-24', work: ['2023-06-25'] },
  {
    year: 2023,
    name: '中秋节、国庆节',
    offFrom: '2023-09-29',
    offTo: '2023-10-06',
    work: ['2023-10-07', '2023-10-08'],
  },
  { year: 2024, name: '元旦', offFrom: '2024-01-01', offTo: '2024-01-01', work: [] },
  {
    year: 2024,
    name: '春节',
    offFrom: '2024-02-10',
    offTo: '2024-02-17',
    work: ['2024-02-04', '2024-02-18'],
  },
  { year: 2024, name: '清明节', offFrom: '2024-04-04', offTo: '2024-04-06', work: ['2024-04-07'] },
  {
    year: 2024,
    name: '劳动节',
    offFrom: '2024-05-01',
    offTo: '2024-05-05',
    work: ['2024-04-28', '2024-05-11'],
  },
  { year: 2024, name: '端午节', offFrom: '2024-06-10', offTo: '2024-06-10', work: [] },
  { year: 2024, name: '中秋节', offFrom: '2024-09-15', offTo: '2024-09-17', work: ['2024-09-14'] },
  {
    year: 2024,
    name: '国庆节',
    offFrom: '2024-10-01',
    offTo: '2024-10-07',
    work: ['2024-09-29', '2024-10-12'],
  },
  { year: 2025, name: '元旦', offFrom: '2025-01-01', offTo: '2025-01-01', work: [] },
  {
    year: 2025,
    name: '春节',
    offFrom: '2025-01-28',
    offTo: '2025-02-04',
    work: ['2025-01-26', '2025-02-08'],
  },
  { year: 2025, name: '清明节', offFrom: '2025-04-04', offTo: '2025-04-06', work: [] },
  { year: 2025, name: '劳动节', offFrom: '2025-05-01', offTo: '2025-05-05', work: ['2025-04-27'] },
  { year: 2025, name: '端午节', offFrom: '2025-05-31', offTo: '2025-06-02', work: [] },
  {
    year: 2025,
    name: '国庆节、中秋节',
    offFrom: '2025-10-01',
    offTo: '2025-10-08',
    work: ['2025-09-28', '2025-10-11'],
  },
  { year: 2026, name: '元旦', offFrom: '2026-01-01', offTo: '2026-01-03', work: ['2026-01-04'] },
  {
    year: 2026,
    name: '春节',
    offFrom: '2026-02-15',
    offTo: '2026-02-23',
    work: ['2026-02-14', '2026-02-28'],
  },
  { year: 2026, name: '清明节', offFrom: '2026-04-04', offTo: '2026-04-06', work: [] },
  { year: 2026, name: '劳动节', offFrom: '2026-05-01', offTo: '2026-05-05', work: ['2026-05-09'] },
  { year: 2026, name: '端午节', offFrom: '2026-06-19', offTo: '2026-06-21', work: [] },
  { year: 2026, name: '中秋节', offFrom: '2026-09-25', offTo: '2026-09-27', work: [] },
  {
    year: 2026,
    name: '国庆节',
    offFrom: '2026-10-01',
    offTo: '2026-10-07',
    work: ['2026-09-20', '2026-10-10'],
  },
];
