// Reads manifests from standard input and holds each against Kubernetes' own description of its kind: what is missing, what is of the
// wrong sort, and what Kubernetes does not know – a misspelt field, which it would drop without a word.
import { text } from 'node:stream/consumers';
import { parseAllDocuments } from 'yaml';

const fel = [];
const dokument = parseAllDocuments(await text(process.stdin));
for (const d of dokument) {
  for (const e of d.errors) fel.push(e.message);
  const objekt = d.toJS();
  const namn = `${objekt?.kind} ${objekt?.metadata?.name}`;
  const Modell = await finn(objekt);
  const svar = Modell ? prova(Modell, objekt) : [`${objekt?.apiVersion} ${objekt?.kind} är okänt`];
  for (const e of svar) fel.push(`${namn}: ${e}`);
}
if (dokument.length === 0) fel.push('inga dokument');
for (const e of fel) console.error(e);
console.log(`${dokument.length} objekt, ${fel.length} fel`);
process.exitCode = fel.length === 0 ? 0 : 1;

async function finn(objekt) {
  if (!/^[a-z0-9./]+$/.test(objekt?.apiVersion ?? '') || !/^[A-Za-z]+$/.test(objekt?.kind ?? '')) return null;
  try {
    return (await import(`kubernetes-models/${objekt.apiVersion}/${objekt.kind}`))[objekt.kind];
  } catch (e) {
    if (e.code === 'ERR_MODULE_NOT_FOUND' || e.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED') return null;
    throw e;
  }
}

/** The description's check reads every field that it knows by name: what it has not read is unknown to it. */
function prova(Modell, objekt) {
  const lasta = new Set();
  try {
    spana(new Modell(objekt), '', lasta).validate();
  } catch (e) {
    return [e.message];
  }
  return [...alla(objekt, '')].filter((vag) => !lasta.has(vag)).map((vag) => `${vag} finns inte i beskrivningen`);
}

function spana(varde, vag, lasta) {
  if (varde === null || typeof varde !== 'object') return varde;
  return new Proxy(varde, {
    get(mal, namn) {
      if (typeof namn === 'string' && Object.hasOwn(mal, namn)) lasta.add(`${vag}/${namn}`);
      return spana(mal[namn], `${vag}/${String(namn)}`, lasta);
    },
  });
}

function* alla(varde, vag) {
  if (varde === null || typeof varde !== 'object') return;
  for (const [namn, inre] of Object.entries(varde)) {
    yield `${vag}/${namn}`;
    yield* alla(inre, `${vag}/${namn}`);
  }
}
