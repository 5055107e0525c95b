// Runs nginx with proxy.conf before three stand-in nodes on loopback, and tries what the file promises: whom a call reaches, what is
// asked again and what never is, and what nginx says in its own words.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, before, after, beforeEach } from 'node:test';
import WebSocket, { WebSocketServer } from 'ws';

const HALLTID = 10_000;
const mapp = mkdtempSync(path.join(tmpdir(), 'lagescentral-proxy-'));
const noder = [];
const logg = path.join(mapp, 'logg');
const utskrift = () => readFileSync(logg, 'utf8');
let nginx;
let bas;

/** Takes calls, notes them, and answers as it is told: `svara`, `tig` (takes the body and hangs up) or `fel` (503). */
class Nod {
  tagna = [];
  satt = 'svara';
  #port = 0;
  #server;

  get port() {
    return this.#port;
  }

  async starta() {
    this.#server = http.createServer(async (fraga, svar) => {
      const kropp = [];
      for await (const bit of fraga) kropp.push(bit);
      this.tagna.push({ metod: fraga.method, vag: fraga.url, huvuden: fraga.headers, langd: Buffer.concat(kropp).length });
      if (this.satt === 'tig') fraga.socket.destroy();
      else svar.writeHead(this.satt === 'fel' ? 503 : 200, { 'Content-Type': 'text/plain' }).end(`nod ${this.#port}`);
    });
    const ws = new WebSocketServer({ server: this.#server });
    ws.on('connection', (forbindelse, fraga) => {
      this.tagna.push({ metod: 'WS', vag: fraga.url, huvuden: fraga.headers });
      forbindelse.on('message', (text) => forbindelse.send(`${this.#port}:${text}`));
    });
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = this.#server.address().port;
    this.ws = ws;
  }

  async stanna() {
    for (const klient of this.ws.clients) klient.terminate();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

async function ledigPort() {
  const prov = net.createServer().listen(0, '127.0.0.1');
  await once(prov, 'listening');
  const { port } = prov.address();
  prov.close();
  await once(prov, 'close');
  return port;
}

before(async () => {
  for (let n = 0; n < 3; n++) {
    noder.push(new Nod());
    await noder[n].starta();
  }

  const port = await ledigPort();
  bas = `http://127.0.0.1:${port}`;
  let n = 0;
  const konf = readFileSync(new URL('../proxy.conf', import.meta.url), 'utf8')
    .replaceAll('/tmp/nginx', `${mapp}/nginx`)
    .replace(/server 172\.31\.244\.\d+:8080/g, () => `server 127.0.0.1:${noder[n++].port}`)
    .replace('listen 8080 ', `listen 127.0.0.1:${port} `);
  assert.equal(n, 3);
  const fil = path.join(mapp, 'proxy.conf');
  writeFileSync(fil, konf);
  // A file, since nginx opens its output by name, which it cannot where that is a socket.
  const ut = openSync(logg, 'a');
  const stdio = ['ignore', ut, ut];
  if (spawnSync('nginx', ['-t', '-c', fil], { stdio }).status !== 0) throw new Error(`nginx -t: ${utskrift()}`);
  // As root nginx would put its workers down to a user who cannot reach the folder.
  const anvandare = process.getuid() === 0 ? ' user root;' : '';
  nginx = spawn('nginx', ['-c', fil, '-g', `daemon off;${anvandare}`], { stdio });
  const slut = Date.now() + HALLTID;
  for (;;) {
    if (nginx.exitCode !== null || Date.now() > slut) throw new Error(`nginx startade inte: ${utskrift()}`);
    if (await fetch(`${bas}/start`).then(() => true, () => false)) return;
    await new Promise((klar) => setTimeout(klar, 20));
  }
});

after(async () => {
  if (nginx && nginx.exitCode === null) {
    nginx.kill('SIGTERM');
    await once(nginx, 'exit');
  }

  for (const nod of noder) await nod.stanna();
  rmSync(mapp, { recursive: true });
});

beforeEach(() => {
  for (const nod of noder) {
    nod.tagna.length = 0;
    nod.satt = 'svara';
  }
});

/** Until nginx again believes in the nodes that it has seen fail: twice fail_timeout at most, by its clock of whole seconds. */
const vila = () => new Promise((klar) => setTimeout(klar, 3_100));
const tagna = () => noder.flatMap((nod) => nod.tagna);
const posta = (kropp) => fetch(`${bas}/api/v1/handelser`, { method: 'POST', body: kropp, signal: AbortSignal.timeout(HALLTID) });

async function tala(huvuden = {}) {
  const ws = new WebSocket(`${bas.replace('http', 'ws')}/hub/lage`, { origin: bas, headers: huvuden, handshakeTimeout: HALLTID });
  await once(ws, 'open');
  ws.send('hej');
  const [svar] = await once(ws, 'message');
  return { ws, svar: String(svar), port: Number(String(svar).split(':')[0]) };
}

test('the hub gets the browser\'s own address, and not what a client says of itself', async () => {
  const ljug = { 'X-Forwarded-For': '10.9.8.7', 'X-Forwarded-Proto': 'https' };
  await fetch(`${bas}/api/v1/puls`, { headers: ljug });
  const { ws } = await tala(ljug);
  ws.terminate();
  assert.equal(tagna().length, 2);
  for (const { huvuden } of tagna()) {
    assert.equal(`http://${huvuden.host}`, bas);
    assert.equal(huvuden['x-forwarded-for'], '127.0.0.1');
    assert.equal(huvuden['x-forwarded-proto'], 'http');
  }
});

test('whoever loses a node is let in to another', async () => {
  const forsta = await tala();
  const borta = noder.find((nod) => nod.port === forsta.port);
  const bruten = once(forsta.ws, 'close');
  await borta.stanna();
  try {
    await bruten;
    for (let n = 0; n < 6; n++) {
      const igen = await tala();
      assert.notEqual(igen.port, borta.port);
      igen.ws.terminate();
    }
  } finally {
    await borta.starta();
  }
});

test('what has reached nobody is sent to another node, a POST too', async () => {
  const borta = noder[0];
  await borta.stanna();
  try {
    for (let n = 0; n < 12; n++) assert.equal((await posta(`${n}`)).status, 200);
    assert.equal(tagna().length, 12);
  } finally {
    await borta.starta();
  }
});

test('a POST that may have been taken is never sent again', async () => {
  await vila();
  for (const nod of noder) nod.satt = 'tig';
  const svar = await posta('en gång');
  assert.equal(tagna().length, 1);
  assert.equal(svar.status, 503);
  assert.equal(svar.headers.get('content-type'), 'application/problem+json');
  assert.equal(svar.headers.get('retry-after'), '5');
  assert.equal((await svar.json()).status, 503);
});

test('the hub\'s own 503 reaches the sender, and the node is not left out for it', async () => {
  await vila();
  for (const nod of noder) nod.satt = 'fel';
  for (let n = 0; n < 6; n++) {
    for (const svar of [await posta('x'), await fetch(`${bas}/api/v1/puls`)]) {
      assert.equal(svar.status, 503);
      assert.match(await svar.text(), /^nod /);
    }
  }
  assert.equal(tagna().length, 12);
});

test('as large a body as the hub takes goes through whole, and a larger one is refused in the hub\'s words', async () => {
  const storst = 17 * 1024 * 1024;
  assert.equal((await posta(Buffer.alloc(storst))).status, 200);
  assert.equal(tagna()[0].langd, storst);
  const svar = await posta(Buffer.alloc(19 * 1024 * 1024)).catch((e) => e);
  // nginx may hang up on a sender that goes on sending; what it says is read where it can be.
  if (svar instanceof Response) {
    assert.equal(svar.status, 413);
    assert.equal((await svar.json()).title, 'För stor');
  }
  assert.equal(tagna().length, 1);
});

test('health and metrics are not for those outside', async () => {
  for (const vag of ['/metrics', '/halsa/live', '/halsa/redo', '/halsa/../metrics']) assert.equal((await fetch(bas + vag)).status, 404);
  assert.equal(tagna().length, 0);
});

test('what is asked for after the question mark is not kept', async () => {
  await fetch(`${bas}/api/v1/sok?q=hemligt-namn`);
  const slut = Date.now() + HALLTID;
  while (!utskrift().includes('/api/v1/sok ') && Date.now() < slut) await new Promise((klar) => setTimeout(klar, 20));
  assert.match(utskrift(), /\/api\/v1\/sok 200/);
  assert.doesNotMatch(utskrift(), /hemligt-namn/);
});
