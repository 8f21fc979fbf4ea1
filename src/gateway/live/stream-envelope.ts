/** Wraps bytes as one binary websocket message from a server (RFC 6455 §5.2): made once, written to every socket as it is. */

const FINAL_BINARY = 0x82;

function headOf(length: number): Buffer {
  if (length < 126) return Buffer.from([FINAL_BINARY, length]);
  const wide = length > 0xffff;
  const head = Buffer.alloc(wide ? 10 : 4);
  head[0] = FINAL_BINARY;
  head[1] = wide ? 127 : 126;
  if (wide) head.writeBigUInt64BE(BigInt(length), 2);
  else head.writeUInt16BE(length, 2);
  return head;
}

export const enveloped = (payload: Uint8Array): Buffer =>
  Buffer.concat([headOf(payload.byteLength), payload]);
