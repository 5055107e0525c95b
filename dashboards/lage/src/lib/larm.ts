import { alder, kortTid } from './format';
import type { Handelse, Jag, Kvittering, Larm, Larmavi, Larmbild, Larmperson, Larmrad, Larmtillstand, Underlag } from './kontrakt';
import { STADSDELAR, STOCKHOLM } from './ord';
import { jamforTid } from './patch';

export const TILLSTAND: Record<Larmtillstand, string> = {
  utlost: 'Utlöst',
  skickat: 'Skickat',
  sett: 'Sett',
  kvitterat: 'Kvitterat',
  overlamnat: 'Överlämnas',
  atgardas: 'Åtgärdas',
  avslutat: 'Avslutat',
  ateroppnat: 'Återöppnat',
};

export const LARMSLAG: Record<string, string> = {
  'larm.utlost.v1': 'Regeln löste ut',
  'larm.samlat.v1': 'Fler händelser i samma ärende',
  'larm.aviserat.v1': 'Besked om en avisering',
  'larm.sett.v1': 'Sett',
  'larm.kvitterat.v1': 'Kvitterat',
  'larm.eskalerat.v1': 'Ingen svarade i tid, nästa aviserades',
  'larm.forfallet.v1': 'Kvitteringen gick ut, nästa aviserades',
  'larm.overlamnat.v1': 'Bad en annan ta över',
  'larm.overtaget.v1': 'Tog över',
  'larm.avbojt.v1': 'Avböjde att ta över',
  'larm.atgardas.v1': 'Åtgärdas',
  'larm.avslutat.v1': 'Avslutat',
  'larm.ateroppnat.v1': 'Återöppnat',
  'larm.kommenterat.v1': 'Kommenterat',
  'text.gallrad.v1': 'Det som skrivits gallrades',
};

/** The lines with what each says, in words. A line that gathers and leaves fewer events took one away. */
export function medOrd<R extends Pick<Larmrad, 'slag' | 'antal'>>(rader: readonly R[]): (R & { ord: string })[] {
  return rader.map((r, i) => ({
    ...r,
    ord: r.slag === 'larm.samlat.v1' && r.antal < (rader[i - 1]?.antal ?? 0) ? 'En händelse är återkallad eller sammanförd med en annan' : (LARMSLAG[r.slag] ?? r.slag),
  }));
}

export const AVIRESULTAT: Record<Larmavi['utfall'][number]['resultat'], string> = {
  skickad: 'skickad',
  misslyckad: 'misslyckades, försöks igen',
  uppgiven: 'misslyckades',
  utebliven: 'skickades inte',
};

export const AVIKANAL: Record<string, string> = { webbpush: 'till telefon eller webbläsare', epost: 'med e-post', webhook: 'till annat system' };

const ROLLER: Record<string, string> = {
  jour: 'alla i beredskap',
  direktor: 'stadsdelsdirektören',
  samordnare: 'trygghetssamordnaren',
  admin: 'administratören',
  siss: 'SISS',
  dataskydd: 'dataskyddsansvarig',
};

/** Who a step of a ladder or a notice is for, in words. */
export function mottagarord(mottagare: string): string {
  const [slag, namn = ''] = mottagare.split(/:(.*)/s);
  if (slag === 'jour') return namn === 'tib' ? 'tjänsteperson i beredskap' : `jouren ${namn}`;
  if (slag === 'roll') return ROLLER[namn] ?? namn;
  if (slag === 'person') return 'en utsedd person';
  if (slag === 'organisation') return namn;
  if (mottagare === 'innehavare') return 'den som har larmet';
  if (mottagare === 'overlamning') return 'den som ombads ta över';
  return mottagare;
}

export const oppet = (l: Larm): boolean => l.tillstand !== 'avslutat';

export const staende = (l: Larm): Kvittering[] => (l.kvitteringar ?? []).filter((k) => k.slut == null);

/** True when as many as the step asks for have taken it. */
export const taget = (l: Larm): boolean => l.tillstand === 'kvitterat' || l.tillstand === 'overlamnat' || l.tillstand === 'atgardas';

export const harTagit = (l: Larm, person: string | null | undefined): boolean => person != null && staende(l).some((k) => k.av.person === person);

/** True when its holder waits for this person's yes. */
export const tillfragad = (l: Larm, person: string | null | undefined): boolean => person != null && oppet(l) && l.overlamning?.till === person;

export type Behov = 'mig' | 'ingen' | 'mitt' | 'andras' | 'avslutat';

/** What a larm asks of a person now. */
export function behov(l: Larm, person: string | null | undefined): Behov {
  if (!oppet(l)) return 'avslutat';
  if (tillfragad(l, person)) return 'mig';
  if (harTagit(l, person)) return 'mitt';
  if (taget(l)) return 'andras';
  if (l.obesvarat || (person != null && (l.avier ?? []).some((a) => a.mottagare === person))) return 'mig';
  return 'ingen';
}

export const BEHOV: Record<Behov, string> = { mig: 'Behöver dig nu', ingen: 'Ingen har tagit', mitt: 'Du har', andras: 'Andra har', avslutat: 'Avslutade senast' };

const ORDNING: Record<Behov, number> = { mig: 0, ingen: 1, mitt: 2, andras: 3, avslutat: 4 };

/** What needs this person now first; within the same need the unanswered, the most serious, and what happens soonest. */
export function ordna(larm: readonly Larm[], person: string | null | undefined): Larm[] {
  const nasta = (l: Larm): string => l.nastaSteg?.nar ?? '9999-12-31T00:00:00Z';
  return [...larm].sort((a, b) => {
    const [ba, bb] = [behov(a, person), behov(b, person)];
    if (ba !== bb) return ORDNING[ba] - ORDNING[bb];
    if (ba === 'avslutat') return jamforTid(b.avslutat ?? b.senast, a.avslutat ?? a.senast) || ordinal(a, b);
    return (
      Number(b.obesvarat) - Number(a.obesvarat) || b.allvar - a.allvar || jamforTid(nasta(a), nasta(b)) || jamforTid(b.utlost, a.utlost) || ordinal(a, b)
    );
  });
}

const ordinal = (a: Larm, b: Larm): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

export function grupper(larm: readonly Larm[], person: string | null | undefined): { behov: Behov; larm: Larm[] }[] {
  const ut: { behov: Behov; larm: Larm[] }[] = [];
  for (const l of ordna(larm, person)) {
    const b = behov(l, person);
    const sist = ut.at(-1);
    if (sist?.behov === b) sist.larm.push(l);
    else ut.push({ behov: b, larm: [l] });
  }
  return ut;
}

const ROLLORD: Record<string, string> = {
  jour: 'Tjänsteperson i beredskap',
  direktor: 'Stadsdelsdirektör',
  samordnare: 'Trygghetssamordnare',
  admin: 'Administratör',
  siss: 'SISS',
  dataskydd: 'Dataskyddsansvarig',
};

export const rollord = (roll: string): string => ROLLORD[roll] ?? 'Tjänsteperson';

/** `du`, or the role: names are for no one here. */
export const personord = (p: Larmperson, jag: string | null | undefined): string => (jag != null && p.person === jag ? 'du' : rollord(p.roll));

/** The role of a pseudonymous id as the larm itself tells it; null when it does not. */
export function rollAv(person: string, l: Larm, kanda: readonly Larmperson[] = []): Larmperson | null {
  const alla = [...(l.kvitteringar ?? []).map((k) => k.av), ...(l.sedda ?? []).map((s) => s.av), ...(l.overlamning ? [l.overlamning.fran] : []), ...kanda];
  return alla.find((p) => p.person === person) ?? null;
}

const upprakna = (ord: readonly string[]): string => (ord.length < 2 ? ord.join('') : `${ord.slice(0, -1).join(', ')} och ${ord.at(-1)}`);

/** Who has it, in words; for a reader who is told only the state, whether anyone has. */
export function innehavare(l: Larm, jag: string | null | undefined): string {
  if (!oppet(l)) return 'avslutat';
  const har = staende(l);
  if (har.length === 0) return taget(l) ? 'någon har tagit det' : 'ingen har tagit det';
  const vilka = upprakna(har.map((k) => personord(k.av, jag)));
  const fler = !taget(l) && (l.kraver ?? 1) > har.length ? `, ${har.length} av ${l.kraver} som behövs` : '';
  return `${vilka}${fler}`;
}

/** Where it stands, in words. */
export function tillstandsord(l: Larm): string {
  if (l.obesvarat) return 'Obesvarat: alla steg har aviserats';
  if (l.tystad != null && !taget(l) && oppet(l)) return 'Tystat: ingen aviseras ännu';
  return TILLSTAND[l.tillstand];
}

/** `om 3 min`, with seconds below two minutes; `nu` when it is due. */
export function om(tid: string, nu: number): string {
  const sekunder = Math.round((Date.parse(tid) - nu) / 1_000);
  if (sekunder <= 0) return 'nu';
  if (sekunder < 120) return `om ${sekunder} s`;
  if (sekunder < 3_600) return `om ${Math.round(sekunder / 60)} min`;
  if (sekunder < 2 * 86_400) {
    const minuter = Math.round(sekunder / 60);
    return minuter % 60 === 0 || minuter > 600 ? `om ${Math.round(minuter / 60)} tim` : `om ${Math.floor(minuter / 60)} tim ${minuter % 60} min`;
  }
  return `om ${Math.round(sekunder / 86_400)} dygn`;
}

/** What happens by itself next, unless someone acts; null when nothing does. */
export function nastaord(l: Larm, nu: number): string | null {
  const n = l.nastaSteg;
  if (!n || !oppet(l)) return null;
  const vilka = upprakna(n.mottagare.map(mottagarord));
  if (taget(l)) return `kvitteringen går ut ${om(n.nar, nu)}, sedan aviseras ${vilka}`;
  if (l.tystad != null) return `tystnaden slutar ${om(n.nar, nu)}, sedan aviseras ${vilka}`;
  if (n.upprepas) return `aviseras igen ${om(n.nar, nu)}: ${vilka}`;
  return `nästa steg ${om(n.nar, nu)}: ${vilka}`;
}

/** `3 min sedan`, `nyss`. */
export function sedan(tid: string, nu: number): string {
  const a = alder(Math.max(0, (nu - Date.parse(tid)) / 1_000));
  return a === 'nyss' ? a : `${a} sedan`;
}

/** What happened, in the sources' own words: the most serious first, two of them by name. Empty where no event is known, or for a wall. */
export function larmvad(larm: Pick<Larm, 'handelser'>): string {
  const typer = [...new Set([...(larm.handelser ?? [])].sort((a, b) => b.allvar - a.allvar).map((h) => h.typ))];
  return typer.length <= 2 ? typer.join(' och ') : `${typer[0]}, ${typer[1]} och ${typer.length - 2} till`;
}

/** Place before district, in as few words as are true. */
export function larmplats(l: { stadsdel: string; plats?: string | null | undefined }, namn: (plats: string) => string | null): string {
  const del = l.stadsdel === STOCKHOLM ? 'Hela staden eller plats inte känd' : (STADSDELAR[l.stadsdel] ?? l.stadsdel);
  const plats = l.plats != null ? namn(l.plats) : null;
  return plats ? `${plats}, ${del}` : del;
}

export const antalord = (n: number): string => (n === 1 ? '1 händelse' : `${n} händelser`);

/** The wall and the tiles say whether anyone has it, never who. */
export function kortLarmord(larm: readonly Larm[]): string {
  const obesvarade = larm.filter((l) => l.obesvarat).length;
  const utan = larm.filter((l) => !taget(l) && !l.obesvarat).length;
  const roller = [...new Set(larm.filter(taget).flatMap((l) => staende(l).map((k) => k.av.roll)))];
  const delar = [
    obesvarade > 0 ? (obesvarade === larm.length ? 'obesvarat' : `${obesvarade} obesvarat`) : null,
    utan > 0 ? (utan === larm.length ? 'ingen har tagit' : `${utan} utan någon`) : null,
    obesvarade + utan < larm.length ? (roller.length === 1 ? rollord(roller[0]!) : 'taget') : null,
  ].filter((d) => d !== null);
  return `${larm.length === 1 ? 'Larm' : `${larm.length} larm`}: ${delar.join(', ')}`;
}

/** An event of a larm as the map draws events. A point is as sure as its source: what is known of it stands on its own page. */
export const somHandelse = (u: Underlag): Handelse =>
  ({
    kalla: u.kalla,
    id: u.id,
    rev: u.rev,
    typ: u.typ,
    allvar: u.allvar,
    stadsdel: u.stadsdel,
    intraffad: u.intraffad,
    mottagen: u.mottagen,
    placering: { stadsdel: u.stadsdel, sakerhet: u.sakerhet, metod: u.lat == null ? 'namn' : 'koordinat', ...(u.lat == null ? {} : { lat: u.lat, lon: u.lon }) },
  }) as Handelse;

/** Certainty of the place, in words. */
export function sakerhetsord(u: Pick<Underlag, 'sakerhet' | 'lat'>): string {
  const hur = u.sakerhet >= 0.9 ? 'säker' : u.sakerhet >= 0.6 ? 'trolig' : u.sakerhet > 0 ? 'osäker' : 'okänd';
  return `${hur} plats${u.lat == null ? ', ingen punkt' : ''}`;
}

/** Both clocks, when they differ enough to matter. */
export const tiderord = (u: Pick<Underlag, 'intraffad' | 'mottagen'>, nu: number): string =>
  Math.abs(Date.parse(u.mottagen) - Date.parse(u.intraffad)) > 600_000 ? `hände ${kortTid(u.intraffad, nu)}, känt ${kortTid(u.mottagen, nu)}` : kortTid(u.intraffad, nu);

const HANDLANDE = ['jour', 'direktor', 'samordnare', 'admin', 'siss'];

/** As the hub decides; here only so that a button that would be refused is not shown. */
export const farHandla = (jag: Jag | null): boolean => jag?.roller.some((r) => HANDLANDE.includes(r)) ?? false;

export const farHandlaHar = (jag: Jag | null, l: Larm): boolean =>
  farHandla(jag) && (!jag!.stadsdelar || l.stadsdel === STOCKHOLM || jag!.stadsdelar.includes(l.stadsdel));

/** Who reads larm at all. */
export const farLasaLarm = (jag: Jag | null): boolean => jag?.hogstaKlass === 'intern' || jag?.hogstaKlass === 'begransad';

/** The later version of each larm, from wherever it was heard; `fragade` only while nothing newer says otherwise. */
export function samman(bilder: Iterable<Larmbild | null>, fragade: readonly Larm[]): Larm[] {
  const ut = new Map<string, Larm>();
  const ta = (l: Larm | null): void => {
    if (!l) return;
    const fore = ut.get(l.id);
    // What is for a circle holds more than what is for all, at the same version.
    if (!fore || (l.version ?? 0) > (fore.version ?? 0) || ((l.version ?? 0) === (fore.version ?? 0) && l.klass === 'begransad')) ut.set(l.id, l);
  };
  for (const bild of bilder) for (const l of Object.values(bild?.larm ?? {})) ta(l);
  for (const l of fragade) ta(l);
  return [...ut.values()];
}
