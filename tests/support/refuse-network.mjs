// Loaded before a program of ours: every way out of the computer is written down and refused. Loopback is a way, too.
import { appendFileSync } from 'node:fs';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const file = process.env.STENOGRAM_TEST_NETWORK;
function refuse(what) {
  appendFileSync(file, `${process.pid} ${what}\n`);
  throw new Error(`refused: ${what}`);
}
const real = Object.getOwnPropertyDescriptor(net.Socket.prototype, 'connect');
net.Socket.prototype.connect = function (...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  // A pipe between our own processes has a path or a handle, not a port.
  if (typeof first === 'object' && first !== null && typeof first.path === 'string')
    return Reflect.apply(real.value, this, args);
  return refuse(`connect ${JSON.stringify(first)}`);
};
dgram.createSocket = () => refuse('datagram');
for (const api of [dns, dns.promises]) {
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) api[name] = () => refuse(`dns ${name}`);
}
globalThis.fetch = async (request) =>
  refuse(`fetch ${request instanceof Request ? request.url : new URL(request).href}`);
syncBuiltinESMExports();
appendFileSync(file, `${process.pid} started\n`);
