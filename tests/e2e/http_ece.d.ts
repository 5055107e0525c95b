declare module 'http_ece' {
  import type { ECDH } from 'node:crypto';
  export function decrypt(kropp: Buffer, val: { version: 'aes128gcm'; privateKey: ECDH; authSecret: string }): Buffer;
}
