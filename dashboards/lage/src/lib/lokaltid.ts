/** Times as people in Stockholm write them in a form, without an offset. */

const DELAR = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `2026-11-20T14:05`, as a form's field for a local time has it. */
export function lokal(tid: number): string {
  const d = Object.fromEntries(DELAR.formatToParts(tid).map((p) => [p.type, p.value]));
  return `${d['year']}-${d['month']}-${d['day']}T${d['hour']}:${d['minute']}`;
}

/**
 * The instant that a local time means, milliseconds since 1970: the first of two in the hour that autumn repeats, the hour
 * after in the one that spring skips. Null when it is no time.
 */
export function svenskTid(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return null;
  const somUtc = Date.parse(`${text}:00Z`);
  if (Number.isNaN(somUtc)) return null;
  for (const timmar of [2, 1]) {
    const tid = somUtc - timmar * 3_600_000;
    if (lokal(tid) === text) return tid;
  }
  return somUtc - 3_600_000;
}
