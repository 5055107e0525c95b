/** What charts share. Pure. */

/** A bar: its whole name for those who read it, the number (null when there is none) and what stands instead of one. */
export interface Stapel {
  namn: string;
  /** Under the axis; only where there is room for it. */
  kort?: string;
  varde: number | null;
  /** In place of or after the number. */
  ord?: string;
  /** True for what is not whole: under way, or where history begins. */
  svag?: boolean;
}

/** The top of an axis and its steps: whole, few, and never so low that one event looks like a peak. */
export function axel(varden: readonly (number | null | undefined)[], minst = 4): number[] {
  const hogst = Math.max(minst, ...varden.map((v) => v ?? 0));
  const grov = hogst / 4;
  const tio = 10 ** Math.floor(Math.log10(grov));
  const steg = [1, 2, 5, 10].map((f) => f * tio).find((s) => s >= grov && (s >= 1 || minst < 4)) ?? 1;
  const ut = [0];
  while (ut.at(-1)! < hogst) ut.push(Math.round((ut.at(-1)! + steg) * 1e6) / 1e6);
  return ut;
}

/** From a date without time, `2026-11-21`, to noon that day, so that no zone moves it to another. */
export const avDatum = (datum: string): number => Date.parse(`${datum}T12:00:00Z`);

/** Mean per occasion; null where the number is withheld or there has been none. */
export const medel = (antal: number | null | undefined, tillfallen: number): number | null =>
  antal == null || tillfallen === 0 ? null : antal / tillfallen;
