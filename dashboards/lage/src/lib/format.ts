/** Swedish formats. All times are shown in the city's own zone, wherever the screen stands. */

const ZON = 'Europe/Stockholm';
/** Narrow and unbreaking, between thousands and between a number and its unit. */
const TUNT = '\u202f';

const formatera = (val: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('sv-SE', { timeZone: ZON, ...val });
const DELAR = formatera({
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const VECKODAG = formatera({ weekday: 'short' });
const MANAD = formatera({ month: 'short' });
const LANG = formatera({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

interface Delar {
  ar: number;
  manad: number;
  dag: number;
  timme: string;
  minut: string;
  sekund: string;
}

function delar(tid: number): Delar {
  const d = Object.fromEntries(DELAR.formatToParts(tid).map((p) => [p.type, p.value]));
  return {
    ar: Number(d['year']),
    manad: Number(d['month']),
    dag: Number(d['day']),
    timme: d['hour']!,
    minut: d['minute']!,
    sekund: d['second']!,
  };
}

/** The calendar day as a count of days, so that days can be told apart across summer time. */
const dygn = ({ ar, manad, dag }: Delar): number => Date.UTC(ar, manad - 1, dag) / 86_400_000;

const utanPunkt = (s: string): string => s.replaceAll('.', '');

/** `14.05` */
export function klockslag(tid: number): string {
  const d = delar(tid);
  return `${d.timme}.${d.minut}`;
}

/** `fre 20 nov` */
export function datum(tid: number): string {
  return utanPunkt(`${VECKODAG.format(tid).slice(0, 3)} ${delar(tid).dag} ${MANAD.format(tid)}`);
}

/** `i dag 14.05`, `i går 23.10`, `tor 19 nov 08.00`, with the year when it is another. */
export function narDet(tid: string | number, nu: number): string {
  const t = typeof tid === 'string' ? Date.parse(tid) : tid;
  const [d, n] = [delar(t), delar(nu)];
  const dagar = dygn(n) - dygn(d);
  const dag = dagar === 0 ? 'i dag' : dagar === 1 ? 'i går' : d.ar === n.ar ? datum(t) : `${datum(t)} ${d.ar}`;
  return `${dag} ${klockslag(t)}`;
}

/** As short as can be told without doubt: `14.05` today, else with its day. */
export function kortTid(tid: string | number, nu: number): string {
  return narDet(tid, nu).replace('i dag ', '');
}

/** `fredag 20 november 2026 14.05.33`: the exact time, one gesture away. */
export function exakt(tid: string | number): string {
  const t = typeof tid === 'string' ? Date.parse(tid) : tid;
  return `${LANG.format(t)} ${klockslag(t)}.${delar(t).sekund}`;
}

/** `nyss`, `3 min`, `2 tim`, `4 dygn`. */
export function alder(sekunder: number): string {
  if (sekunder < 60) return 'nyss';
  if (sekunder < 3_600) return `${Math.floor(sekunder / 60)}${TUNT}min`;
  if (sekunder < 2 * 86_400) return `${Math.floor(sekunder / 3_600)}${TUNT}tim`;
  return `${tal(Math.floor(sekunder / 86_400))}${TUNT}dygn`;
}

/** Number of the ISO week. */
export function vecka(tid: number): number {
  const dag = dygn(delar(tid));
  // Day 0 was a Thursday, and the week is the one its Thursday lies in.
  const torsdag = dag - ((dag + 3) % 7) + 3;
  const ar = new Date(torsdag * 86_400_000).getUTCFullYear();
  return Math.floor((torsdag - Date.UTC(ar, 0, 1) / 86_400_000) / 7) + 1;
}

/** `1 234,5`: decimal comma, thin space between thousands, at most and at least so many decimals. */
export function tal(varde: number, decimaler = 0, minst = 0): string {
  return new Intl.NumberFormat('sv-SE', { maximumFractionDigits: decimaler, minimumFractionDigits: minst }).format(varde).replace(/[\u00a0 ]/g, TUNT);
}

/** True when an event was known so much later than it happened that both times must be shown. */
export function kandSent(intraffad: string, kand: string): boolean {
  return Math.abs(Date.parse(kand) - Date.parse(intraffad)) > 600_000;
}
