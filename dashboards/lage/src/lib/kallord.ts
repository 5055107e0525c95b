import type { Kalla } from './kontrakt';

/** What a source's state means for what is shown, and what to do about it. */
export function kallord(k: Pick<Kalla, 'status' | 'senastLyckad' | 'fel' | 'namn'>): { lage: string; gor: string | null } {
  const hord = k.senastLyckad != null;
  switch (k.status) {
    case 'farsk':
      return { lage: 'Hörs som väntat.', gor: null };
    case 'sen':
      return { lage: 'Har inte hörts så länge som den brukar höras. Bilden kan sakna det senaste.', gor: 'Vänta, eller fråga källan själv om något brådskar.' };
    case 'tyst':
      return hord
        ? { lage: 'Har varit tyst så länge att tystnaden inte säger något. Att inget syns betyder inte att inget händer.', gor: `Ring ${k.namn} för ett muntligt läge, och säg till driften.` }
        : { lage: 'Har aldrig hörts sedan hubben startade.', gor: 'Kontrollera att källan är ansluten och har en giltig nyckel.' };
    case 'fel':
      return { lage: 'Det senaste försöket att nå källan misslyckades.', gor: 'Hubben försöker igen av sig själv. Består felet: säg till driften, med felets ord.' };
  }
}
