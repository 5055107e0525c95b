// Makes src/lib/openapi.ts from openapi.json, the contract as the hub describes it. With --check it only tells whether
// they agree.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const har = (fil) => new URL(fil, import.meta.url);
const ut = har('src/lib/openapi.ts');
const text = `// Made from openapi.json by "npm run kontrakt"; change the hub's records instead.\n${astToString(await openapiTS(har('openapi.json')))}`;

if (process.argv.includes('--check')) {
  if (readFileSync(ut, 'utf8') !== text) {
    console.error('src/lib/openapi.ts is not what openapi.json gives. Run: npm run kontrakt');
    process.exit(1);
  }
} else {
  writeFileSync(ut, text);
}
